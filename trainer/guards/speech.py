"""How it must sound: a customer's own voice, in English, whole, at the mood that is declared."""

import re
import unicodedata
from collections.abc import Collection
from difflib import SequenceMatcher
from itertools import pairwise

from trainer.guards.endings import dangling
from trainer.guards.lexicon import EVERYDAY, FOREIGN
from trainer.guards.phrases import AGENT, HOT, META, SWEET
from trainer.guards.synonyms import root
from trainer.guards.text import Said, is_content, said, stem
from trainer.model.mood import HeatBand

SHORTEST, LONGEST = 0.42, 1.8
"""Length of a wording, as a share of the line's."""

SLACK = 12
"""Characters more or less that are always allowed, for the sake of very short lines."""

SAME_WORDS = 5
"""Words from which one changed word leaves a near copy."""

KEPT = 0.85
"""Share of a line's content words that shows that all of the line is still there."""

MOSTLY_KEPT = 0.75
"""The same where a whole clause is new."""

SURPLUS = 3
"""Content words more than are gone, from which a clause that holds nothing of the line was added."""

GROWTH = 4
"""Words more than the line from which something may have been added."""

_REMARKS = frozenset(
    """what how oh ah well now that it this thank thanks good great so my yes and if finally at then there
    such fine right very a an the two three one""".split()
)
"""First words of what may be exclaimed in good mood."""

_AT_YOU = frozenset("you your yourself yours stop do never nobody nothing not".split())

_COOL = frozenset({HeatBand.CALM, HeatBand.ANNOYED})
_SELVES = frozenset(f"{word}self" for word in ("my", "your", "him", "her", "it")) | {
    "ourselves",
    "themselves",
}
_STANCES = frozenset("lie lies lying sit sits sitting stand stands standing front".split())
"""Where things lie and stand; it says no more than that they are there."""
_EVERYDAY = frozenset(map(root, EVERYDAY | {"want", "less", "change", "bit"}))
_CLAUSES = re.compile(r"[,;:.!?…](?!\d)")
_CONTROL = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
_ENDS = re.compile(r"[.!?…][\"')\]]*$")
_REMARK = re.compile(r"^\(.*\)$|^[…. ]+$")
_AGENT = tuple(re.compile(rf"\b(?:{pattern})") for pattern in AGENT)
_META = tuple(re.compile(rf"\b(?:{pattern})\b") for pattern in META)
_HOT = tuple(re.compile(rf"\b(?:{pattern})\b") for pattern in HOT)
_SWEET = tuple(re.compile(rf"\b(?:{pattern})\b") for pattern in SWEET)
_LABEL = re.compile(
    r"^(?!Honestly|Frankly|Really|Finally|Actually|Seriously|Basically|Exactly|Sadly)\w+(?:ly|ed)(?: \w+)?:"
    r"|^\s*(?:[-*#>]|\d+[.)]\s|\w+:\s*[\"'])|```|https?:|<[^>]*>|[|\[\](*`\\\\\n]"
    r"|^(?i:calm|annoyed|angry|furious)\b *[:\-]"
    r"|\b(?i:customer|caller|version|candidate|answer|reply|response|variant|option|rewrite|original"
    r"|alternative|result|text|sentence|user|speaker|mood|tone|note)(?: \w+){0,3}:"
)
_ELIDED = re.compile(r"(?:l|d|j|qu|c|n|s|m|dell|all|nell|sull|un)'[aeiouh]\w+$")
"""A word that has lost its vowel as no English one does."""

_SHOUT = re.compile(r"\b(?!(?:OK|TV|ID|PC|PIN|UK|EU|GP|SIM|USB|AM|PM)\b)[A-Z]{2,}\b")


def unprintable(text: str) -> str:
    """The first character that no line may hold, as its code point; empty if there is none."""
    found = next((char for char in text if unicodedata.category(char) in _CONTROL), "")
    return f"U+{ord(found):04X}" if found else ""


def agent_phrase(before: Said, after: Said) -> str:
    """A phrase of those who serve that the line does not have; empty if there is none."""
    return _new_match(_AGENT, before, after)


def meta_talk(before: Said, after: Said, raw: str = "") -> str:
    """Talk about the text, a label or markup that the line does not have; empty if there is none."""
    if "\n" in raw.strip():
        return "a line break"
    label = _LABEL.search(after.text)
    if label and not _LABEL.search(before.text):
        return label[0].strip()
    return _new_match(_META, before, after)


def foreign(before: Said, after: Said) -> str:
    """A word or letter that is not English and not the line's own; empty if there is none."""
    own = set(before.words) | set(before.text)
    for char in after.text:
        if char.isalpha() and char not in own and not char.isascii():
            return char
    strangers = [w for w in after.words if (w in FOREIGN or _ELIDED.match(w)) and w not in own]
    return strangers[0] if strangers else ""


