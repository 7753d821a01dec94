"""Word lists that the guards go by, each small enough to be read."""

COMMON: frozenset[str] = frozenset(
    """a about after again all already also always am an and another any anybody anyone anything are as at
    away back be because been before being both but by can come could did do does doing done down
    each either else even ever every everybody everyone everything few first for from get give go
    going gone good got had has have having he her here him his how if in into is it its just keep
    last let like little made make many may maybe me mean might mine more most much must my neither
    never new no nobody none nor not nothing now of off oh on once one only or other our out over
    own part perhaps please point put quite rather really right said same say see seen shall she
    should since so some somebody someone something soon still such sure take tell than thank thanks
    that the their them then there these they thing think this those though through time to today
    told tomorrow tonight too took two under until up us use used very want was way we well went
    were what when where whether which while who whoever whole whom whose why will with within
    without would yes yesterday yet you your yours""".split()
)
"""Words that hold sentences together, or that anybody may say at any time."""

EVERYDAY: frozenset[str] = frozenset(
    """afternoon anyway asked better call called calling came chance clear course days door done doing
    earlier evening explain fact friday getting happen happened hear heard help hours idea kind knew
    know known later leave line listen long look looking matter mind minute minutes monday morning
    moved moment money name need needs next nice noon number office ones order people person phone
    place problem quarter question reach reason room round saturday second send sent small sorry
    speak speaking stand standing start started stay stood story sunday system table talk talking
    team thursday times touch truth trying tuesday turn understand waiting wanted wednesday week
    weeks within word words work works world wrong year years""".split()
)
"""Words too common to give anything away."""

NUMBERS: dict[str, int] = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
        sixteen seventeen eighteen nineteen""".split()
    )
} | {
    word: 10 * tens
    for tens, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
"""Number words up to ninety."""

SCALES: dict[str, int] = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 10**9}
"""Number words that multiply."""

ORDINALS: dict[str, int] = {
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "eighth": 8,
    "ninth": 9,
    "twelfth": 12,
    "twentieth": 20,
    "thirtieth": 30,
}
"""Ordinals that are not a number word with ``th``; ``first`` and ``second`` say too many other things."""

TIMES: dict[str, str] = {word: word for word in ("twice", "thrice", "dozen", "half")}
"""Words that count without being numbers."""

UNITS: frozenset[str] = frozenset(
    """second minute hour day week month year pound dollar euro cent penny pence percent kilo mile metre
    meter degree""".split()
)
"""What a number can be a number of, where the unit is as much a fact as the number."""

MONEY: frozenset[str] = frozenset(
    "pound dollar euro lei cent pence franc krone yen rupee sterling quid".split()
)
"""Currencies."""

DAYS: frozenset[str] = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december today tomorrow yesterday tonight noon midday
    midnight""".split()
)
"""Words that are dates or times; ``may`` is one where a capital or a day stands by."""

PARTS_OF_DAY: frozenset[str] = frozenset("morning afternoon evening night lunchtime weekend".split())
"""Vaguer times, which must be there again."""

TITLES: frozenset[str] = frozenset("mr mrs ms miss dr doctor professor prof sir madam captain".split())
"""What stands before a name and belongs to it."""

NEGATIONS: frozenset[str] = frozenset(
    """not no never nobody none nothing nowhere neither nor without hardly barely unless""".split()
)
"""Words that turn a meaning round."""

FOREIGN: frozenset[str] = frozenset(
    """ich nicht und das ist wir sie ein eine einen mir mich dir auf für mit oder wird werden haben niemand
    darum geht noch einmal klare antwort une est pas qui que quoi je tu il elle nous vous avec mais
    c'est voiture una unos está esta estoy pero porque como nada algo necesito yo muy todavía casi
    quiero gli della che cosa già detto sono questo perché farete het een niet ik jij voor maar geen
    zijn jeg ikke og att inte och nie proszę""".split()
)
"""Words that no English sentence holds."""

HOT: tuple[str, ...] = (
    r"damn\w*",
    r"bloody",
    r"hell",
    r"idiots?",
    r"liars?",
    r"lying",
    r"crooks?",
    r"disgust\w*",
    r"stupid\w*",
    r"furious",
    r"shut up",
    r"shameless",
    r"rubbish",
    r"useless",
    r"pathetic",
    r"incompetent",
    r"fools",
    r"morons?",
    r"sick (?:and tired|to death)",
    r"outrag\w*",
    r"scandal\w*",
    r"how dare",
    r"fed up",
    r"boiling",
    r"scream\w*",
    r"hate",
)
"""Words, as patterns, that only somebody hot says."""

