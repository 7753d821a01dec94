"""Train the reader from the exemplars: ``python -m trainer.understand.train --encoder FOLDER_OR_NAME``.

Steps: read exemplars, cut them into the stretches that are judged, hear every
stretch by models that have not seen its voice, fit the second stage on what
was heard, fit both first stages on everything, write the files; then the same
with a third ear for the better reader. Needs the extra ``train``.
"""

import argparse
import logging
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from trainer.understand import fitting
from trainer.understand.adapt.base import open_base
from trainer.understand.adapt.ear import EarTrainer, Teach
from trainer.understand.adapt.recipe import Recipe
from trainer.understand.adapt.teacher import BASE as TEACHER
from trainer.understand.adapt.teacher import REVISION as TEACHER_REVISION
from trainer.understand.adapt.teacher import Teacher
from trainer.understand.better import BASE, BETTER_FILE, REVISION
from trainer.understand.corpus import Corpus, FirstStageTrainer, Heard, prepare, whole_alone
from trainer.understand.encoder.encoder import NETWORK, PIECES
from trainer.understand.exemplars import FOLDER, load_exemplars
from trainer.understand.reader import MODEL_FILE
from trainer.understand.scores import AS_SENTENCE
from trainer.understand.staging import fit_second
from trainer.understand.storing import Fit, save, save_better

log = logging.getLogger(__name__)

VERSION = "coolhead-5"
"""Name and version of what is trained here; raise it when readings change."""
BETTER_VERSION = "coolhead-5-lm"
"""The same for the better reader."""

RECIPE = Recipe(budget=1024)
"""How the default reader's encoder is adapted: all weights but the words."""
TEACHER_RECIPE = Recipe(rate=5e-4, layer_decay=1.0, rank=16, drop_customer=0.5, meaning=0.0)
"""How its teacher is: low-rank additions at one rate, every other reply without the customer's words."""
BETTER_RECIPE = Recipe(passes=4, rate=1e-3, layer_decay=0.9, rank=16, meaning=0.0)
"""How the better reader's is: low-rank additions alone; for meaning it has the untouched encoder."""


@dataclass(frozen=True)
class Options:
    """What to train from and where to."""

    exemplars: Path
    """Folder of exemplar files."""
    out: Path
    """N-gram and second-stage file to write; the other files go beside it."""
    base: str
    """Folder or hub name of the base encoder."""
    work: Path
    """Folder for unfinished work; a second run uses what is there."""
    jobs: int
    """Encoders trained side by side."""
    teacher: str
    """Folder or hub name of the teacher; empty for none."""
    better: bool
    """Whether the better reader's weights are trained as well."""

    @property
    def revision(self) -> str | None:
        """Pinned revision of the hub name."""
        return REVISION if self.base == BASE else None


def train(options: Options) -> None:
    """Train and write the model files."""
    exemplars = load_exemplars(options.exemplars)
    log.info("%d exemplars", len(exemplars))
    corpus = prepare(exemplars)
    vocabulary = fitting.build_blocks(corpus.wholes.features)
    forms = FirstStageTrainer(corpus, vocabulary)
    by_form = forms.held_out()
    targets = fitting.assign(by_form.parts[:, AS_SENTENCE], corpus.parts.owner, corpus.labels)
    base = open_base(options.base, options.revision)
    teach = _teach(options, corpus)
    ears = EarTrainer(corpus, targets, base, RECIPE, options.work, options.jobs, teach)
    by_meaning = ears.held_out()
    second = fit_second(by_form.beside(by_meaning), corpus)
    everything = np.ones(len(exemplars), dtype=bool)
    network, pieces = ears.files(everything)
    first = forms.fit(everything)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.with_name(NETWORK).write_bytes(network.read_bytes())
    options.out.with_name(PIECES).write_bytes(pieces.read_bytes())
    save(options.out, Fit(VERSION, vocabulary, first.weights, first.bias, second))
    log.info("%s: %.1f MB", options.out, options.out.stat().st_size / 1e6)
    if options.better:
        third = EarTrainer(corpus, targets, base, BETTER_RECIPE, options.work, options.jobs, teach)
        train_better(third, by_form, by_meaning, corpus, options.out.with_name(BETTER_FILE.name))


def _teach(options: Options, corpus: Corpus) -> Teach | None:
    """A teacher that is asked for log-odds; None where none is wanted."""
    if not options.teacher:
        return None
    revision = TEACHER_REVISION if options.teacher == TEACHER else None
    return Teacher(corpus, options.teacher, revision, options.work, TEACHER_RECIPE, options.jobs).odds


def train_better(third: EarTrainer, by_form: Heard, by_meaning: Heard, corpus: Corpus, target: Path) -> None:
    """Train the third ear and join it with the other two.

    What ships is trained without the held-out voices: so the second stage is fitted on the very ear that
    will be heard, and training takes half the time.

    Args:
        third: Trains encoders with low-rank additions.
        by_form: What the default reader's n-grams heard of strangers.
        by_meaning: What its encoder heard.
        corpus: The exemplars.
        target: File to write.
    """
    further = whole_alone(third.held_out(), by_meaning)
    second = fit_second(by_form.beside(by_meaning).beside(further), corpus)
    additions = third.additions(~corpus.held)
    save_better(target, BETTER_VERSION, second, additions)
    log.info("%s: %.1f MB", target, target.stat().st_size / 1e6)


def main() -> None:
    """Parse the command line and train."""
    parser = argparse.ArgumentParser(description="Train the reader from the exemplars.")
    parser.add_argument("--exemplars", type=Path, default=FOLDER, help="folder of exemplar files")
    parser.add_argument("--out", type=Path, default=MODEL_FILE, help="model file to write")
    parser.add_argument("--encoder", default=BASE, help=f"folder or hub name of the base encoder ({BASE})")
    parser.add_argument(
        "--teacher", default=TEACHER, help=f"folder or hub name of the teacher, '' for none ({TEACHER})"
    )
    parser.add_argument(
        "--work", type=Path, default=Path("build/understand"), help="folder for unfinished work"
    )
    parser.add_argument("--jobs", type=int, default=1, help="encoders trained side by side")
    parser.add_argument("--default-only", action="store_true", help="leave the better reader as it is")
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    train(
        Options(
            given.exemplars,
            given.out,
            given.encoder,
            given.work,
            given.jobs,
            given.teacher,
            not given.default_only,
        )
    )


if __name__ == "__main__":
    main()
