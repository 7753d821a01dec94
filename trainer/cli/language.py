"""Playing in another language than English: whether there is a translation, and what is said about it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from trainer.errors import UsageError

ENGLISH_ONLY = "Replies are read in English only, so answer in English."
"""What everybody is told once who plays in another language."""


def language_note(options: Mapping[str, Any]) -> str:
    """What to tell before a conversation in another language begins; empty for English.

    Args:
        options: ``scenario``, ``persona``, ``content`` and ``lang`` as they were typed.

    Raises:
        UsageError: There is no such scenario or persona, or no translation of them.
        ContentError: The scenario or the translation cannot be read.
    """
    language = options["lang"]
    if not language:
        return ""
    from trainer.content.library import find_content_root, load_library
    from trainer.content.translation import check_language, folders_for, share
    from trainer.records.paths import data_folder

    check_language(language)
    roots = [find_content_root(), *options["content"]]
    library = load_library(roots)
    scenario = library.scenario(options["scenario"])
    persona = library.persona(options["persona"] or scenario.persona)
    folders = folders_for(data_folder(), roots)
    found = share(scenario, persona, language, folders)
    if not found.translated:
        raise _no_translation(scenario.scenario, language, folders)
    whole = found.translated == found.lines
    some = f"{found.translated} of {found.lines} lines are translated, the others are in English. "
    return f"The customer speaks '{language}'. {'' if whole else some}{ENGLISH_ONLY}"


def _no_translation(scenario: str, language: str, folders: Sequence[Path]) -> UsageError:
    from trainer.content.strings import Kind
    from trainer.content.translation import languages

    there = languages(folders, Kind.SCENARIO, scenario)
    remedy = (
        f"there is one into {', '.join(there)}"
        if there and language not in there
        else "'coolhead strings export' writes the files to translate, 'strings import' takes them over"
    )
    return UsageError(f"there is no translation of '{scenario}' into '{language}'", remedy=remedy)
