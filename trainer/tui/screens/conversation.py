"""The conversation: what is said in the middle, the mood beside it, the prompt below.

Replies go to the game in a thread, because the first one may load a model and
each is written to disk. Until the answer is there the reply stands in the
transcript as waiting; on any error it is put back into the prompt.
"""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Static
from textual.worker import Worker, WorkerState

from trainer.errors import CoolheadError
from trainer.model.actions import ACTIONS, AFTERWARDS, find_action
from trainer.model.mood import Mood
from trainer.tui.commands import Place, bindings_at
from trainer.tui.ink import heading, quiet
from trainer.tui.screens.after_talk import AfterTalk
from trainer.tui.screens.base import CoolScreen
from trainer.tui.screens.keeping import KeepsTalk
from trainer.tui.widgets.composer import Composer
from trainer.tui.widgets.mood_bar import MoodBar
from trainer.tui.widgets.mood_panel import MoodPanel
from trainer.tui.widgets.side_pane import SidePane
from trainer.tui.widgets.steps import Steps
from trainer.tui.widgets.talk_log import TalkLog
from trainer.tui.widgets.ticket import Ticket
from trainer.wording.harmless import harmless
from trainer.wording.words import plural

if TYPE_CHECKING:
    from trainer.game import ActionShown, Exchange, Play

OWN_ERROR = "Coolhead met an error of its own. Your words are back in the prompt; the talk so far is saved."
"""Said of an error that is nobody's doing but ours."""


