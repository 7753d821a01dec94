"""What reports look like: somebody read these files and found them right."""

import os
from pathlib import Path

import pytest

from tests.cli.golden import UPDATE_VARIABLE
from tests.reports.hand import facts, human, session, turn
from trainer.reports import building
from trainer.reports.page import page
from trainer.reports.tabular import csv_lines
from trainer.reports.terminal import Paper, lines

FOLDER = Path(__file__).parent / "golden"


def crowd():
    """Seven learners who get better, two scenarios, one human's marks."""
    bad = (
        turn(1, heat=4, need="heard"),
        turn(2, heat=8, trust=-5, need="acknowledged", events=("asks_supervisor",)),
    )
    good = (turn(1, heat=-4), turn(2, heat=-6, trust=8, need="acknowledged"), turn(3, need="closed"))
    for who, able in enumerate((20, 35, 45, 55, 65, 75, 85), start=1):
        for scenario, harder in (("kettle", 0), ("toaster", 15)):
            for attempt in range(3):
                score = max(0, min(100, able + 8 * attempt - harder + (7 * who * (attempt + 2)) % 11))
                yield session(
                    f"learner-{who}",
                    score,
                    scenario=scenario,
                    day=who + 7 * attempt,
                    minutes=5 + who,
                    turns=good if score >= 70 else bad,
                    skills=(("closing", min(100, score + 5)), ("empathy", max(0, score - 20))),
                    critical=("insult",) if score < 15 else (),
                    marks=(human(score + 10, "empathy"),) if attempt == 1 and score < 90 else (),
                    outcome="escalated" if who == 2 else "closed",
                    ending="calm" if score >= 70 else "gone",
                )


def forms():
    past = facts(*crowd())
    cohort, one = building.cohort_report(past), building.learner_report(past, "learner-2")
    yield "cohort.txt", "\n".join(lines(cohort, Paper()))
    yield "cohort-80.txt", "\n".join(lines(cohort, Paper(80)))
    yield "learner.txt", "\n".join(lines(one, Paper(100)))
    yield "scenario.txt", "\n".join(lines(building.scenario_report(past, "kettle"), Paper(100, blocks=False)))
    yield "skills.csv", "\n".join(csv_lines(building.skills_report(past)))
    yield "skills.html", page(building.skills_report(past))


@pytest.mark.parametrize(("name", "made"), list(forms()))
def test_a_report_looks_as_it_did(name, made):
    path = FOLDER / name
    if os.environ.get(UPDATE_VARIABLE):
        FOLDER.mkdir(exist_ok=True)
        path.write_text(made + "\n", encoding="utf-8")
    assert made + "\n" == path.read_text(encoding="utf-8"), f"{name} differs; {UPDATE_VARIABLE}=1 rewrites it"
