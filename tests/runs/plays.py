"""Transcripts of bots, played on a small scenario or on the shipped ones, for runs to score."""

from collections.abc import Iterator
from pathlib import Path

from tests.authoring.label_reader import LabelReader
from trainer.authoring.bench import Bench, play, prepare
from trainer.authoring.bots import BOTS
from trainer.content.library import Library
from trainer.model.transcript import Transcript
from trainer.records.chain import Chain
from trainer.understand.exemplars import load_exemplars


def small_bench(library: Library) -> Bench:
    """The sample scenario, read by labels."""
    scenario, exemplars = library.scenario("kettle"), load_exemplars()
    return prepare(scenario, library.persona("brisk"), exemplars, LabelReader(scenario, exemplars))


def talks(bench: Bench, each: int) -> Iterator[tuple[str, Transcript]]:
    """``each`` talks of every bot, each with a name."""
    for kind in BOTS:
        for seed in range(each):
            name = f"{bench.scenario.scenario}-{kind.name}-{seed:04}.jsonl"
            yield name, play(bench, kind, seed).transcript


def content(transcript: Transcript) -> bytes:
    """A transcript's bytes as the game writes them."""
    chain, lines = Chain(), []
    for record in transcript.records():
        line, chain = chain.line(record)
        lines.append(line)
    return b"".join(lines)


def write(folder: Path, bench: Bench, each: int) -> list[Path]:
    """Put talks into a folder; their paths in the order of their names."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, transcript in talks(bench, each):
        (folder / name).write_bytes(content(transcript))
    return sorted(folder.glob(f"{bench.scenario.scenario}-*.jsonl"))
