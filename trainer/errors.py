"""Everything that can go wrong for a person, each with what happened, where, and what to do.

CoolheadError
├── UsageError          wrong use of a command: exit 2
├── ContentError        a scenario or persona cannot be used: exit 1
├── EnvironmentProblem  missing extra, unreadable file, full disk: exit 3
└── SessionOver         a reply to a session that has ended

They are raised with place, cause and remedy, and rendered only at the edge:
one plain line on stderr, or a message in the app. Nothing below the edge
prints.
"""


class CoolheadError(Exception):
    """Base of all errors that a person may be shown."""

    exit_code = 3
    """Exit status of the command line when this error ends a command."""

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        """Say what happened, where, and what the person can do.

        Args:
            what: One clause without a final stop, e.g. ``"there is no scenario 'printr'"``.
            where: A path, ``path:line:col`` or name; empty if it does not help.
            remedy: One imperative clause, e.g. ``"run 'coolhead list'"``.
        """
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        """The error as one plain line: ``where: what; remedy``."""
        place = f"{self.where}: " if self.where else ""
        advice = f"; {self.remedy}" if self.remedy else ""
        return f"{place}{self.what}{advice}"


class UsageError(CoolheadError):
    """A command was used in a way that it does not know."""

    exit_code = 2


class ContentError(CoolheadError):
    """A scenario or persona has problems and cannot be played."""

    exit_code = 1


class EnvironmentProblem(CoolheadError):
    """Something outside the program is missing, unreadable or full."""

    exit_code = 3


class SessionOver(CoolheadError):
    """A reply or an action came after the conversation had ended."""

    exit_code = 2
