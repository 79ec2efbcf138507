"""Files in and out on threads of their own: batches, progress, cancel, cuts, copies for other programs."""

import os
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw
import pytest
from PySide6.QtCore import QLockFile
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.errors import RuleViolation, StorageUnavailable, TransferCancelled
from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.domain.inside import Attachment
from taskflow_desktop.domain.transfers import BatchReport, FileCheck, Look, Reading, UploadState
from taskflow_desktop.rules import limits
from taskflow_desktop.runtime import origin_mark
from taskflow_desktop.runtime.handed_out import PREFIX, HandedOut
from taskflow_desktop.runtime.media_types import media_type
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.storage import attachments
from tests.runtime.conftest import OpenSession
from tests.support.site import World

TASK = TaskId(1)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc000000301010018dd8db0"
    "0000000049454e44ae426082"
)


@pytest.fixture
def session(file_world: World, open_session: OpenSession) -> Session:
    return open_session(file_world.main)


@pytest.fixture(autouse=True)
def private_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What is opened goes below the test's own folder."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    return place


def write(folder: Path, name: str, size: int = 5) -> Path:
    path = folder / name
    path.write_bytes(os.urandom(size))
    return path


def over(session: Session) -> Any:
    return lambda: not session.uploads.of(TASK)


class Kept:
    """Keeps what is attached, in order, and every state of the uploads that was told."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.files: list[Attachment] = []
        self.done: list[int] = []
        self.states: set[UploadState] = set()
        session.uploads.attached.connect(self.files.append)
        session.uploads.changed.connect(self.note)

    def note(self, task_id: TaskId) -> None:
        for upload in self.session.uploads.of(task_id):
            self.states.add(upload.state)
            self.done.append(upload.done)


def test_several_files_are_attached_in_order_with_progress(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    kept = Kept(session)
    size = 3 * limits.ATTACHMENT_PART_BYTES
    session.uploads.attach(TASK, [write(tmp_path, "하나.bin", size), write(tmp_path, "둘.bin")])
    qtbot.waitUntil(lambda: len(kept.files) == 2)
    assert [(file.name, file.slot) for file in kept.files] == [("하나.bin", 1), ("둘.bin", 2)]
    assert {limits.ATTACHMENT_PART_BYTES, 2 * limits.ATTACHMENT_PART_BYTES, size} <= set(kept.done)
    assert UploadState.RUNNING in kept.states
    assert session.uploads.of(TASK) == ()
    assert session.uploads.report(TASK) is None


def test_one_report_names_every_refused_file_and_stays(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    big = tmp_path / "영상.mp4"
    with big.open("wb") as file:
        file.truncate(limits.ATTACHMENT_BYTES + 1)
    paths = [
        write(tmp_path, "빈.txt", 0),
        write(tmp_path, "1.txt"),
        big,
        *(write(tmp_path, f"{n}.txt") for n in (2, 3, 4)),
    ]
    session.uploads.attach(TASK, paths)
    qtbot.waitUntil(lambda: session.uploads.report(TASK) is not None)
    report = session.uploads.report(TASK)
    assert report is not None
    assert (report.total, report.attached) == (6, 3)
    assert [(r.code, r.values["file"]) for r in report.refused] == [
        ("file.empty", "빈.txt"), ("file.too_large", "영상.mp4"), ("file.no_place", "4.txt"),
    ]  # fmt: skip
    session.uploads.attach(TASK, [tmp_path / "없음.txt"])
    qtbot.waitUntil(lambda: session.uploads.report(TASK) != report)
    both = session.uploads.report(TASK)
    assert both is not None
    assert (both.total, len(both.refused)) == (7, 4)
    session.uploads.close_report(TASK)
    assert session.uploads.report(TASK) is None


def test_what_the_database_refuses_is_in_the_report(
    qtbot: QtBot, file_world: World, open_session: OpenSession, tmp_path: Path
) -> None:
    session = open_session(file_world.other)
    session.uploads.attach(TASK, [write(tmp_path, "a.txt")])
    qtbot.waitUntil(lambda: session.uploads.report(TASK) is not None)
    report = session.uploads.report(TASK)
    assert isinstance(report, BatchReport)
    assert report.refused[0].code == "task.read_only"
    assert report.refused[0].values["file"] == "a.txt"


def test_a_cancelled_file_leaves_nothing_and_is_not_counted(
    qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, go = Kept(session), threading.Event()
    whole = attachments.add_part

    def add_part(database: Any, file_id: Any, n: int, content: bytes) -> None:
        if n == 1:
            go.wait(10)
        whole(database, file_id, n, content)

    monkeypatch.setattr(attachments, "add_part", add_part)
    session.uploads.attach(TASK, [write(tmp_path, "a.bin", 3 * limits.ATTACHMENT_PART_BYTES), write(tmp_path, "b.bin")])
    qtbot.waitUntil(lambda: limits.ATTACHMENT_PART_BYTES in kept.done)
    session.uploads.cancel(session.uploads.of(TASK)[0].key)
    go.set()
    qtbot.waitUntil(over(session))
    assert [file.name for file in kept.files] == ["b.bin"]
    assert session.uploads.report(TASK) is None


def test_a_cut_upload_waits_to_be_tried_again(
    qtbot: QtBot, session: Session, tmp_path: Path, file_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Kept(session)
    whole = attachments.add_part
    cut = [True]

    def add_part(database: Any, file_id: Any, n: int, content: bytes) -> None:
        if n == 1 and cut:
            cut.clear()
            raise StorageUnavailable("unreachable")
        whole(database, file_id, n, content)

    monkeypatch.setattr(attachments, "add_part", add_part)
    session.uploads.attach(TASK, [write(tmp_path, "a.bin", 3 * limits.ATTACHMENT_PART_BYTES)])
    qtbot.waitUntil(lambda: [u.state for u in session.uploads.of(TASK)] == [UploadState.CUT])
    upload = session.uploads.of(TASK)[0]
    assert isinstance(upload.error, StorageUnavailable)
    assert kept.files == []
    session.uploads.again(upload.key)
    qtbot.waitUntil(lambda: len(kept.files) == 1)
    assert session.uploads.of(TASK) == ()
    assert session.uploads.report(TASK) is None


def test_a_cut_upload_can_be_forgotten(
    qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def add_part(*_: Any) -> None:
        raise StorageUnavailable("unreachable")

    monkeypatch.setattr(attachments, "add_part", add_part)
    session.uploads.attach(TASK, [write(tmp_path, "a.bin")])
    qtbot.waitUntil(lambda: [u.state for u in session.uploads.of(TASK)] == [UploadState.CUT])
    session.uploads.cancel(session.uploads.of(TASK)[0].key)
    assert session.uploads.of(TASK) == ()


def test_what_is_on_its_way_when_the_program_ends_is_stored(
    qtbot: QtBot, file_world: World, open_session: OpenSession, tmp_path: Path
) -> None:
    session = open_session(file_world.main)
    session.uploads.attach(TASK, [write(tmp_path, "a.bin", limits.ATTACHMENT_BYTES)])
    qtbot.waitUntil(lambda: bool(session.uploads.of(TASK)))
    session.close()
    again = open_session(file_world.main)
    found: list[Any] = []
    again.reader.task_detail(TASK, done=found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert found[0].task.attachments == 1


def test_files_are_checked_for_a_task_that_is_not_there_yet(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    paths = [write(tmp_path, "a.txt"), write(tmp_path, "빈.txt", 0), *(write(tmp_path, f"{n}.txt") for n in (1, 2))]
    answers: list[tuple[FileCheck, ...]] = []
    session.uploads.check(paths, held=1, done=answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert [(c.name, c.size, c.refusal and c.refusal.code) for c in answers[0]] == [
        ("a.txt", 5, None), ("빈.txt", 0, "file.empty"), ("1.txt", 5, None), ("2.txt", 5, "file.no_place"),
    ]  # fmt: skip


# --- out -------------------------------------------------------------------------------------------------------------


def attached(qtbot: QtBot, session: Session, name: str, content: bytes) -> Attachment:
    kept = Kept(session)
    session.uploads.attach_made(TASK, name, lambda: content)
    qtbot.waitUntil(lambda: len(kept.files) == 1)
    return kept.files[0]


class Answer:
    """What came back from a read."""

    def __init__(self) -> None:
        self.done: list[Any] = []
        self.failed: list[Any] = []

    def __call__(self) -> bool:
        return bool(self.done or self.failed)

    @property
    def code(self) -> str:
        error = self.failed[0]
        assert isinstance(error, RuleViolation)
        return error.refusal.code


def opened(qtbot: QtBot, session: Session, file: Attachment) -> Answer:
    answer = Answer()
    session.files.open_copy(file, done=answer.done.append, failed=answer.failed.append)
    qtbot.waitUntil(answer)
    return answer


def test_an_opened_copy_is_private_read_only_and_gone_in_the_end(
    qtbot: QtBot, session: Session, private_place: Path
) -> None:
    file = attached(qtbot, session, "CON.png", PNG)
    path: Path = opened(qtbot, session, file).done[0]
    assert path.name == "_CON.png"
    assert path.read_bytes() == PNG
    assert stat.S_IMODE(path.stat().st_mode) == 0o400
    folder = path.parent.parent
    assert folder.parent == private_place
    assert folder.name.startswith(PREFIX)
    assert stat.S_IMODE(folder.stat().st_mode) == stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    again: Path = opened(qtbot, session, file).done[0]
    assert again != path
    session.close()
    assert list(private_place.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("invoice.pdf.exe", b"x", "file.executable"),
        ("사진.jpg", b"MZ\x90\x00", "file.executable"),
        (
            "보고서.doc",
            bytes.fromhex("d0cf11e0a1b11ae1") + bytes(300_000) + "_VBA_PROJECT".encode("utf-16-le"),
            "file.macros",
        ),
        ("안내.svg", b"<svg>", "file.active"),
    ],
)
def test_what_runs_is_never_opened_but_saved(
    qtbot: QtBot, session: Session, tmp_path: Path, private_place: Path, name: str, content: bytes, code: str
) -> None:
    file = attached(qtbot, session, name, content)
    assert opened(qtbot, session, file).code == code
    assert [path for path in private_place.rglob("*") if path.is_file() and path.suffix != ".lock"] == []
    answer, target = Answer(), tmp_path / "저장한 것"
    session.files.save_copy(file, target, done=answer.done.append, failed=answer.failed.append)
    qtbot.waitUntil(answer)
    assert answer.done == [target]
    assert target.read_bytes() == content


def test_a_damaged_file_is_neither_opened_nor_written_over_another(
    qtbot: QtBot, session: Session, tmp_path: Path, file_world: World
) -> None:
    file = attached(qtbot, session, "a.txt", b"whole")
    with apsw.Connection(str(tmp_path / "site.db")) as raw:  # as a fault of the disk would
        for (trigger,) in list(raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")):
            if "attachment_part" in trigger:
                raw.execute(f"DROP TRIGGER {trigger}")
        raw.execute("UPDATE attachment_part SET bytes = CAST('wh0le' AS BLOB) WHERE attachment_id = ?", (file.id,))
    raw.close()
    assert opened(qtbot, session, file).code == "file.damaged"
    answer, target = Answer(), tmp_path / "mine.txt"
    target.write_bytes(b"mine")
    session.files.save_copy(file, target, done=answer.done.append, failed=answer.failed.append)
    qtbot.waitUntil(answer)
    assert answer.code == "file.damaged"
    assert target.read_bytes() == b"mine"
    assert sorted(path.name for path in tmp_path.glob(".taskflow-*")) == []


def test_a_folder_that_cannot_be_written_is_told(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    file = attached(qtbot, session, "a.txt", b"x")
    answer = Answer()
    session.files.save_copy(file, tmp_path / "gone" / "a.txt", done=answer.done.append, failed=answer.failed.append)
    qtbot.waitUntil(answer)
    assert answer.code == "file.unwritable"


def test_a_look_tells_what_a_file_is_and_is_kept(qtbot: QtBot, session: Session) -> None:
    made: list[bytes] = []

    def picture(content: bytes) -> str:
        made.append(content)
        return "small"

    file = attached(qtbot, session, "그림.png", PNG)
    looks: list[Look] = []
    session.files.look(file, picture, done=looks.append)
    session.files.look(file, picture, done=looks.append)  # while it is being looked at
    qtbot.waitUntil(lambda: len(looks) == 2)
    session.files.look(file, picture, done=looks.append)
    assert looks == [Look(None, "small")] * 3
    assert made == [PNG]
    text = attached(qtbot, session, "a.bat.txt", b"@echo off")
    session.files.look(text, picture, done=looks.append)
    qtbot.waitUntil(lambda: len(looks) == 4)
    assert looks[3].refusal is not None
    assert looks[3].refusal.code == "file.executable"
    assert made == [PNG]


def test_a_file_on_its_way_out_tells_how_far_it_is_and_can_be_given_up(
    qtbot: QtBot, session: Session, tmp_path: Path, private_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = attached(qtbot, session, "a.bin", os.urandom(4 * limits.ATTACHMENT_PART_BYTES))
    told: list[Reading] = []
    session.files.progressed.connect(told.append)
    opened(qtbot, session, file)
    assert [each.done for each in told[:4]] == [n * limits.ATTACHMENT_PART_BYTES for n in (1, 2, 3, 4)]
    assert told[-1].over
    go, whole = threading.Event(), attachments.parts

    def parts(database: Any, file_id: Any) -> Iterator[bytes]:
        for n, part in enumerate(whole(database, file_id)):
            if n == 1:
                go.wait(10)
            yield part

    monkeypatch.setattr(attachments, "parts", parts)
    told.clear()
    answer, target = Answer(), tmp_path / "b.bin"
    session.files.save_copy(file, target, done=answer.done.append, failed=answer.failed.append)
    qtbot.waitUntil(lambda: bool(told))
    session.files.give_up(file.id)
    go.set()
    qtbot.waitUntil(answer)
    assert isinstance(answer.failed[0], TransferCancelled)
    assert told[-1].over
    assert list(tmp_path.glob("*.bin")) == list(tmp_path.glob(".taskflow-*")) == []


def test_a_saved_file_has_the_rights_of_any_new_file(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    file = attached(qtbot, session, "a.txt", b"x")
    answer, target, usual = Answer(), tmp_path / "saved.txt", tmp_path / "usual.txt"
    usual.write_bytes(b"x")
    session.files.save_copy(file, target, done=answer.done.append)
    qtbot.waitUntil(answer)
    assert target.stat().st_mode == usual.stat().st_mode


# --- leftovers and marks ---------------------------------------------------------------------------------------------


def test_what_a_crash_left_is_removed_and_what_is_in_use_is_not(tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    running = HandedOut(place)
    kept = running.hand_out("a.txt", lambda descriptor: os.write(descriptor, b"x") and None, lambda _path: None)
    crashed = place / f"{PREFIX}old" / "inner"
    crashed.mkdir(parents=True)
    (crashed / "b.txt").write_bytes(b"x")
    (crashed / "b.txt").chmod(0o400)
    (place / f"{PREFIX}file").write_bytes(b"not a folder")
    (place / f"{PREFIX}link").symlink_to(tmp_path)
    HandedOut(place).sweep()
    assert kept.exists()
    assert not crashed.parent.exists()
    assert (place / f"{PREFIX}file").exists()
    assert (place / f"{PREFIX}link").exists()
    running.close()
    assert not kept.exists()


def test_nothing_stays_of_a_copy_that_failed(tmp_path: Path) -> None:
    def fail(_descriptor: int) -> None:
        raise OSError("full")

    handed_out = HandedOut(tmp_path)
    with pytest.raises(OSError, match="full"):
        handed_out.hand_out("a.txt", fail, lambda _path: None)
    assert [path.name for path in tmp_path.rglob("*.txt")] == []
    handed_out.close()


def test_the_lock_is_held_as_long_as_the_folder_is(tmp_path: Path) -> None:
    handed_out = HandedOut(tmp_path)
    path = handed_out.hand_out("a.txt", lambda _descriptor: None, lambda _path: None)
    lock = QLockFile(str(path.parent.parent / "in-use.lock"))
    lock.setStaleLockTime(0)
    assert not lock.tryLock(0)
    handed_out.close()


def test_the_mark_of_windows(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    origin_mark.mark_for_windows(path)
    stream = Path(f"{path}:Zone.Identifier")
    assert stream.read_bytes() == b"[ZoneTransfer]\r\nZoneId=3\r\nHostUrl=about:internet\r\n"


def test_the_mark_of_the_mac(tmp_path: Path) -> None:
    class Library:
        def __init__(self) -> None:
            self.result = 0
            self.calls: list[tuple[object, ...]] = []

        def setxattr(self, *arguments: object) -> int:
            self.calls.append(arguments)
            return self.result

    library = Library()
    origin_mark.mark_for_mac(tmp_path, library)
    path, name, value, length, position, options = library.calls[0]
    assert (path, name, position, options) == (os.fsencode(tmp_path), b"com.apple.quarantine", 0, 0)
    assert length == len(value)  # type: ignore[arg-type]
    assert origin_mark.quarantine(0x6543210A) == b"0081;6543210a;Task Flow;"
    library.result = -1
    with pytest.raises(OSError, match="setxattr"):
        origin_mark.mark_for_mac(tmp_path, library)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="an attribute of Linux")
def test_the_mark_of_linux_where_the_file_system_has_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")
    origin_mark.mark_as_foreign(path)  # never fails
    try:
        os.setxattr(path, "user.test", b"x")
    except OSError:
        pytest.skip("no attributes on this file system")
    assert os.getxattr(path, "user.xdg.origin.url") == b"about:internet"


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("사진.png", PNG, "image/png"),
        ("이름만.pdf", PNG, "image/png"),
        ("사진.jpg", b"MZ" + bytes(58) + b"\x40\x00\x00\x00PE\x00\x00", "application/x-ms-dos-executable"),
        ("신청서.pdf", b"%PDF-1.7\n", "application/pdf"),
        ("표.csv", b"a,b\n1,2\n", "text/csv"),
        ("한글.hwp", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504), "application/x-hwp"),
        ("없음", b"\x00\x01\x02", "application/octet-stream"),
    ],
)
def test_the_type_goes_by_content_and_only_then_by_name(name: str, head: bytes, kind: str) -> None:
    assert media_type(name, head) == kind
