"""The one database thread: order, threads, errors, the end."""

import threading
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.errors import Conflict
from taskflow_desktop.runtime.jobs import JobRunner
from taskflow_desktop.runtime.notices import Notices


def nothing() -> None:
    """The last job of a runner without a database."""


def fail() -> None:
    raise Conflict("x")


def crash() -> None:
    raise ZeroDivisionError


def test_answers_arrive_in_order_on_the_gui_thread(qtbot: QtBot) -> None:
    jobs, seen = JobRunner(), []
    for n in range(50):
        jobs.submit(
            lambda n=n: (n, threading.get_ident()), done=lambda pair: seen.append((*pair, threading.get_ident()))
        )
    qtbot.waitUntil(lambda: len(seen) == 50)
    jobs.close(nothing)
    assert [n for n, _, _ in seen] == list(range(50))
    assert {there for _, there, _ in seen}.isdisjoint({threading.get_ident()})
    assert {here for _, _, here in seen} == {threading.get_ident()}
    assert len({there for _, there, _ in seen}) == 1


def test_the_worlds_errors_go_to_failed_or_refused(qtbot: QtBot) -> None:
    jobs, told = JobRunner(), []
    jobs.submit(fail, failed=told.append)
    qtbot.waitUntil(lambda: len(told) == 1)
    with qtbot.waitSignal(jobs.refused) as refused:
        jobs.submit(fail)
    jobs.close(nothing)
    assert isinstance(told[0], Conflict)
    assert isinstance(refused.args[0], Conflict)


def test_a_fault_of_ours_is_never_a_refusal(qtbot: QtBot) -> None:
    jobs, told = JobRunner(), []
    with qtbot.waitSignal(jobs.crashed) as crashed:
        jobs.submit(crash, failed=told.append)
    jobs.close(nothing)
    assert isinstance(crashed.args[0], ZeroDivisionError)
    assert told == []


def test_the_result_is_published_before_done(qtbot: QtBot) -> None:
    jobs, order = JobRunner(), []

    def publish(value: int) -> str:
        order.append("published")
        return f"<{value}>"

    jobs.submit(lambda: 1, done=order.append, publish=publish)
    qtbot.waitUntil(lambda: len(order) == 2)
    jobs.close(nothing)
    assert order == ["published", "<1>"]


def test_close_runs_what_waits_then_the_last_job_and_nothing_is_delivered(qtbot: QtBot) -> None:
    jobs, ran, delivered = JobRunner(), [], []
    gate = threading.Event()
    jobs.submit(gate.wait)
    jobs.submit(lambda: ran.append("write"), done=delivered.append)
    gate.set()
    jobs.close(lambda: ran.append("last"))
    jobs.submit(lambda: ran.append("too late"))
    assert ran == ["write", "last"]
    assert delivered == []


def test_a_fault_is_told_once_per_traceback(qtbot: QtBot) -> None:
    notices = Notices()
    told: list[Any] = []
    notices.failed.connect(told.append)
    for _ in range(3):
        try:
            crash()
        except ZeroDivisionError as error:
            notices.fail(error)
    assert len(told) == 1
    assert "ZeroDivisionError" in told[0].details


@pytest.mark.parametrize("where", ["gui", "thread"])
def test_what_nobody_caught_becomes_a_notice(qtbot: QtBot, where: str, capsys: pytest.CaptureFixture[str]) -> None:
    notices = Notices()
    told: list[Any] = []
    notices.failed.connect(told.append)
    notices.install_hooks()
    try:
        if where == "thread":
            thread = threading.Thread(target=crash)
            thread.start()
            thread.join()
        else:
            import sys  # noqa: PLC0415 - the hook that was installed

            try:
                crash()
            except ZeroDivisionError as error:
                sys.excepthook(type(error), error, error.__traceback__)
    finally:
        notices.remove_hooks()
    qtbot.waitUntil(lambda: len(told) == 1)
    assert "ZeroDivisionError" in capsys.readouterr().err
