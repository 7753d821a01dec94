"""One kind of problem, and its page for authors."""

import textwrap
from dataclasses import dataclass

from trainer.content.problems import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of problem: what it means, what it looks like, and what is right."""

    code: str
    """The stable code, e.g. ``S002``."""
    title: str
    """What is wrong, in a few words."""
    meaning: str
    """What it means and why it matters: one paragraph, on lines of any length."""
    bad: str = ""
    """Part of a file with this problem."""
    says: str = ""
    """What is said of that part, without the file's name: ``line:col CODE message; hint``."""
    good: str = ""
    """The same part without the problem."""
    severity: Severity = Severity.ERROR
    """Whether it keeps a file from being played."""

    @property
    def text(self) -> str:
        """The meaning on one line."""
        return " ".join(self.meaning.split())

    def page(self) -> str:
        """Everything about it as a page in Markdown, 80 columns wide but for the examples."""
        parts = [f"# {self.code}: {self.title}", f"*{WEIGHTS[self.severity]}*", textwrap.fill(self.text, 80)]
        if self.bad:
            parts += ["Not so:", _fenced("yaml", self.bad)]
        if self.says:
            said = textwrap.fill(self.says, 80, subsequent_indent="    ", break_on_hyphens=False)
            parts += ["This is said:", _fenced("text", said)]
        if self.good:
            parts += ["But so:", _fenced("yaml", self.good)]
        return "\n\n".join(parts) + "\n"


WEIGHTS = {
    Severity.ERROR: "Error: the file cannot be played.",
    Severity.WARNING: "Warning: the file can be played, and is weaker for it.",
}
"""What a severity means for an author."""


def warning(code: str, title: str, meaning: str, bad: str, says: str, good: str) -> Code:
    """A code of a weakness that a file can be played with."""
    return Code(code, title, meaning, bad, says, good, Severity.WARNING)


def _fenced(language: str, text: str) -> str:
    return f"```{language}\n{text.strip(chr(10))}\n```"
