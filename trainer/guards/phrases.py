"""Phrases that the guards look for, as patterns over words with contractions opened."""

HOT: tuple[str, ...] = (
    r"damn\w*|bloody|hell|idiots?|liars?|crooks?|disgust\w*|stupid\w*|furious|shut up|shameless|rubbish",
    r"lying(?! (?:in|on|at|under|here|there|around|behind|beside|below|by|down|awake|idle|dead|flat|with)\b)",
    r"useless(?! to (?:me|us)\b)|pathetic|incompetent|fools|morons?",
    r"big deal|duly noted|thanks? noted|thanks? for nothing",
    r"sick (?:and tired|to death)",
    r"outrag\w*",
    r"scandal\w*",
    r"how dare",
    r"fed up",
    r"boiling",
    r"scream\w*",
    r"hate",
    r"messing (?:me|us) (?:about|around)",
    r"(?:what|who|why|how|where) (?:on earth|the devil)",
    r"for (?:heaven|god|goodness|pity) s? ?sake",
    r"(?:good for|worth) nothing",
    r"rotten|miserable|ridiculous\w*|shambles|clowns?|cretins?|garbage|sick of|nonsense",
    r"(?:had|have had) it with",
    r"(?:could|can) not care less",
)
"""Words, as patterns, that only somebody hot says."""

SWEET: tuple[str, ...] = (
    r"my dear",
    r"dears?(?= [,!.])",
    r"no worries|no problem|happily|gladly|delighted|lovely|wonderful|bless you|cheers",
    r"an? (?:tiny|little|wee|teeny|small) bit|an? (?:touch|tad|shade|trifle)|slightly|somewhat|mildly",
    r"take your time",
    r"no hurry",
    r"much appreciated",
    r"appreciate (?:it|you|your)",
    r"thank you so much",
    r"thanks a lot",
    r"so kind",
    r"very kind",
    r"pleasure|pleased|happy to|glad to|great job|sweet\w*|darling|with love|brilliant|fantastic",
    r"you are the best",
    r"thank(?:s| you)(?! (?:for nothing|to you|to your))",
    r"if (?:it is|that is) all (?:the same|right) (?:to|with|by) you",
    r"if you (?:do not|would not) mind|if you would be so (?:kind|good)",
    r"my friend",
    r"(?:perfectly|quite|entirely|completely|so) (?:relaxed|happy|all right|fine|calm|content)",
    r"(?:much|very|truly|ever so|most) (?:obliged|grateful)",
    r"grateful|whenever (?:you|it) (?:like|suits?|can|have|is convenient)|at your leisure|no rush",
    r"all is (?:well|forgiven)|not to worry|do not worry",
)
"""Words, as patterns, that nobody hot says and means."""

DEMANDS: dict[str, str] = {
    "refund": r"refund\w*|reimburs\w*|compensat\w*|money back|waive\w*|credit note",
    "replace": r"replacement\w*|replac(?:e|ed|ing) (?:it|them|mine|the|this|that)|exchange (?:it"
    "|them|mine|the|this)",
    "cancel": r"(?:i|we|to|will|want|please|am|are) cancel\w*|cancellation|terminat\w*"
    r"|(?:end|ending|quit|stop) (?:the|my|our) (?:contract|account|subscription)",
    "escalate": r"supervisors?|managers?|(?:your|the) boss|(?:speak|talk|through) to (?:some"
    "|any)(?:one|body) "
    r"(?:else|senior|above|higher)|over your head|head office|superior",
    "legal": r"lawyers?|solicitors?|attorney|court|sue|suing|legal action|barrister",
    "review": r"reviews?|ratings?|newspapers?|the press|journalist|tweet\w*|post(?:ing)? (?:it|this) online",
    "complaint": r"complain\w*|make it formal|formally|ombudsman|regulator",
    "churn": r"(?:leave|leaving|go|going|move|moving|switch\w*) (?:you )?(?:for good|elsewhere"
    r"|to (?:a|another|the) (?:other|competitor|competition|provider|bank|firm))|competit\w*|renewal",
    "apology": r"apolog\w*",
    "writing": r"in writing|in black and white",
    "discount": r"discount\w*|voucher\w*|free of charge|for free|goodwill",
}
"""Group of demands or threats -> what surely shows it."""

