"""Reports of faults: the place and the kind, nothing of people; kept once, the oldest go."""

import errno
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from taskflow_desktop.domain.errors import StorageUnavailable
from taskflow_desktop.runtime.crash_report import Report, report_of, report_of_end
from taskflow_desktop.runtime.crash_shelf import KEPT, CrashShelf
from taskflow_desktop.runtime.file_lock import FileLock
from taskflow_desktop.runtime.notices import Fault, Notices

SECRET = "홍길동 010-1234-5678 secret@example.com /home/kim/desk.sqlite3"
DYING = """
import faulthandler, sys
from pathlib import Path
from taskflow_desktop.runtime.crash_shelf import CrashShelf
shelf = CrashShelf(Path(sys.argv[1]))
shelf.begin()
print(shelf.slot, flush=True)
sys.stdin.readline()
def end_by_fault():
    faulthandler._sigsegv()
if sys.argv[2] == "fault":
    end_by_fault()
elif sys.argv[2] == "killed":
    import os, signal
    os.kill(os.getpid(), signal.SIGKILL)
shelf.close()
"""


def broken(error: BaseException) -> BaseException:
    try:
        raise error
    except type(error) as caught:
        return caught


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ValueError(f"invalid literal: {SECRET!r}"), "ValueError\n"),
        (KeyError(SECRET), "KeyError\n"),
        (RuntimeError(SECRET), "RuntimeError\n"),
        (OSError(errno.ENOSPC, SECRET, SECRET), "OSError: ENOSPC"),
        (FileNotFoundError(errno.ENOENT, SECRET, SECRET), "FileNotFoundError: ENOENT"),
        (
            AttributeError(f"'str' object has no attribute {SECRET!r}"),
            "AttributeError: 'str' object has no attribute <",
        ),
        (AttributeError("'NoneType' object has no attribute 'room'"), "no attribute 'room'"),
        (RuntimeError("Internal C++ object (QLabel) already deleted."), "Internal C++ object (QLabel) already deleted"),
        (StorageUnavailable("corrupt", SECRET), "StorageUnavailable: corrupt"),
    ],
)
def test_a_report_names_kind_and_place_and_nobody(error: BaseException, told: str) -> None:
    error.add_note(SECRET)
    report = report_of(broken(error), ["2026-11-28 INFO page name=rooms"])
    assert told in report.text
    assert "test_crash_reports.py:" in report.text
    assert "in broken" in report.text
    assert "page name=rooms" in report.text
    for part in ("홍길동", "1234", "example.com", "/home", str(Path.home()), str(Path.cwd())):
        assert part not in report.text


def test_what_led_to_it_is_told_first_and_a_circle_ends() -> None:
    first, second = broken(KeyError(SECRET)), broken(ValueError(SECRET))
    second.__cause__ = first
    whole = report_of(second).text
    assert whole.index("KeyError") < whole.index("ValueError")
    first.__cause__ = second
    assert "KeyError" in report_of(second).text


class Mute(TypeError):
    """Has a fault in its own words."""

    def __str__(self) -> str:
        raise ValueError(SECRET)

    def __eq__(self, _other: object) -> bool:
        raise ValueError(SECRET)

    __hash__ = TypeError.__hash__

    @property
    def code(self) -> str:
        """Asked for by whoever reports it."""
        raise KeyError(SECRET)


def test_a_fault_with_faulty_words_is_reported_without_them() -> None:
    mute = broken(Mute())
    mute.__cause__ = broken(Mute())
    text = report_of(mute).text
    assert text.count("Mute\n  ") == 2
    assert "1234" not in text


def test_the_same_fault_has_the_same_mark() -> None:
    def fail(text: str) -> Report:
        return report_of(broken(ValueError(text)))

    assert fail("one").mark == fail("two").mark
    assert fail("one").mark != report_of(broken(KeyError("one"))).mark

    def deep(n: int) -> None:
        deep(n + 1)

    with pytest.raises(RecursionError) as caught:
        deep(0)
    assert len(report_of(caught.value).text.splitlines()) < 80


def wrong(name: str) -> None:
    raise AttributeError(f"'Room' object has no attribute {name!r}")


def deeper(n: int, name: str) -> None:
    if n:
        deeper(n - 1, name)
    else:
        wrong(name)


def fault(n: int) -> BaseException:
    with pytest.raises(AttributeError) as caught:
        deeper(n, f"name_{n}")
    return caught.value


def test_a_fault_is_the_same_by_whatever_way_the_program_came_to_it(
    qapp: QCoreApplication, caplog: pytest.LogCaptureFixture
) -> None:
    del qapp
    kept: list[Report] = []
    asked: list[int] = []

    def lately() -> tuple[str, ...]:
        asked.append(1)
        return ()

    notices = Notices(keep=kept.append, lately=lately)
    told: list[Fault] = []
    notices.failed.connect(told.append)
    with caplog.at_level(logging.ERROR):
        for n in range(2, 40):
            notices.fail(fault(n))
    assert (len(told), len(kept), len(asked)) == (1, 1, 1)
    assert len([record for record in caplog.records if record.message.startswith("fault")]) == 1


