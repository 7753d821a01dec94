"""Codes of other wordings: ``S012`` and ``G...`` in content, ``X05.`` in drafts beside it."""

from trainer.content.codes.code import Code, warning

WORDINGS: tuple[Code, ...] = (
    Code(
        "S012",
        "a line in brackets that cannot be read",
        (
            "A choice inside a line is written [this|that]. A bracket that is left open, more than 64 "
            "texts in one line, or a choice that leaves nothing at all cannot be played."
        ),
        bad='  - "The [kettle trips the fuse."\n',
        says="26:5 S012 'opening 1' has a bracket that is no choice such as [this|that]",
        good="  - The kettle trips the fuse.\n",
    ),
    Code(
        "G001",
        "a wording with a character that nobody can see",
        (
            "Another wording of a line holds a character that steers a terminal or hides in the text. "
            "Type the wording anew."
        ),
        bad=(
            '  - line: The kettle trips the fuse.\n    variants: ["That kettle trips \\u200bmy fuse '
            'all the time."]\n'
        ),
        says=(
            "27:16 G001 this wording differs from the line: it holds the character U+200B, in 'That "
            "kettle trips \u200bmy fuse all the time.'"
        ),
        good="  - The kettle trips the fuse.\n",
    ),
    warning(
        "G002",
        "a wording that talks about the text",
        (
            "Labels, markup, and words such as 'version' or 'customer' with a colon are no speech. "
            "Leave what the customer says."
        ),
        bad=(
            '  - line: The kettle trips the fuse.\n    variants: ["Customer: it trips the fuse, that '
            'kettle."]\n'
        ),
        says=(
            "27:16 G002 warning: this wording differs from the line: 'Customer:' is no speech of a "
            "customer, in 'Customer: it trips the fuse, that kettl…'"
        ),
        good="  - The kettle trips the fuse.\n",
    ),
    warning(
        "G003",
        "a wording in another language",
        "Lines are English; translations have files of their own.",
        bad=(
            '  - line: The kettle trips the fuse.\n    variants: ["It trips the fuse, und das ist '
            'nicht gut."]\n'
        ),
        says=(
            "27:16 G003 warning: this wording differs from the line: 'und' is not English, in 'It "
            "trips the fuse, und das ist nicht gu…'"
        ),
        good="  - The kettle trips the fuse.\n",
    ),
    warning(
        "G004",
        "a wording that is cut off",
        "It has no end mark, trails off, or ends in a word that leads nowhere.",
        bad='  - line: The kettle trips the fuse.\n    variants: ["It trips the fuse, that kettle of"]\n',
        says=(
            "27:16 G004 warning: this wording differs from the line: it has no end mark, in 'It trips "
            "the fuse, that kettle of'"
        ),
        good="  - The kettle trips the fuse.\n",
    ),
    warning(
        "G005",
        "a wording much shorter or longer than its line",
        "Below two fifths of the line something is left out, above 1.8 times something was added.",
        bad=(
            '  - line: "The kettle tripped the fuse at once, and then it did the same again with the '
            'lights on."\n    variants: ["It tripped the fuse once more."]\n'
        ),
        says=(
            "27:16 G005 warning: this wording differs from the line: it has 30 characters, the line "
            "87, in 'It tripped the fuse once more.'"
        ),
        good="  - The kettle trips the fuse.\n",
    ),
    Code(
        "G006",
        "another number, unit, currency or day",
        (
            "What a trainee is told depends on the wording that was drawn. Numbers in words and "
            "digits, units, money, days, and words such as 'weekly' must come again."
        ),
        bad=(
            '  - line: "On Monday the kettle tripped the fuse."\n    variants: ["It was on Friday that '
            'the kettle did."]\n'
        ),
        says=(
            "27:16 G006 this wording differs from the line: 'monday' became 'friday', in 'It was on "
            "Friday that the kettle did.'"
        ),
        good="  - The kettle trips the fuse.\n",
    ),
    Code(
        "G007",
        "another name",
        "A name is missing, new or has another title. Use the names of the line.",
        bad=(
            '  - line: "Ms Holm had the kettle on and the fuse went."\n    variants: ["Mr Holm put the '
            'kettle on, and the fuse went."]\n'
        ),
        says=(
            "27:16 G007 this wording differs from the line: 'ms holm' became 'mr holm', in 'Mr Holm "
            "put the kettle on, and the fuse…'"
        ),
        good="  - The kettle trips the fuse.\n",
    ),
    Code(
        "G008",
        "another code",
        "Letters that are spelt out must come again, all of them in their order.",
        bad='  - line: "It says K-R-O on the kettle."\n    variants: ["On the kettle it says K-R-Q."]\n',
        says=(
            "27:16 G008 this wording differs from the line: 'KRO' became 'KRQ', in 'On the kettle it "
            "says K-R-Q.'"
        ),
        good="  - The kettle trips the fuse.\n",
    ),
    Code(
        "G009",
        "another slot",
        "The wording has other braces than its line, so that it would lack the scenario's own words.",
        bad=(
            '  - line: "I have {problem} here."\n    variants: ["There is one kettle here that I '
            "can't use.\"]\n"
        ),
        says=(
            "27:16 G009 this wording differs from the line: '{problem}' is missing, in 'There is one "
            "kettle here that I can't u…'"
        ),
        good="  - The kettle trips the fuse.\n",
    ),
    warning(
        "G010",
        "facts that changed places",
        "Two names, amounts or numbers each stand where the other stood.",
        bad=(
            '  - line: "Ada took the kettle, and Ms Holm kept the fuse."\n    variants: ["Ms Holm took '
            'the kettle, and Ada kept the fuse."]\n'
        ),
        says=(
            "27:16 G010 warning: this wording differs from the line: 'ms holm' and 'ada' changed "
            "places, in 'Ms Holm took the kettle, and Ada kept t…'"
        ),
        good="  - The kettle trips the fuse.\n",
    ),
)
"""What can be wrong with the facts and the form of other wordings of a line."""
