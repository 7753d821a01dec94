"""Word lists that no amount of exemplars would teach reliably.

Three kinds: chat spellings and what they stand for, function words (the
skeleton of a sentence, by which its form is seen whatever it is about), and
word classes such as times and feelings, so that "by Thursday" and "before
noon" count as the same kind of thing.
"""


def _pairs(text: str) -> dict[str, tuple[str, ...]]:
    """Read ``"u=you, im=i am"`` into a mapping from spelling to tokens."""
    entries = (entry.strip().partition("=") for entry in text.split(","))
    return {short: tuple(full.split()) for short, _, full in entries}


SPELLINGS: dict[str, tuple[str, ...]] = _pairs(
    "u=you, ur=your, urs=yours, r=are, im=i am, ive=i have, youre=you are, youve=you have, "
    "youll=you will, youd=you would, hes=he is, shes=she is, thats=that is, whats=what is, "
    "wheres=where is, theres=there is, heres=here is, hows=how is, whos=who is, theyre=they are, "
    "theyve=they have, theyll=they will, weve=we have, dont=do not, doesnt=does not, didnt=did not, "
    "cant=can not, cannot=can not, wont=will not, wouldnt=would not, couldnt=could not, "
    "shouldnt=should not, isnt=is not, arent=are not, wasnt=was not, werent=were not, havent=have not, "
    "hasnt=has not, hadnt=had not, aint=is not, mustnt=must not, neednt=need not, can't=can not, "
    "won't=will not, shan't=shall not, ain't=is not, let's=let us, lets=let us, it's=it is, "
    "that's=that is, there's=there is, here's=here is, what's=what is, where's=where is, who's=who is, "
    "how's=how is, he's=he is, she's=she is, everyone's=everyone is, nobody's=nobody is, "
    "nothing's=nothing is, i'd=i would, gonna=going to, gotta=got to, wanna=want to, lemme=let me, "
    "gimme=give me, dunno=do not know, pls=please, plz=please, plse=please, thx=thanks, thnx=thanks, "
    "tnx=thanks, ty=thank you, tysm=thank you so much, ta=thanks, cheers=thanks, sry=sorry, soz=sorry, "
    "srry=sorry, appologies=apologies, apologise=apologize, apologised=apologized, realise=realize, "
    "realised=realized, abt=about, bc=because, cos=because, coz=because, cuz=because, 'cause=because, "
    "tmrw=tomorrow, tmr=tomorrow, tomoz=tomorrow, mins=minutes, min=minutes, hrs=hours, hr=hour, "
    "secs=seconds, sec=second, n=and, w=with, b4=before, gr8=great, l8r=later, ppl=people, acc=account, "
    "acct=account, msg=message, num=number, nr=number, idk=i do not know, tbh=to be honest, "
    "btw=by the way, asap=as soon as possible, ok=okay, k=okay, kk=okay, okey=okay, yep=yes, yup=yes, "
    "yeah=yes, yea=yes, nope=no, nah=no, wat=what, wot=what, wen=when, wer=were, thru=through, "
    "tho=though, info=information, probs=problems, itll=it will, thatll=that will, itd=it would, "
    "teh=the, recieve=receive, seperate=separate, cud=could, wud=would, shud=should, ya=you, yer=your, "
    "yr=your, yrs=yours, wanna=want to, kinda=kind of, sorta=sort of, dya=do you, doin=doing, "
    "goin=going, sposed=supposed, hiya=hi, hey=hi, heya=hi, mornin=morning, gudday=good day"
)
"""Chat spelling -> the tokens it stands for."""

WRITTEN_OUT: frozenset[str] = frozenset(
    "pls plz plse thx thnx tnx ty tysm sry soz srry abt cos coz cuz tmrw tmr tomoz b4 gr8 l8r ppl acct msg "
    "idk tbh btw wat wot thru tho probs cud wud shud ya yer yr dya doin goin sposed u ur n r".split()
)
"""Chat spellings that are written out for the encoder too: it never met them in running text."""

