"""The encoder that is adapted: where it is, and the part of its vocabulary that English uses."""

from dataclasses import dataclass
from pathlib import Path

from trainer.understand.adapt.bert import local_folder, vocabulary_of
from trainer.understand.encoder.wordpiece import WordPiece


@dataclass(frozen=True)
class Base:
    """The encoder that is adapted."""

    folder: Path
    """Where its files are."""
    pieces: WordPiece
    """Its vocabulary, cut to English."""
    vocabulary: list[str]
    """The same as a list."""
    kept: list[int]
    """Numbers of these pieces in the whole vocabulary."""


def open_base(source: str, revision: str | None) -> Base:
    """Find a base encoder and read its vocabulary.

    Args:
        source: Folder or hub name.
        revision: Pinned revision of a hub name.

    Raises:
        OSError: It cannot be found.
    """
    folder = local_folder(source, revision)
    whole = vocabulary_of(folder)
    kept = english_pieces(whole)
    vocabulary = [whole[number] for number in kept]
    return Base(folder, WordPiece(vocabulary), vocabulary, kept)


def english_pieces(vocabulary: list[str]) -> list[int]:
    """Numbers of the pieces that English text can be cut into: plain ASCII, none of the unused ones."""
    return [n for n, piece in enumerate(vocabulary) if piece.isascii() and not piece.startswith("[unused")]
