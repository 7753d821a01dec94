"""The guards as one table: the first rule that objects refuses a wording.

Rules are ordered by how plain the fault is, so that the sentence an author
reads names the fault that he would name himself.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum

from trainer.guards import meaning, speech
from trainer.guards.asking import question_changed
from trainer.guards.clock import plain_times
from trainer.guards.comparing import compared, crossed
from trainer.guards.facts import facts_of, first_difference, lost_number
from trainer.guards.lexicon import EVERYDAY
from trainer.guards.names import names_of
from trainer.guards.parts import turned_about
from trainer.guards.persons import reversed_around, swapped
from trainer.guards.places import bound_turned, changed_places, kind_changed
from trainer.guards.polarity import negation_changed
from trainer.guards.text import Said, said, stem
from trainer.model.mood import HeatBand

ANY_BAND = frozenset(HeatBand)
"""All bands: the wording is said at any heat."""


class Code(StrEnum):
    """What a guard objects to; codes stay."""

    CONTROL = "G001"
    META = "G002"
    LANGUAGE = "G003"
    ENDING = "G004"
    LENGTH = "G005"
    NUMBER = "G006"
    NAME = "G007"
    CODE = "G008"
    SLOT = "G009"
    ORDER = "G010"
    SPEAKER = "G011"
    PROMISE = "G012"
    DEMAND = "G013"
    NEGATION = "G014"
    QUESTION = "G015"
    SWAP = "G016"
    LEAK = "G017"
    MOOD = "G018"
    INVENTED = "G019"
    COPY = "G020"
    MEANING = "G021"


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known where a line is said."""

    names: frozenset[str] = frozenset()
    """Words of names, in small letters."""
    secrets: frozenset[str] = frozenset()
    """Stems that only facts and look-ups hold, which no wording may give away."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A line and another wording of it."""

    line: str
    """What was written."""
    wording: str
    """What is to be said instead."""
    bands: frozenset[HeatBand] = ANY_BAND
    """Heat bands in which the line is said."""
    scene: Scene = Scene()
    """What is known there."""
    small_change: bool = False
    """Whether it may be a near copy, as one of several inline choices is."""

    @property
    def before(self) -> Said:
        """The line, taken apart."""
        return said(self.line)

    @property
    def after(self) -> Said:
        """The wording, taken apart."""
        return said(self.wording)


@dataclass(frozen=True, slots=True)
class Reject:
    """Why a wording is refused."""

    code: Code
    """What kind of fault."""
    sentence: str
    """What is wrong, as a clause without a final stop."""


def judge(pair: Pair, only: Collection[Code] = frozenset(Code)) -> Reject | None:
    """The first objection to a wording, or None where there is none.

    Args:
        pair: The line and the wording.
        only: The rules to ask; all if not given.
    """
    for code, rule in RULES:
        sentence = rule(pair) if code in only else ""
        if sentence:
            return Reject(code, sentence)
    return None


def scene_of(names: tuple[str, ...], told: tuple[str, ...], openly: tuple[str, ...]) -> Scene:
    """The scene that a scenario's words make.

    Args:
        names: Names that are said there.
        told: What must not be given away: answers to questions, and what the system shows.
        openly: What is said in any case, so that its words give nothing away.
    """
    known = frozenset(word.lower() for name in names for word in name.replace("'s", "").split())
    common = {found for text in openly for found in said(text).stems} | {stem(word) for word in EVERYDAY}
    secrets = frozenset(found for text in told for found in said(text).stems) - common
    return Scene(known, secrets)


def _control(pair: Pair) -> str:
    found = speech.unprintable(pair.wording)
    return f"it holds the character {found}" if found else ""


def _meta(pair: Pair) -> str:
    found = speech.meta_talk(pair.before, pair.after, pair.wording)
    return f"'{found}' is no speech of a customer" if found else ""


def _language(pair: Pair) -> str:
    found = speech.foreign(pair.before, pair.after)
    return f"'{found}' is not English" if found else ""


