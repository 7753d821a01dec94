"""Codes ``S...``: a value does not fit its field."""

from trainer.content.codes.code import Code

VALUES: tuple[Code, ...] = (
    Code(
        "S000",
        "a value does not fit",
        """The value does not fit its field in a way for which there are no better words. The message says
        what was expected; docs/scenario-format.md and the schemas describe every field.""",
    ),
    Code(
        "S001",
        "a field is missing",
        """A field that every file of this kind must have is not there. The place is where it belongs.""",
        bad="title: The kettle that trips the fuse\ndifficulty: 1",
        says="4:1 S001 'teaches' is missing; write it above 'difficulty'",
        good="title: The kettle that trips the fuse\nteaches: [listening]\ndifficulty: 1",
    ),
    Code(
        "S002",
        "there is no such field",
        """A field of this name is not known here: it is misspelt, or stands one level too far left or right.
        Unknown fields are refused, because a misspelt one would otherwise be silently without
        effect.""",
        bad="titel: The kettle that trips the fuse",
        says="3:1 S002 there is no field 'titel' here; did you mean 'title'?",
        good="title: The kettle that trips the fuse",
    ),
    Code(
        "S003",
        "a word that is not allowed here",
        """The field takes one of a few words, and this is none of them.""",
        bad="  - need: herd",
        says="33:11 S003 'need' cannot be 'herd'; did you mean 'heard'?",
        good="  - need: heard",
    ),
    Code(
        "S004",
        "another kind of value is expected",
        """A text stands where a list belongs, or a group of fields where a text belongs. A text with ': ' in
        it is read as a key with a value, unless it is in quotes.""",
        bad="  - Listen: it trips the fuse.",
        says=(
            "26:5 S004 'opening 1' should be a text, but was read as a key with a value; "
            "put the text in quotes, it contains ': '"
        ),
        good="  - The kettle trips the fuse.",
    ),
    Code(
        "S005",
        "a field has no value",
        """The field is there and nothing stands behind it. Write a value, or take the line out.""",
        bad="title:",
        says="3:7 S005 'title' has no value; write one, or take the line out",
        good="title: The kettle that trips the fuse",
    ),
    Code(
        "S006",
        "a number, or true or false, is expected",
        """The field takes a number without a unit, or one of the words true and false.""",
        bad="difficulty: hard",
        says=(
            "5:13 S006 'difficulty' should be a whole number, not 'hard'; write a number, without "
            "quotes or a unit"
        ),
        good="difficulty: 1",
    ),
    Code(
        "S007",
        "a number is out of range",
        """Gauges go from 0 to 100, difficulty from 1 to 5; every number has its bounds.""",
        bad="difficulty: 9",
        says="5:13 S007 'difficulty' should be at most 5, not '9'; write 5 or less",
        good="difficulty: 1",
    ),
    Code(
        "S008",
        "a list is too short",
        """The list needs more items: with fewer than three openings, say, every second play begins alike.""",
        bad="opening:\n  - The kettle trips the fuse.\n",
        says="26:5 S008 'opening' needs at least 3 items, and has 1; add to it",
        good="opening:\n  - The kettle trips the fuse.\n  - It is {thing} again.\n  - I bought {problem}.\n",
    ),
    Code(
        "S009",
        "a text or a list is too long",
        """A text has at most 600 characters, a name 60, a mail 1,500. Shorten it, or make two of it.""",
        bad="scenario: the-kettle-that-trips-the-fuse-whenever-somebody-wants-a-cup-of-tea",
        says="2:11 S009 'scenario' is too long: 67 characters, at most 60; shorten it",
        good="scenario: kettle",
    ),
    Code(
        "S010",
        "not a name",
        """Names of files, facts, solutions and endings are written in small letters, digits and hyphens, a
        letter first, because other parts of the file and the command line refer to them.""",
        bad="  - lookup: Our Stock",
        says=(
            "56:13 S010 'lookup' should be small letters, digits and hyphens, a letter first, "
            "not 'Our Stock'; write 'our-stock'"
        ),
        good="  - lookup: stock",
    ),
    Code(
        "S011",
        "a key that is not known here",
        """The names in this group are skills, moves or triggers, and this is none of them.""",
        bad="difficulty: 1\nrubric: {weights: {lisening: 2}}",
        says="6:20 S011 'lisening' is no key here; did you mean 'listening'?",
        good="difficulty: 1",
    ),
    Code(
        "S099",
        "and more of them",
        """A file with more than fifty such problems usually has one cause behind them all, so that the rest
        is counted and not told. Mend the first ones and check again.""",
    ),
)
"""What can be wrong with a single value."""
