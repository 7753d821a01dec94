"""A scenario drawn for a terminal: what comes after what, with boxes and branches.

The needs run down the page in this customer's order, and beside each stands
what belongs to it. Facts hang on the trust that opens them, solutions on what
must come first, and the endings form a ladder, because the first that fits is
taken. Everything fits the width asked for; a text that would not is cut.
"""

import textwrap
from collections.abc import Iterator, Sequence

from trainer.authoring.graph import conditions, critical_when, fact_notes, meets, solution_notes
from trainer.model.scenario import Ending, Need, NeedSpec, Scenario, Solution

WIDTH = 80
"""Columns that every terminal has."""

LEAST_WIDTH = 60
"""Columns below which nothing can be drawn legibly."""

CUT = "…"
"""Sign at the end of a text that was cut."""

_ASCII = str.maketrans("┌┐└┘├┤┬┴─│▼►…", "++++++++-|v>~")


def draw(scenario: Scenario, width: int = WIDTH, *, ascii_only: bool = False) -> list[str]:
    """The scenario as lines of text.

    Args:
        scenario: What to draw.
        width: Columns that may be used, at least ``LEAST_WIDTH``.
        ascii_only: Whether lines are drawn with signs that every terminal has.
    """
    width = max(width, LEAST_WIDTH)
    plain = [item for item in scenario.solutions if not item.critical]
    critical = [item for item in scenario.solutions if item.critical]
    lines = [
        *_head(scenario, width),
        *_heading("NEEDS, in this customer's order"),
        *_spine(scenario, width),
        *(_heading("FACTS, told when asked, by the trust it takes") if scenario.facts else ()),
        *_gates(scenario, width),
        *(_heading("SOLUTIONS, behind what must come first") if plain else ()),
        *_offers(scenario, plain, width),
        *(_heading("CRITICAL OFFERS, each an error that fails the session") if critical else ()),
        *_offers(scenario, critical, width),
        *_heading("ENDINGS, tried from the top; the first that fits is taken"),
        *_ladder(scenario, width),
    ]
    drawn = [line.rstrip() for line in lines]
    return [line.translate(_ASCII) for line in drawn] if ascii_only else drawn


def _head(scenario: Scenario, width: int) -> Iterator[str]:
    yield from textwrap.wrap(f"{scenario.scenario}: {scenario.title}", width)
    who = f"{scenario.customer.name}, played by '{scenario.persona}'; at most {scenario.max_turns} replies"
    yield from textwrap.wrap(who, width)


def _heading(text: str) -> tuple[str, ...]:
    return ("", text, "")


# Needs


