"""Four themes: dark, light, high contrast, and one without colour.

Colour repeats what a word or a sign says already and never says anything
alone, so that the theme without colour loses nothing. The heat colours are
theme variables: styles say ``$heat-2`` and know no hue.
"""

from textual.theme import Theme

HEAT_VARIABLES = ("heat-0", "heat-1", "heat-2", "heat-3")
"""One colour a heat band, calm first."""

DEFAULT_VARIABLES: dict[str, str] = {
    "heat-0": "#7fb5a6",
    "heat-1": "#d6b566",
    "heat-2": "#de8f57",
    "heat-3": "#e0705f",
    "quiet": "#8b97a3",
    "hairline": "#2f3944",
}
"""Values for themes that do not name these (Textual's own, which stay choosable)."""


def _variables(heat: tuple[str, str, str, str], quiet: str, hairline: str, cursor: str) -> dict[str, str]:
    """Theme variables of ours, and the few of Textual's that we set."""
    return {
        **dict(zip(HEAT_VARIABLES, heat, strict=True)),
        "quiet": quiet,
        "hairline": hairline,
        "input-cursor-background": cursor,
        "footer-background": "transparent",
        "footer-item-background": "transparent",
        "footer-key-background": "transparent",
        "footer-description-background": "transparent",
        "footer-key-foreground": cursor,
        "footer-description-foreground": quiet,
        "border": hairline,
        "border-blurred": hairline,
        "scrollbar": hairline,
        "scrollbar-background": "transparent",
        "scrollbar-background-hover": "transparent",
        "scrollbar-background-active": "transparent",
        "scrollbar-hover": quiet,
        "scrollbar-active": cursor,
        "block-cursor-blurred-text-style": "none",
    }


DARK = Theme(
    name="coolhead-dark",
    primary="#86b8c4",
    secondary="#a9b7c6",
    accent="#d9b26f",
    success="#8dbf94",
    warning="#d9b26f",
    error="#e0705f",
    foreground="#d9dfe5",
    background="#12171d",
    surface="#182028",
    panel="#1f2933",
    variables=_variables(("#7fb5a6", "#d6b566", "#de8f57", "#e0705f"), "#8b97a3", "#2f3944", "#86b8c4"),
)

LIGHT = Theme(
    name="coolhead-light",
    dark=False,
    primary="#1f6b78",
    secondary="#4d5b68",
    accent="#8a5a00",
    success="#2f6f3e",
    warning="#8a5a00",
    error="#a8321f",
    foreground="#232a31",
    background="#faf8f4",
    surface="#f2efe8",
    panel="#e9e5dc",
    variables=_variables(("#2f7a67", "#8a6a00", "#a8530f", "#a8321f"), "#5f6a74", "#d5cfc3", "#1f6b78"),
)

CONTRAST = Theme(
    name="coolhead-contrast",
    primary="#00e5ff",
    secondary="#ffffff",
    accent="#ffff00",
    success="#5cff5c",
    warning="#ffff00",
    error="#ff8a80",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1a1a1a",
    text_alpha=1.0,
    variables=_variables(("#5cff5c", "#ffff00", "#ffb347", "#ff8a80"), "#d0d0d0", "#ffffff", "#00e5ff"),
)

MONO = Theme(
    name="coolhead-mono",
    primary="#ffffff",
    secondary="#d0d0d0",
    accent="#ffffff",
    success="#ffffff",
    warning="#ffffff",
    error="#ffffff",
    foreground="#e6e6e6",
    background="#000000",
    surface="#0c0c0c",
    panel="#1c1c1c",
    text_alpha=1.0,
    variables=_variables(("#bdbdbd", "#d0d0d0", "#e6e6e6", "#ffffff"), "#a8a8a8", "#5a5a5a", "#ffffff"),
)

THEMES: tuple[Theme, ...] = (DARK, LIGHT, CONTRAST, MONO)
"""All themes in the order in which F12 walks through them."""


def theme_after(name: str) -> str:
    """The name of the theme that follows ``name``; the first one after any that is not ours."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]
