"""Lines that every model is tried on: forty from all moods, with what models like to lose.

Numbers, names, negations, questions, demands, odd order, and lines with nothing
special in them. They belong to no scenario, so that a model can be measured
without giving one away.
"""

from trainer.model.mood import HeatBand

_LINES: dict[HeatBand, tuple[str, ...]] = {
    HeatBand.CALM: (
        "I'd like to know what happens next, step by step.",
        "That would help me, as long as it's done before noon.",
        "I've written it all down, so you can have it in one go.",
        "Thank you. That's the first clear answer I've had today.",
        "My name is Ingrid Falk, and I'm calling about order 5520.",
        "I don't mind waiting, but I need to know how long.",
        "Could you send me that in writing, please?",
        "It worked on Tuesday, and it hasn't worked since.",
        "I'm not the only one here with this problem.",
        "Let me see whether I've understood you correctly.",
    ),
    HeatBand.ANNOYED: (
        "I've explained this twice already, and nobody wrote it down.",
        "You're the third person I've spoken to this morning.",
        "That's not what your colleague told me on Monday.",
        "I pay ninety euros a month, and I expect it to work.",
        "Why does nobody ever call back when they say they will?",
        "I can't close the shop every time your system is down.",
        "I don't need a new account. I need the old one to work.",
        "The form asks for a number that I was never given.",
        "Your letter says one thing and your website says another.",
        "I've been put through four times, and now I'm back with you.",
    ),
    HeatBand.ANGRY: (
        "I've waited forty minutes, and I'm not going to wait another four!",
        "Don't tell me to calm down. Tell me when it'll be mended!",
        "You took the money, and you never sent the parcel!",
        "Mr Osei promised me a visit by Friday. Nobody came.",
        "I want to speak to your manager, and I want to do it now.",
        "How many times do I have to send you the same receipt?",
        "That invoice is wrong, and you know that it's wrong!",
        "I've thirty guests tonight and no hot water!",
        "If it isn't here tomorrow, I'll cancel the contract.",
        "You said two days. It's been two weeks!",
    ),
    HeatBand.FURIOUS: (
        "I don't care about your policy! I want my money back!",
        "Nobody listens! You haven't heard one word that I said!",
        "My lawyer will hear about this before the day is over!",
        "I've lost four hundred pounds because of you!",
        "You've lied to me since the very first call!",
        "Is there anybody in that building who can read?",
        "I've had enough of being sent from one desk to the next!",
        "It's seven o'clock, and my daughter is still standing at the station!",
        "You broke it, you lost it, and now you want me to pay for it!",
        "Don't you dare put me on hold again!",
    ),
}

BUNDLED: tuple[tuple[str, HeatBand], ...] = tuple(
    (line, mood) for mood, lines in _LINES.items() for line in lines
)
"""Line and the mood in which it is said."""
