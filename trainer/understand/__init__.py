"""From the text of a reply to a reading: moves, topics, signals and promises, or the word "not judged"."""

from trainer.understand.reader import load_reader

__all__ = ["load_reader"]
