"""The worker process: ``python -m trainer.voice.worker FOLDER``. It loads one model and answers questions.

It ends with its parent: a thread watches standard input, and when that closes,
the process is gone at once, in the middle of a line if need be. On Linux the
system is asked to see to it as well, and to take this process first where memory runs out.
"""

import json
import os
import queue
import sys
import threading
import time
from pathlib import Path
from typing import Any

_DIE_WITH_PARENT = 1
_KILL = 9


def main(arguments: list[str]) -> int:
    """Load the model of a folder and answer until standard input closes."""
    channel = _own_channel()
    _prepare()
    questions: queue.Queue[bytes] = queue.Queue()
    threading.Thread(target=_watch, args=(questions,), daemon=True).start()
    from trainer.voice import backend

    began = time.perf_counter()
    try:
        model = backend.load(Path(arguments[0]), _threads())
    except (backend.UnusableModelError, ImportError, MemoryError) as problem:
        _send(channel, {"problem": str(problem) or type(problem).__name__})
        return 1
    numbers = str(backend.number_type()).removeprefix("torch.")
    seconds = time.perf_counter() - began
    _send(channel, {"ready": {"seconds": seconds, "numbers": numbers, "parameters": model.parameters}})
    while True:
        _send(channel, _answer(model, json.loads(questions.get())))


def _answer(model: Any, asked: dict[str, Any]) -> dict[str, Any]:
    from trainer.model.mood import HeatBand
    from trainer.voice import backend
    from trainer.voice.asking import Asked

    line = Asked(asked["line"], HeatBand(asked["mood"]))
    drafts, seconds = backend.timed(model, line, asked["count"], asked["seed"])
    found = [{"text": draft.text, "cut": draft.cut} for draft in drafts]
    return {"n": asked["n"], "drafts": found, "seconds": seconds}


def _own_channel() -> int:
    """Keep standard output for messages: whatever a library prints goes nowhere."""
    channel = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return channel


def _send(channel: int, fields: dict[str, Any]) -> None:
    os.write(channel, json.dumps(fields).encode() + b"\n")


def _watch(questions: "queue.Queue[bytes]") -> None:
    """Hand on what is asked, and end with who asks."""
    for line in sys.stdin.buffer:
        questions.put(line)
    os._exit(0)


def _threads() -> int:
    return max(1, (os.cpu_count() or 2) - 1)


def _prepare() -> None:
    """What must be said before torch is imported, and to the system."""
    os.environ |= {
        "OMP_WAIT_POLICY": "PASSIVE",
        "OMP_NUM_THREADS": str(_threads()),
        "HF_HUB_OFFLINE": "1",
        "TOKENIZERS_PARALLELISM": "false",
        "TRANSFORMERS_VERBOSITY": "error",
        "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    }
    if sys.platform == "linux":
        _end_with_parent()
        with open("/proc/self/oom_score_adj", "w", encoding="ascii") as file:  # noqa: PTH123
            file.write("800")


def _end_with_parent() -> None:
    import ctypes

    parent = os.getppid()
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, _KILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
