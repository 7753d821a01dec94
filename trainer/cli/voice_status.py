"""``coolhead voice status`` and ``install``: what is there, and how to get what is not."""

from collections.abc import Iterator
from pathlib import Path

import click


@click.command("status")
def status_command() -> None:
    """Show whether a language model can be used here, which ones there are, and which may speak live."""
    from trainer.records.paths import data_folder

    for line in _status(data_folder()):
        click.echo(line)


def _status(data: Path) -> Iterator[str]:
    from trainer.voice.extra import HOW, has_extra, versions
    from trainer.wording.harmless import one_line

    if has_extra():
        yield "extra 'lm': " + ", ".join(f"{name} {number}" for name, number in versions().items())
    else:
        yield f"extra 'lm' is not installed, and nothing needs it. It comes with: {HOW}"
    yield from (one_line(line, 200) for line in _models(data))
    yield from (one_line(line, 200) for line in _live(data))


def _models(data: Path) -> Iterator[str]:
    from trainer.voice.models import KNOWN, installed, licence_of, megabytes

    here = list(installed(data))
    for chosen in here:
        size = f"{megabytes(chosen.folder):,.0f} MB"
        yield f"model {chosen.name}@{chosen.revision[:12]}: {size}, {licence_of(chosen)}, {chosen.folder}"
    if not here:
        yield "no model is installed; any folder with one can be named as well. To begin with:"
        for known in KNOWN:
            yield f"- {known.name}: {known.licence}, about {known.megabytes:,} MB, for {known.use}"


def _live(data: Path) -> Iterator[str]:
    from trainer.voice.chosen import last_test, why_silent

    tested = last_test(data)
    why = why_silent(tested)
    if why or tested is None:
        yield f"live wordings: off, {why}; 'coolhead voice selftest --model MODEL' tests one"
        return
    figures = f"{tested.accepted:.0%} of the test's lines, {tested.seconds:.1f} s a line"
    yield f"live wordings: '--variety live' uses {tested.name}@{tested.revision[:12]} ({figures})"


@click.command("install")
@click.argument("named", metavar="NAME[@REVISION]")
@click.option("--yes", is_flag=True, help="Do not ask.")
def install_command(named: str, yes: bool) -> int:
    """Download the model NAME from the hub into the data folder, after its licence and size were shown.

    Only its weights, vocabulary and settings are taken, no program code.
    """
    from trainer.records.paths import data_folder
    from trainer.voice.fetching import download, look_up
    from trainer.wording.harmless import one_line

    data = data_folder()
    offer = look_up(named)
    size = f"{offer.bytes / 1_000_000:,.0f} MB"
    click.echo(one_line(f"{offer.name}, revision {offer.revision}", 200))
    click.echo(one_line(f"licence: {offer.licence}; size: {size}; goes into {data / 'models'}", 300))
    if not yes and not click.confirm("Download it?"):
        click.echo("Nothing was downloaded.")
        return 1
    chosen = download(offer, data)
    click.echo(f"Installed in {chosen.folder}.")
    click.echo(f"Next: coolhead voice selftest --model {offer.name}@{offer.revision[:12]}")
    return 0
