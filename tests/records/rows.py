"""Sessions that are played into a results database, and all that it holds."""

from tests.records.builders import MOMENT, start
from trainer.records import tables
from trainer.records.sessions import Sessions


def play(results, *steps, learner="me", scenario="printer"):
    writer = Sessions(results.folder, learner).begin(start(scenario), MOMENT)
    for step in steps:
        writer.append(step, MOMENT)
    writer.close()
    return writer.path


def everything(results):
    return {table.name: results.rows(table) for table in tables.METADATA.sorted_tables}
