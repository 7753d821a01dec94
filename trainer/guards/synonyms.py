"""Everyday words that stand for one another, so that a fact said with another word is still that fact.

Each line of the table is one family. The rules ask it whether a word that was negated, done or owned
came back under another name; a family too many costs a wording, one too few lets a turned one through.
"""

from functools import lru_cache

from trainer.guards.text import stem

_TABLE = """
ring call phone telephone dial
say tell mention state claim told inform
write letter email mail
reply answer respond response
talk speak chat conversation
hear listen
show display
explain explanation
ask request enquire inquire
want wish desire
need require necessary
get receive obtain got
give hand provide supply
send post dispatch ship forward deliver
bring fetch carry
take
keep retain hold
put place set
find locate discover found
lose lost
see notice spot watch view
know aware clue idea notion informed
think believe suppose reckon imagine
understand follow comprehend grasp
remember recall
forget forgot forgotten
trust rely faith
work function run operate
fix repair mend
solve solution resolve
start begin commence
stop cease halt
finish complete end finished done ready
open
close shut
come arrive appear reach
go leave depart
stay remain
wait queue
hurry rush urgent haste
help assist support aid
pay paid settle payment
buy purchase bought
sell sold
charge bill invoice billed
cost price
order
cancel
refund reimburse
book reserve booking reservation
sign signature initial
agree consent approve accept
refuse decline reject
allow permit let permission
promise pledge guarantee
blame fault guilty responsible
apologise apologize sorry apology
thank grateful thanks
like enjoy fond
care bother matter mind concern
worry worried afraid fear scared anxious
happy glad pleased satisfied content delighted
angry cross annoyed furious mad
upset sad unhappy
sure certain positive
true right correct accurate
wrong mistaken incorrect false
mistake error
good fine great well ok okay decent nice
bad poor awful terrible dreadful
easy simple straightforward
hard difficult tough
big large huge great
small little tiny
new fresh
old
fast quick quickly rapid swift
slow slowly
early
late delayed overdue
often frequently
cheap inexpensive
expensive dear costly
full
empty
clean
dirty filthy
safe secure
dangerous risky
broken faulty damaged defective
problem trouble issue difficulty
complain complaint
choose pick select choice
change alter changed
move shift
use
try attempt
check verify examine inspect
read
learn
teach
meet
join
visit
return back
travel
drive
sleep
eat
drink
live
die
fair reasonable just
possible able can
enough sufficient
important significant
interest interested
serious
joke joking kidding
polite kind friendly
rude impolite
busy occupied engaged
alone
person people human
man bloke fellow chap guy
boss manager
money cash
shop store
home house
car vehicle
child kid children
friend mate
doctor
staff crew team
job task
week
fit suit
join
win
owe
steal stolen rob robbed
lie lying liar
harm hurt damage
expect
hope
plan intend
insist demand
""".strip().splitlines()

_AGAINST = """
accept refuse
allow forbid
open close
right wrong
fair unfair
possible impossible
able unable
full empty
early late
cheap expensive
easy hard
fast slow
always seldom
begin stop
work dead
work broken
work fail
whole broken
love hate
happy sad
happy angry
polite rude
clean dirty
safe dangerous
big small
good bad
better worse
best worst
more less
most least
many few
remember forget
find lose
win lose
buy sell
come leave
wrong good
arrive leave
inside outside
above below
rise fall
raise lower
increase decrease
strong weak
true false
trust doubt
agree disagree
agree refuse
like dislike
near far
send receive
lend borrow
push pull
connect disconnect
lock unlock
""".strip().splitlines()


@lru_cache(maxsize=4096)
def root(word: str) -> str:
    """One stem for all words of a family; the word's own stem where it has no family."""
    own = stem(word)
    return _ROOTS.get(own, own)


def _roots() -> dict[str, str]:
    """Stem -> stem of the first word of its family; the first family that holds a stem keeps it."""
    found: dict[str, str] = {}
    for row in _TABLE:
        words = row.split()
        for word in words:
            found.setdefault(stem(word), stem(words[0]))
    return found


_ROOTS = _roots()

OPPOSITES: tuple[tuple[str, str], ...] = tuple(
    (root(one), root(other)) for one, other in map(str.split, _AGAINST) if root(one) != root(other)
)
"""Roots of words that say the contrary of one another."""

SOFT_OPPOSITES: tuple[tuple[str, str], ...] = tuple(
    (root(one), root(other))
    for one, other in (
        ("stay", "leave"),
        ("joke", "serious"),
        ("enough", "need"),
        ("enough", "more"),
        ("keep", "want"),
        ("silent", "say"),
        ("silent", "answer"),
        ("wait", "come"),
        ("wait", "arrive"),
        ("wait", "receive"),
        ("blocked", "open"),
        ("quick", "long"),
        ("short", "long"),
        ("hidden", "see"),
        ("surprise", "expect"),
        ("stranger", "know"),
        ("strange", "usual"),
        ("over", "ready"),
        ("alike", "apart"),
        ("alike", "different"),
        ("guess", "know"),
        ("stay", "hang"),
        ("hold", "hang"),
        ("ignore", "answer"),
        ("absent", "present"),
        ("unknown", "know"),
        ("waste", "use"),
        ("busy", "free"),
        ("stuck", "move"),
        ("vanish", "find"),
        ("fine", "wrong"),
        ("pointless", "use"),
        ("pointless", "help"),
        ("overlook", "see"),
        ("overlook", "notice"),
        ("awake", "sleep"),
        ("deaf", "hear"),
        ("offended", "mind"),
        ("mumble", "clear"),
        ("worthless", "worth"),
        ("inside", "leave"),
        ("shrug", "care"),
    )
)
"""The same of words that are contraries in some of their uses, so that one denies what the other says."""
