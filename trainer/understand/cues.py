"""Cue families: ways of saying a thing, each a pattern with a name.

A cue never decides anything. It is one feature among many whose weight is
learned, and it lets a rare wording share what was learned from a common one.
Patterns run over space-joined tokens (see ``text.tokens``), so contractions
and chat spellings are already written out.
"""

import re

from trainer.understand.echo import echo_cues, shape_cues

_DAY = (
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tonight|tomorrow|noon|midday|"
    r"midnight)"
)
_SPAN = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|moment|fortnight)"
_COUNT = (
    r"(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|half|couple|"
    r"few|#)"
)
_FEELING = (
    r"(?:angry|annoy\w+|frustrat\w+|upset\w*|worr\w+|anxious|stress\w*|scar\w+|frighten\w+|"
    r"embarrass\w*|disappoint\w*|"
    r"horrible|awful|terrible|dreadful|miserable|fed up|furious|maddening|infuriat\w+|unpleasant|"
    r"heartbreak\w*|painful|"
    r"nightmare|gutted|tired|exhaust\w+|irritat\w+|unfair|lonely|confus\w+|rotten|grim|hard|rough|"
    r"tough|hell|gutting|cross)"
)

CUES: dict[str, str] = {
    "greeting": r"^(?:hello|hi|good (?:morning|afternoon|evening|day)|welcome|greetings)\b",
    "name_given": (
        r"\b(?:my name is|this is \w+ (?:from|at|speaking|in)|\w+ speaking|you are (?:through|"
        r"speaking) (?:to|with))\b"
    ),
    "help_offer": r"\b(?:how|what) (?:can|may|could|shall) (?:i|we) (?:help|do|assist)|help you today\b",
    "invite": (
        r"\b(?:go on|tell me|carry on|i am listening|all ears|take your time|talk me through|go ahead|"
        r"i see|keep going)\b"
    ),
    "feeling": rf"\b{_FEELING}\b",
    "you_feel": (
        r"\b(?:you (?:are|feel|must|sound|have every)|i can (?:hear|see|imagine|understand)|no wonder|"
        r"anyone would|i would be)\b"
    ),
    "that_is_feeling": (
        rf"\b(?:that|this|it|how|so|what a|must be|must have been|is|was)(?: \w+){{0,3}} {_FEELING}\b"
    ),
    "sorry": (
        r"\b(?:sorry|apolog\w+|forgive|my fault|our fault|our mistake|my mistake|we let you down|"
        r"dropped the ball|regret)\b"
    ),
    "sorry_for": r"\b(?:sorry (?:for|about|that|you|we|i|it)|apologies for|apologize for)\b",
    "sorry_pardon": r"\bsorry (?:\?|, (?:could|can|what|did|which|who|i did not))",
    "so_you": (
        r"\b(?:so|if i (?:understand|heard|have)|let me (?:see if|repeat|play)|what i (?:hear|am hearing)|"
        r"you are saying|in other words)\b"
    ),
    "you_past": (
        r"\byou (?:\w+ed|were|had|have|got|paid|sent|bought|told|said|asked|waited|rang|want|need|"
        r"would like)\b"
    ),
    "right": (
        r"(?:\b(?:right|correct|yes|yeah|is that it|have i got|is that right|did i get|"
        r"am i right)\b[^.]*\?|\bcorrect me\b)"
    ),
    "suits": (
        r"\b(?:would|does|is|are|will) (?:that|this|it|you)(?: \w+)? (?:work|suit|help|okay|be okay|"
        r"all right|good|fine|happy)\b"
    ),
    "shall_i": r"\b(?:shall|should|may|can|could) (?:i|we)\b",
    "wh_question": (
        r"(?:^|[.,!?;] )(?:and |so |okay |thanks , |, )*(?:what|which|when|where|who|how|whose)\b[^.!]*\?"
    ),
    "yn_question": (
        r"(?:^|[.,!?;] )(?:and |so |but )*(?:is|are|do|does|did|have|has|can|could|was|were|will|"
        r"would)\b[^.!]*\?"
    ),
    "may_i_have": (
        r"\b(?:may|can|could|might) (?:i|you)(?: please)? (?:have|get|take|see|ask|tell|give|send|read|"
        r"confirm|spell|check)\b"
    ),
    "own": (
        r"\b(?:leave (?:it|this|that)(?: one)? (?:with|to) (?:me|us)|i will (?:take care|sort|handle|deal|"
        r"see to|look into|get (?:this|it|to))|let me (?:sort|look|see|find|fix|take|get|check|deal)|"
        r"(?:this|it) is (?:on|with) me|i am on it|i have got (?:this|you)|i am your|what i can do|"
        r"personally|my job|i own)\b"
    ),
    "because": (
        r"\b(?:because|since|due to|the reason|which is why|that is why|so that|caused|means that|means)\b"
    ),
    "i_will": r"\b(?:i|we) (?:will|am going to|are going to|shall)\b",
    "i_am_ing": r"\b(?:i|we) (?:am|are) (?:now )?\w+ing\b",
    "i_have_ed": r"\b(?:i|we) have (?:just |now )?\w+(?:ed|t|n)\b",
    "i_can": r"\b(?:i|we) (?:can|could|would be able to|am able to)\b(?! not)",
    "can_not": (
        r"\b(?:i|we|nobody|they) (?:can not|am not able|am unable|are not able|are unable|could not|"
        r"will not|do not|am not allowed|are not allowed)\b"
    ),
    "imperative": (
        r"^(?:please |just |then |now |so |first |okay |simply |go and )*(?:try|press|click|hold|open|"
        r"close|take|put|turn|restart|unplug|plug|check|send|go|use|bring|call|ring|type|enter|choose|"
        r"select|remove|leave|wait|look|read|keep|give|tell|ask|stop|log|switch|have|let)\b"
    ),
    "either_or": (
        r"\b(?:either|or|whichever|alternatively|option\w*|two ways|three ways|instead|otherwise|rather)\b"
    ),
    "or_question": r"\bor\b[^.!]*\?",
    "i_would": (
        r"\b(?:i would (?:go|take|choose|pick|say|get|start|recommend|suggest|keep|buy|wait|skip|avoid)|"
        r"recommend|suggest|my (?:advice|pick|vote|choice|money)|your best|better off|go (?:with|for)|"
        r"if i were you|if you ask me|best (?:is|bet|option|one))\b"
    ),
    "day": rf"\b{_DAY}\b",
    "by_time": (
        r"\b(?:by|before|within|until|till|in|at|on|after|around|about|from) (?:the |this |next |half |"
        rf"about |around |end of )*(?:{_DAY}|#:#|#|{_COUNT} (?:\w+ )?{_SPAN}|noon|morning|evening|lunch)"
    ),
    "span": rf"\b{_COUNT} (?:\w+ )?{_SPAN}\b",
    "clock": (
        r"#:#|\b(?:o'clock|o clock|half past|quarter (?:past|to)|am|pm)\b|\bat (?:#|one|two|three|four|"
        r"five|six|seven|eight|nine|ten|eleven|twelve)\b"
    ),
    "next_step": (
        r"\b(?:next|then|after that|afterwards|once|as soon as|first|takes?|will be|will have|will get|"
        r"you will)\b"
    ),
    "record": (
        r"\b(?:log(?:ged|ging)?|not(?:e|ed|ing)|ticket|record(?:ed|ing)?|on file|on the file|writ(?:e|ing|"
        r"ten)|raise(?:d)?|fil(?:e|ed|ing)|flag(?:ged)?|case number|reference|put (?:it|that|"
        r"this) (?:down|in|on))\b"
    ),
    "come_back": (
        r"\b(?:call|ring|phone|text|email|e-mail|mail|write to|message|get back to|come back to|"
        r"check (?:in|back)|update|let|keep) you\b|\b(?:call|ring|phone)(?: you)? back\b|"
        r"\bhear from (?:me|us)\b|\bback to you\b|\byou posted\b"
    ),
    "senior": (
        r"\b(?:manager|supervisor|boss|senior|specialists?|expert|team lead|lead|head of|director|"
        r"engineers?|second line|level (?:two|three|#)|tier|escalat\w+|upstairs|consultant|duty)\b"
    ),
    "transfer": (
        r"\b(?:put(?:ting)? you through|transfer\w*|connect\w* you|pass\w* (?:you|this|it)|hand\w* (?:you|"
        r"this|it)|bring(?:ing)? (?:in|my)|over to|forward\w*)\b"
    ),
    "elsewhere": (
        r"\b(?:website|online|their (?:website|number|desk|office|line)|they (?:can|will|have)|the people|"
        r"department|branch|desk|office|next door|down the road|best place|speak to|contact|ask at|"
        r"ring the|call the)\b"
    ),
    "comfort": (
        r"\b(?:do not worry|no worries|no harm|you did (?:nothing|the right|everything)|not your fault|"
        r"right place|good hands|we will get|fixable|nothing is lost|can be (?:fixed|undone|saved)|easily|"
        r"happens to|you are not|it is safe|not alone|not silly|no bother|no problem|perfectly normal)\b"
    ),
    "thanks": r"\b(?:thanks|thank you|grateful|appreciate\w*|thank|obliged)\b",
    "afraid": (
        r"\b(?:afraid|unfortunately|i would love to|wish i could|i am sorry but|not possible|not able|"
        r"unable|not allowed|not something)\b"
    ),
    "limit": (
        r"\b(?:if you (?:keep|continue|carry on|speak|shout|swear|use)|i will (?:end|have to end|hang up)|"
        r"i want to help|happy to help|as long as|i can not continue|that language|respect)\b"
    ),
    "wrap": (
        r"\b(?:anything else|something else|goodbye|good bye|bye|nice day|good day|lovely day|great day|"
        r"take care|all the best|have a (?:good|nice|lovely|great)|enjoy)\b"
    ),
    "you_fault": (
        r"\byou (?:must|should|should have|could have|ought|did not|have not|never|forgot|failed|probably|"
        r"obviously|clearly|yourself|were supposed|only had|would have|were the one|chose|signed|agreed|"
        r"pressed|clicked|deleted|ignored)\b"
    ),
    "if_you_had": (
        r"\b(?:if you had|had you|if you would|next time|maybe you|perhaps you|did you (?:not|even|"
        r"actually|really|bother)|did not you|have you (?:even|tried|actually)|are you sure|why did you|"
        r"why did not you|why would you)\b"
    ),
    "your_own": (
        r"\b(?:your (?:own|fault|mistake|side|end|responsibility|problem|doing)|on you|user error|"
        r"people who)\b"
    ),
    "deny": (
        r"\b(?:not true|that is wrong|you are wrong|not correct|incorrect|we never|i never|never said|"
        r"did not say|actually|in fact|with respect|the fact|facts|as i said|like i said|i already|"
        r"as i (?:told|explained)|for the record|nonsense|not the case|mistaken|according to (?:my|our|"
        r"the))\b"
    ),
    "only": (
        r"\b(?:only|just|merely|hardly|not that|not so|not exactly|big deal|end of the world|no big|"
        r"at least|could be worse|others have|other people|everybody|everyone|worse things|happens)\b"
    ),
    "whatever": (
        r"\b(?:whatever|not my (?:problem|job|department|fault)|so what|who cares|do not care|"
        r"if you say so|suit yourself|up to you|fine then|and \?|never mind|get over|move on|oh well|"
        r"tough luck|too bad)\b"
    ),
    "calm_order": (
        r"(?:^|[.,!?;:] |\b(?:please|just|and|now|so|you (?:need|have|ought) to|you (?:should|must|could)|"
        r"can you|could you|would you|try to|first) )"
        r"(?:calm|relax|chill|breathe|settle|stop|lower|watch|mind|behave)\b"
    ),
    "calm_thing": r"\b(?:calm|relax|chill|settle|stop|lower)\w*(?: down)? (?:the|my|our|an?)\b",
    "told_of": (
        r"\b(?:he|she|they|driver|colleague|agent|man|woman|somebody|someone|who|word|was|being|been|you) "
        r"(?:\w+ )?(?:called|told|said|saying|says|wrote)\b"
    ),
    "no_but": (
        r"\b(?:not|afraid|unable|no|never)\b[^?!]{0,90}"
        r"\b(?:but|what) (?:i|we|you|my|our|they|she|he)\b"
    ),
    "calm": (
        r"\b(?:calm|relax|breathe|stop (?:shouting|yelling|crying|swearing|it|being|making|complaining)|"
        r"watch your|mind your|lower your|tone|chill|easy|settle|quiet|behave|pull yourself|cool it|"
        r"keep your|get a grip|no need to|temper|attitude)\b"
    ),
    "mock": (
        r"\b(?:oh (?:dear|no|my|wow|great|joy|brilliant|lovely|how)|wow|congratulations|bravo|"
        r"how (?:tragic|awful for|terrible for|dare)|poor (?:you|thing|baby)|of course you|i bet|genius|"
        r"clever|violin|medal|applause|slow clap|sherlock|your (?:majesty|highness)|heavens|gosh|imagine|"
        r"shocking|what a (?:surprise|shame|tragedy))\b"
    ),
    "abuse": (
        r"\b(?:idiot|stupid|moron|dumb|fool|clueless|pathetic|useless|liar|shut up|bloody|crap|shit|"
        r"bullshit|arse|ass|thick|brain\w*|loser|whin\w+|moan\w+|childish|muppet|grow up|get lost|sod off|"
        r"piss|damn|people like you|ridiculous|drama)\b"
    ),
    "policy": (
        r"\b(?:policy|policies|rules|rule|procedure|terms|system does not|computer says|nothing (?:i|we|"
        r"more|else) (?:can|could|do)|can not help|nothing to do with|not our|not my|no exceptions|end of|"
        r"no way|that is (?:it|all|final|that)|another number|another department|you will have to|"
        r"have to (?:call|ring|ask|contact|speak|wait))\b"
    ),
    "hurry": (
        r"\b(?:get to the point|hurry|quick\w*|come on|other (?:calls|customers|people)|queue|short|"
        r"make it (?:quick|short|brief)|let me stop you|i have not got|no time|all day|busy|spit it|"
        r"the point|cut (?:it|to)|yes yes|yes , yes|skip|faster|in a hurry|long story)\b"
    ),
    "sure_thing": (
        r"\b(?:guarantee\w*|promise\w*|swear|never (?:ever )?(?:happen|again)|hundred percent|# %|100|"
        r"definitely|absolutely|no doubt|whatever you want|anything you want|for ever|forever|always|"
        r"without fail|for sure|certain|instantly|immediately)\b"
    ),
    "stock": (
        r"\b(?:any inconvenience|important to us|value (?:your|you as)|valued (?:customer|client|member|"
        r"guest)|appreciate your (?:patience|business|feedback|loyalty)|thank you for (?:choosing|"
        r"contacting|reaching|your (?:patience|understanding|feedback|business))|at your earliest|"
        r"rest assured|we strive|take .{0,20} seriously|highest priority|may have caused|bear with us|"
        r"experience(?:d)? higher|continuous\w* improv\w*|utmost|sincere\w*|committed to)\b"
    ),
    "quote": r'"',
    "excuse_me": r"\b(?:excuse me|pardon)\b",
    "we_us": r"\b(?:we|us|our)\b",
    "i_me": r"\b(?:i|me|my|myself)\b",
    "you": r"\b(?:you|your|yours|yourself)\b",
}
"""Cue name -> pattern over space-joined tokens."""

_COMPILED = tuple((name, re.compile(pattern)) for name, pattern in CUES.items())


def cue_names(
    text: str, listed: tuple[str, ...], own: frozenset[str], said: frozenset[str] | None, said_asks: bool
) -> list[str]:
    """Names of all cues that hold for a piece of text.

    Args:
        text: The piece as typed.
        listed: Its tokens.
        own: Stems of its content words.
        said: Stems of the customer's content words; None if nothing is known.
        said_asks: Whether the customer asked something.
    """
    joined = " ".join(listed)
    names = [name for name, pattern in _COMPILED if pattern.search(joined)]
    names.extend(shape_cues(text, listed))
    names.extend(echo_cues(listed, own, said, said_asks))
    return names
