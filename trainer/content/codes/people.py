"""Codes ``P...``: words about people that should not stand in a file."""

from trainer.content.codes.code import Code, warning

PEOPLE: tuple[Code, ...] = (
    warning(
        "P001",
        "prejudice",
        """The words judge somebody by nation, sex, age, health or class. A customer is a person with a
        reason; show what this one says and does. In a persona even the name of a nation is too
        much, because manners belong to a person and the persona must fit every situation.""",
        bad="  - I'm not hysterical, it trips the fuse.",
        says=(
            "26:13 P001 warning: 'hysterical' judges a person by sex; show what this one person says and does"
        ),
        good="  - The kettle trips the fuse.",
    ),
    warning(
        "P002",
        "an e-mail address",
        """It may belong to somebody, who will get mail from trainees. Addresses at example.com belong to
        nobody.""",
        bad="  - Write to ada.holm@kettlemail.com.",
        says=(
            "26:14 P002 warning: 'ada.holm@kettlemail.com' looks like somebody's e-mail address; "
            "write an address at example.com, which belongs to nobody"
        ),
        good="  - The kettle trips the fuse.",
    ),
    warning(
        "P003",
        "a telephone number",
        """It may belong to somebody, who will be rung by trainees. Some numbers are kept for stories: 0491
        570 156 in Australia, 020 7946 0123 in London, 555-0123 in North America.""",
        bad="  - Ring me on 0171 555 2368.",
        says=(
            "26:16 P003 warning: '0171 555 2368' looks like somebody's telephone number; "
            "write one that is kept for stories, such as 0491 570 156"
        ),
        good="  - The kettle trips the fuse.",
    ),
    warning(
        "P004",
        "a payment card",
        """The number has the right check digit and may be somebody's card. 4111 1111 1111 1111 is
        nobody's.""",
        bad="  - My card is 4539 5787 6362 1486.",
        says=(
            "26:16 P004 warning: '4539 5787 6362 1486' looks like somebody's payment card; "
            "write 4111 1111 1111 1111, which belongs to nobody"
        ),
        good="  - The kettle trips the fuse.",
    ),
    warning(
        "P005",
        "a bank account",
        """The number has the right check digits of an IBAN and may be somebody's account. The example of the
        standard is GB82 WEST 1234 5698 7654 32.""",
        bad="  - Pay it to NL91 ABNA 0417 1643 00.",
        says=(
            "26:15 P005 warning: 'NL91 ABNA 0417 1643 00' looks like somebody's bank account (IBAN); "
            "write GB82 WEST 1234 5698 7654 32, which belongs to nobody"
        ),
        good="  - The kettle trips the fuse.",
    ),
)
"""What should not be said of people."""