def test_many_faults_at_once_are_kept_and_a_few_are_told(qapp: QCoreApplication) -> None:
    del qapp
    kept: list[Report] = []
    notices = Notices(keep=kept.append)
    told: list[Fault] = []
    notices.failed.connect(told.append)
    for n in range(30):
        notices.fail(broken(type(f"Fault{n}", (Exception,), {})()))
    assert len(kept) == 30
    assert 1 <= len(told) <= 5


def dying(folder: Path, how: str) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", DYING, str(folder), how], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "1"
    return process


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_an_end_that_nobody_catches_is_reported_once(tmp_path: Path) -> None:
    folder = tmp_path / "log"
    process = dying(folder, "fault")
    other = CrashShelf(folder)
    other.begin()
    assert other.slot == 2
    assert other.ends() == ()  # it lives
    process.communicate("\n", timeout=60)
    assert process.returncode < 0
    (report,) = other.ends()
    assert "Segmentation fault" in report.text
    assert "in end_by_fault" in report.text
    assert not any(part in report.text for part in (str(Path.home()), str(tmp_path), str(Path.cwd())))
    assert other.ends() == ()
    assert [path.read_text("utf-8") for path in other.kept()] == [report.text]
    # Killed, or ended as it should: nothing to tell.
    for how in ("killed", "well"):
        process = dying(folder, how)
        process.communicate("\n", timeout=60)
        assert other.ends() == ()
    other.close()
    assert [path.name for path in folder.iterdir() if not path.name.endswith(".lock")] == ["crashes"]


def test_reports_are_kept_once_and_the_oldest_go(tmp_path: Path) -> None:
    shelf = CrashShelf(tmp_path)
    for n in range(KEPT + 5):
        for _ in range(2):
            shelf.keep(Report(f"{n:08x}", f"Fault {n}\n"))
        newest = next(path for path in shelf.kept() if path.name.endswith(f"{n:08x}.txt"))
        newest.rename(newest.with_name(f"20260101-0000{n:02d}-{n:08x}.txt"))
    assert len(shelf.kept()) <= KEPT + 1
    assert shelf.kept()[0].name.endswith(f"{KEPT + 4:08x}.txt")


@pytest.mark.skipif(sys.platform == "win32", reason="limits of files")
def test_a_report_that_found_no_room_is_kept_the_next_time(tmp_path: Path) -> None:
    import resource  # noqa: PLC0415 - not on Windows

    shelf, report = CrashShelf(tmp_path), Report("0000000a", "Fault 1\n")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        shelf.keep(report)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(shelf.reports.iterdir()) == []
    (shelf.reports / "20260101-000000-0000000a.txt").touch()  # what an older version left
    shelf.keep(report)
    assert shelf.kept()[0].read_text(encoding="utf-8") == report.text


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file in its place", encoding="utf-8")
    shelf = CrashShelf(tmp_path / "log")
    shelf.begin()
    shelf.keep(Report("1", "x"))
    assert (shelf.slot, shelf.ends(), shelf.kept()) == (0, (), [])
    shelf.close()


def test_a_folder_that_cannot_be_is_no_fault(tmp_path: Path) -> None:
    for folder in (tmp_path / ("x" * 300), tmp_path / "a file" / "log"):
        (tmp_path / "a file").touch()
        shelf = CrashShelf(folder)
        shelf.begin()
        shelf.keep(report_of(broken(ValueError())))
        assert (shelf.ends(), shelf.kept(), shelf.slot) == ((), [], 0)
        shelf.close()


def test_hostile_remains_become_a_masked_report(tmp_path: Path) -> None:
    raw = 'Fatal Python error: Segmentation fault\n  File "/home/kim/홍길동.py", line 3 in x\n' + "y" * 100_000
    assert "kim" not in report_of_end(raw).text
    one, two = (report_of_end(f"Current thread 0x0000{n}fddd4c00b80 (most recent call first):") for n in (7, 8))
    assert one.mark == two.mark
    (tmp_path / "fault-3.txt").write_bytes(os.urandom(200_000))
    shelf = CrashShelf(tmp_path)
    (report,) = shelf.ends()
    assert len(report.text) < 200_000


def test_a_slot_in_use_is_left_alone(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / "program-1.lock")
    assert lock.take()
    (tmp_path / "fault-1.txt").write_text("Fatal Python error: Aborted", encoding="utf-8")
    shelf = CrashShelf(tmp_path)
    assert shelf.ends() == ()
    lock.release()
    assert len(shelf.ends()) == 1