class ConversationScreen(AfterTalk, CoolScreen, KeepsTalk):
    """One running conversation."""

    PLACE = Place.TALK
    CSS_PATH = "conversation.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings_at(Place.TALK)
    AUTO_FOCUS = "#prompt"

    class Finished(Message):
        """The conversation is over and its debrief is wanted."""

    class Retaken(Message):
        """A turn is to be taken again."""

        def __init__(self, n: int) -> None:
            """Carry the turn.

            Args:
                n: Turn number, counted from 1.
            """
            super().__init__()
            self.n = n

    class Left(Message):
        """The trainee went back to the library."""

    def __init__(self, play: "Play", draft: str = "", *, retaken: bool = False) -> None:
        """Show one conversation from wherever it stands.

        Args:
            play: The running session.
            draft: What to put into the prompt.
            retaken: Whether that is an old reply, to be replaced by typing.
        """
        super().__init__()
        self.play = play
        self._draft = draft
        self._retaken = retaken
        self._sent = ""

    def body(self) -> Iterable[Widget]:
        """Head, transcript with side pane, prompt, and what replaces it at the end."""
        play, mode = self.play, self.play.mode
        words, name = play.persona.heat_words, play.scenario.customer.address
        end = Button("See how it went", id="debrief", variant="primary")
        yield Static(id="head")
        yield MoodBar(id="mood-bar")
        yield Horizontal(
            Vertical(
                TalkLog(name, words, meters=mode.shows_meters, ledger=mode.shows_ledger),
                Composer(name, self._allowed(), self._draft, replaceable=self._retaken),
                Vertical(Static(id="over"), end, id="end-row"),
                id="middle",
            ),
            SidePane(play.scenario, words, meters=mode.shows_meters),
            id="room",
        )

    async def on_mount(self) -> None:
        """Show where the conversation stands."""
        self.set_class(not self.play.mode.shows_meters, "-no-meters")
        await self._talk_log.fill(self.play.transcript)
        self._show_state(self.play.mood)

    def on_resize(self) -> None:
        """The head says what the side pane does not."""
        self.call_after_refresh(self._show_head)

    @property
    def _talk_log(self) -> TalkLog:
        """The transcript."""
        return self.query_one(TalkLog)

    @property
    def _composer(self) -> Composer:
        """Prompt and actions."""
        return self.query_one(Composer)

    def open_play(self) -> "Play":
        """The conversation that is going on here."""
        return self.play

    def unsent(self) -> str:
        """What is written or under way and not answered yet."""
        waiting = "" if self._sent.startswith("/") else self._sent
        written = self._composer.unsent if self.is_mounted else self._draft
        return "\n".join(text for text in (waiting, written) if text.strip())

    # What the trainee sends

    @on(Composer.Replied)
    async def _reply(self, event: Composer.Replied) -> None:
        """Send a reply, unless one is still on its way."""
        if self._is_busy():
            return
        if not event.text.strip():
            self.notify("There is nothing to send yet.", markup=False)
            return
        if self.noting:
            self._composer.prompt.replace_text("")
            self._call(Composer.Called("note", event.text, event.text))
            return
        self._sent = event.text
        self._composer.prompt.replace_text("")
        self._ask("say", partial(self.play.say, event.text))
        await self._talk_log.sent(event.text)

    @on(Composer.Called)
    def _call(self, event: Composer.Called) -> None:
        """Do an action, unless something is still on its way."""
        if not self._is_busy():
            self._sent = event.typed or f"/{event.name}"
            self._ask("act", partial(self.play.act, event.name, event.argument))

    def _is_busy(self) -> bool:
        """Whether the game is at work; says so."""
        if self._sent:
            self.notify("One moment, the last one is still on its way.", markup=False)
        return bool(self._sent)

    def _ask(self, name: str, work: "partial[Exchange] | partial[ActionShown]") -> None:
        """Let the game work in a thread."""
        self.run_worker(work, name=name, group="game", thread=True, exit_on_error=False)

    # What the game answers

    async def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Take the game's answer, or put the words back."""
        if event.worker.group != "game" or event.state not in (WorkerState.SUCCESS, WorkerState.ERROR):
            return
        sent, self._sent = self._sent, ""
        if event.state is WorkerState.ERROR:
            await self._refused(sent, event.worker.error)
        elif event.worker.name == "say":
            await self._answered(cast("Exchange", event.worker.result))
        else:
            await self._acted(cast("ActionShown", event.worker.result))

    async def _refused(self, sent: str, error: BaseException | None) -> None:
        """Put a reply back into the prompt and say why; an action still stands there, for typing over."""
        await self._talk_log.taken_back()
        if sent.startswith("/"):
            self._composer.prompt.select_all()
        else:
            self._composer.restore(sent)
        if isinstance(error, CoolheadError):
            self.tell(error)
        else:
            words = f"{OWN_ERROR} ({type(error).__name__})"
            self.notify(words, severity="error", timeout=12, markup=False)

    async def _answered(self, exchange: "Exchange") -> None:
        """Show a turn."""
        await self._talk_log.answered(exchange.turn)
        self._show_state(exchange.turn.before)

    async def _acted(self, shown: "ActionShown") -> None:
        """Show an action, and give the reply back that was put aside for it."""
        self._composer.settle()
        self.noting = self.noting and bool(self._composer.note)
        await self._talk_log.acted(shown.action)
        self._show_state(shown.action.before)

    # What is shown beside

    def _show_state(self, before: Mood) -> None:
        """Bring everything beside the transcript up to date."""
        play = self.play
        for notice in play.notices():
            self.notify(notice, timeout=12, markup=False)
        self._show_head()
        self.query_one(Ticket).show(play.notes)
        if play.mode.shows_meters:
            self.query_one(MoodBar).show(play.mood, play.heat_word)
            self.query_one(MoodPanel).show(play.mood, before)
            self.query_one(Steps).show(play.steps, play.need)
        self._composer.show_cue(play.cue if play.mode.shows_cue and not play.over else "")
        self.show_end()
        self.refresh_bindings()

    def _show_head(self) -> None:
        """Title, mode and count; without a side pane, the present step instead of the title."""
        play = self.play
        turns = len(play.transcript.turns)
        count = f", {plural(turns, 'reply', 'replies')}" if turns else ""
        head = harmless(play.scenario.title)
        if play.mode.shows_meters and play.need is not None and self.has_class("-narrow"):
            names = [name for _, name, _ in play.steps]
            at = [need for need, _, _ in play.steps].index(play.need)
            head = f"▸ {names[at]}, step {at + 1} of {len(names)}"
        how = f"  {play.mode.value}, {play.transcript.start.degree}{count}"
        self.query_one("#head", Static).update(Content.assemble(heading(head), quiet(how)))

    # What can be done besides

    def _allowed(self) -> list[str]:
        """Names of the actions that there are now."""
        if self.play.over:
            return sorted(AFTERWARDS) if self.play.wraps_up else []
        return [action.name for action in ACTIONS if action.name != "hint" or self.play.mode.allows_hints]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what applies now."""
        over = self.play.over
        if action == "act":
            return parameters[0] in self._allowed()
        if action == "again":
            return self.play.mode.allows_rewind and bool(self.play.transcript.turns)
        return over and not self.noting if action == "debrief" else True

    def action_act(self, name: str) -> None:
        """Begin an action."""
        spec = find_action(name)
        if spec is None or self._is_busy():
            return
        if self.play.over and spec.argument:
            self.write_ticket()
        else:
            self._composer.begin(spec)

    def action_briefing(self) -> None:
        """Show the briefing over the conversation."""
        from trainer.tui.screens.notice import NoticeScreen
        from trainer.tui.widgets.briefing_text import resource_sections, situation_sections

        sections = [*resource_sections(self.play.scenario), *situation_sections(self.play.scenario)]
        self.app.push_screen(NoticeScreen("Briefing", *sections))

    def action_again(self) -> None:
        """Take the last turn again."""
        if not self._is_busy():
            self.post_message(self.Retaken(self.play.transcript.turns[-1].n))

    @on(Button.Pressed, "#debrief")
    def action_debrief(self) -> None:
        """See how it went, unless Enter was meant for words that came too late or a note is half written."""
        if not self.still_typing and not self._is_busy() and not self.reminds_of_note():
            self.post_message(self.Finished())

    def action_library(self) -> None:
        """Back to the library."""
        self.post_message(self.Left())

    @on(Composer.Escaped)
    def _to_the_log(self) -> None:
        """Leave the prompt: for the transcript, or for what comes after the talk."""
        if self.noting:
            self.leave_ticket()
        else:
            self._talk_log.focus()

    def on_key(self, event: events.Key) -> None:
        """What is typed over the transcript goes to the prompt; Escape only goes back there."""
        if self.play.over and not self.noting:
            self.too_late(event)
            return
        if not self._talk_log.has_focus and not self.noting:
            return
        if event.is_printable and event.character:
            event.stop()
            self._composer.type_in(event.character)
        elif event.key == "escape":
            event.stop()
            self._composer.prompt.focus()
