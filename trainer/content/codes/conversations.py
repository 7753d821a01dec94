"""Codes ``T...``: a conversation test does not agree with its scenario, or cannot fail."""

from trainer.content.codes.code import Code

CONVERSATIONS: tuple[Code, ...] = (
    Code(
        "T001",
        "tests without a scenario",
        """'NAME.test.yaml' belongs to the scenario 'NAME.yaml' beside it, and there is none of that name.""",
    ),
    Code(
        "T002",
        "two tests have the same name",
        """A failing test is told by its name, so that each has its own.""",
        bad="  - name: swapped at once\n    steps:\n      - do: /end",
        says="15:11 T002 two tests are called 'swapped at once'",
        good="  - name: left alone\n    steps:\n      - do: /end",
    ),
    Code(
        "T003",
        "a test that cannot fail",
        """The test plays a conversation and says of it neither what must be so nor what must not.""",
        bad="  - name: left alone\n    steps:\n      - do: /end\n",
        says=(
            "15:11 T003 'left alone' expects nothing, so that it cannot fail; "
            "add 'expect:' or 'must_not:' to a step or to the test"
        ),
        good="  - name: left alone\n    steps:\n      - do: /end\n    must_not:\n      passed: true\n",
    ),
    Code(
        "T004",
        "a step says and does something",
        """A step is a reply ('say') or an action ('do'). Write two steps.""",
        bad="      - do: /lookup kettle\n        say: One moment.",
        says=(
            "10:9 T004 a step says something or does something, one of the two; write 'say: ...' or "
            "'do: /...'"
        ),
        good="      - do: /lookup kettle",
    ),
    Code(
        "T005",
        "an action that does not exist",
        """'do' takes the actions that a trainee has, with their words: '/lookup WORDS', '/note TEXT',
        '/escalate' …""",
        bad="      - do: /lokup kettle",
        says="10:13 T005 there is no action '/lokup'; did you mean '/lookup'?",
        good="      - do: /lookup kettle",
    ),
    Code(
        "T006",
        "a claim about a number that cannot be read",
        """A gauge 'falls', 'rises', 'holds', is 'at least 40' or 'at most 40'; a score is 'at least 70' or
        'at most 60'.""",
        bad="          heat: fals",
        says="9:17 T006 'heat' cannot be 'fals'; did you mean 'falls'?",
        good="          heat: falls",
    ),
    Code(
        "T007",
        "there is no such topic",
        """Topics are 'fact:NAME' and 'solution:NAME' of this scenario.""",
        bad="          topics: [fact:modle]",
        says="7:20 T007 there is no topic 'fact:modle'; did you mean 'fact:model'?",
        good="          topics: [fact:model]",
    ),
    Code(
        "T008",
        "there is no such event",
        """Events are what the customer does, e.g. 'softens', 'reveals', 'accepts', 'pushback'.""",
        bad="          events: [revels]",
        says="8:20 T008 there is no event 'revels'; did you mean 'reveals'?",
        good="          events: [reveals]",
    ),
    Code(
        "T009",
        "there is no such ending, need, critical error or persona",
        """The name stands in neither the scenario nor among the personas.""",
        bad="      ending: teas",
        says="13:15 T009 there is no ending 'teas'; did you mean 'tea'?",
        good="      ending: tea",
    ),
    Code(
        "T010",
        "a step after the end",
        """The action before it ends the conversation, so that this step is never taken.""",
        bad="      - do: /end\n      - say: Goodbye.",
        says="18:9 T010 no step can follow '/end', which ends the conversation",
        good="      - do: /end",
    ),
)
"""What can be wrong with a conversation test."""
