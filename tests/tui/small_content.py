"""One persona and one scenario made here, so that pictures do not change with the shipped content."""

from typing import Any

from trainer.content.library import Library
from trainer.model.persona import EventLines, Persona
from trainer.model.scenario import Need, Scenario

EVENTS = {
    name: [f"{name.replace('_', ' ').capitalize()}, one.", f"{name}, two."]
    for name in EventLines.model_fields
}
"""Two lines for every event."""


def persona(**changes: Any) -> Persona:
    """A customer who is loud and can be helped."""
    content: dict[str, Any] = {
        "persona": "loud",
        "title": "Loud",
        "about": "Says everything twice and louder. Listening helps.",
        "temperament": {"heat": 60, "trust": 30, "patience": 55, "clarity": 35},
        "heat_words": ["quiet", "sore", "loud", "shouting"],
        "needs": {need.value: [f"Still {need.value}."] for need in Need},
        "pushback": {"any": ["Do not talk to me like that.", "Once more, and I go."]},
        "lines": EVENTS,
    }
    return Persona.model_validate(content | changes)


def scenario(**changes: Any) -> Scenario:
    """A kettle that does not boil."""
    content: dict[str, Any] = {
        "scenario": "cold-kettle",
        "title": "The kettle that stays cold",
        "teaches": ["let them finish", "say when"],
        "difficulty": 2,
        "persona": "loud",
        "customer": {
            "name": "Ada Quill",
            "address": "Mrs Quill",
            "names": ["Mrs Quill"],
            "role": "runs the tea room",
            "tailored": ["tea"],
        },
        "slots": {"thing": "the kettle", "problem": "a cold kettle", "deadline": "four o'clock"},
        "briefing": {
            "you": "You answer for the shop.",
            "situation": "The kettle was bought on Friday.",
            "goal": "There is tea at four.",
            "card": [{"label": "Bought", "value": "Friday, till 2"}],
            "policy": ["Exchange within a week."],
            "tools": ["/lookup stock: what is on the shelf"],
        },
        "opening": [
            f"It stays cold. That is the kettle of Friday, and I have guests at {n}."
            for n in ("four", "five", "six")
        ],
        "story": [["I filled it and nothing came."], ["Then I filled it again."]],
        "needs": [
            {"need": need.value, "due": [f"And now {need.value}.", f"Well, {need.value}?"]} for need in Need
        ],
        "solutions": [
            {
                "solution": "new-kettle",
                "offers": ["I will send you a new kettle", "I'll send a new kettle", "we bring a new kettle"],
                "accepts": ["A new one. Good."],
            }
        ],
        "lookups": [{"lookup": "stock", "terms": ["stock", "shelf"], "shows": "Three kettles on the shelf."}],
        "endings": [
            {
                "ending": "tea",
                "kind": "best",
                "title": "Tea at four",
                "when": {"outcomes": ["closed"], "accepted": ["new-kettle"]},
                "epilogue": "The guests came and there was tea.",
                "mail": "From: Ada Quill\n\nThank you for the kettle.",
            },
            {
                "ending": "late",
                "kind": "partial",
                "title": "Tea at six",
                "when": {"outcomes": ["closed"]},
                "epilogue": "Late.",
            },
            {
                "ending": "none",
                "kind": "lost",
                "title": "No tea",
                "epilogue": "There was none.",
                "mail": "From: Ada Quill\n\nNever again.",
            },
        ],
        "answers": [
            {"need": need.value, "say": f"My words for {need.value}.", "why": f"It meets {need.value}."}
            for need in Need
        ],
    }
    return Scenario.model_validate(content | changes)


def library(scenario_: Scenario | None = None, **rest: Any) -> Library:
    """A library of this one scenario."""
    one, who = scenario_ or scenario(), persona()
    return Library({one.scenario: one}, {who.persona: who}, **rest)
