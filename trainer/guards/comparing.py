"""``A is better than B`` and ``B is not as good as A``: the same with a negation and without one."""

import re

from trainer.guards.text import Said

_MORE = re.compile(
    r"\b(?:better|worse|more|less|rather|sooner|(?!other|either|whether)\w{3,}er)(?: \w+){0,5}? than\b"
)
_NOT_AS = re.compile(r"\bnot\b(?P<mid>(?: \w+){0,6}?) (?:as|so) (?:\w+ )?\w+ as\b")
_PASSED_OVER = frozenset("a an the is are was were be been do does did that this it of to".split())


def compared(plain: Said, denying: Said) -> bool:
    """Whether a text says by a comparison what another says by a denied one, about the same two sides."""
    more, less = _MORE.search(_words(plain)), _NOT_AS.search(_words(denying))
    if not more or not less or _MORE.search(_words(denying)):
        return False
    greater, smaller = _sides(_words(plain), more.start(), more.end())
    here, there = _sides(_words(denying), less.start(), less.end())
    here |= frozenset(less["mid"].split())
    straight = len(greater & here) + len(smaller & there)
    turned = len(greater & there) + len(smaller & here)
    return turned > straight


def crossed(before: Said, after: Said) -> str:
    """Two sides of the same comparison that changed places, as a clause; empty if none did."""
    old, new = _MORE.search(_words(before)), _MORE.search(_words(after))
    if not old or not new or old[0].split()[0] != new[0].split()[0]:
        return ""
    (first, than_first), (second, than_second) = _compared_parts(before, old), _compared_parts(after, new)
    kept = than_first & than_second
    turned = (than_first & second) - first and (than_second & first) - second
    return "what is compared changed places" if turned and not kept else ""


def _compared_parts(text: Said, found: re.Match[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Both sides of a comparison; with ``rather A than B`` the first one stands inside it."""
    before, behind = _sides(_words(text), found.start(), found.end())
    return before | frozenset(found[0].split()[1:-1]) - behind, behind


def _words(text: Said) -> str:
    return " ".join(text.words)


def _sides(text: str, start: int, end: int) -> tuple[frozenset[str], frozenset[str]]:
    """Words before and behind a comparison, without those that hold a sentence together."""
    before, behind = frozenset(text[:start].split()[-8:]), frozenset(text[end:].split()[:8])
    shared = (before & behind) | _PASSED_OVER
    return before - shared, behind - shared
