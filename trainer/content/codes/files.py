"""Codes ``Y...``: the file cannot be read as YAML."""

from trainer.content.codes.code import Code

FILES: tuple[Code, ...] = (
    Code(
        "Y001",
        "the file cannot be read",
        """There is no file of this name, or it is a folder, or this computer does not let you read it. Check
        the name and the permissions.""",
    ),
    Code(
        "Y002",
        "the file is too big",
        """A content file may have at most 2 MB; a full scenario has about 40 kB. Something else is in it, or
        it should be several files.""",
    ),
    Code(
        "Y003",
        "the file is not UTF-8 text",
        """The file was saved in another encoding, or is no text at all. Save it as UTF-8; every editor
        can.""",
    ),
    Code(
        "Y004",
        "a control character",
        """A character that nobody can see and that could steer a terminal, pasted in by accident or written
        as an escape. Take it out.""",
        bad='  - "The \\e[31mkettle trips the fuse."',
        says="26:5 Y004 a control character in this text; take the escape out",
        good="  - The kettle trips the fuse.",
    ),
    Code(
        "Y005",
        "the file cannot be read as YAML",
        """A quote or a bracket that is not closed, an indentation that fits no line above, a colon in a text
        that has no quotes. The rest of the file cannot be checked before this is mended. When in
        doubt, put the text in double quotes.""",
        bad="title: The kettle: it trips the fuse",
        says="3:18 Y005 a ': ' stands where none can be; quote the text, or mend the indentation",
        good="title: The kettle that trips the fuse",
    ),
    Code(
        "Y006",
        "lists and groups nest too deep",
        """Nothing in content nests deeper than seven levels, and sixteen are let pass. Usually a bracket
        stands where a text was meant; put the text in quotes.""",
        bad="  - [[[[[[[[[[[[[[[[[The kettle]]]]]]]]]]]]]]]]]",
        says="26:19 Y006 lists and groups nest deeper than 16 levels",
        good="  - The kettle trips the fuse.",
    ),
    Code(
        "Y007",
        "an anchor",
        """'&' at the beginning of a text makes an anchor in YAML. Content does without, so that a file is
        what it looks like. Put the text in quotes.""",
        bad="  - &kettle trips the fuse.",
        says=(
            "26:5 Y007 '&kettle' is an anchor, which is not allowed here; put the text in quotes if "
            "it is meant as text"
        ),
        good="  - The kettle trips the fuse.",
    ),
    Code(
        "Y008",
        "an alias",
        """'*' at the beginning of a text means "the same as there" in YAML. Content does without. Put the
        text in quotes.""",
        bad="  - *kettle",
        says=(
            "26:5 Y008 '*kettle' is an alias, which is not allowed here; put the text in quotes if "
            "it is meant as text"
        ),
        good="  - The kettle trips the fuse.",
    ),
    Code(
        "Y009",
        "a tag",
        """'!' at the beginning of a text makes a tag in YAML. Content does without, because every value is
        read as text first. Put the text in quotes.""",
        bad="  - !kettle trips the fuse.",
        says=(
            "26:5 Y009 '!kettle' is a tag, which is not allowed here; put the text in quotes if it "
            "is meant as text"
        ),
        good="  - The kettle trips the fuse.",
    ),
    Code(
        "Y010",
        "a field stands twice",
        """YAML would silently keep the last one. Take one of them out, or join what stands below them.""",
        bad="difficulty: 1\ndifficulty: 2",
        says="6:1 Y010 'difficulty' stands here twice, first in line 5; take one of them out",
        good="difficulty: 1",
    ),
    Code(
        "Y011",
        "a second document",
        """A line of three hyphens begins a second document in the same file. Write it as a file of its
        own.""",
        bad="difficulty: 1\n---",
        says="6:1 Y011 a second document begins here; write it as a file of its own",
        good="difficulty: 1",
    ),
    Code(
        "Y012",
        "the file is empty",
        """There is nothing in it, or comments alone. 'coolhead new scenario' writes a file to begin with.""",
    ),
    Code(
        "Y013",
        "a key is no word",
        """A key must be a word, not a list or a group of fields. Usually a bracket begins a text; put the
        text in quotes.""",
        bad="? [title]\n: The kettle that trips the fuse",
        says=(
            "3:3 Y013 a key must be a word, not a list or a mapping; put the text in quotes if it is "
            "meant as text"
        ),
        good="title: The kettle that trips the fuse",
    ),
    Code(
        "Y014",
        "the file holds too many values",
        """A full scenario has under a thousand texts, and 20,000 are let pass. Split it into several
        files.""",
    ),
)
"""What can be wrong with a file before its fields are looked at."""