def _spine(scenario: Scenario, width: int) -> Iterator[str]:
    """The needs as boxes down the left side, and beside each what belongs to it."""
    inner = max(len(spec.need.value) for spec in scenario.needs) + 5
    for n, spec in enumerate(scenario.needs, start=1):
        last = n == len(scenario.needs)
        box = _need_box(f" {n} {spec.need.value}".ljust(inner), last=last)
        notes = [*_need_notes(scenario, spec, width - inner - 7)]
        pipe = " " * (inner // 2 + 3) + "│"
        rows = max(len(box), len(notes) + 1)
        for k in range(rows):
            left = box[k] if k < len(box) else "" if last else pipe
            right = notes[k - 1] if 0 < k <= len(notes) else ""
            yield f"{left.ljust(inner + 6)}{right}"
        if not last:
            yield " " * (inner // 2 + 3) + "▼"


def _need_box(text: str, *, last: bool) -> list[str]:
    floor = "─" * len(text)
    foot = floor if last else floor[: len(text) // 2] + "┬" + floor[len(text) // 2 + 1 :]
    return [f"  ┌{floor}┐", f"  │{text}│", f"  └{foot}┘"]


def _need_notes(scenario: Scenario, spec: NeedSpec, width: int) -> Iterator[str]:
    if spec.need is Need.HELPED:
        settling = [_marked(item) for item in scenario.solutions if meets(scenario, item)]
        yield "met by a solution that settles:" if settling else "no solution settles this need"
        yield from _branches(settling, width)
        return
    yield f"met by {spec.effort} points" if spec.effort > 1 else "met by 1 point"
    if spec.need is Need.HEARD and scenario.story:
        yield "told meanwhile, beat by beat:"
        yield from _branches([_beat(n, beat) for n, beat in enumerate(scenario.story, start=1)], width)


def _marked(solution: Solution) -> str:
    return f"{solution.solution} (a critical error)" if solution.critical else solution.solution


def _beat(number: int, beat: Sequence[str]) -> str:
    more = f" (+{len(beat) - 1} more ways)" if len(beat) > 2 else " (+1 more way)" if len(beat) == 2 else ""
    return f'{number}{more} "{beat[0]}"'


def _branches(texts: Sequence[str], width: int) -> Iterator[str]:
    for n, text in enumerate(texts, start=1):
        yield ("└─ " if n == len(texts) else "├─ ") + _cut(text, width - 3)


# Facts


def _gates(scenario: Scenario, width: int) -> Iterator[str]:
    """Facts by the trust that opens them, lowest first."""
    needed = _needed_for(scenario)
    longest = max((len(fact.fact) for fact in scenario.facts), default=0)
    for trust in sorted({fact.trust for fact in scenario.facts}):
        behind = [fact for fact in scenario.facts if fact.trust == trust]
        for n, fact in enumerate(behind):
            mark = "" if n else f"trust {trust:>3}" if trust else "always"
            notes = [note for note in fact_notes(fact) if not note.startswith("from trust")]
            notes += [f"needed for {', '.join(needed[fact.fact])}"] if fact.fact in needed else []
            text = f"{fact.fact.ljust(longest)}   {'; '.join(notes)}".rstrip()
            yield f"  {mark:>9} {_gate_sign(n, len(behind))} {_cut(text, width - 15)}"


def _gate_sign(n: int, count: int) -> str:
    if count == 1:
        return "──"
    return "┬─" if n == 0 else "└─" if n == count - 1 else "├─"


def _needed_for(scenario: Scenario) -> dict[str, list[str]]:
    """Fact -> the solutions that wait for it."""
    needed: dict[str, list[str]] = {}
    for solution in scenario.solutions:
        for first in solution.requires:
            if first.startswith("fact:"):
                needed.setdefault(first.removeprefix("fact:"), []).append(solution.solution)
    return needed


# Solutions


def _offers(scenario: Scenario, solutions: Sequence[Solution], width: int) -> Iterator[str]:
    """Each solution with what must come first on its left and what becomes of it below."""
    longest = max((len(first) for item in solutions for first in item.requires), default=0)
    left = min(longest, width // 2 - 8)
    for solution in solutions:
        yield from _first_of(solution, left, width)
        notes = solution_notes(scenario, solution)
        if solution.critical:
            error = f"!! {solution.critical}, {critical_when(solution)}"
            notes = (*notes[:-1], error)
        indent = " " * (left + 11)
        yield from textwrap.wrap(
            "; ".join(notes), width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
        )


def _first_of(solution: Solution, left: int, width: int) -> Iterator[str]:
    """What a solution requires, joined into the arrow that leads to it."""
    name = _cut(solution.solution, width - left - 11)
    firsts = solution.requires
    if not firsts:
        yield f"  {' ' * left}    ──► {name}"
        return
    for n, first in enumerate(firsts):
        line = f"  {_cut(first, left)} ".ljust(left + 3, "─")
        last = n == len(firsts) - 1
        sign = "─" if len(firsts) == 1 else "┐" if n == 0 else "┴" if last else "┤"
        yield f"{line}──{sign}──► {name}" if last else f"{line}──{sign}"


# Endings


def _ladder(scenario: Scenario, width: int) -> Iterator[str]:
    """Endings as boxes, one below the other, joined by "else"."""
    for n, ending in enumerate(scenario.endings, start=1):
        last = n == len(scenario.endings)
        yield from _ending_box(n, ending, width, last=last)
        if not last:
            yield "       │ else"
            yield "       ▼"


def _ending_box(number: int, ending: Ending, width: int, *, last: bool) -> Iterator[str]:
    inner = width - 6
    head = f"─ {number} {ending.kind.value.upper()} ─ {_cut(ending.ending, inner - 16)} "
    yield f"  ┌{head.ljust(inner + 2, '─')}┐"
    when = "; ".join(conditions(ending.when))
    condition = f"if {when}" if when else "whatever is left"
    texts = [f'"{ending.title}"', condition]
    for row in (row for text in texts for row in textwrap.wrap(text, inner, break_on_hyphens=False)):
        yield f"  │ {row.ljust(inner)} │"
    foot = "─" * (inner + 2)
    yield f"  └{foot if last else foot[:4] + '┬' + foot[5:]}┘"


def _cut(text: str, width: int) -> str:
    """``text`` cut at ``width`` characters."""
    return text if len(text) <= width else text[: max(width - 1, 1)].rstrip() + CUT