FUNCTION_WORDS: frozenset[str] = frozenset(
    """
    a about after again all already also always am an and another any anybody anyone anything are as
    at back be because been before being but by can come could did do does doing done down each
    either else enough even ever every everybody everyone everything few first for from get give go
    going got had has have having he hear help her here him his how i if in into is it its just keep
    know last least less let like listen look made make many may maybe me might mine more most much
    must my myself need never next no nobody none nor not nothing now of off okay on once one only
    or other our ours out over own perhaps please put rather really right said same say see send
    shall she should since so some somebody someone something soon sorry sort still such sure take
    talk tell than thank thanks that the their them then there these they thing think this those
    though through till to told too tried try two under understand until up us very want was way we
    well were what whatever when where whether which while who whole whom whose why will wish with
    within without would yes yet you your yours yourself 's # ? ! . , ; : ... " * #:# #.# calm down
    relax hello hi good bye welcome glad happy afraid unable unfortunately actually obviously
    honestly either instead anyway simply
    """.split()
)
"""Words that are kept as they are in a sentence's form."""


def _classes(**groups: str) -> dict[str, str]:
    """Invert class -> words into word -> class."""
    return {word: f"<{name}>" for name, listed in groups.items() for word in listed.split()}


WORD_CLASS: dict[str, str] = _classes(
    time="""
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs
    fri sat sun today tonight tomorrow yesterday noon midday midnight morning afternoon evening
    lunch lunchtime weekend january february march april june july august september october november
    december o'clock oclock am pm
    """,
    span="""
    minute minutes hour hours day days week weeks month months year years second seconds moment
    fortnight
    """,
    number="""
    three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty
    ninety hundred thousand half quarter couple dozen
    """,
    feeling="""
    angry annoyed annoying frustrated frustrating frustration upset upsetting worried worrying worry
    anxious stress stressed stressful scared scary frightened frightening frightening embarrassed
    embarrassing disappointed disappointing disappointment horrible awful terrible dreadful
    miserable fed furious maddening infuriating rotten unpleasant unsettling heartbreaking painful
    hurt hurts hurtful tired tiring exhausting exhausted nightmare desperate gutted livid cross
    irritated irritating unfair confusing confused sad lonely helpless distressing cruel shock
    shocking shaken nasty grim galling crushing nerve-racking gutting
    """,
    comfort="""fixable recoverable normal common safe saved solvable worry panic harm hands alone silly""",
    fault="""
    pressed clicked deleted dropped forgot forgotten ignored missed misread broke broken typed
    entered chose ordered signed ticked agreed read careless mistake wrong fault mess messed skipped
    failed
    """,
    insult="""
    idiot stupid moron dumb fool fools clown clueless pathetic useless ridiculous liar lying liars
    shut hell damn bloody crap shit bullshit arse ass idiotic ignorant thick brainless hopeless
    loser whiner whining moaning brat baby drama childish crybaby muppet numpty twit cretin imbecile
    donkey
    """,
    person="""
    manager supervisor boss chief lead head director senior specialist expert engineer technician
    team colleague department dept doctor nurse consultant owner foreman superior
    """,
    record="""
    log logged logging note noted notes ticket file filed record recorded write writing written
    wrote typed typing case reference complaint raised raising report reported flag flagged entered
    system docket
    """,
    contact="""call phone ring text email e-mail mail message write contact touch update bell line""",
    money="""
    refund refunded credit discount voucher compensation pounds euros dollars fee charge charged
    price cost free bucks quid
    """,
    certain="""
    guarantee guaranteed promise promised swear definitely absolutely forever ever hundred certain
    surely instantly immediately perfect perfectly
    """,
    title="""
    sir madam ma'am maam mister mr mrs ms miss dr doctor professor mate love dear buddy pal monsieur
    madame señor señora herr frau
    """,
)
"""Content word -> its class, written in angle brackets."""

STOP_WORDS: frozenset[str] = frozenset(
    """
    a an the and or but if so to of in on at for from with by as is am are was were be been being do
    does did have has had i you he she it we they me him her us them my your his its our their this
    that these those will would can could shall should may might must not no yes just very too
    really there here what when where which who how why then than up down out off over again please
    's okay now some any all more ? ! . , ; : ... \" * # #:# #.#
    """.split()
)
"""Words that say nothing about what a sentence is about."""