HINTS: dict[str, str] = {
    "refund": r"(?:it|them|money|pounds|sum|dollars|euros|paid|that|this|lot|all) (?:\w+ )?back|return\w*"
    r"|(?:comes?|coming|take[ns]?|taking|took) (?:it |that |them )?off|remov\w*|repay\w*|repaid"
    r"|(?:pay|give|send|get|getting|have|want|see) (?:me |us |my |it |that |the "
    r"|every )*(?:\w+ )?(?:back|again)"
    r"|credit\w*|make good|made good|forg(?:o|et|ive)|drop\w*|money",
    "replace": r"replac\w*|exchange\w*|swap\w*|new|another|different|substitut\w*|instead",
    "cancel": r"cancel\w*|call\w* off|end(?:s|ed|ing)?|stop\w*|quit\w*|leav(?:e|ing)|close\w*|out of|scrap\w*"
    r"|strik\w*|done with|annul\w*|withdraw\w*",
    "escalate": r"whoever|in charge|charge of|boss\w*|superiors?|senior|above|higher|over you\w*"
    r"|(?:who|person|one|somebody|someone|anybody|anyone) (?:who |that )?(?:runs?|leads?|heads?"
    r"|decides?|manages?"
    r"|can decide|is responsible|in authority|answers? for)|head of|chief|heads?|lead(?:er)?"
    r"|manage\w*|director"
    r"|(?:some|any)(?:one|body) else|(?:tell|report|answer) to|responsible",
    "legal": r"legal\w*|law|judges?|counsel|in writing|advice",
    "review": r"stars?|online|internet|public\w*|papers?|rate[ds]?|post\w*",
    "complaint": r"formal|official\w*|in writing|grievance|object\w*|put (?:it|this) on record"
    r"|grumbl\w*|moan\w*",
    "churn": r"(?:other|another|different|next|else) ?(?:bank|firm|provider|company|supplier|shop"
    "|where)?|elsewhere"
    r"|leav\w*|renew\w*|rivals?|switch\w*|take my (?:business|custom|money)|contract|custom|extend\w*"
    r"|lose (?:me|us|my)|lost (?:me|us)",
    "apology": r"sorry|regret\w*|forgive\w*|pardon",
    "writing": r"writ\w*|wrote|paper|letters?|e?mails?|black|notes?|record|put (?:\w+ )?down",
    "discount": r"free|no charge|off|reduc\w*|cheaper|coupons?|less|nothing|price|gesture",
}
"""Group of demands or threats -> what may show it too, and what it may be said with instead."""

