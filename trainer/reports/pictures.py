"""Pictures of bars as SVG, made of nothing but shapes and text: no script, no link, no font from anywhere.

Colours come from the page's variables, so that a picture is readable on light, on
dark and on paper. What is seen stands in its ``desc``, and in a table beside it.
"""

from xml.sax.saxutils import escape

from trainer.reports.cells import short
from trainer.reports.report import Bar, Figure
from trainer.wording.harmless import one_line

WIDTH = 720
"""Width of a picture in its own units."""

LABELS = 190
"""Room for labels on the left."""

VALUES = 130
"""Room for values on the right."""

ROW = 26
"""Height of a bar's row."""

TOP = 26
"""Room above the first bar, for the name of the mark."""


def svg(figure: Figure, name: str) -> str:
    """A figure as one SVG element.

    Args:
        figure: What to draw.
        name: Prefix of the ids of its title and description, unique in the page.
    """
    height = TOP + ROW * len(figure.bars) + 6
    parts = [
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="{name}-title {name}-desc">',
        f'<title id="{name}-title">{_text(figure.title)}</title>',
        f'<desc id="{name}-desc">{_text(figure.about)} {_text(_in_words(figure))}</desc>',
        *(_bar(figure, bar, place) for place, bar in enumerate(figure.bars)),
        _mark(figure, height),
        "</svg>",
    ]
    return "\n".join(part for part in parts if part)


def _in_words(figure: Figure) -> str:
    return "; ".join(f"{bar.label}: {bar.words}" for bar in figure.bars)


def _bar(figure: Figure, bar: Bar, place: int) -> str:
    top = TOP + ROW * place
    middle = top + ROW // 2
    base = middle + 4
    left = LABELS
    width = max(0.0, _x(figure, bar.value) - left)
    parts = [
        f'<text class="label" x="{left - 8}" y="{base}" text-anchor="end">{_text(_label(bar))}</text>',
        f'<rect class="bar" x="{left}" y="{top + 4}" width="{width:.1f}" height="{ROW - 8}"/>',
        f'<text class="value" x="{WIDTH - VALUES + 10}" y="{base}">{_text(bar.words)}</text>',
    ]
    if bar.low is not None and bar.high is not None:
        low, high = _x(figure, bar.low), _x(figure, bar.high)
        ends = "".join(f"M{x:.1f} {middle - 4}V{middle + 4}" for x in (low, high))
        parts.append(f'<path class="spread" d="M{low:.1f} {middle}H{high:.1f}{ends}"/>')
    return "\n".join(parts)


def _label(bar: Bar) -> str:
    label = short(bar.label)
    return label if len(label) <= 26 else f"{label[:25]}…"


def _mark(figure: Figure, height: int) -> str:
    if figure.mark is None:
        return ""
    x = _x(figure, figure.mark)
    return (
        f'<path class="mark" d="M{x:.1f} {TOP - 6}V{height - 4}"/>\n'
        f'<text class="marked" x="{x:.1f}" y="{TOP - 11}" text-anchor="middle">'
        f"{_text(figure.mark_label)}</text>"
    )


def _x(figure: Figure, value: float) -> float:
    part = min(1.0, max(0.0, value / figure.most))
    return LABELS + part * (WIDTH - LABELS - VALUES)


def _text(text: str) -> str:
    return escape(one_line(text))
