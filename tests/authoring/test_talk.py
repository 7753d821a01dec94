"""A talk in memory is the session that the game would have kept, and the same each time."""

from pathlib import Path

from tests.authoring.name_reader import NameReader
from tests.content import samples
from trainer.authoring.talk import Talk
from trainer.content.library import load_library
from trainer.engine.state import Casting
from trainer.game import Game, local_now
from trainer.records.sessions import Sessions

REPLIES = [
    "greet listen",
    "clarify fact:model",
    "calm_down",
    "apologise acknowledge",
    "propose solution:exchange",
]


def test_a_talk_gives_the_transcript_of_a_kept_session(tmp_path: Path) -> None:
    library = load_library([samples.write(tmp_path / "shop")])
    game = Game(library, Sessions(tmp_path / "kept"), NameReader(), local_now)
    play = game.start("kettle", seed=4)
    talk = Talk(Casting(library.scenario("kettle"), library.persona("brisk"), seed=4), reader="names-1")
    for reply in REPLIES:
        play.say(reply)
        talk.say(reply, NameReader())
    for name, text in (("lookup", "kettle"), ("note", "swapped"), ("end", "")):
        play.act(name, text)
        talk.act(name, text)
    play.close()
    assert talk.transcript == play.transcript
    assert talk.end is not None


def test_the_end_is_judged_when_a_reply_ends_it(tmp_path: Path) -> None:
    library = load_library([samples.write(tmp_path)])
    talk = Talk(Casting(library.scenario("kettle"), library.persona("brisk")))
    while not talk.over:
        talk.say(f"insult {len(talk.steps)}", NameReader())
    assert talk.end is not None
    assert (talk.end.outcome, talk.end.passed, talk.end.critical) == ("hung_up", False, ("insult",))
