"""Phrases that the guards look for, as patterns over words with contractions opened."""

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
    "refund": r"refund\w*|reimburs\w*|compensat\w*|money back"
    r"|(?<!say )(?<!read )(?<!play )(?:it|them|money|pounds|sum|dollars"
    r"|euros) back\b"
    r"|waive\w*|(?:comes?|coming|take[ns]?|taking|took) (?:it )?off|remov\w*|credit note",
    "replace": r"replac\w*|exchange\w*|swap\w*"
    r"|(?:a|an) (?:brand )?(?:new|another|different) \w+"
    r"|another (?:one|machine|printer|device|pair)",
    "cancel": r"cancel\w*|terminat\w*|(?:end|ending|quit|stop) (?:the|my|our) (?:contract|account"
    r"|subscription)",
    "escalate": r"supervisors?|managers?|boss|in charge|(?:some|any)(?:one|body) (?:senior|above|higher)"
    r"|(?:speak|talk|through) to (?:some|any)(?:one|body) else"
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
    (
        r"let me (?:check|look into|find|transfer|get (?:you|that|this|a|my|the)"
        r"|put you|see what i can|pull|help|assist)"
    ),
    r"anything else (?:i|we) can",
    r"rest assured",
    r"your call is important",
    r"(?:happy|glad|here|pleased|pleasure|delighted|able) to (?:help|assist|serve|sort|be of)",
    (
        r"(?:our|my) (?:team|engineers?|technicians?|colleagues?|policy|supervisor|system|records)"
        r" (?:will|can|shows?|is|are|for)"
    ),
    (
        r"(?:one of )?our (?:engineers|technicians|agents|specialists|policy|policies|terms|customers"
        r"|records|system)"
    ),
    (
        r"(?:i|we) (?:will|can) (?:transfer|put you|put (?:it|that|this) (?:through|right)"
        r"|connect|look into|check|arrange|escalate|open|raise|log)\b"
    ),
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
    r"(?:as|like) (?:requested|instructed)",
    r"(?:exercise|simulation|role)s?",
    r"characters?",
    r"tokens?",
    r"(?:the|this|our|your) (?:customer|caller|client|user|speaker|agent)(?: is| says| wants| feels| would)?",
    r"(?:as|like) (?:the|an?) (?:\w+ )?(?:customer|caller|client)",
    r"(?:heat|trust|patience|clarity|anger) (?:level|score|is at|at|of) ?\d*",
    r"(?:level|step|turn|line|option|choice|rule|fact) \d+",
    r"chatbot|bot|dialogue|guidelines?|requirements?|constraints?|placeholder|template|draft",
    r"(?:more|less|very|slightly) (?:formal|informal|casual|polite|politely|emotional|concise|direct)ly?",
    r"(?:let me know|tell me) if you (?:want|would like|need|prefer) (?:another|a different|any other|more)",
    r"e g|i e",
    r"keep (?:it|this|the (?:line|reply|tone|mood)) (?:short|brief|under|below|to|in|calm|polite|natural)",
    r"(?:do not|never|avoid) (?:mention|repeat|add|change|use|include|invent|reveal)\w*",
    (
        r"(?:say|put|write|express|phrase) (?:it|this|that) (?:differently|another way"
        r"|in (?:your|other|different|fewer))"
    ),
    r"(?:your|my|other|different|similar|own|fewer) words|(?:one|two|three|single) sentences?|alternatively",
    r"rewritten|reworked|as follows|hope (?:this|that) helps|certainly here|of course here|synonymous",
    r"(?:sound|sounding|stay|staying|remain|feeling|speak) (?:calm|annoyed|angry|furious|tense|in character)",
    r"json",
    r"variants?",
    r"variations?",
    r"sure here\b",
    r"rewrit\w*",
    r"rephras\w*",
    r"reword\w*",
    r"language model",
    r"as an ai",
    r"\bai\b",
    r"assistant",
    r"prompt\w*",
    r"scenario\w*",
    r"personas?",
    r"mood",
    r"tone",
    r"wording",
    r"synonyms?",
    r"candidate \w+",
    r"(?:same|original|intended|the) meaning|meaning (?:is )?(?:kept|unchanged|preserved|the same)",
    r"unchanged",
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
