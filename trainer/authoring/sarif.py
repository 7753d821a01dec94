"""Problems as SARIF 2.1.0, which code hosts and editors show beside the lines they are about.

OASIS Standard "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", 27 March 2020. Only
what those readers use is written: one run, a rule for each code that occurs, a result for each problem.
"""

from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from trainer import __version__
from trainer.content.codes import CODES, Code
from trainer.content.problems import Problem, printable

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
"""Where the format is defined."""


def sarif_log(problems: Sequence[Problem]) -> dict[str, Any]:
    """One SARIF log of one run.

    Args:
        problems: Everything that was found, in the order in which it is to be shown.
    """
    rules = {problem.code: CODES[problem.code] for problem in problems if problem.code in CODES}
    driver = {
        "name": "coolhead",
        "semanticVersion": __version__,
        "rules": [_rule(code) for code in rules.values()],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, list(rules)) for problem in problems],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: Code) -> dict[str, Any]:
    """A code as readers show it when somebody asks what it means."""
    return {
        "id": code.code,
        "shortDescription": {"text": _sentence(code.title)},
        "fullDescription": {"text": code.text},
        "help": {"text": _plain(code), "markdown": code.page()},
        "defaultConfiguration": {"level": code.severity.value},
    }


def _plain(code: Code) -> str:
    parts = [code.text]
    if code.bad and code.good:
        parts.append(f"Not so:\n{code.bad}\n\nBut so:\n{code.good}")
    return "\n\n".join(parts)


def _result(problem: Problem, rules: list[str]) -> dict[str, Any]:
    result: dict[str, Any] = {"ruleId": problem.code}
    if problem.code in rules:
        result["ruleIndex"] = rules.index(problem.code)
    hint = f" Hint: {problem.hint}." if problem.hint else ""
    return {
        **result,
        "level": problem.severity.value,
        "message": {"text": printable(_sentence(problem.message) + hint.replace("?.", "?"))},
        "locations": [{"physicalLocation": _location(problem)}],
    }


def _location(problem: Problem) -> dict[str, Any]:
    return {
        "artifactLocation": _artifact(problem.path),
        "region": {"startLine": problem.line, "startColumn": problem.column},
    }


def _artifact(path: str) -> dict[str, str]:
    """The file as a URI: relative to where the command ran if it lies below, as code hosts expect."""
    full = Path(path).resolve()
    here = Path.cwd()
    if full.is_relative_to(here):
        relative = PurePath(full.relative_to(here)).as_posix()
        return {"uri": quote(relative, safe="/")}
    return {"uri": full.as_uri()}


def _sentence(clause: str) -> str:
    """A clause with a capital and a full stop."""
    return f"{clause[:1].upper()}{clause[1:]}."
