"""``coolhead test``: play the conversations that are written beside scenarios."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from trainer.authoring.conversation_tests import Failure, Result
    from trainer.content.conversation_files import CheckedTests

LABEL = 10
"""Width of the words before a failure's details."""


@click.command("test", epilog="Example: coolhead test scenarios/fee-waiver.test.yaml")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("-v", "--verbose", is_flag=True, help="Name the tests that pass as well.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a test instead of text.")
def command(paths: tuple[Path, ...], verbose: bool, as_json: bool) -> int:
    """Play the conversation tests of scenarios: NAME.test.yaml beside NAME.yaml.

    PATHS are test files, scenarios or folders; without them the shipped ones. Exit code 1 if a test
    fails or cannot be played.
    """
    from trainer.authoring.finding import files_of_tests
    from trainer.content.conversation_files import read_conversations
    from trainer.errors import UsageError

    files = files_of_tests(paths)
    if not files:
        what = "there are no conversation tests here"
        raise UsageError(what, remedy="write them in NAME.test.yaml beside the scenario NAME.yaml")
    passed = failed = 0
    unread = False
    for file in files:
        checked = read_conversations(file)
        results = list(_played(checked))
        unread = unread or not results
        passed += sum(result.passed for result in results)
        failed += sum(not result.passed for result in results)
        for line in (_json_lines if as_json else _text_lines)(checked, results, verbose=verbose):
            click.echo(line)
    if not as_json:
        click.echo(_summary(len(files), passed, failed, unread=unread))
    return 1 if failed or unread else 0


def _played(checked: "CheckedTests") -> "Iterator[Result]":
    """The results of one file; none where it has errors, or its scenario has."""
    from trainer.authoring.conversation_tests import run_tests
    from trainer.understand.reader import load_reader

    if checked.tests is not None and checked.scenario is not None:
        yield from run_tests(checked, load_reader())


def _text_lines(checked: "CheckedTests", results: "list[Result]", *, verbose: bool) -> Iterator[str]:
    from trainer.cli.paint import near, paint

    for problem in checked.problems:
        yield near(problem.render())
    if not results:
        why = "" if checked.tests is None else " because its scenario has problems; run 'coolhead check'"
        yield f"{near(checked.path)}: {paint('not played', 'red')}{why}"
        return
    failed = sum(not result.passed for result in results)
    verdict = paint(f"{failed} failed", "red") if failed else paint("all passed", "green")
    yield f"{near(checked.path)}: {_count(len(results), 'test')}, {verdict}"
    for result in results:
        if result.passed and verbose:
            yield f"  {paint('passed', 'green')}  {_harmless(result.name)}{_end_of(result)}"
        elif not result.passed:
            yield f"  {paint('FAILED', 'red', bold=True)}  {_harmless(result.name)}{_end_of(result)}"
            for failure in result.failures:
                yield from _failure_lines(checked, failure)


def _end_of(result: "Result") -> str:
    end = result.talk.end
    assert end is not None
    return f" ({end.ending}, {end.score}, {'passed' if end.passed else 'not passed'})"


def _failure_lines(checked: "CheckedTests", failure: "Failure") -> Iterator[str]:
    from trainer.cli.paint import near

    what = "" if failure.step else " at the end of the conversation" if not failure.said else ""
    yield f"    {near(checked.path)}:{failure.mark.line}:{failure.mark.column}{what}"
    if failure.said:
        yield _detail("reply" if not failure.said.startswith("/") else "action", failure.said)
    for miss in failure.misses:
        yield _detail("expected", miss.expected)
        yield _detail("got", miss.got)
    step = failure.step
    if step is None:
        return
    if step.line:
        yield _detail("customer", step.line)
    rows = [f"{entry.mood.value:<9}{entry.change:>+4}  {_harmless(entry.reason)}" for entry in step.ledger]
    for n, row in enumerate(rows or ["nothing moved"]):
        yield f"      {'ledger' if n == 0 else '':<{LABEL}}{row}"


def _detail(label: str, text: str) -> str:
    return f"      {label:<{LABEL}}{_harmless(text)}"


def _harmless(text: str) -> str:
    from trainer.wording.harmless import one_line

    return one_line(text)


def _json_lines(checked: "CheckedTests", results: "list[Result]", *, verbose: bool) -> Iterator[str]:
    """One object a problem and a test; ``verbose`` changes nothing here."""
    for problem in checked.problems:
        yield json.dumps({"type": "problem", "file": str(checked.path), "problem": problem.render()})
    if not results:
        yield json.dumps({"type": "not_played", "file": str(checked.path)})
    for result in results:
        yield json.dumps(_record(checked, result), ensure_ascii=False)


def _record(checked: "CheckedTests", result: "Result") -> dict[str, Any]:
    end = result.talk.end
    assert end is not None
    return {
        "type": "test",
        "file": str(checked.path),
        "line": result.mark.line,
        "name": result.name,
        "passed": result.passed,
        "end": end.record(),
        "failures": [_failure_record(failure) for failure in result.failures],
    }


def _failure_record(failure: "Failure") -> dict[str, Any]:
    return {
        "line": failure.mark.line,
        "column": failure.mark.column,
        "said": failure.said,
        "misses": [{"expected": miss.expected, "got": miss.got} for miss in failure.misses],
        "turn": failure.step.record() if failure.step else None,
    }


def _summary(files: int, passed: int, failed: int, *, unread: bool) -> str:
    total = f"{_count(passed + failed, 'test')} in {_count(files, 'file')}"
    rest = "; some files could not be played" if unread else ""
    return f"{total}: {passed} passed, {failed} failed{rest}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
