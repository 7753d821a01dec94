"""Makes problems of one document at the place of a path."""

from dataclasses import dataclass

from trainer.content.document import Document, Path
from trainer.content.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class At:
    """Makes problems of one document at the place of a path."""

    document: Document
    """The document."""

    def error(self, path: Path, code: str, message: str, hint: str = "", *, key: bool = False) -> Problem:
        """A problem that keeps the file from being played."""
        mark = self.document.mark(path, key=key)
        return Problem(self.document.name, mark.line, mark.column, code, message, hint)

    def warning(self, path: Path, code: str, message: str, hint: str = "", *, key: bool = True) -> Problem:
        """A weakness that the file can be played with."""
        mark = self.document.mark(path, key=key)
        return Problem(self.document.name, mark.line, mark.column, code, message, hint, Severity.WARNING)

    def words(self, path: Path, words: str, code: str, message: str, hint: str = "") -> Problem:
        """A weakness of certain words in the text of ``path``."""
        mark = self.document.within(path, words)
        return Problem(self.document.name, mark.line, mark.column, code, message, hint, Severity.WARNING)