def length_off(before: Said, after: Said) -> str:
    """How the length is out of bounds, as a clause; empty if it is not."""
    old, new = len(before.text), len(after.text)
    if new < SHORTEST * old - SLACK or (new < SHORTEST * old and old > 2 * SLACK):
        return f"it has {new} characters, the line {old}"
    return f"it has {new} characters, the line {old}" if new > LONGEST * old + SLACK else ""


def cut_off(before: Said, after: Said) -> str:
    """Why it does not end as speech does, as a clause; empty if it does."""
    text = after.text
    if _REMARK.match(text):
        return "" if _REMARK.match(before.text) else "it is a remark, not speech"
    if not _ENDS.search(text):
        return "it has no end mark"
    if dangling(before, after):
        return "its last word leads nowhere"
    if text.endswith(("…", "...")) and not before.text.endswith(("…", "...")):
        return "it trails off"
    odd = text.count('"') % 2 or text.count("(") != text.count(")")
    return "a quotation or bracket is left open" if odd else ""


def mood_off(before: Said, after: Said, bands: Collection[HeatBand]) -> str:
    """What does not go with the heat at which it is said, as a clause; empty if all does.

    A wording said at any heat may bring in neither hot words nor sweet ones.
    """
    if any(band in _COOL for band in bands):
        hot = _new_match(_HOT, before, after)
        if hot:
            return f"'{hot}' is too hot"
        allowed = before.text.count("!") + (HeatBand.CALM not in bands or _glad(after))
        if after.text.count("!") > allowed:
            return "an exclamation mark is new"
        shouts = set(_SHOUT.findall(after.text)) - set(_SHOUT.findall(before.text))
        if shouts:
            return f"'{min(shouts)}' is shouted"
    if any(band not in _COOL for band in bands):
        sweet = _new_match(_SWEET, before, after)
        return f"'{sweet}' is too sweet" if sweet else ""
    return ""


def _glad(text: Said) -> bool:
    """Whether all that is exclaimed is a remark, not a blow at the listener or an order."""
    loud = [said(sentence).words for sentence in text.sentences if sentence.endswith("!")]
    return all(words[:1] and words[0] in _REMARKS and not _AT_YOU & set(words) for words in loud)


def near_copy(before: Said, after: Said) -> bool:
    """Whether it is the line again but for marks, contractions or a single word; another order is not."""
    if before.words == after.words:
        return True
    most = max(len(before.words), len(after.words))
    if min(len(before.words), len(after.words)) < SAME_WORDS:
        return False
    blocks = SequenceMatcher(None, before.words, after.words, autojunk=False).get_matching_blocks()
    return most - sum(block.size for block in blocks) <= 1


def insertion(before: Said, after: Said) -> str:
    """New content in a row in a wording that holds all of the line besides; empty if there is none."""
    old, new = ([root(word) for word in text.words if _tells(word)] for text in (before, after))
    if len(set(old)) < 2:
        return ""
    kept = len(set(old) & set(new)) / len(set(old))
    longer = len(after.words) - len(before.words)
    for clause in _CLAUSES.split(after.text) if kept >= KEPT and longer >= GROWTH else ():
        here = [root(word) for word in said(clause).words if _tells(word)]
        for first, second in pairwise(here):
            if first != second and not {first, second} & set(old):
                return f"{first} {second}"
    return _whole_clause(set(old), after) if kept >= MOSTLY_KEPT else ""


def _whole_clause(old: set[str], after: Said) -> str:
    """A clause in which nothing is the line's, in a wording with more that is new than is gone."""
    new = {root(word) for word in after.words if _tells(word)}
    surplus = len(new - old) - len(old - new)
    if surplus < SURPLUS and not (surplus == SURPLUS - 1 and old <= new):
        return ""
    for clause in _CLAUSES.split(after.text):
        here = [root(word) for word in said(clause).words if _tells(word)]
        rare = [found for found in here if found not in _EVERYDAY]
        if len(set(rare)) >= 2 and not set(here) & old:
            return " ".join(rare[:2])
    return ""


def _tells(word: str) -> bool:
    return is_content(word) and word not in _SELVES and word not in _STANCES


def given_away(before: Said, after: Said, secrets: Collection[str]) -> str:
    """A word that only a fact of the scenario holds and the line does not; empty if there is none."""
    own = {stem(word) for word in before.words}
    return next((found for found in after.stems if found in secrets and found not in own), "")


def _new_match(patterns: tuple[re.Pattern[str], ...], before: Said, after: Said) -> str:
    """What a pattern finds in the wording where the line has nothing of that pattern."""
    old, new = _searchable(before), _searchable(after)
    for pattern in patterns:
        found = pattern.search(new)
        if found and not pattern.search(old):
            return found[0]
    return ""


def _searchable(text: Said) -> str:
    return " ".join(text.words)
