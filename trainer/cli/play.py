"""``coolhead play``: the app, line mode, or a script."""

import sys
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from trainer.cli.content import complete_courses, complete_personas, complete_scenarios, content_option
from trainer.cli.learner import check_learner, learner_option

if TYPE_CHECKING:
    from trainer.game import Game, Play
    from trainer.records.settings import Settings

DEGREES = ("mild", "marked", "severe")
"""Degrees of a persona, by name: the model is imported only when the command runs."""

MODES = ("guided", "practice", "blind", "exam")
"""Modes of play, by name."""

CHOICES = ("persona", "degree", "seed", "mode", "variety")
"""Options that a course chooses for its modules."""

VARIETIES = ("none", "authored", "baked", "live")
"""Levels of variety, by name."""

LARGEST_SEED = 2**63 - 1
"""Largest seed that every JSON reader takes."""


@click.command("play")
@click.argument("scenario", required=False, default="", shell_complete=complete_scenarios)
@click.option(
    "--persona", metavar="NAME", shell_complete=complete_personas, help="Another customer than the usual one."
)
@click.option(
    "--degree", type=click.Choice(DEGREES), default="marked", show_default=True, help="How strong a temper."
)
@click.option(
    "--seed", type=click.IntRange(0, LARGEST_SEED), help="Same seed, same replies: same conversation."
)
@click.option("--mode", type=click.Choice(MODES), help="How much help is on the screen.  [default: practice]")
@click.option(
    "--variety",
    type=click.Choice(VARIETIES),
    default="authored",
    show_default=True,
    help="How far the customer's wording may vary; moods and scores are the same. Live: practice alone.",
)
@click.option("--plain", is_flag=True, help="Line by line, for screen readers and pipes.")
@click.option(
    "--replies",
    metavar="FILE",
    help="One reply a line, '/' begins an action, '# ' a comment; '-' is standard input.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the transcript as JSON lines and nothing else.")
@click.option(
    "--course",
    metavar="NAME",
    shell_complete=complete_courses,
    help="For this course: SCENARIO is then one of its modules, by default the next one.",
)
@click.option("--lang", metavar="CODE", default="", help="Language the customer speaks, if it is there.")
@learner_option
@content_option
@click.pass_context
def command(ctx: click.Context, /, **options: Any) -> None:
    """Practise the conversation SCENARIO; 'coolhead list' names them.

    With --course it is an attempt at a module of that course.
    """
    check_learner(options, ctx)
    _check_course(ctx, options)
    play_it(options)


def play_it(options: dict[str, Any]) -> None:
    """Play what the options say: in the app, line by line, or from a script.

    Args:
        options: The options of ``coolhead play``, the learner checked.

    Raises:
        CoolheadError: It could not be begun, or not be kept.
    """
    if options["as_json"] or options["replies"]:
        _script(options)
        return
    settings = _settings()
    if options["plain"] or settings.plain:
        _lines(options, settings)
    else:
        from trainer.cli.app import open_app

        open_app(options["content"], options, options["learner"])


def _script(options: dict[str, Any]) -> None:
    from trainer.cli.entering import enter_results
    from trainer.cli.plain import PlainShow
    from trainer.cli.scripted import STDIN, JsonShow, run_script, script
    from trainer.cli.starting import start
    from trainer.game import open_game
    from trainer.model.mode import Mode

    lines = script(options["replies"] or STDIN)
    _tell_language(options, err=True)
    game = open_game(content=options["content"], language=options["lang"], learner=options["learner"])
    play = start(game, options, Mode.PRACTICE)
    try:
        run_script(play, lines, JsonShow() if options["as_json"] else PlainShow(echo=True))
        _tell_course(game, play, err=options["as_json"])
    finally:
        play.close()
        enter_results()


def _lines(options: dict[str, Any], settings: "Settings") -> None:
    from trainer.cli.entering import enter_results
    from trainer.cli.interactive import LineMode, offer
    from trainer.cli.starting import start
    from trainer.game import open_game

    interactive = sys.stdin.isatty() and sys.stdout.isatty()
    _tell_language(options, err=False)
    game = open_game(content=options["content"], language=options["lang"], learner=options["learner"])
    play = offer(game, options) if interactive else None
    play = play or start(game, options, settings.mode)
    mode = LineMode(play, interactive=interactive, language=options["lang"], content=options["content"])
    try:
        mode.run()
        _tell_course(game, mode.play, err=False)
    finally:
        mode.play.close()
        enter_results()


def _check_course(ctx: click.Context, options: dict[str, Any]) -> None:
    """Refuse a play of nothing, and choices that are the course's.

    Raises:
        UsageError: There is nothing to play, or the course has chosen already.
    """
    from trainer.errors import UsageError

    if not options["course"] and not options["scenario"]:
        raise click.MissingParameter(ctx=ctx, param_hint="'SCENARIO'", param_type="argument")
    typed = [name for name in CHOICES if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE]
    if options["course"] and typed:
        raise UsageError(f"the course says how its modules are played, so leave out --{typed[0]}")


def _tell_course(game: "Game", play: "Play", *, err: bool) -> None:
    """Say what a module that has ended means for its course."""
    if play.start.course and play.over:
        from trainer.courses.telling import result_words
        from trainer.wording.harmless import one_line

        words = result_words(game.progress(play.start.course), play.start.module)
        click.echo(one_line(f"Course: {words}"), err=err)


def _tell_language(options: dict[str, Any], *, err: bool) -> None:
    """Say once what language the customer speaks, and that replies are read in English."""
    from trainer.cli.language import language_note

    note = language_note(options)
    if note:
        click.echo(f"coolhead: {note}" if err else note, err=err)


def _settings() -> "Settings":
    from trainer.records.paths import data_folder, settings_file
    from trainer.records.settings import load_settings

    return load_settings(settings_file(data_folder()))
