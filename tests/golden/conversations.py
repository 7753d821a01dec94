"""Whole conversations, written by hand as a trainee would type them, with the transcripts they give.

``tests/golden/SCENARIO/KIND.txt`` holds the replies, one a line, actions with a slash,
comments with ``#``; KIND is the kind of ending they must reach: ``best``, ``partial`` or
``lost``. ``KIND.jsonl`` beside it is the transcript. When content, reader or rules change on
purpose, write them anew and read the difference:

    python -m tests.golden.conversations
"""

import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from trainer.cli.scripted import script
from trainer.cli.talk import Call
from trainer.game import Game, open_game
from trainer.model.transcript import Transcript
from trainer.records.lines import dump_bytes

FOLDER = Path(__file__).parent
SEED = 1


@dataclass(frozen=True)
class Conversation:
    """One written conversation."""

    scenario: str
    kind: str
    replies: tuple[str | Call, ...]
    transcript: Path

    @property
    def name(self) -> str:
        """Scenario and kind, for test names."""
        return f"{self.scenario}-{self.kind}"


def conversations() -> list[Conversation]:
    """All written conversations, in order."""
    return [_read(path) for path in sorted(FOLDER.glob("*/*.txt"))]


def _read(path: Path) -> Conversation:
    replies = tuple(line.said for line in script(str(path)))
    return Conversation(path.parent.name, path.stem, replies, path.with_suffix(".jsonl"))


def play(game: Game, conversation: Conversation, seed: int = SEED) -> Transcript:
    """Play a conversation to its end, and end it where the script does, as the command line would."""
    session = game.start(conversation.scenario, seed=seed)
    for reply in conversation.replies:
        if session.over:
            break
        if isinstance(reply, Call):
            session.act(reply.name, reply.text)
        else:
            session.say(reply)
    if not session.over:
        session.act("end")
    session.close()
    return session.transcript


def as_lines(transcript: Transcript) -> str:
    """A transcript as it stands in a file."""
    return b"".join(dump_bytes(record) for record in transcript.records()).decode("utf-8")


def without_scores(lines: str) -> str:
    """Transcript lines without the scores of moves, whose last digits may differ between processors."""
    return re.sub(r'("name":"[a-z_]+"),"score":[\d.e-]+', r"\1", lines)


def ending_kind(game: Game, transcript: Transcript) -> str:
    """The kind of ending that a transcript reached; ``none`` if it did not end."""
    if transcript.end is None:
        return "none"
    endings = game.library.scenario(transcript.start.scenario).endings
    return next(item.kind.value for item in endings if item.ending == transcript.end.ending)


def main(wanted: list[str]) -> None:
    """Write transcripts anew and say what each conversation reached."""
    with tempfile.TemporaryDirectory() as folder:
        game = open_game(data=Path(folder))
        for conversation in conversations():
            if wanted and conversation.scenario not in wanted:
                continue
            transcript = play(game, conversation)
            conversation.transcript.write_text(as_lines(transcript), encoding="utf-8")
            end, kind = transcript.end, ending_kind(game, transcript)
            score = f"{end.ending}, {end.score} {'passed' if end.passed else 'failed'}" if end else "no end"
            mark = "ok  " if kind == conversation.kind else "NOT "
            sys.stdout.write(f"{mark}{conversation.name}: {kind} ({score})\n")


if __name__ == "__main__":
    main(sys.argv[1:])
