"""Methods of which one runs at a time: a screen and its workers call one session from several threads."""

from collections.abc import Callable
from functools import wraps
from threading import RLock
from typing import Concatenate, ParamSpec, Protocol, TypeVar


class Lockable(Protocol):
    """Whatever has a lock."""

    lock: RLock
    """Held while one of its methods runs."""


Own = TypeVar("Own", bound=Lockable)
Given = ParamSpec("Given")
Result = TypeVar("Result")


def alone(method: Callable[Concatenate[Own, Given], Result]) -> Callable[Concatenate[Own, Given], Result]:
    """Let a method wait until no other such method of the same object runs in another thread."""

    @wraps(method)
    def waiting(self: Own, /, *args: Given.args, **kwargs: Given.kwargs) -> Result:
        with self.lock:
            return method(self, *args, **kwargs)

    return waiting
