"""The log: in its folder, in bounded files, with nothing of people in it."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning
from pytestqt.qtbot import QtBot

from taskflow_desktop.runtime import logs
from taskflow_desktop.runtime.logs import LOGGER, Logs, note

SECRET = "홍길동"


@pytest.fixture
def log(qtbot: QtBot, tmp_path: Path) -> Iterator[Logs]:
    made = Logs(tmp_path / "log")
    before = qInstallMessageHandler(None)  # that of the tests
    made.begin(1)
    yield made
    made.close()
    qInstallMessageHandler(before)
    made.deleteLater()


def written(folder: Path) -> str:
    return "".join(path.read_text("utf-8") for path in sorted((folder / "log").glob("*.log*")))


def test_lines_wait_for_the_window_and_hold_nothing_of_people(
    qtbot: QtBot, log: Logs, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    note("session.begun", role="admin", name=SECRET)
    LOGGER.warning("could not read '%s' of %s", SECRET, "/home/kim/x")
    for _ in range(50):
        qWarning(f'QFile: cannot open "{SECRET}"')
    try:
        raise ValueError(SECRET)
    except ValueError:
        LOGGER.exception("fault")
    assert not (tmp_path / "log").exists()
    log.open_soon()
    qtbot.waitUntil(lambda: "session.begun" in written(tmp_path), timeout=5000)
    note("page", name="rooms")
    text = written(tmp_path)
    assert "INFO session.begun role=admin name=<text>" in text
    assert "WARNING could not read <text>" in text
    assert "ERROR fault fault=" in text
    assert 0 < text.count("QFile: cannot open <text> category=default") < 10
    assert "page name=rooms" in text
    if os.name == "posix":
        assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "log").glob("*.log*")} == {0o600}
    assert (SECRET in text, "kim" in text, str(Path.home()) in text) == (False, False, False)
    assert text.splitlines() == list(log.recent())
    assert SECRET in capfd.readouterr().err  # Qt speaks on as it did


def test_files_are_bounded(log: Logs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "MOST_BYTES", 2000)
    log.open()
    for n in range(1000):
        note("page", n=n)
    found = sorted((tmp_path / "log").iterdir())
    assert len(found) == logs.FILES
    assert all(path.stat().st_size <= 2000 for path in found)
    assert "n=999" in found[0].read_text("utf-8")


def test_a_second_program_has_a_file_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    before = qInstallMessageHandler(None)
    handlers = list(LOGGER.handlers)
    for slot in (2, 0):  # 0: too many programs run, this one has none
        one = Logs(tmp_path / "log")
        one.begin(slot)
        one.close()
        one.deleteLater()
    qInstallMessageHandler(before)
    assert [path.name for path in (tmp_path / "log").iterdir()] == ["taskflow-2.log"]
    assert handlers == LOGGER.handlers


def test_a_disk_that_takes_nothing_is_no_fault(log: Logs, tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file in its place", encoding="utf-8")
    log.open()
    note("page", name="rooms")
    assert log.recent()[-1].endswith("page name=rooms")
