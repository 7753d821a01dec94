"""What negates, what only looks like it, and what denies without a negation."""

import re

from trainer.guards.lexicon import DAYS, DENIALS, NUMBERS, TIMES, TITLES
from trainer.guards.synonyms import root

TAG = re.compile(
    r"[,;]?\s*\b(?<!or )(?:is|are|do|does|did|have|has|was|were|wo|ca|would|could|should)n't"
    r"\s+(?:it|you|he|she|they|i|we|there|that)\s*\?",
    re.IGNORECASE,
)
"""``isn't it?`` behind a statement."""

ASIDE = (
    r",? (?=(?:(?:i'm|i am|only|just) ){0,2}(?:kidding|joking|wait|listen|honestly|seriously|hear me"
    r"|hang on|hold on)\b)"
)
"""What the speaker says to himself or to be heard, behind a ``no`` that answers nothing."""

BARE_NO = re.compile(
    r"(?:^|[.!?…,]\s+|^['\"])(?:(?:oh|well|please|a|ah|sorry|the answer is|but|and"
    rf"|then),? )?no\b(?!{ASIDE})(?=\s*[,.!;])",
    re.IGNORECASE,
)
YES = re.compile(r"^(?:yes|yeah)\b")
IF_ONLY = re.compile(r"\bif only\b")
CLAUSE = re.compile(
    r"[,;:.!?…]|\bbut\b|\band\b|\bbecause\b|\bso that\b|\bwhile\b|\byet\b(?! to\b)"
    r"|(?=\bwithout\b)|\bthere(?=(?:'s| is| are| was)\b)"
)
RAISING = frozenset(map(root, "think suppose seem expect want guess know mean care way matter even".split()))
"""Roots of verbs that take over the negation of what they govern."""

IDLE = re.compile(
    r"\bor (?:is|are|am|do|does|did|was|were|has|have|had|will|would|can|could|should)(?: not|n't)"
    r"(?: (?:it|you|he|she|they|i|we|there|that))?(?=\s*[?.,!;])"
    r"|\bor (?:is|are|do|does|did|was|will|would|can|has|have) (?:it|you|he|she|they|i|we) not\b"
    r"|\b(?:yes )?or (?:no|not)\b|\bnot (?:only|just|merely)\b"
    r"|\bno (?:more(?:,? (?:and )?no less)?|less|fewer|later|earlier|sooner) than\b"
    r"|\b(?:not|n't|and no|no) (?:a|one|by a) (?:single )?(?:second|minute|moment|day|hour|penny"
    r"|cent|inch|word)"
    r" (?:more|less|later|earlier|sooner|longer|over|too|after|before)\b"
    r"|\bno (?:doubt|wonder|matter|sooner|end of)\b|\bwhy not\b|\bif not\b|\bnot to mention\b"
    r"|\b(?:can't|cannot|can not|couldn't|could not) (?:help (?:but )?\w+|wait (?:to|for))\b"
    r"|\bwithout (?:any )?(?:trouble|problems?|difficulty|difficulties|fail|a hitch|delay|doubt"
    r"|exception|issues?)\b"
    r"|\bnothing (?:but|short of|less than|if not)\b|\b(?:not|n't) (?:any(?:thing)?|a bit) short of\b"
    r"|\b(?:nothing|no) (?:more|else)\b(?= (?:to|than|about)\b|\s*[.,!;?])"
    rf"|\bno{ASIDE}|\bas well\b(?! as\b)"
    r"|(?:^|(?<=[.!?] ))(?:(?:oh|ah),? )?(?:well|right|fine|good|okay|ok)(?=[,.])"
    r"|\b(?:come|comes|came|coming)\b(?= (?:[\w-]+ ){0,3}(?:late|early)\b)"
    r"|\bsooner or later\b|\bmore often than not\b|\bnever ever\b(?= again)",
    re.IGNORECASE,
)
"""Set phrases with a negation in them that turn nothing round."""

