"""``coolhead new``: a few questions, and a scenario, persona or course that can be used at once."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from trainer.cli import creating_course
from trainer.errors import EnvironmentProblem, UsageError

if TYPE_CHECKING:
    from trainer.content.problems import Problem

Command = Callable[..., Any]


def _common(command: Command) -> Command:
    """The options that every kind of new file has."""
    options = (
        click.argument("name", required=False),
        click.option(
            "--content",
            "folder",
            type=click.Path(file_okay=False, path_type=Path),
            default=Path(),
            help="Content folder to write into; here if not given.",
        ),
        click.option("--yes", "-y", is_flag=True, help="Ask nothing: take what is usual for the rest."),
        click.option("--force", is_flag=True, help="Write over a file of that name."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.group("new", epilog="Example: coolhead new scenario lost-parcel")
def command() -> None:
    """Write a new file that passes every check and can be played, to be changed part by part."""


@command.command("scenario", epilog="Example: coolhead new scenario lost-parcel --yes")
@_common
@click.option("--title", help="What happened, as a headline.")
@click.option("--customer", help="Full name of the customer.")
@click.option("--address", help="How they like to be addressed.")
@click.option("--role", help="What they do and where.")
@click.option("--thing", help="What it is about, with its article: 'the printer'.")
@click.option("--problem", help="What is wrong, as it follows 'I have'.")
@click.option("--deadline", help="Until when it matters, as it follows 'by'.")
@click.option("--persona", help="Who plays the customer.")
@click.option("--difficulty", type=click.IntRange(1, 5), help="1 (first day) to 5 (veterans).")
def scenario(folder: Path, force: bool, yes: bool, **answers: Any) -> None:
    """Write a new scenario NAME: a commented file in the folder scenarios/."""
    from trainer.authoring.scaffold import ScenarioWish, scenario_problems, scenario_text

    personas = _personas(folder)

    def problems(wish: Any) -> "Sequence[Problem]":
        return scenario_problems(scenario_text(wish, folder), _file(folder, "scenarios", wish.name), personas)

    choices = {"persona": personas, "difficulty": ("1", "2", "3", "4", "5")}
    form = Form(ScenarioWish, SCENARIO_QUESTIONS, choices, problems, folder / "scenarios", force)
    wish = form.filled(answers, silent=yes)
    write(_file(folder, "scenarios", wish.name), scenario_text(wish, folder))
    write_schemas(folder)
    say_next(_file(folder, "scenarios", wish.name), f"coolhead play {wish.name} --content {folder}")


@command.command("persona", epilog="Example: coolhead new persona careful --temper calm --yes")
@_common
@click.option("--title", help="Two or three words for lists.")
@click.option("--about", help="Who this is and what helps, in a sentence or two.")
@click.option(
    "--temper", type=click.Choice(("calm", "annoyed", "angry", "furious")), help="How they come in."
)
@click.option("--manner", type=click.Choice(("plain", "direct", "indirect")), help="How they put things.")
def persona(folder: Path, force: bool, yes: bool, **answers: Any) -> None:
    """Write a new persona NAME: a commented file in the folder personas/."""
    from trainer.authoring.scaffold import MANNERS, TEMPERS, PersonaWish, persona_problems, persona_text

    def problems(wish: Any) -> "Sequence[Problem]":
        return persona_problems(persona_text(wish, folder), _file(folder, "personas", wish.name))

    choices = {"temper": list(TEMPERS), "manner": list(MANNERS)}
    form = Form(PersonaWish, PERSONA_QUESTIONS, choices, problems, folder / "personas", force)
    wish = form.filled(answers, silent=yes)
    write(_file(folder, "personas", wish.name), persona_text(wish, folder))
    write_schemas(folder)
    play = f"coolhead play fee-waiver --persona {wish.name} --content {folder}"
    say_next(_file(folder, "personas", wish.name), play)


command.command("course", epilog="Example: coolhead new course second-line --yes")(
    _common(creating_course.course)
)


SCENARIO_QUESTIONS = {
    "name": "Name of the file, in small letters and hyphens",
    "title": "What happened, as a headline",
    "customer": "Full name of the customer",
    "address": "How do they like to be addressed",
    "role": "What do they do, and where",
    "thing": "What is it about, with its article",
    "problem": "What is wrong? They have ...",
    "deadline": "Until when does it matter? By ...",
    "persona": "Who plays the customer",
    "difficulty": "How difficult? 1 is for a first day, 5 for veterans",
}
"""Field of a new scenario -> the question for it."""

PERSONA_QUESTIONS = {
    "name": "Name of the file, in small letters and hyphens",
    "title": "Two or three words for lists",
    "about": "Who is this, and what helps",
    "temper": "How do they come in",
    "manner": "How do they put things",
}
"""Field of a new persona -> the question for it."""


@dataclass(frozen=True)
class Form:
    """Questions for a new file, and what may be answered."""

    kind: Any
    """What is made of the answers."""
    questions: dict[str, str]
    """Field -> the question for it, in order."""
    choices: Mapping[str, Sequence[str]]
    """Field -> the answers it takes, where those can be listed."""
    problems: "Callable[[Any], Sequence[Problem]]"
    """Finds what would be wrong with the file."""
    folder: Path
    """Where the file will stand."""
    force: bool
    """Whether a file that is there may be written over."""

    def filled(self, answers: dict[str, Any], *, silent: bool) -> Any:
        """What the author wants: from options, from questions unless ``silent``, and else as usual.

        Raises:
            UsageError: An option does not fit, or there is nobody to ask.
        """
        given = {name: answer for name, answer in answers.items() if answer is not None}
        open_questions = [name for name in self.questions if name not in given]
        if silent and "name" not in given:
            raise UsageError(
                "the new file needs a name", remedy="write it behind the command, e.g. lost-parcel"
            )
        if not silent and open_questions and not sys.stdin.isatty():
            raise UsageError("there is nobody to ask", remedy="add --yes to take what is usual for the rest")
        if "name" in given:
            self._refuse(self._objection(given))
        for name in () if silent else open_questions:
            given[name] = self._ask(name, given)
        self._refuse(self._objection(given))
        return self._wish(given)

    def _ask(self, name: str, given: dict[str, Any]) -> Any:
        """Ask until the answer fits."""
        usual = "" if name == "name" else getattr(self._wish({"name": "new", **given}), name)
        choices = self.choices.get(name)
        while True:
            kind = click.Choice(choices) if choices else str
            said = str(click.prompt(self.questions[name], default=str(usual) or None, type=kind)).strip()
            answer = int(said) if isinstance(usual, int) else said
            objection = self._objection({**given, name: answer})
            if not objection:
                return answer
            click.echo(f"  {objection[0]}{'; ' if objection[1] else ''}{objection[1]}")

    def _wish(self, given: dict[str, Any]) -> Any:
        wish = self.kind(**given)
        if "customer" in given and "address" not in given:
            wish = replace(wish, address=given["customer"])
        return wish

    def _objection(self, given: dict[str, Any]) -> tuple[str, str] | None:
        """Why these answers cannot be taken, and what to do; None if they can."""
        wish = self._wish(given)
        for problem in self.problems(wish):
            return f"this does not fit: {problem.message}", problem.hint
        path = _file(self.folder.parent, self.folder.name, wish.name)
        if path.exists() and not self.force:
            return f"there is a file {path} already", "take another name, or --force"
        return None

    def _refuse(self, objection: tuple[str, str] | None) -> None:
        if objection:
            raise UsageError(objection[0], remedy=objection[1])


def _personas(folder: Path) -> list[str]:
    """Personas that a scenario of this folder may name."""
    from trainer.content.conversation_files import persona_files

    return sorted(persona_files(folder / "scenarios" / "new.yaml"))


def _file(folder: Path, kind: str, name: str) -> Path:
    return folder / kind / f"{name}.yaml"


def write(path: Path, text: str) -> None:
    """Write a new file and the folders that it lies in.

    Raises:
        EnvironmentProblem: It cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        what = f"the new file cannot be written: {reason}"
        raise EnvironmentProblem(
            what, where=str(path), remedy="check the folder and its permissions"
        ) from error


def write_schemas(folder: Path) -> None:
    """Put the schemas that the new file's first line points to beside it, where there are none."""
    from trainer.authoring.schemas import schema_files

    for name, text in schema_files().items():
        path = folder / "schemas" / name
        if not path.exists():
            write(path, text)


def say_next(path: Path, play: str) -> None:
    """Say what was written, and the two commands that come next."""
    from trainer.cli.paint import near, paint

    click.echo(f"{paint('written', 'green')}: {near(path)}")
    click.echo(f"check it: coolhead check --strict {near(path)}")
    click.echo(f"play it:  {play}")
