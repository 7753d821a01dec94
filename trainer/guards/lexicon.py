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

TIMES: dict[str, str] = {"dozen": "12", "couple": "2", "pair": "2"} | {
    **dict.fromkeys(("twice", "double", "doubled", "doubles", "doubling"), "2"),
    **dict.fromkeys(("thrice", "triple", "tripled", "triples"), "3"),
    **{word: word for word in ("half", "hundreds", "thousands", "millions")},
}
"""Words that count without being numbers."""

NEARNESS: dict[str, str] = {"next": "next", "last": "last", "past": "last", "previous": "last"}
"""Words before a day, a part of it or a unit that say which one."""

BOUNDS: dict[str, str] = {
    **dict.fromkeys(("over", "after", "above", "since", "least", "more"), "more"),
    **dict.fromkeys(("under", "before", "below", "until", "till", "most", "less", "fewer", "within"), "less"),
}
"""Words just before a number or a day that say on which side of it."""

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

WEAK_DENIALS: frozenset[str] = frozenset(
    """still out off down quiet alone idle late far beyond only else whether remain remains remained
    stay stays staying stayed leave leaves left short before yet rather less least different other
    drop hard over away few little enough free against until till otherwise anything first last new
    save bare anybody anyone exactly strictly limit""".split()
)
"""Words that can say without a negation what another wording says with one, and mostly say other things."""

DENIALS: frozenset[str] = WEAK_DENIALS | frozenset(
    """dead silent empty reluctant shut closed fail failed fails failing refuse refused refuses refusing lack
    lacks lacking missing missed miss misses stop stopped stops stuck avoid avoided avoids escaped escapes
    forget forgot forgotten broken gone lost unable impossible unaware stranger strangers instead difficult
    doubt useless wrong ignored ignore ignoring ignores overdue hate zero unlike deny denied denies struggle
    skip skipped scarcely seldom rarely loath spare spared spares rid mum dumb blank vacant void absent false
    lie lies myth mistaken contrary prevent prevents prevented decline declined declines forbid forbidden
    banned unheard mystery eludes escape vain pointless nil zilch exempt except apart sole solely ignorant
    clueless blind deaf neglect neglected omit omitted overlook overlooked dodge dodged exhausted past failing
    kept keeps withheld withhold resist abandon abandoned deserted beat beats defeats unless minus sick
    tired enough wasted waste cease ceased quit quits refusal failure absence shortage
    mistake hopeless barred bars blocked blocks rejected rejects lapsed expired postponed""".split()
)
"""Words that can say without a negation what another wording says with one."""

LESSENING: frozenset[str] = frozenset("less little few too hard difficult stop stopped least".split())
"""Words that make of the next one nearly its opposite."""

FAMILIES: tuple[frozenset[str], ...] = (
    frozenset("first second third fourth last".split()),
    frozenset("hourly daily weekly monthly yearly annual annually nightly".split()),
    frozenset("minute hour day week month year fortnight decade".split()),
    frozenset("kilo gram pound tonne".split()),
    frozenset("mile metre kilometre yard".split()),
)
"""Words of one kind without a number, none of which may take another's place."""

FOREIGN: frozenset[str] = frozenset(
    """ich nicht und das ist wir sie ein eine einen mich dir auf für oder wird werden haben niemand
    darum geht noch einmal klare antwort une pas qui que quoi je tu il nous vous avec mais c'est
    voiture una unos está esta estoy pero porque como nada algo necesito yo muy todavía casi quiero
    gli della che cosa già detto sono questo perché farete een niet jij voor maar geen zijn jeg ikke
    og att inte nie proszę wie lange sehen gut danke bitte schon auch nur dann wenn weil dass aber
    habe hatte hast sind wurde kann muss soll keine kein nichts immer wieder heute morgen jetzt wer
    warum doch sehr bei nach von zu zum zur vom aus über dem ihr ihre mein meine dein uns euch alles
    etwas gar leider tschüss suis sais quand bien merci bonjour très aussi encore toujours jamais
    rien déjà cette votre vos notre leur leurs dans sous sans après chez comme donc alors ainsi
    voilà ça oui fait peut faut avoir être été eux aux les sont était ont hola gracias bueno usted
    ustedes sí nunca siempre ahora aquí donde cuando quien cómo qué por sobre entre hasta desde
    también otra otro ellos nosotros tengo tiene fue più molto anche ancora sempre niente adesso
    quando perche quindi allora grazie buongiorno nel nella dal dalla sul sulla degli delle suo sua
    mio tuo tua loro essere stato hanno ook nog wel naar hoe wat waarom omdat deze daar heb hebt
    heeft moet alstublieft gewoon helemaal altijd nooit iets så är som på från med eller när där här
    också alltid aldrig não você muito obrigado também então ainda agora isso esse essa meu minha
    seu foi são și sunt pentru mult bine mulțumesc unde când eu noi fără sau dacă jest się że jak
    tak dla czy już tylko jeszcze bardzo dziękuję""".split()
)
"""Words that no English sentence holds."""
