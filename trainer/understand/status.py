"""Whether a reply can be judged at all: blank, keyboard mash, another language, or English.

The test leans to "English": it must never turn away a short reply, a reply
full of typos, or one with foreign names. It looks at the share of words known
from the exemplars, at function words of other languages, and at how familiar
the letter sequences are.
"""

import unicodedata

from trainer.model.reading import Status
from trainer.understand.model import Model
from trainer.understand.text import words

_FOREIGN: dict[str, frozenset[str]] = {
    "de": frozenset(
        """
        ich sie wir nicht das ist und ein eine einen einem der die den dem zu mit auf fur für bitte
        danke haben habe werden wird kann können konnen ihnen ihr ihre mein unser guten morgen tag
        wie was wo warum aber oder auch noch schon sehr gut leid tut mir es uns sich nach bei von
        vom zum zur dass wenn dann heute jetzt sofort
        """.split()
    ),
    "fr": frozenset(
        """
        je vous nous est les des une un le la et pas ne que qui pour dans avec sur votre notre mon
        bonjour merci désolé desole monsieur madame suis êtes etes avez peux pouvez fait cela ce
        cette mais ou où aussi très tres bien oui non tout il elle du au aux s'il plaît plait
        aujourd'hui demain problème probleme c'est j'ai
        """.split()
    ),
    "es": frozenset(
        """
        yo usted nosotros es los las una un el la y no que para con por su nuestro mi hola gracias
        siento señor señora estoy está esta puedo puede hacer lo le se del al pero o muy bien sí si
        todo buenos días dias ayudar problema mañana hoy ahora como cuando donde qué tiene tengo
        """.split()
    ),
    "it": frozenset(
        """
        io lei noi è sono il lo la gli le un una e non che per con su suo nostro mio buongiorno
        grazie dispiace signore signora posso può fare ma o molto bene sì tutto oggi domani ora come
        quando dove cosa ha ho della del di da questo questa aiutare problema subito
        """.split()
    ),
    "nl": frozenset(
        """
        ik u wij we het een de en niet dat die is zijn voor met op van uw ons mijn goedemorgen dank
        bedankt sorry meneer mevrouw kan kunt doen maar of ook heel goed ja nee alles vandaag morgen
        nu hoe wat waar heb hebt heeft naar bij er wordt zal
        """.split()
    ),
    "pt": frozenset(
        """
        eu você nós é são o os as um uma e não nao que para com por seu nosso meu bom dia obrigado
        obrigada desculpe senhor senhora posso pode fazer mas ou muito bem sim tudo hoje amanhã
        agora como quando onde tem tenho do da em no na isso este esta ajudar problema
        """.split()
    ),
    "ro": frozenset(
        """
        eu dumneavoastră dumneavoastra noi este sunt un o și si nu că ca pentru cu pe din la de ce
        cum unde când bună buna ziua mulțumesc multumesc îmi imi pare rău rau domnule doamnă pot
        puteți face dar sau foarte bine da tot azi mâine maine acum va vă să sa am ați factura
        """.split()
    ),
    "pl": frozenset(
        """
        ja pan pani my jest są nie i w na z do że ze się sie dla od po co jak gdzie kiedy dzień
        dobry dziękuję dziekuje przepraszam proszę prosze mogę moge może moze ale lub bardzo dobrze
        tak wszystko dziś jutro teraz mam ma to ten ta
        """.split()
    ),
    "tr": frozenset("""
        ben siz biz bir ve için icin bu şu ne nasıl merhaba teşekkür ederim lütfen özür dilerim
        değil var yok çok iyi evet hayır bugün yarın şimdi ile ama
        """.split()),
    "sv": frozenset("""
        jag du vi är och inte det en ett att som på för med av din vår hej tack ursäkta kan kunna
        göra men eller mycket bra ja nej allt idag imorgon nu hur vad var har
        """.split()),
}  # fmt: skip

_ENGLISH = frozenset(
    """
        the a an i you we they it he she is are was were be been do does did not and or but if of to
        in on at for from with by as that this what which when where who how why will would can
        could shall should may must have has had my your our their me us them please sorry thanks
        thank yes no hello hi okay ok so then there here let just now sure good about get got call
        up out
        """.split()
)


def judge(text: str, model: Model) -> Status | None:
    """EMPTY, FOREIGN or GIBBERISH where that is plain, None where the reply should be read.

    Args:
        text: The cleaned reply.
        model: Supplies the words and letter sequences that are known.
    """
    if not text.strip():
        return Status.EMPTY
    letters = [c for c in text[:2000] if c.isalpha()]
    if not letters:
        return None if any(c.isdigit() for c in text) else Status.GIBBERISH
    if sum(_latin(c) for c in letters) < 0.5 * len(letters):
        return Status.FOREIGN
    if len(letters) > 4 and len({c.lower() for c in letters}) == 1:
        return Status.GIBBERISH
    listed = [w for w in words(text[:2000]) if w[0].isalpha()]
    if _reads_foreign(listed, model):
        return Status.FOREIGN
    return Status.GIBBERISH if _is_mash(listed, model) else None


def _latin(letter: str) -> bool:
    """Whether a letter belongs to the Latin script."""
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")


def _reads_foreign(listed: list[str], model: Model) -> bool:
    """Whether function words of one other language outweigh English."""
    if len(listed) < 3:
        return False
    english = sum(w in _ENGLISH for w in listed)
    unknown = sum(w not in model.known_words for w in listed)
    strongest = max(sum(w in own and w not in _ENGLISH for w in listed) for own in _FOREIGN.values())
    return strongest >= 2 and strongest > 1.5 * english and unknown >= 0.34 * len(listed)


def _is_mash(listed: list[str], model: Model) -> bool:
    """Whether hardly a word or letter sequence is known."""
    if not listed:
        return True
    strange = [w for w in listed if w not in model.known_words and w not in _ENGLISH]
    if len(strange) < 0.75 * len(listed):
        return False
    grams = [w[i : i + 3] for w in strange for i in range(len(w) - 2)]
    if not grams:
        return False
    unknown = sum(g not in model.known_trigrams for g in grams)
    return unknown > 0.5 * len(grams) or _one_row(strange)


def _one_row(listed: list[str]) -> bool:
    """Whether every word is one key or a run along a keyboard row."""
    rows = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    return all(len(set(w)) <= 2 or any(set(w) <= set(row) for row in rows) for w in listed)
