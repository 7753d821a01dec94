"""Codes ``C...`` of courses."""

from trainer.content.codes.code import Code, warning

COURSES: tuple[Code, ...] = (
    Code(
        "C001",
        "there is no such scenario",
        """A module plays a scenario: one from the folder 'scenarios' above the course's own folder, or a
        shipped one.""",
        bad="        scenario: ketle\n        attempts: {minimum: 1, maximum: 3}",
        says="10:19 C001 there is no scenario 'ketle'; did you mean 'kettle'?",
        good="        scenario: kettle\n        attempts: {minimum: 1, maximum: 3}",
    ),
    Code(
        "C002",
        "a module stands twice",
        """Two modules of the course have the same name, and nobody can tell which one is meant where the
        name is used. The same scenario may be played in as many modules as you like.""",
        bad="      - module: first-cup\n        title: The last cup",
        says="28:17 C002 'first-cup' stands twice among the modules; rename one of them, or take it out",
        good="      - module: last-cup\n        title: The last cup",
    ),
    Code(
        "C003",
        "there is no such module",
        """'requires', 'when' and 'skip' name modules of this course. This one names something else.""",
        bad="        requires: [frst-cup]",
        says="24:20 C003 there is no module 'frst-cup'; did you mean 'first-cup'?",
        good="        requires: [first-cup]",
    ),
    Code(
        "C004",
        "modules wait for each other",
        """One module can only be begun after the other, and the other only after the one, directly or by way
        of modules between them. Conditions count as well: a module cannot hang on the score of one that
        comes after it.""",
        bad="        attempts: {minimum: 1, maximum: 3}\n        requires: [second-cup]",
        says="12:20 C004 'first-cup' and 'second-cup' wait for each other; take one of the two out",
        good="        attempts: {minimum: 1, maximum: 3}",
    ),
    Code(
        "C005",
        "a mode that modules cannot have yet",
        """A module is played in practice mode or as an exam. Guided and blind modules come later; until then
        learners can play a scenario in those modes by themselves.""",
        bad="        degree: mild\n        mode: blind",
        says="16:15 C005 a module cannot be 'blind' yet; allowed: practice, exam",
        good="        degree: mild",
    ),
    Code(
        "C006",
        "not a day",
        """Write a day of the course, counted from each learner's first day, or a date, with or without a
        time: 'day 4', 'day 4 at 9:00', '2026-12-01' or '2026-12-01 at 9:00'. A module without a time
        opens when its day begins, and closes when its day ends.""",
        bad="        opens: Tuesday",
        says=(
            "25:16 C006 'Tuesday' is no day of the course and no date; write 'day 4', 'day 4 at 9:00' "
            "or '2026-12-01 at 9:00'"
        ),
        good="        opens: day 2",
    ),
    Code(
        "C007",
        "nobody can reach this module",
        """It closes before it opens, or before a module that must come first opens; or its condition can
        never hold, or holds only for those who can never pass what it requires.""",
        bad="        deadline: day 1",
        says=(
            "26:19 C007 'second-cup' closes before it opens, so that nobody can begin it; write a "
            "later day here, or an earlier one there"
        ),
        good="        deadline: day 5",
    ),
    Code(
        "C008",
        "a window where none can be",
        """'window' says when an exam can be begun. Other modules have 'opens' and 'deadline', and a module
        with a window needs neither.""",
        bad="        window: {opens: day 5 at 9:00, closes: day 5 at 17:00}\n        opens: day 5",
        says="34:9 C008 'opens' and 'window' say the same thing twice; take one of them out",
        good="        window: {opens: day 5 at 9:00, closes: day 5 at 17:00}",
    ),
    Code(
        "C009",
        "more attempts asked for than allowed",
        """'minimum' attempts must come to an end before the module is done, and only 'maximum' are
        allowed.""",
        bad="        attempts: {minimum: 5, maximum: 3}",
        says="11:29 C009 5 attempts are asked for and 3 are allowed; write 3 or less",
        good="        attempts: {minimum: 1, maximum: 3}",
    ),
    Code(
        "C010",
        "a condition that says too little or too much",
        """'when' opens a module for those whose score is 'below' a mark, or 'at_least' one. 'skip' spares a
        module those whose score is 'at_least' a mark.""",
        bad="        when: {module: first-cup, below: 60, at_least: 40}",
        says="16:16 C010 a condition has either 'below' or 'at_least'; take one of them out",
        good="        when: {module: first-cup, below: 60}",
    ),
    Code(
        "C011",
        "a course without modules",
        """A course has days with modules below them, or modules alone.""",
    ),
    warning(
        "C012",
        "a pass mark below the scenario's own",
        """A session has to be passed by its scenario before it can pass a module, so that the scenario's
        pass mark counts as well. Write the same mark or a higher one, so that learners are not told two
        things.""",
        bad="        pass_mark: 65",
        says=(
            "23:20 C012 warning: 'second-cup' asks for 65, but its scenario is passed with 70 only; "
            "write 70 or more"
        ),
        good="        pass_mark: 75",
    ),
)
"""What can be wrong in a course."""
