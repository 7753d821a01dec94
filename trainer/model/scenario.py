"""Scenario: the situation a trainee is put in, and all that its customer can say of it."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from trainer.model.lines import NO_LINES, Content, Line, LineSet, Name, Percent, Text
from trainer.model.scorecard import Skill


class Need(StrEnum):
    """What a customer must get; the scenario says in which order."""

    HEARD = "heard"
    ACKNOWLEDGED = "acknowledged"
    AGREED = "agreed"
    HELPED = "helped"
    INFORMED = "informed"
    CLOSED = "closed"


class Outcome(StrEnum):
    """How a conversation stopped."""

    CLOSED = "closed"
    HUNG_UP = "hung_up"
    ESCALATED = "escalated"
    REFERRED = "referred"
    ENDED = "ended"
    TIMED_OUT = "timed_out"


class EndingKind(StrEnum):
    """How good an ending is."""

    BEST = "best"
    PARTIAL = "partial"
    LOST = "lost"


class Customer(Content):
    """The person on the line."""

    name: Text
    """Full name."""
    address: Text
    """How they like to be addressed, e.g. ``Miss Navarro``."""
    names: tuple[Text, ...]
    """Every form that counts as using their name."""
    role: Text
    """What they do and where, in a few words."""
    channel: Text = "phone"
    """How they reach you: phone, chat, counter …"""
    jargon: tuple[Text, ...] = ()
    """Words of the trade that this person would not know."""
    tailored: tuple[Text, ...] = ()
    """Words that show an answer was made for this person: their currency, system, place."""
    misfits: tuple[Text, ...] = ()
    """Words that show an answer was made for somebody else."""


class Card(Content):
    """One line of the customer's card."""

    label: Text
    """What it is, e.g. ``Contract``."""
    value: Text
    """What it says."""


class Briefing(Content):
    """What the trainee knows before the first word."""

    you: Text
    """Who the trainee is here."""
    situation: Text
    """What is known when the contact comes in."""
    goal: Text
    """What a good end looks like, without giving the way."""
    card: tuple[Card, ...]
    """The customer's card as the system shows it."""
    policy: tuple[Text, ...]
    """What the trainee may and may not do."""
    tools: tuple[Text, ...]
    """What can be looked up or done, in words."""


class NeedSpec(Content):
    """One need of this customer in this situation."""

    need: Need
    """Which need."""
    effort: Annotated[int, Field(ge=1, le=8)] = 2
    """Points of progress that meet it; see docs/scenario-format.md for what each move earns."""
    due: LineSet = NO_LINES
    """What the customer says while this is the next need: at least four lines."""
    unmet: LineSet = NO_LINES
    """What the customer says when a reply passes over it: the same point, in other words."""


class Fact(Content):
    """Something the customer knows and tells when asked, if they trust enough."""

    fact: Name
    """Identifier."""
    asks: tuple[Text, ...] = Field(min_length=3)
    """Ways a trainee may ask for it."""
    answers: LineSet
    """What the customer says when asked."""
    trust: Percent = 0
    """Trust below which it is withheld."""
    withheld: LineSet = NO_LINES
    """What is said instead when trust is too low."""
    volunteered: bool = False
    """Whether an open invitation also brings it out."""
    after: tuple[Name, ...] = ()
    """Solutions of which one must have been taken before they can tell it, e.g. whether a repair holds."""


class Verdict(StrEnum):
    """What the customer makes of a solution that is offered when its conditions hold."""

    ACCEPT = "accept"
    DECLINE = "decline"
    SWALLOW = "swallow"


class Solution(Content):
    """Something a trainee may offer or do."""

    solution: Name
    """Identifier."""
    offers: tuple[Text, ...] = Field(min_length=3)
    """Ways a trainee may offer it, in whole sentences."""
    verdict: Verdict = Verdict.ACCEPT
    """Accept, decline (never satisfied by it), or swallow (does not like it, and knows where they stand)."""
    settles: bool = True
    """Whether it meets the need to be helped once accepted or swallowed."""
    requires: tuple[str, ...] = ()
    """What must be known first: ``fact:NAME`` told, ``lookup:NAME`` made, or ``solution:NAME`` accepted."""
    trust: Percent = 0
    """Trust below which the customer doubts it."""
    accepts: LineSet = NO_LINES
    """Said when taken (or swallowed)."""
    doubts: LineSet = NO_LINES
    """Said when trust or ``requires`` is lacking: the customer names what is missing."""
    declines: LineSet = NO_LINES
    """Said when refused, with the reason."""
    critical: Name | None = None
    """Critical error that offering it commits, at once or (with ``requires``) while those are lacking."""


