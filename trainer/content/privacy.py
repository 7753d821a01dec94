"""Text that looks like the data of a real person: e-mail, telephone, card and account numbers.

It is looked for in the file as it was written, comments and all, because a
number in a comment is published like any other. What can belong to nobody is
let pass: ``example.com``, telephone numbers that are kept for stories, card
numbers for trying things out.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from trainer.content.document import Document, Glance, at_offset
from trainer.content.problems import Problem, Severity, quoted

_BEFORE_AT = re.compile(r"[\w.+-]*$")
_EMAIL = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+[A-Za-z]{2,}")
LONGEST_NAME = 64
"""Characters before the @ of an e-mail address (RFC 5321)."""

AROUND = 40
"""Characters around a long number that may belong to it: the letters of an account number."""

_RUN = re.compile(r"[0-9][0-9A-Z ()./-]{6,}[0-9A-Z]")
"""Digits and capitals together: everything that could be a number of any kind; one quick search finds all."""
_NUMBERS = re.compile(r"[0-9][0-9 ()./-]{6,}[0-9]")
_BEFORE_NUMBER = re.compile(r"(?:^|[^\w.,/-])(\+|\(\+?|\+\()?$")
_AFTER_NUMBER = re.compile(r"[\w/-]|[.,][0-9]")
_IBAN = re.compile(r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_NOT_DIGIT = re.compile(r"[^0-9]")

_DOTTED = re.compile(r"^[0-9.]+$")
_DOTTED_PHONE = re.compile(r"^[0-9]{3}\.[0-9]{3}\.[0-9]{4}$|^[+0]")
"""Digits between dots are a version or an amount more often than a telephone number."""
_MADE_UP_MAIL = re.compile(r"(?:^|[@.])example\.(?:com|net|org)$|\.(?:example|test|invalid|localhost)$")
_DATE_OR_TIME = re.compile(
    r"^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|^\d{1,2}[.:]\d{2} ?- ?\d{1,2}[.:]\d{2}"
)
_MADE_UP_PHONES = re.compile(
    r"""^(?:1|001)?\d{3}55501\d\d$ | ^5550?1\d\d$      # North America: 555-0100 to 555-0199
    |   ^(?:44|0044|0)?7700900\d{3}$                    # United Kingdom: mobiles
    |   ^(?:44|0044|0)?(?:1632960|2079460|1134960|1144960|1154960|1164960|1174960|1184960|1214960|1314960
            |1414960|1514960|1614960|1914980|2890180|2920180|8081570|9098790|3069990)\d{3}$
    |   ^(?:61|0061|0)?491570(?:006|156|157|158|159|110|313|737|266|737)$      # Australia: mobiles
    |   ^(?:61|0061|0)?(?:2|3|7|8)(?:5550|7010)\d{4}$                          # Australia: lines
    |   ^(?:353|00353|0)?20910\d{4}$                    # Ireland
    |   ^(?:33|0033|0)?(?:199|261|353|465|536|639)\d{6}$ # France
    |   ^(?:49|0049|0)?(?:3023125|4066969|22147109|69900009|8999998)\d{2,4}$  # Germany
    """,
    re.VERBOSE,
)
_MADE_UP_CARDS = frozenset(
    {
        "4111111111111111",
        "4242424242424242",
        "4000056655665556",
        "4012888888881881",
        "5555555555554444",
        "5105105105105100",
        "378282246310005",
        "371449635398431",
        "6011111111111117",
        "30569309025904",
    }
)
_MADE_UP_IBANS = frozenset(
    {"GB82WEST12345698765432", "DE89370400440532013000", "FR1420041010050500013M02606"}
)
_SHORTEST_PHONE, _LONGEST_PHONE = 9, 15
"""Digits of a telephone number with its area code."""
_SHORTEST_CARD, _LONGEST_CARD = 13, 19
"""Digits of a payment card."""


@dataclass(frozen=True, slots=True)
class _Find:
    """Something that looks like personal data."""

    offset: int
    """Where it stands in the file."""
    words: str
    """The words as they stand there."""
    code: str
    """Its code."""
    kind: str
    """What it looks like."""
    hint: str
    """What can be written instead."""


def check_privacy(document: Document, seen: Glance) -> Iterator[Problem]:
    """Warnings of what looks like personal data.

    Args:
        document: What was read.
        seen: What a glance at it showed.
    """
    text = document.text
    finds = list(_mails(text)) if "@" in text else []
    for begin, end in seen.numbers:
        for run in _RUN.finditer(text, max(0, begin - AROUND), end + AROUND):
            finds += _in_run(text, run)
    for find in finds:
        mark = at_offset(text, find.offset)
        message = f"{quoted(find.words)} looks like somebody's {find.kind}"
        yield Problem(document.name, mark.line, mark.column, find.code, message, find.hint, Severity.WARNING)


def _in_run(text: str, run: re.Match[str]) -> Iterator[_Find]:
    """What a run of digits and capitals holds: an account, or numbers of other kinds."""
    begin, end = max(0, run.start() - 2), run.end()
    return _ibans(text, begin, end) if _IBAN.search(text, begin, end) else _numbers(text, run.start(), end)


def _mails(text: str) -> Iterator[_Find]:
    place = text.find("@")
    while place >= 0:
        name = _BEFORE_AT.search(text[max(0, place - LONGEST_NAME) : place])
        found = _EMAIL.match(text, place - len(name[0])) if name else None
        if found and not _MADE_UP_MAIL.search(found[0].lower()):
            hint = "write an address at example.com, which belongs to nobody"
            yield _Find(found.start(), found[0], "P002", "e-mail address", hint)
        place = text.find("@", place + 1)


def _ibans(text: str, begin: int, end: int) -> Iterator[_Find]:
    for found in _IBAN.finditer(text, begin, end):
        digits = found[0].replace(" ", "")
        if digits not in _MADE_UP_IBANS and _is_iban(digits):
            hint = "write GB82 WEST 1234 5698 7654 32, which belongs to nobody"
            yield _Find(found.start(), found[0], "P005", "bank account (IBAN)", hint)


def _numbers(text: str, begin: int, end: int) -> Iterator[_Find]:
    for found in _NUMBERS.finditer(text, begin, end):
        before = _BEFORE_NUMBER.search(text[max(0, found.start() - 3) : found.start()])
        if before is None or _AFTER_NUMBER.match(text, found.end()):
            continue
        words = (before[1] or "") + found[0]
        digits = _NOT_DIGIT.sub("", words)
        for looks_like, code, kind, hint in _NUMBER_KINDS:
            if looks_like(words, digits):
                yield _Find(found.start() - len(before[1] or ""), words, code, kind, hint)
                break


def _is_card(_words: str, digits: str) -> bool:
    if not _SHORTEST_CARD <= len(digits) <= _LONGEST_CARD or digits[0] not in "23456":
        return False
    return digits not in _MADE_UP_CARDS and _luhn(digits)


def _is_phone(words: str, digits: str) -> bool:
    """Whether it has the length and the grouping of a telephone number, and can belong to somebody."""
    if not _SHORTEST_PHONE <= len(digits) <= _LONGEST_PHONE or _DATE_OR_TIME.match(words):
        return False
    if digits in _MADE_UP_CARDS or (_DOTTED.match(words) and not _DOTTED_PHONE.match(words)):
        return False
    return _MADE_UP_PHONES.match(digits) is None


_NUMBER_KINDS: tuple[tuple[Callable[[str, str], bool], str, str, str], ...] = (
    (_is_card, "P004", "payment card", "write 4111 1111 1111 1111, which belongs to nobody"),
    (_is_phone, "P003", "telephone number", "write one that is kept for stories, such as 0491 570 156"),
)
"""What tells a kind of number, its code, its name, and what can be written instead; the first that fits."""


def _luhn(digits: str) -> bool:
    """Whether the check digit of a card number is right (ISO/IEC 7812-1)."""
    doubled = (int(digit) * (2 if n % 2 else 1) for n, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _is_iban(digits: str) -> bool:
    """Whether the check digits of an account number are right (ISO 13616)."""
    if not 15 <= len(digits) <= 34:
        return False
    return int("".join(str(int(sign, 36)) for sign in digits[4:] + digits[:4])) % 97 == 1
