"""Files of a task on both engines: every limit, two at once, what a cut or a kill leaves, and what is damaged."""

import hashlib
import os
import signal
import subprocess
import sys
import threading
import tracemalloc
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from taskflow_desktop.domain.enums import EventKind
from taskflow_desktop.domain.errors import Refusal, RuleViolation, StorageUnavailable, TransferCancelled
from taskflow_desktop.domain.ids import AgentId, FileId, TaskId
from taskflow_desktop.domain.inside import Attachment
from taskflow_desktop.rules import limits
from taskflow_desktop.services import files
from taskflow_desktop.services.change import As
from taskflow_desktop.services.file_sources import MadeSource, PathSource, Source
from taskflow_desktop.storage import attachments
from taskflow_desktop.storage import database as database_module
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.repository import Repository
from tests.services.conftest import Desk
from tests.support.server import LOGINS, Server
from tests.support.site import NOW, Site, World, insert, populate, update

TASK = TaskId(1)


def made(name: str = "사진.png", content: bytes = b"x") -> MadeSource:
    return MadeSource(name, lambda: content)


class Told:
    """What a transfer was told and asked; it is cancelled when it has done `stop_at` bytes."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.steps: list[tuple[int, int]] = []
        self._stop_at = stop_at

    def progress(self, done: int, total: int) -> None:
        self.steps.append((done, total))

    def cancelled(self) -> bool:
        return self._stop_at is not None and bool(self.steps) and self.steps[-1][0] >= self._stop_at


def attach(
    desk: Desk, source: Source, actor: int | None = None, told: Told | None = None, op: str | None = None
) -> Attachment:
    told = told or Told()
    changed = desk.does(
        actor or desk.world.main, files.attach, TASK, source, type_of=lambda _name, _head: "image/png",
        on_progress=told.progress, cancelled=told.cancelled, op=op,
    )  # fmt: skip
    file: Attachment = changed.value
    return file


def code(error: pytest.ExceptionInfo[RuleViolation]) -> str:
    return error.value.refusal.code


def read(repository: Repository, file: Attachment) -> bytes:
    whole = bytearray()
    files.read_out(repository, file.id, whole.extend)
    return bytes(whole)


def rows(site: Site) -> int:
    return int(site.value("SELECT count(*) FROM attachment"))


# --- attaching -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "size", [1, limits.ATTACHMENT_PART_BYTES, limits.ATTACHMENT_PART_BYTES + 1, limits.ATTACHMENT_BYTES]
)
def test_a_file_comes_out_exactly_as_it_went_in(desk: Desk, tmp_path: Path, size: int) -> None:
    content = os.urandom(size)
    path = tmp_path / "현장 사진.bin"
    path.write_bytes(content)
    told = Told()
    file = attach(desk, PathSource(path), told=told)
    assert (file.name, file.size, file.slot, file.added_by) == ("현장 사진.bin", size, 1, desk.world.main)
    assert file.sha256 == hashlib.sha256(content).hexdigest()
    assert read(desk.repository, file) == content
    assert told.steps[-1] == (size, size)
    assert len(told.steps) == -(-size // limits.ATTACHMENT_PART_BYTES)
    assert desk.repository.task(TASK).attachments == 1
    assert desk.world.site.kinds(task_id=1)[-1] == EventKind.ATTACHMENT_ADDED


@pytest.mark.parametrize(("size", "refused"), [(0, "file.empty"), (limits.ATTACHMENT_BYTES + 1, "file.too_large")])
def test_one_byte_beyond_the_limits(desk: Desk, tmp_path: Path, size: int, refused: str) -> None:
    path = tmp_path / "큰 파일.bin"
    with path.open("wb") as file:
        file.truncate(size)
    for source in (PathSource(path), made(content=bytes(size))):
        with pytest.raises(RuleViolation) as error:
            attach(desk, source)
        assert code(error) == refused
    assert rows(desk.world.site) == 0


def test_who_may_attach_take_off_and_put_back(desk: Desk) -> None:
    world = desk.world
    file = attach(desk, made(), world.helper)
    for verb in (files.remove, files.restore):
        with pytest.raises(RuleViolation) as error:
            desk.does(world.other, verb, file.id)
        assert code(error) == "task.read_only"
    with pytest.raises(RuleViolation) as error:
        attach(desk, made(), world.other)
    assert code(error) == "task.read_only"
    for actor in (world.main, world.manager):
        attach(desk, made(), actor)
    assert desk.repository.task(TASK).attachments == 3


def test_the_fourth_file_is_refused_and_removing_one_frees_its_place(desk: Desk) -> None:
    kept = [attach(desk, made(f"{n}.png")) for n in (1, 2, 3)]
    with pytest.raises(RuleViolation) as error:
        attach(desk, made("4.png"))
    assert error.value.refusal == Refusal("file.full", limit=3)
    desk.does(desk.world.main, files.remove, kept[1].id)
    assert attach(desk, made("4.png")).slot == 2
    assert desk.world.site.kinds(task_id=1).count(EventKind.ATTACHMENT_REMOVED) == 1


def test_a_closed_room_still_takes_files(desk: Desk) -> None:
    world = desk.world
    world.site.do(world.main, update("room", world.room, state="closed", closed_at=NOW))
    assert attach(desk, made()).slot == 1


def test_the_same_operation_attaches_once(desk: Desk) -> None:
    first = attach(desk, made(), op="upload-1")
    assert attach(desk, made(), op="upload-1") == first
    assert rows(desk.world.site) == 1


def test_a_cancelled_file_leaves_nothing(desk: Desk) -> None:
    content = bytes(3 * limits.ATTACHMENT_PART_BYTES)
    for stop_at in (limits.ATTACHMENT_PART_BYTES, len(content)):
        with pytest.raises(TransferCancelled):
            attach(desk, made(content=content), told=Told(stop_at))
    assert rows(desk.world.site) == 0
    assert desk.world.site.value("SELECT count(*) FROM attachment_part") == 0
    assert EventKind.ATTACHMENT_ADDED not in desk.world.site.kinds()


def test_memory_stays_under_three_times_the_file(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(os.urandom(limits.ATTACHMENT_BYTES))
    tracemalloc.start()
    try:
        file = attach(desk, PathSource(path))
        up = tracemalloc.get_traced_memory()[1]
        tracemalloc.reset_peak()
        files.read_out(desk.repository, file.id, lambda _part: None)
        down = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert up < 2 * limits.ATTACHMENT_BYTES
    assert down < limits.ATTACHMENT_BYTES


# --- which of several ------------------------------------------------------------------------------------------------


def test_what_fits_is_kept_in_the_chosen_order(desk: Desk, tmp_path: Path) -> None:
    attach(desk, made())
    sizes = {"빈.pdf": 0, "하나.png": 5, "영상.mp4": limits.ATTACHMENT_BYTES + 1, "둘.png": 5, "셋.png": 5}
    for name, size in sizes.items():
        with (tmp_path / name).open("wb") as file:
            file.truncate(size)
    (tmp_path / "폴더").mkdir()
    sources = [PathSource(tmp_path / name) for name in (*sizes, "폴더", "없음.txt")]
    verdicts = files.plan(desk.repository, TASK, sources)
    assert [verdict and verdict.code for verdict in verdicts] == [
        "file.empty", None, "file.too_large", None, "file.no_place", "file.folder", "file.vanished",
    ]  # fmt: skip
    assert verdicts[4] == Refusal("file.no_place", file="셋.png", limit=3)


def test_a_place_that_nobody_holds_any_more_is_free(desk: Desk) -> None:
    """A row that was begun by a client that died does not take a place for ever."""
    world = desk.world
    row = {"task_id": 1, "name": "반쯤.bin", "size": 9, "sha256": "0" * 64, "added_by": world.helper}
    for slot in (1, 2, 3):
        world.site.insert(world.helper, "attachment", slot=slot, **row)
    assert files.plan(desk.repository, TASK, [made(), made(), made(), made()])[:3] == [None] * 3
    assert attach(desk, made()).slot == 1
    assert desk.repository.task(TASK).attachments == 1
    assert EventKind.ATTACHMENT_REMOVED not in world.site.kinds()


# --- two at once -----------------------------------------------------------------------------------------------------


@pytest.fixture
def url(desk: Desk, request: pytest.FixtureRequest) -> Callable[[int], str]:
    """The address of the database for the nth login."""
    site = desk.world.site
    if site.engine == "sqlite":
        return lambda _login: str(site.database.path)  # type: ignore[union-attr]
    server: Server = request.getfixturevalue("server")
    name: str = request.getfixturevalue("postgres_name")
    return lambda login: server.url(name, LOGINS[login])


def test_two_clients_take_the_last_place_and_one_is_told(desk: Desk, url: Callable[[int], str]) -> None:
    """The second begins while the first is between two parts of its transaction."""
    world = desk.world
    for n in (1, 2):
        attach(desk, made(f"{n}.png"))
    outcome: list[str] = []
    begun = threading.Event()

    def other() -> None:
        database = open_database(url(1), world.site.clock, durable=False)
        begun.set()
        try:
            files.attach(
                Repository(database), As(AgentId(world.helper), "second"), TASK, made("second.png"),
                type_of=lambda _n, _h: "", on_progress=lambda _d, _t: None, cancelled=lambda: False,
            )  # fmt: skip
            outcome.append("attached")
        except RuleViolation as error:
            outcome.append(error.refusal.code)
        finally:
            database.close()

    thread = threading.Thread(target=other)

    class Slow(Told):
        def progress(self, done: int, total: int) -> None:
            if not self.steps:
                thread.start()
                begun.wait(10)
            super().progress(done, total)

    attach(desk, made("first.png", bytes(4 * limits.ATTACHMENT_PART_BYTES)), told=Slow())
    thread.join(20)
    assert outcome == ["file.full"]
    names = [name for (name,) in world.site.database.rows("SELECT name FROM attachment WHERE removed_at IS NULL")]
    assert sorted(names) == ["1.png", "2.png", "first.png"]


# --- taking off and putting back --------------------------------------------------------------------------------------


def test_removed_and_put_back_as_new_changes(desk: Desk) -> None:
    main = desk.world.main
    one, two = attach(desk, made("1.png", b"1")), attach(desk, made("2.png", b"2"))
    desk.does(main, files.remove, one.id)
    desk.does(main, files.remove, one.id)
    back = desk.does(main, files.restore, one.id).value
    assert (back.id, back.slot, read(desk.repository, back)) == (one.id, 1, b"1")
    desk.does(main, files.restore, one.id)
    assert desk.world.site.kinds(task_id=1)[-4:] == [
        EventKind.ATTACHMENT_ADDED, EventKind.ATTACHMENT_ADDED, EventKind.ATTACHMENT_REMOVED,
        EventKind.ATTACHMENT_ADDED,
    ]  # fmt: skip
    assert two.slot == 2


def test_a_removed_file_comes_back_into_another_place_or_not_at_all(desk: Desk) -> None:
    main = desk.world.main
    first = attach(desk, made("1.png"))
    desk.does(main, files.remove, first.id)
    attach(desk, made("2.png"))
    assert desk.does(main, files.restore, first.id).value.slot == 2
    desk.does(main, files.remove, first.id)
    attach(desk, made("3.png"))
    attach(desk, made("4.png"))
    with pytest.raises(RuleViolation) as error:
        desk.does(main, files.restore, first.id)
    assert code(error) == "file.full"


# --- what went wrong below -------------------------------------------------------------------------------------------


def _store(world: World, content: bytes, claimed: bytes, size: int) -> FileId:
    """A file whose row claims something else than its parts hold, as damage to the disk would leave it."""
    site, digest = world.site, hashlib.sha256(claimed).hexdigest()
    row = {"task_id": 1, "slot": 1, "name": "견적.pdf", "size": size, "sha256": digest, "added_by": world.main}
    key = site.insert(world.main, "attachment", **row)
    site.do(world.main, insert("attachment_part", attachment_id=key, n=0, bytes=content))
    site.do(world.main, update("attachment", key, complete=1))
    return FileId(key)


def test_a_damaged_file_is_never_handed_on_as_whole(desk: Desk) -> None:
    key = _store(desk.world, b"abcX", b"abcd", 4)
    with pytest.raises(RuleViolation) as error:
        files.read_out(desk.repository, key, lambda _part: None)
    assert error.value.refusal == Refusal("file.damaged", file="견적.pdf")


def test_reading_stops_when_it_is_told_to(desk: Desk) -> None:
    file = attach(desk, made(content=bytes(2 * limits.ATTACHMENT_PART_BYTES)))
    told = Told(limits.ATTACHMENT_PART_BYTES)
    with pytest.raises(TransferCancelled):
        files.read_out(
            desk.repository, file.id, lambda _part: None, on_progress=told.progress, cancelled=told.cancelled
        )
    assert len(files.head(desk.repository, file.id)) == limits.ATTACHMENT_PART_BYTES


KILLED = """
import os, signal, sys
from taskflow_desktop.domain.ids import AgentId, TaskId
from taskflow_desktop.services import files
from taskflow_desktop.services.change import As
from taskflow_desktop.services.file_sources import MadeSource
from taskflow_desktop.storage import attachments
from taskflow_desktop.storage import database as database_module
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.repository import Repository

