"""Codes ``X...`` of names and parts that must agree."""

from trainer.content.codes.code import Code, warning

LINKS: tuple[Code, ...] = (
    Code(
        "X001",
        "a slot that nothing fills",
        """Lines may use {thing}, {problem} and {deadline}, which the scenario's 'slots' fill. Any other
        braces would be shown to the trainee as they are.""",
        bad="  - It is {thng} again.",
        says="27:11 X001 there is no slot '{thng}'; did you mean '{thing}'?",
        good="  - It is {thing} again.",
    ),
    Code(
        "X003",
        "the name is not the file's name",
        """Scenarios and personas are found by their file's name, so that both must be the same.""",
        bad="scenario: teapot",
        says=(
            "2:11 X003 'teapot' is not the file's name 'kettle'; name the file after it, or the "
            "other way round"
        ),
        good="scenario: kettle",
    ),
    Code(
        "X010",
        "there is no such persona",
        """The scenario is played by a persona that is neither among the shipped ones nor in the folder
        'personas' beside the scenario's own folder.""",
        bad="persona: brsk",
        says="6:10 X010 there is no persona 'brsk'; did you mean 'brisk'?",
        good="persona: brisk",
    ),
    Code(
        "X011",
        "a name stands twice",
        """Two needs, facts, solutions, look-ups or endings have the same name, and nobody can tell which one
        is meant where the name is used.""",
        bad="  - ending: tea\n    kind: partial",
        says="69:13 X011 'tea' stands twice among the endings; rename one of them, or take it out",
        good="  - ending: water\n    kind: partial",
    ),
    Code(
        "X012",
        "something comes after what is not there",
        """A solution's 'requires' names facts, look-ups and solutions of this scenario: 'fact:NAME',
        'lookup:NAME' or 'solution:NAME'. A fact's 'after' names solutions that can be taken, without
        'solution:'. This one names something else.""",
        bad="    requires: [fact:modle, lookup:stock]",
        says="48:16 X012 nothing is called 'fact:modle'; did you mean 'fact:model'?",
        good="    requires: [fact:model, lookup:stock]",
    ),
    Code(
        "X036",
        "a solution can never be taken",
        """It requires a solution that is always declined, or two solutions wait for each other, directly or
        by a fact that is known only 'after' one of them, so that neither ever comes.""",
        bad="    requires: [fact:model, solution:voucher]",
        says=(
            "48:28 X036 'voucher' is always declined, so that 'exchange' never comes; "
            "require something that can be taken"
        ),
        good="    requires: [fact:model, lookup:stock]",
    ),
    Code(
        "X017",
        "there is no such event",
        """Under 'lines' stand events that the persona has lines for, such as 'repeats', 'threatens' or
        'held', and this is none of them.""",
        bad="  hold: [There you are.]",
        says="60:3 X017 there is no event 'hold'; did you mean 'held'?",
        good="  held: [There you are.]",
    ),
    Code(
        "X018",
        "a kind of ending is missing",
        """A scenario has at least one ending of each kind: best, partial and lost.""",
        bad="  - ending: water\n    kind: best",
        says="70:11 X018 no ending is of the kind 'partial'; change one, or add one",
        good="  - ending: water\n    kind: partial",
    ),
    Code(
        "X019",
        "the last ending must fit always, and only the last",
        """The first ending whose 'when' holds is taken. The last one has no 'when', so that every
        conversation ends somehow; any other one without 'when' would hide those after it.""",
        bad="    title: Dry\n    when: {heat_max: 50}",
        says="78:5 X019 the last ending must fit always, and has a 'when'; take its 'when' out",
        good="    title: Dry",
    ),
    Code(
        "X020",
        "an ending asks for a need that this customer has not",
        """'when: needs' may name the needs of this scenario alone; the ending could never be reached.""",
        bad="      needs: [heard, agreed]",
        says="66:22 X020 this customer has no need 'agreed'; allowed: heard, helped",
        good="      needs: [heard, helped]",
    ),
    Code(
        "X021",
        "an ending asks for a solution that cannot be taken",
        """'when: accepted' names solutions that the customer may take. This one does not exist or is always
        declined.""",
        bad="      accepted: [exchnge]",
        says="67:18 X021 there is no solution 'exchnge'; did you mean 'exchange'?",
        good="      accepted: [exchange]",
    ),
    Code(
        "X022",
        "no model answer serves a need",
        """After the conversation a trainee is shown how an experienced colleague might have said it, need by
        need. Write at least one answer for each.""",
        bad=(
            "  - {need: heard, say: You get a new one., why: It helps.}\n"
            "  - {need: heard, say: Shall I swap it?, why: It helps.}"
        ),
        says="35:11 X022 no model answer serves the need 'helped'; add one under 'answers' in line 79",
        good=(
            "  - {need: helped, say: You get a new one., why: It helps.}\n"
            "  - {need: helped, say: Shall I swap it?, why: It helps.}"
        ),
    ),
    warning(
        "X023",
        "a model answer for a need that this customer has not",
        """Model answers are shown with the need they serve. Nobody will ever see this one.""",
        bad="  - {need: closed, say: Shall I swap it?, why: It helps.}",
        says=(
            "83:12 X023 warning: this customer has no need 'closed', so nobody sees this answer; "
            "allowed: heard, helped"
        ),
        good="  - {need: helped, say: Shall I swap it?, why: It helps.}",
    ),
    Code(
        "X040",
        "no content in this folder",
        """A folder that is given as content has 'scenarios' or 'personas' in it.""",
    ),
    Code(
        "X041",
        "a file of this name was read already",
        """Two content folders hold a scenario or a persona of the same name. The one named first is played;
        rename the other one.""",
    ),
)
"""What can be wrong between two parts of a file, or between two files."""
