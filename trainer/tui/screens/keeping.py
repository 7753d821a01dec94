"""Saving and copying a conversation, wherever one is shown."""

from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_downloads_path
from textual.screen import Screen

from trainer.wording.harmless import one_line
from trainer.wording.script import as_text

if TYPE_CHECKING:
    from trainer.game import Play


class KeepsTalk(Screen[None]):
    """Gives a screen with a ``play`` the commands to save and copy it."""

    play: "Play"

    def talk_as_text(self) -> str:
        """The conversation as plain text; the reasons only where they may be told by now."""
        play = self.play
        name = one_line(play.scenario.customer.name)
        told = play.mode.shows_ledger or (play.over and not play.wraps_up)
        return as_text(play.scenario.title, name, play.transcript, ledger=told)

    def action_save(self) -> None:
        """Save the conversation; the app says where it went."""
        name, folder = self._place()
        text = StringIO(self.talk_as_text())
        self.app.deliver_text(text, save_directory=folder, save_filename=name, open_method="download")

    def _place(self) -> tuple[str, Path]:
        """File name and folder: named like the session, in the downloads, or else beside the session."""
        session = Path(self.play.file)
        downloads = user_downloads_path()
        return f"coolhead-{session.stem}.txt", downloads if downloads.is_dir() else session.parent

    def action_copy_talk(self) -> None:
        """Copy the conversation."""
        self.app.copy_to_clipboard(self.talk_as_text())
        self.notify("Copied, as far as this terminal allows it.", markup=False)
