"""Cues that are counted rather than matched: the shape of a piece of text, and echoes of the customer."""


def shape_cues(text: str, listed: tuple[str, ...]) -> list[str]:
    """Length, end mark and capitals.

    Args:
        text: The piece as typed.
        listed: Its tokens.
    """
    names = [f"length{min(6, len(listed) // 5)}"]
    asks, cries = listed.count("?"), listed.count("!")
    names += ["asks"] if asks else ["tells"]
    names += ["asks_often"] if asks > 1 else []
    names += ["cries"] if cries else []
    names += ["cries_often"] if cries > 1 else []
    letters = [c for c in text if c.isalpha()]
    if len(letters) > 6 and sum(c.isupper() for c in letters) > 0.6 * len(letters):
        names.append("capitals")
    return names


def echo_cues(
    listed: tuple[str, ...], own: frozenset[str], said: frozenset[str] | None, said_asks: bool
) -> list[str]:
    """How much of what the customer said comes back, and in what kind of sentence.

    Args:
        listed: Tokens of the piece.
        own: Stems of its content words.
        said: Stems of the customer's content words; None if nothing is known.
        said_asks: Whether the customer asked something.
    """
    if said is None:
        return ["customer_unknown"]
    shared = len(own & said)
    share = shared / len(own) if own else 0.0
    level = f"echo{min(4, shared)}"
    part = f"echo_share{int(share * 4)}"
    names = [level, part]
    if shared >= 2:
        names.append("echo_asks" if "?" in listed else "echo_tells")
        names += ["echo_you"] if "you" in listed[:6] or "your" in listed else []
        names += ["echo_so"] if "so" in listed[:3] else []
    names += ["answers"] if said_asks else []
    return names