AGENT: tuple[str, ...] = (
    r"how (?:may|can) (?:i|we) (?:help|assist)",
    (
        r"(?:thank you|thanks) for (?:calling|contacting|reaching|your (?:call|patience|understanding"
        r"|time|feedback))"
    ),
    (
        r"i (?:fully |completely |totally |do |can )*(?:understand|appreciate|realise|realize"
        r"|see) (?:that |how |why )?"
        r"(?:your|you (?:are|feel|must|have been|were|may|might|want|would))\b"
    ),
    (
        r"(?:i|we) (?:(?:am|are) (?:so |very |really |truly )?sorry|apologi[sz]e) (?:for|to hear|about"
        r"|that|nobody|you)"
    ),
    r"(?:i|we) (?:do )?apologi[sz]e",
    r"for (?:the|any) inconvenience",
    (
        r"let me (?:check|look (?:into|at)|(?:take|have) a look|find|transfer|get (?:you|that|this|a|my|the)"
        r"|put you|see what i can|pull|help|assist)"
    ),
    r"anything else (?:i|we) can",
    r"rest assured",
    r"your call is important",
    r"(?:happy|glad|here|pleased|pleasure|delighted|able) to (?:help|assist|serve|sort|be of|explain|show)",
    r"no need (?:to be sorry|to apologi[sz]e|for apolog\w+|to thank)",
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
    r"let (?:me|us) (?:\w+ ){1,5}for you\b",
    (
        r"(?:i|we) (?:will|can|could|shall) (?!wait|spell|repeat|say|read|make|explain|keep|stay|hold)"
        r"(?:\w+ ){1,5}for you\b"
    ),
    r"(?:can|could|may|might) i (?:just |please )?(?:have|take|get|ask (?:you )?for) your\b",
    r"(?:on|at) our (?:end|side)|(?:here|anything) (?:else )?(?:i|we) can (?:do|help)",
    r"(?:i|we) can see (?:that |from |in |on )?your?\b|(?:i|we) (?:do )?appreciate your",
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
    r"(?:heat|trust|patience|clarity|anger) (?:is |goes |now )?(?:up|down|rises|rising|falls|falling|drops)",
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
    (
        r"(?<!trying to )(?<!try to )(?<!tried to )(?<!best to )(?<!hard to )(?<!want to )(?<!managed to )"
        r"(?:sound|sounding|stay|staying|remain|feeling|speak) (?:calm|annoyed|angry|furious|tense"
        r"|in character)"
    ),
    r"json|variants?|variations?|sure here\b|rewrit\w*|rephras\w*|reword\w*",
    r"language model|as an ai|\bai\b|assistant",
    r"prompt\w*|scenario\w*|personas?|mood",
    r"(?<!engaged )(?<!dial )(?<!dialling )(?<!busy )(?<!ring )(?<!ringing )(?<!warning )tone",
    r"wording",
    r"synonyms?",
    r"candidate \w+",
    r"(?:same|original|intended|the) meaning|meaning (?:is )?(?:kept|unchanged|preserved|the same)",
    r"unchanged",
    r"rubric\w*|trainee|role ?play\w*",
    r"sentence (?:above|below)",
    r"(?:the|an?) (?:angry|calm|furious|annoyed) (?:customer|tone|version|person)",
    r"(?:the )?customer says",
    r"here (?:is|are) (?:a|the|another|some|one)\b.*\b(?:version|way|option|line|sentence|example)s?",
    r"(?:original|source) (?:line|text|sentence)",
    r"in other words",
    (
        r"(?:another|a different|a better|some other|one more|the same) (?:way|thing)s? (?:to|of|for)"
        r" (?:say|put|phras|express|writ|word)\w*|(?:put|said|phrased) (?:another way|differently)"
    ),
    r"here (?:another|a different|one more|an alternative)",
    r"(?:one|you|we) (?:could|might|can|may) (?:also|just as well|equally) (?:say|put|phrase|write)",
    (
        r"(?:only|but|just|said|made) (?:\w+ )?(?:angrier|calmer|ruder|politer|softer|harsher|warmer|firmer"
        r"|milder)|(?:the|my|this) (?:brief|script|cue card)"
    ),
    (
        r"(?:she|he|they) (?:says?|repl(?:y|ies)|answers?|adds?|asks?) \w+ly|(?:she|he) (?:sighs|snaps"
        r"|mutters|shrugs|nods|pauses|frowns|smiles|groans|grumbles)"
    ),
    r"output",
    r"instructions?",
    r"my (?:trust|heat|patience|clarity) (?:in you |)is",
    r"needs? \w* ?(?:is |are |was |were )?(?:still |now |not )?(?:un)?met",
    (
        r"points? for|points? (?:are|is|will be) (?:given|lost|earned|taken)|(?:earn|score|lose|gain"
        r"|award)s? (?:\w+ )?points?"
    ),
    (
        r"scor(?:e|ed|es|ing)|graded?|evaluat\w*|assessment|criteri(?:a|on)|competenc\w*"
        r"|learning (?:goal|objective)s?"
    ),
    r"learner|player|npc|narrator|storyline|backstory|the script|screenplay|protagonist",
    r"hidden (?:fact|need|goal|agenda|state)s?|secret fact|open fact|revealed?(?: (?:only|once|after|when))",
    (
        r"(?:low|medium|high|rising|falling) (?:heat|trust|clarity|patience)|(?:heat|trust|clarity"
        r"|patience) (?:low"
        r"|medium|high|rising|falling|up|down|goes|rises|falls|drops)"
    ),
    r"(?:next|previous|current|first|last|final|new) (?:turn|node|stage|beat|state)",
    (
        r"(?:same|similar) (?:facts|content|intent|sense|idea|message|statement|length)|(?:facts"
        r"|numbers?|names?|details?"
        r"|content|intent|length|style|register|voice) (?:is |are )?(?:kept|preserved|retained"
        r"|unchanged|intact|the same)"
    ),
    (
        r"(?:word|character|sentence) (?:count|limit)|max(?:imum)? (?:words|length)|(?:words?"
        r"|characters?) or (?:less|fewer)"
    ),
    (
        r"(?:this|that|it|here) (?:version|wording|phrasing|sentence|line|one) (?:is|keeps|has|sounds"
        r"|means|conveys"
        r"|expresses|reflects|matches)"
    ),
    r"(?:conveys?|conveying|expresses|expressing|reflects|reflecting) (?:the|a|her|his|my|frustration|anger)",
    r"(?:angrier|calmer|softer|harsher|politer|shorter|longer|milder) (?:version|one|line|variant|tone|way)",
    r"(?:a|one) (?:bit|little|touch|shade) (?:angrier|calmer|softer|harsher|shorter|longer|milder)",
    (
        r"version (?:one|two|three|a|b|\d)|option (?:one|two|three|a|b|\d)|(?:first|second"
        r"|third) (?:version|option|variant)"
    ),
    (
        r"end of (?:line|message|reply|turn|text|output|sentence)|begin(?:ning)? of (?:line|message"
        r"|reply|output)"
    ),
    r"system (?:message|prompt|note)|temperature|max tokens|top p|seed|endoftext|im (?:start|end)|eos|inst",
    r"(?:say|speak|respond|reply|answer|write|act) (?:as|like) (?:the|a|an|if you were|this)\b",
    (
        r"(?:as|being|playing|i am) (?:the|an?) (?:\w+ )?(?:customer|caller|client|persona|character"
        r"|complainant)"
    ),
    (
        r"(?:in|with) (?:an? |the |her |his )?(?:calm|annoyed|angry|furious|tense|polite"
        r"|neutral) (?:way|manner|voice|mood|tone)"
    ),
    r"(?:state|band|level|label|tag|emotion|sentiment)s? (?:is|are|was|of the|calm|annoyed|angry|furious)",
    r"(?:calm|annoyed|angry|furious) (?:mood|tone|band|level|state|customer|line|version)",
    r"same line|(?:line|sentence|text) (?:above|below|given|provided|itself|to (?:be|re))",
    (
        r"(?:your|the|my) (?:task|job) is to (?:say|write|rewrite|repeat|sound)|you are (?:a|an"
        r"|the) (?:\w+ )?(?:customer"
        r"|caller|client|actor|model|writer)"
    ),
    r"(?:without|not) (?:changing|adding|altering) (?:the|any|its|what|a)",
    r"(?:speak|speaking|talking|writing) in (?:character|english)|out of character",
    r"i (?:can not|am unable to) (?:help|assist|comply)",
)
"""Talk about the talk, as patterns over opened words."""
