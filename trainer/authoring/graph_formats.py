"""A graph as Mermaid, for Markdown pages, and as DOT, for Graphviz."""

import textwrap
from collections.abc import Callable, Iterator

from trainer.authoring.graph import Graph, Kind, Link, Node

ROW = 32
"""Characters in one row of a box."""

TITLES: dict[Kind, str] = {
    Kind.NEED: "Needs, in this customer's order",
    Kind.STORY: "Story, while 'heard' is due",
    Kind.FACT: "Facts, told when asked",
    Kind.LOOKUP: "Look-ups",
    Kind.SOLUTION: "Solutions",
    Kind.CRITICAL: "Critical offers",
    Kind.ENDING: "Endings, the first that fits",
}
"""Heading of each group of boxes."""

_FILLS: dict[Kind, tuple[str, str]] = {
    Kind.NEED: ("#dbeafe", "#1e40af"),
    Kind.STORY: ("#f1f5f9", "#475569"),
    Kind.FACT: ("#fef3c7", "#92400e"),
    Kind.LOOKUP: ("#ede9fe", "#5b21b6"),
    Kind.SOLUTION: ("#dcfce7", "#166534"),
    Kind.CRITICAL: ("#fee2e2", "#b91c1c"),
    Kind.ENDING: ("#ffffff", "#111827"),
}
"""Background and border of each kind of box; every one is also told by its group's heading."""

_MERMAID_SHAPES: dict[Kind, tuple[str, str]] = {
    Kind.NEED: ('(["', '"])'),
    Kind.STORY: ('>"', '"]'),
    Kind.CRITICAL: ('{{"', '"}}'),
    Kind.LOOKUP: ('[/"', '"/]'),
}
_DOT_SHAPES: dict[Kind, str] = {
    Kind.STORY: "note",
    Kind.LOOKUP: "parallelogram",
    Kind.CRITICAL: "octagon",
    Kind.ENDING: "component",
}
_DASHED = frozenset({Link.REQUIRED, Link.LEADS})


def mermaid(graph: Graph) -> str:
    """The graph as a Mermaid flowchart, which Markdown pages draw."""
    lines = ["---", f"title: {_mermaid_title(graph.title)}", "---", "flowchart TD"]
    for kind, nodes in _groups(graph):
        lines.append(f'  subgraph {kind.value}_group["{_mermaid_text(TITLES[kind])}"]')
        lines.extend(f"    {_mermaid_node(node)}" for node in nodes)
        lines.append("  end")
    for edge in graph.edges:
        arrow = "-.->" if edge.link in _DASHED else "-->"
        lines.append(f"  {_mermaid_id(edge.start)} {arrow}|{edge.link.value}| {_mermaid_id(edge.end)}")
    for kind, nodes in _groups(graph):
        fill, border = _FILLS[kind]
        lines.append(f"  classDef {kind.value}Box fill:{fill},stroke:{border},color:#111827")
        lines.append(f"  class {','.join(_mermaid_id(node.key) for node in nodes)} {kind.value}Box")
    return "\n".join(lines) + "\n"


def dot(graph: Graph) -> str:
    """The graph in the language of Graphviz."""
    lines = [
        "digraph scenario {",
        f'  label="{_dot_text(graph.title)}"; labelloc=t; rankdir=TB; fontname="Helvetica";',
        '  node [shape=box, style="filled,rounded", fontname="Helvetica", fontsize=11];',
        '  edge [fontname="Helvetica", fontsize=9];',
    ]
    for kind, nodes in _groups(graph):
        lines.append(f'  subgraph "cluster_{kind.value}" {{ label="{_dot_text(TITLES[kind])}";')
        lines.extend(f"    {_dot_node(node)}" for node in nodes)
        lines.append("  }")
    for edge in graph.edges:
        style = ", style=dashed" if edge.link in _DASHED else ""
        lines.append(f'  "{edge.start}" -> "{edge.end}" [label="{edge.link.value}"{style}];')
    return "\n".join([*lines, "}"]) + "\n"


FORMATS: dict[str, Callable[[Graph], str]] = {"mermaid": mermaid, "dot": dot}
"""Name of a format -> what draws it."""


def _groups(graph: Graph) -> Iterator[tuple[Kind, list[Node]]]:
    for kind in Kind:
        nodes = [node for node in graph.nodes if node.kind is kind]
        if nodes:
            yield kind, nodes


def _rows(node: Node) -> list[str]:
    notes = (row for note in node.notes for row in textwrap.wrap(note, ROW, max_lines=3, placeholder="…"))
    return [node.title, *notes]


def _mermaid_id(key: str) -> str:
    """An identifier without the signs that Mermaid reads as its own; names have no underscores."""
    return key.replace(":", "_").replace("-", "_")


def _mermaid_title(text: str) -> str:
    """The title as a YAML text, which a Mermaid file's head is."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _mermaid_text(text: str) -> str:
    """Text with the signs that Mermaid or a page would read as their own written as their codes."""
    codes = {"#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "`": "#96;", "\\": "#92;", "&": "#amp;"}
    return "".join(codes.get(sign, sign) for sign in text)


def _mermaid_node(node: Node) -> str:
    start, end = _MERMAID_SHAPES.get(node.kind, ('["', '"]'))
    text = "<br/>".join(_mermaid_text(row) for row in _rows(node))
    return f"{_mermaid_id(node.key)}{start}{text}{end}"


def _dot_text(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _dot_node(node: Node) -> str:
    fill, border = _FILLS[node.kind]
    text = "\\n".join(_dot_text(row) for row in _rows(node))
    shape = f", shape={_DOT_SHAPES[node.kind]}" if node.kind in _DOT_SHAPES else ""
    return f'"{node.key}" [label="{text}", fillcolor="{fill}", color="{border}"{shape}];'
