"""The better wording suits the moment: no late greeting, no facts ahead of time, and on the matter."""

from dataclasses import replace

from tests.scoring.sessions import entry, note, say, scenario, session, talk
from trainer.model.mood import Gauge
from trainer.model.moves import Move
from trainer.model.scenario import Scenario
from trainer.model.transcript import Transcript
from trainer.scoring.coach import Advice, advise, broken_rule

GREETING = {"need": "heard", "say": "Good morning, Ms Holm. Tell me all.", "why": "Warm."}
PLAIN = {"need": "heard", "say": "Please go on.", "why": "Short."}
ROOF = {"need": "heard", "say": "So the lightning struck your chimney. Go on.", "why": "Hers."}
BOIL = {"need": "heard", "say": "It never boils, I see. Go on.", "why": "Hers."}
FILLER = {"need": "closed", "say": "Goodbye.", "why": "Short."}
WEAK = say("heard", Move.CALM_DOWN)


def played(*answers: dict[str, str], **changes: object) -> Scenario:
    told = {"fact": "cause", "asks": ["a", "b", "c"], "answers": ["Lightning struck the chimney."]}
    padding = [FILLER] * max(0, 4 - len(answers))
    return scenario(answers=[*answers, *padding], facts=[told], **changes)


def better(transcript: Transcript, of: Scenario) -> list[str]:
    return [advice.better for advice in advise(transcript, of).values()]


def test_a_greeting_is_for_the_first_reply_alone() -> None:
    assert better(session([WEAK]), played(GREETING, PLAIN)) == [GREETING["say"]]
    twice = better(session([say("heard", Move.LISTEN), WEAK, WEAK]), played(GREETING, PLAIN))
    assert twice == [PLAIN["say"], PLAIN["say"]]
    assert better(session([say("heard", Move.LISTEN), WEAK]), played(GREETING)) == [""]
    named = {**GREETING, "say": "Ms Holm, my name is Robin. Tell me all."}
    assert better(session([say("heard", Move.LISTEN), WEAK]), played(named)) == [""]


def test_facts_that_were_not_told_wait_where_there_is_another() -> None:
    assert better(session([WEAK]), played(ROOF, PLAIN)) == [PLAIN["say"]]
    assert better(session([WEAK]), played(ROOF)) == [ROOF["say"]]
    struck = talk("heard", ("Hm.", {}), line="The lightning struck the chimney!")
    assert better(session([struck, WEAK]), played(ROOF, PLAIN)) == [ROOF["say"]]
    seen = session([WEAK])
    looked = note("weather", "lookup", result="Lightning struck: one chimney.")
    assert better(replace(seen, steps=(looked, *seen.steps)), played(ROOF, PLAIN)) == [ROOF["say"]]


def test_a_wording_takes_up_what_the_customer_has_just_said() -> None:
    grumble = talk("heard", ("Hm.", {}), line="And it does not boil.")
    assert better(session([grumble, WEAK]), played(PLAIN, BOIL)) == [BOIL["say"]]
    start = session([WEAK])
    opening = replace(start, start=replace(start.start, line="It won't boil!"))
    assert better(opening, played(PLAIN, BOIL)) == [BOIL["say"]]


def test_none_comes_twice_while_another_is_left_however_near_the_first() -> None:
    boils = talk("heard", ("Hm.", {Move.CALM_DOWN: 0.9}), line="It does not boil.")
    found = better(session([boils, boils, boils]), played(BOIL, PLAIN))
    assert found == [BOIL["say"], PLAIN["say"], BOIL["say"]]


BRIEFING = {
    "you": "You.",
    "situation": "It broke.",
    "goal": "Tea.",
    "card": [],
    "policy": ["You may send a new kettle.", "Refunds are for the shop manager. Do not promise them."],
    "tools": [],
}
SOLUTIONS = [
    {
        "solution": "refund",
        "offers": ["I'll refund the price.", "You get a refund.", "Money back."],
        "critical": "beyond-authority",
    }
]
LIMIT = {"need": "helped", "say": "About a refund please ask the shop manager.", "why": "Honest."}
SORRY = {"need": "acknowledged", "say": "I promise the manager hears about the refund.", "why": "Kind."}
NEW = {"need": "helped", "say": "You get a new one on Monday.", "why": "It helps."}
GIFT = ("You know what, I'll refund it.", {Move.PROPOSE: 0.9})


def gift(*answers: dict[str, str]) -> Advice:
    turn = talk(
        "helped",
        GIFT,
        events=("critical:beyond-authority",),
        topics=("solution:refund",),
        ledger=(entry(Gauge.TRUST, -8, "You did what you were not allowed to do", "Six steps"),),
    )
    before = say("acknowledged", Move.LISTEN, met=("acknowledged",))
    of = played(*answers, briefing=BRIEFING, solutions=SOLUTIONS)
    return advise(session([before, turn]), of)[2]


def test_against_a_critical_error_stands_what_is_about_it() -> None:
    advice = gift(NEW, SORRY, LIMIT)
    assert (advice.better, advice.why) == (LIMIT["say"], "Honest.")
    assert advice.problem == f'This was not yours to do. Your briefing says: "{BRIEFING["policy"][1]}"'
    assert advice.source == "Six steps"


def test_where_nothing_is_about_it_the_rule_stands_alone() -> None:
    advice = gift(NEW)
    assert (advice.better, advice.why) == ("", "")
    assert advice.problem.endswith(f'"{BRIEFING["policy"][1]}"')


def test_a_rule_is_named_only_if_one_speaks_of_it() -> None:
    of = played(briefing={**BRIEFING, "policy": ["Wear a tie."]}, solutions=SOLUTIONS)
    assert broken_rule(of.solutions, of) == ""
    assert broken_rule((), scenario()) == ""


def test_beside_real_harm_the_offer_is_not_the_point() -> None:
    rude = talk(
        "helped",
        ("Take your refund, you fool.", {Move.INSULT: 0.9, Move.PROPOSE: 0.6}),
        events=("critical:beyond-authority", "pushback"),
        topics=("solution:refund",),
        ledger=(entry(Gauge.HEAT, 18, "You were rude to them", "Top steps"),),
    )
    of = played(NEW, LIMIT, briefing=BRIEFING, solutions=SOLUTIONS)
    advice = advise(session([rude]), of)[1]
    assert (advice.problem, advice.better) == ("You were rude to them.", NEW["say"])