url, actor, parts, die_at = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])

def progress(done, total):
    if done // 262144 == die_at:
        os.kill(os.getpid(), signal.SIGKILL)

files.attach(
    Repository(open_database(url)), As(AgentId(actor), "killed"), TaskId(1),
    MadeSource("a.bin", lambda: bytes(262144 * parts)), type_of=lambda n, h: "", on_progress=progress,
    cancelled=lambda: False,
)
"""


@pytest.mark.parametrize("die_at", [1, 3, 5])
def test_a_program_killed_between_parts_leaves_no_trace(desk: Desk, die_at: int, url: Callable[[int], str]) -> None:
    site = desk.world.site
    arguments = [url(0), str(desk.world.main), "5", str(die_at)]
    killed = subprocess.run([sys.executable, "-c", KILLED, *arguments], check=False, timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert rows(site) == 0
    assert [attach(desk, made(f"{n}.png")).slot for n in (1, 2, 3)] == [1, 2, 3]


def test_a_client_that_falls_silent_between_parts_loses_its_place(
    postgres_site: Site, monkeypatch: pytest.MonkeyPatch, server: Server, postgres_name: str
) -> None:
    """A computer that is gone closes no connection; its server gives the place to others after a while."""
    world = populate(postgres_site)
    monkeypatch.setattr(database_module, "SILENT_SECONDS", 1)
    silent = open_database(server.url(postgres_name, LOGINS[0]))
    desk = Desk(world, Repository(postgres_site.database), count())

    def fall_silent() -> None:
        with silent.transaction(AgentId(world.main)):
            attachments.begin(silent, TASK, 1, name="a", size=9, sha256="0" * 64, media_type="", by=AgentId(world.main))
            assert attach(desk, made()).slot == 1  # waits until the server has ended the other
            silent.value("SELECT 1")

    try:
        with pytest.raises(StorageUnavailable):
            fall_silent()
    finally:
        silent.close()
