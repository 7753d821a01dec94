"""Entering what was played into the results database, after play."""


def enter_results(*, always: bool = False) -> None:
    """Enter what is pending; where that cannot be, say so on stderr, and that nothing is lost.

    Args:
        always: Whether there is something to enter although no session is pending: an enrolment.
    """
    from trainer.records.paths import data_folder, sessions_folder

    data = data_folder()
    if not always and not any(sessions_folder(data).glob("*.pending")):
        return
    from trainer.cli.edge import complain
    from trainer.records.opening import enter_pending

    problem = enter_pending(data)
    if problem:
        complain(problem)
