"""A conversation as plain text, to save or to copy: the same words as on the screen."""

from collections.abc import Iterator

from trainer.model.transcript import Action, Transcript, Turn
from trainer.wording.harmless import harmless
from trainer.wording.words import OUTCOME_WORDS, event_words, reasons


def as_text(title: str, customer: str, transcript: Transcript, *, ledger: bool) -> str:
    """The whole conversation.

    Args:
        title: The scenario's title.
        customer: The customer's name.
        transcript: What was said and done.
        ledger: Whether the reasons may be told.

    Returns:
        Lines ended by line feeds; no character in them acts on a terminal.
    """
    return harmless("\n".join(_lines(title, customer, transcript, ledger))) + "\n"


def _lines(title: str, customer: str, transcript: Transcript, ledger: bool) -> Iterator[str]:
    """Heading, opening, steps, end."""
    start = transcript.start
    yield title
    yield f"{start.mode}, {start.persona}, {start.degree}, seed {start.seed}"
    yield ""
    yield f"{customer}: {start.line}"
    for step in transcript.steps:
        yield ""
        yield from _turn(step, customer, ledger) if isinstance(step, Turn) else _action(step, customer)
    if transcript.end:
        end = transcript.end
        yield ""
        yield OUTCOME_WORDS.get(end.outcome, end.outcome)
        verdict = "passed" if end.passed else "not passed"
        yield f"Score {end.score} of 100" if start.course else f"Score {end.score} of 100, {verdict}"


def _turn(turn: Turn, customer: str, ledger: bool) -> Iterator[str]:
    """One turn."""
    yield f"You: {turn.reply}"
    yield _said(customer, turn.line, event_words(turn.events, inner=ledger))
    if ledger and turn.ledger:
        yield "  [" + "; ".join(f"{reason}: {changes}" for reason, changes in reasons(turn.ledger)) + "]"


def _action(action: Action, customer: str) -> Iterator[str]:
    """One action."""
    yield f"/{action.name} {action.text}".rstrip()
    if action.result:
        yield f"  {action.result}"
    if action.line:
        yield _said(customer, action.line, event_words(action.events, inner=False))


def _said(customer: str, line: str, does: list[str]) -> str:
    """An utterance with what is done in brackets."""
    doing = f" ({', '.join(does)})" if does else ""
    return f"{customer}{doing}: {line}".rstrip().rstrip(":") if not line else f"{customer}{doing}: {line}"