DOUBTS = re.compile(
    r"(?:^|[,;]|\b(?:and|but|so|or))\s*(?:is|are|do|does|did|have|has|was|were|wo|ca|would|could|should)n't"
    r" (?:it|you|he|she|they|i|we|there|that|this|the|my|your|our|his|her|their|these|those"
    r"|(?:some|any)(?:one|body)|one|people)\b",
    re.IGNORECASE,
)
"""How a question begins that asks the same with and without its negation."""

STANDS_STILL = re.compile(
    r"\b(?:is|are|was|were|been|be|went|goes|gone|stays?|stayed) (?:off|out|down|quiet|idle)\b"
)

HINTS = DENIALS | frozenset("all just but more too news soon until".split())
OTHERWISE = re.compile(
    r"\b(?:something|someone|somebody|somewhere|anything but|other than|rather than|far from) else\b"
    r"|\b(?:anything but|other than|rather than|far from|a different|differently|otherwise"
    r"|(?:you (?:can|may|could) |^|and )keep (?:the|your|it|that)"
    r"|instead of|as opposed to|in place of|(?:have|has|had|am|is|are|was|were) yet to"
    r"|at a loss|in the dark|beats me|search me|beyond (?:me|us)|anyone s guess|to (?:my|our)self"
    r"|on the blink|something different|a far cry|out of (?:date|order|action|use|reach|stock|the question)"
    r"|too \w+ (?:\w+ )?to)\b"
)
"""Phrases that deny without a negation."""

HIGHEST = re.compile(r"\b(?:best|worst|most|least|first|only|last|\w{3,}est|always|ever(?! since))\b")
NONE_HIGHER = re.compile(
    r"\b(?:no|never|nobody|nothing|none|not)\b.*\b(?:better|worse|more|less|before|other|else"
    r"|since|again|\w{3,}er)\b"
)
"""``nothing is better`` says that it is the best."""

MOST_DENIALS = 2
"""Words that deny without a negation which may stand for one."""

SCOPE = 6
"""Words behind a negation that it may reach."""

NEXT = 2
"""Words behind a negation that it surely reaches."""

LIGHT = frozenset(map(root, "get take put make set".split()))
"""Roots of verbs that are in too many phrases to be the same twice."""

OBJECTS = frozenset({"nothing", "nobody", "none"})
"""Negations that deny the verb before them: ``it changes nothing``."""

NEAR = 4
"""Words around one that denies which it may reach."""

GLUE = frozenset(
    """i we you he she it they me us him her them my your his its our their this that these those there here
    am is are was were be been being do does did have has had will would shall should can could may might must
    a an the of to in on at by for from with about as than if and or but so then now just only even really
    quite very too also still again all any some one who which what when where how why yes not more most
    much many such own same since always ever yet already out up down off over""".split()
)
"""Words that a negation passes over on its way to what it denies."""

UNTURNED = DAYS | frozenset(NUMBERS) | frozenset(TIMES) | TITLES
"""Words that a negation before them says nothing of."""

AFFIRMS = re.compile(
    r"\b(?:yes|indeed|certainly|definitely|absolutely|in the end|at last|finally|all right"
    r"|after all|plenty|lots|ever since"
    r"|luckily|fortunately|thankfully|easily|perfectly|successfully"
    r"|(?:i|you|he|she|it|we|they) (?:do|does|did) (?!not\b|so\b|it\b|that\b|this\b|the\b|my\b)\w+)\b"
)
"""What affirms; where it is new and a negation is gone, the negation was turned round."""

PLAIN_CONTRARIES = (
    (frozenset("somebody someone everybody everyone all they".split()), frozenset("nobody none no".split())),
    (frozenset("something everything lots much".split()), frozenset("nothing no".split())),
    (frozenset("always often once sometimes".split()), frozenset({"never"})),
    (frozenset({"with"}), frozenset({"without"})),
    (frozenset({"both", "either"}), frozenset({"neither"})),
)
"""Words that affirm, and those that deny the same."""