def _ending(pair: Pair) -> str:
    return speech.cut_off(pair.before, pair.after)


def _length(pair: Pair) -> str:
    return speech.length_off(pair.before, pair.after)


def _number(pair: Pair) -> str:
    old, new = facts_of(pair.line), facts_of(pair.wording)
    return (
        lost_number(old, new)
        or first_difference(tuple(sorted(old.money)), tuple(sorted(new.money)))
        or bound_turned(old, new)
        or kind_changed(said(plain_times(pair.line)), said(plain_times(pair.wording)))
    )


def _name(pair: Pair) -> str:
    old, new = names_of((pair.before, pair.after), pair.scene.names)
    return first_difference(tuple(old), tuple(new))


def _code(pair: Pair) -> str:
    return first_difference(facts_of(pair.line).codes, facts_of(pair.wording).codes)


def _slot(pair: Pair) -> str:
    return first_difference(facts_of(pair.line).slots, facts_of(pair.wording).slots)


def _order(pair: Pair) -> str:
    old, new = facts_of(pair.line), facts_of(pair.wording)
    names = names_of((pair.before, pair.after), pair.scene.names)
    kinds = ((old.money, new.money), names, (_plain(old.numbers), _plain(new.numbers)))
    both = (pair.before, pair.after)
    found = (changed_places(both, after) for _, after in kinds)
    return next(filter(None, found), "")


def _plain(numbers: tuple[str, ...]) -> tuple[str, ...]:
    """Numbers without a unit, where the order alone says which is which."""
    return tuple(number for number in numbers if number[0].isdigit() and " " not in number)


def _speaker(pair: Pair) -> str:
    found = speech.agent_phrase(pair.before, pair.after)
    return f"'{found}' is what the other side says" if found else ""


def _promise(pair: Pair) -> str:
    return meaning.promise_added(pair.before, pair.after)


def _demand(pair: Pair) -> str:
    return meaning.demand_changed(pair.before, pair.after)


def _negation(pair: Pair) -> str:
    return negation_changed(pair.before, pair.after)


def _question(pair: Pair) -> str:
    return question_changed(pair.before, pair.after)


def _swap(pair: Pair) -> str:
    both = pair.before, pair.after
    found = swapped(*both)
    if found or compared(*both) or compared(*reversed(both)):
        return found
    return reversed_around(*both) or turned_about(*both) or crossed(*both)


def _leak(pair: Pair) -> str:
    found = speech.given_away(pair.before, pair.after, pair.scene.secrets)
    return f"'{found}' belongs to a fact that is told elsewhere" if found else ""


def _mood(pair: Pair) -> str:
    return speech.mood_off(pair.before, pair.after, pair.bands)


def _invented(pair: Pair) -> str:
    found = speech.insertion(pair.before, pair.after)
    return f"'{found}' is added to the line" if found else ""


def _copy(pair: Pair) -> str:
    if pair.small_change:
        return ""
    return "it is nearly the line itself" if speech.near_copy(pair.before, pair.after) else ""


RULES: tuple[tuple[Code, Callable[[Pair], str]], ...] = (
    (Code.CONTROL, _control),
    (Code.META, _meta),
    (Code.LANGUAGE, _language),
    (Code.ENDING, _ending),
    (Code.LENGTH, _length),
    (Code.SLOT, _slot),
    (Code.NUMBER, _number),
    (Code.CODE, _code),
    (Code.NAME, _name),
    (Code.ORDER, _order),
    (Code.SPEAKER, _speaker),
    (Code.PROMISE, _promise),
    (Code.DEMAND, _demand),
    (Code.NEGATION, _negation),
    (Code.QUESTION, _question),
    (Code.SWAP, _swap),
    (Code.LEAK, _leak),
    (Code.MOOD, _mood),
    (Code.INVENTED, _invented),
    (Code.COPY, _copy),
)
"""All rules in the order in which they are asked."""