SWEET: tuple[str, ...] = (
    r"my dear",
    r"dears?(?= [,!.])",
    r"no worries",
    r"no problem",
    r"happily",
    r"gladly",
    r"delighted",
    r"lovely",
    r"wonderful",
    r"bless you",
    r"cheers",
    r"take your time",
    r"no hurry",
    r"much appreciated",
    r"appreciate (?:it|you|your)",
    r"thank you so much",
    r"thanks a lot",
    r"so kind",
    r"very kind",
    r"pleasure",
    r"pleased",
    r"happy to",
    r"glad to",
    r"great job",
    r"sweet\w*",
    r"darling",
    r"with love",
    r"brilliant",
    r"fantastic",
    r"you are the best",
)
"""Words, as patterns, that nobody hot says and means."""

DEMANDS: dict[str, str] = {
    "refund": r"refund\w*|reimburs\w*|compensat\w*|money back|(?:it|them|money|pounds|sum|dollars"
    r"|euros) back\b"
    r"|waive\w*|(?:comes?|coming|take[ns]?|taking|took) (?:it )?off|remov\w*|credit note",
    "replace": r"replac\w*|exchange\w*|swap\w*|a new (?:one|machine|printer|device)",
    "cancel": r"cancel\w*|terminat\w*|(?:end|ending|quit|stop) (?:the|my|our) (?:contract|account"
    r"|subscription)",
    "escalate": r"supervisors?|managers?|boss|in charge|(?:some|any)(?:one|body) (?:else|senior|above|higher)"
    r"|above you|over your head|head office|superior",
    "legal": r"lawyers?|solicitors?|attorney|court|sue|suing|legal\w*|barrister",
    "review": r"reviews?|stars?|ratings?|newspapers?|the press|journalist|tweet\w*"
    r"|post(?:ing)? (?:it|this) online",
    "complaint": r"complain\w*|make it formal|formally|ombudsman|regulator",
    "churn": r"(?:leave|leaving|go|going|move|moving|switch\w*) (?:you )?(?:for good|elsewhere"
    r"|to (?:a|another|the) "
    r"(?:other|competitor|competition|provider|bank|firm))|competit\w*"
    r"|(?:other|another) (?:bank|firm|provider|company|supplier|shop)|renew\w*",
    "apology": r"apolog\w*",
    "discount": r"discount\w*|voucher\w*|free of charge|for free|goodwill",
}
"""Group of demands or threats -> what shows it."""

AGENT: tuple[str, ...] = (
    r"how (?:may|can) (?:i|we) (?:help|assist)",
    (
        r"(?:thank you|thanks) for (?:calling|contacting|reaching|your (?:call|patience|understanding"
        r"|time|feedback))"
    ),
    r"i (?:fully |completely |totally )?(?:understand|appreciate|realise|realize|see) (?:that |how )?your?\b",
    (
        r"(?:i|we) (?:(?:am|are) (?:so |very |really |truly )?sorry|apologi[sz]e) (?:for|to hear|about"
        r"|that|nobody|you)"
    ),
    r"(?:i|we) (?:do )?apologi[sz]e",
    r"for (?:the|any) inconvenience",
    r"let me (?:check|look into|get|find|transfer|put|see what i can|pull|help|assist)\b(?! to the end)",
    r"anything else (?:i|we) can",
    r"rest assured",
    r"your call is important",
    r"(?:happy|glad|here|pleased) to (?:help|assist)",
    (
        r"(?:our|my) (?:team|engineers?|technicians?|colleagues?|policy|supervisor|system|records)"
        r" (?:will|can|shows?|is|are|for)"
    ),
    (
        r"(?:one of )?our (?:engineers|technicians|agents|specialists|policy|policies|terms|customers"
        r"|records|system)"
    ),
    r"(?:i|we) (?:will|can) (?:transfer|put|connect|look into|check|arrange|escalate|open|raise|log)\b",
    r"put(?:ting)? you (?:through|on hold)",
    r"please (?:hold|bear with)",
    r"bear with me",
    r"valued customer|dear customer",
    r"my supervisor for you",
    r"as a gesture of goodwill",
    r"have a (?:nice|great|good|lovely) day",
)
"""What the person who serves says, and the customer never does."""

META: tuple[str, ...] = (
    r"paraphras\w*",
    r"rewrit\w*",
    r"rephras\w*",
    r"reword\w*",
    r"language model",
    r"as an ai",
    r"\bai\b",
    r"assistant",
    r"prompt\w*",
    r"scenario\w*",
    r"persona\w*",
    r"rubric\w*",
    r"trainee",
    r"role ?play\w*",
    r"sentence (?:above|below)",
    r"(?:the|an?) (?:angry|calm|furious|annoyed) (?:customer|tone|version|person)",
    r"(?:the )?customer says",
    r"here (?:is|are) (?:a|the|another|some|one)\b.*\b(?:version|way|option|line|sentence|example)s?",
    r"(?:original|source) (?:line|text|sentence)",
    r"in other words",
    r"output",
    r"instructions?",
    r"my (?:trust|heat|patience|clarity) (?:in you |)is",
    r"i (?:can not|am unable to) (?:help|assist|comply)",
)
"""Talk about the talk, as patterns over opened words."""