class Lookup(Content):
    """Something a trainee can look up with ``/lookup``."""

    lookup: Name
    """Identifier."""
    terms: tuple[Text, ...] = Field(min_length=1)
    """Words that find it."""
    shows: Text
    """What the system shows."""


class PastPromise(Content):
    """A promise on the record before this contact."""

    what: Text
    """What was promised."""
    when: Text
    """For when."""
    kept: bool = False
    """Whether it was kept."""


class EndingRule(Content):
    """When an ending applies. Everything named must hold."""

    outcomes: tuple[Outcome, ...] = ()
    """How the conversation stopped; empty means in any way."""
    needs: tuple[Need, ...] = ()
    """Needs that must have been met."""
    accepted: tuple[Name, ...] = ()
    """Solutions of which at least one must have been taken or swallowed."""
    trust_min: Percent = 0
    """Least trust at the end."""
    heat_max: Percent = 100
    """Most heat at the end."""
    no_critical: bool = False
    """Whether critical errors rule it out."""


class Ending(Content):
    """One way it can end. The first ending whose rule holds is taken; the last must hold always."""

    ending: Name
    """Identifier."""
    kind: EndingKind
    """Best, partial or lost."""
    title: Text
    """What happened, as a headline."""
    when: EndingRule = EndingRule()
    """When it applies."""
    lines: LineSet = NO_LINES
    """The customer's last words."""
    epilogue: Text
    """What came of it, told to the trainee."""
    mail: Annotated[str, Field(max_length=1500)] = ""
    """The thank-you mail or the complaint that arrives afterwards."""


class Rubric(Content):
    """What is judged here and how much it weighs."""

    pass_mark: Percent = 70
    """Score from which the session is passed."""
    weights: dict[Skill, Annotated[int, Field(ge=0, le=5)]] = Field(default_factory=dict)
    """Skill -> weight, 1 where not named, 0 to leave it out."""
    tickets: tuple[Text, ...] = ()
    """Words that a good ticket contains; other words for the same behind bars: ``reset|unlocked``."""

    @property
    def ticket_terms(self) -> tuple[tuple[str, ...], ...]:
        """What a good ticket contains, each as the words that stand for it, the usual ones first."""
        terms = (tuple(filter(None, map(str.strip, term.split("|")))) for term in self.tickets)
        return tuple(term for term in terms if term)


class ModelAnswer(Content):
    """A wording that an experienced colleague might use when this need is due."""

    need: Need
    """The need it serves."""
    say: Text
    """The wording."""
    why: Text
    """Why it works, in one sentence."""


class Slots(Content):
    """Words that lines may use in braces. Persona lines know these three only."""

    thing: Text
    """What it is about, with article: ``the printer``."""
    problem: Text
    """What is wrong, as a noun phrase: ``a printer that has been dead since Monday``."""
    deadline: Text
    """Until when it matters, as it follows "by": ``three o'clock``."""


class Scenario(Content):
    """A situation with a difficult customer."""

    scenario: Name
    """Identifier, the same as the file's name."""
    title: Text
    """Headline for lists."""
    teaches: tuple[Text, ...]
    """Techniques that it trains."""
    difficulty: Annotated[int, Field(ge=1, le=5)]
    """1 (first day) to 5 (veterans)."""
    minutes: Annotated[int, Field(ge=1, le=60)] = 8
    """Usual length."""
    persona: Name
    """The persona that plays the customer unless another is chosen."""
    winnable: bool = True
    """False where an honest no, a boundary or a referral is the best that can happen."""
    customer: Customer
    """The person on the line."""
    slots: Slots
    """Words for braces in lines."""
    briefing: Briefing
    """What the trainee knows before."""
    opening: tuple[Line, ...] = Field(min_length=3)
    """First words of the customer; one is drawn."""
    story: tuple[tuple[Line, ...], ...] = ()
    """What the customer tells when allowed to, beat by beat; each beat in one or more wordings."""
    needs: tuple[NeedSpec, ...] = Field(min_length=2)
    """Needs in the order of this customer."""
    facts: tuple[Fact, ...] = ()
    """What can be asked."""
    solutions: tuple[Solution, ...] = Field(min_length=1)
    """What can be offered."""
    lookups: tuple[Lookup, ...] = ()
    """What can be looked up."""
    promises: tuple[PastPromise, ...] = ()
    """Promises made before."""
    lines: dict[str, LineSet] = Field(default_factory=dict)
    """Event lines that this scenario says better than the persona: event name -> lines."""
    endings: tuple[Ending, ...] = Field(min_length=3)
    """Ways it can end, best first."""
    rubric: Rubric = Rubric()
    """What is judged."""
    answers: tuple[ModelAnswer, ...] = Field(min_length=4)
    """Model answers, at least one for each need."""
    max_turns: Annotated[int, Field(ge=4, le=60)] = 20
    """Turns after which the customer has to go."""