PREFIXED = re.compile(r"(?:un|dis|mis|im|in|ir|non)(\w{4,})$|(\w{3,})less$")
"""A word that denies by how it is built, where the rest of it is a word of the other text."""

NOT_UNTIL = re.compile(r"\b(?:not|nobody|never|nothing|no one) (?:\w+ ){1,9}?until\b")
"""Something that happened only when something else did."""

BEFORE = re.compile(r"\bbefore (?:i|we|you|he|she|it|they|the|my|our)\b")
"""Something that had happened when something else did: the contrary of ``NOT_UNTIL`` where that is gone."""

NEED_NOT = re.compile(
    r"\b(?:need not|needs not|(?:do|does|did) not (?:have|need) to"
    r"|no (?:need|reason|cause|obligation) (?:to|for)|not (?:necessary|needed|required|obliged))\b"
)
"""What is free to be otherwise."""

MUST = re.compile(r"\b(?:must|(?<!not )(?<!no )(?:have|has|had|need|needs) to)\b")
"""What is not: the contrary of ``NEED_NOT`` where that is gone."""

INSTEAD_OF = re.compile(
    r"\b(rather) than\b|\b(instead) of\b|\bas (opposed) to\b|\bin (place) of\b|\b(yet) to\b"
    r"|\bsomething (different)\b"
)
"""What denies the words behind it; the word that shows it is a group."""

EITHER = re.compile(r"\beither (?:\w+ ){1,14}or\b|\bor (?:else )?(?:i|we) (?:will|shall|want|am|are)\b")
IF_NOT = re.compile(r"\bif (?:\w+ ){1,4}(?:not|never|nobody|nothing)\b|\bunless\b")
"""``either A or B`` says what ``if not A, B`` says."""

NOTHING_MUCH = re.compile(
    r"\b(?:nothing|not|no) (?:an? |any |at all )?"
    r"(?:much|big|great|special|serious|major|grave|huge|matter|deal|thing|important)\b"
)
SMALL = re.compile(
    r"\b(?:small|little|tiny|minor|trivial|trifle|trifles|trifling|detail|slight|unimportant|petty|harmless)\b"
)
"""``nothing much`` says what ``small`` says."""

NOT_ALL = re.compile(r"\bnot (?:\w+ )?(?:all|everything|the (?:whole|lot|full)|as much)\b")
LESS = re.compile(r"\b(?:less|fewer|smaller) than\b|\b(?:only|just) (?:a )?(?:part|some|half) of\b")
"""``not all`` says what ``less than`` says."""

NOT_MIND = re.compile(r"\bnot (?:\w+ )?(?:mind|care|matter|bother|object)\b")
FINE_BY_ME = re.compile(
    r"\b(?:fine|all right|ok|okay|good|all the same|all one) (?:by|with|to) (?:me|us)\b|\bsuits? (?:me|us)\b"
)
"""``I don't mind`` says what ``it's fine by me`` says."""

DOWN = re.compile(
    r"\b(?:is|are|was|were|been|be|went|stays?|stayed) (?:\w+ )?(?:off|out|down|dead|broken|gone)\b"
)
RUNS = re.compile(
    r"\b(?<!not )(?:is|are|was|were|been) (?!not\b)(?:\w+ )?(?:running|working|back|up|fixed|repaired)\b"
)
"""What stands still, and what does not."""

IF = re.compile(r"\bif (?!(?:\w+ ){0,4}(?:not|never|nobody|nothing)\b)")
OR_ELSE = re.compile(r"\beither (?:\w+ ){1,14}or (?:i|we)\b")
"""``either A or I B`` says the contrary of ``if A, I B``."""

BY_TURNS = ((NOTHING_MUCH, SMALL), (NOT_ALL, LESS), (IF_NOT, EITHER), (NOT_MIND, FINE_BY_ME))
"""What denies, and what says the same without a negation."""
