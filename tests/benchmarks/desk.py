"""A furnished desk of any size, the same for the same seed: rooms through the importer, tasks through the guards."""

import random
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import apsw

from taskflow_desktop.domain.ids import SYSTEM, AgentId
from taskflow_desktop.domain.imports import ImportChoices
from taskflow_desktop.domain.moment import DAY, HOUR, MINUTE, Moment
from taskflow_desktop.services import flow, imports, people
from taskflow_desktop.services.change import As
from taskflow_desktop.storage.database import SqliteDatabase, open_database
from taskflow_desktop.storage.migrate import migrate
from taskflow_desktop.storage.repository import Repository
from tests.importers.archive import write_archive

SEED = 20260609
TASKS_PER_ROOM = 10
STAGES = (
    ("접수", "#4F7CAC"),
    ("확인 중", "#7A6FB0"),
    ("자료 요청", "#B0793A"),
    ("처리 중", "#3A8F6E"),
    ("고객 확인", "#B05A6F"),
    ("완료", "#5F6B76"),
)
TITLES = (
    "린넨 커튼 교환",
    "배송 지연 확인",
    "부분 환불 처리",
    "예약 시간 변경",
    "세금계산서 재발행",
    "계정 잠금 해제",
    "대량 견적서 작성",
    "색상 오배송 회수",
    "쿠폰 복원 요청",
    "설치 기사 일정 조율",
)


@dataclass(frozen=True, slots=True)
class Size:
    """How much a desk holds."""

    rooms: int
    messages: int
    tasks: int

    @classmethod
    def of(cls, rooms: int) -> "Size":
        """The desk of so many rooms: fifteen messages and one task to a room, on average."""
        return cls(rooms, rooms * 15, rooms)


@dataclass(frozen=True, slots=True)
class Desk:
    """A furnished desk on disk. `import_cpu` is the processor time of its import, in seconds."""

    path: Path
    archive: Path
    size: Size
    admin: AgentId
    present: Moment
    import_cpu: float
    import_wall: float

    @property
    def url(self) -> str:
        return f"sqlite:///{self.path}"

    def clock(self) -> "RunningClock":
        """A clock that starts at the desk's present."""
        return RunningClock(self.present)

    def copy(self, name: str) -> Path:
        """A copy of the database for whoever changes it; an older one of this name is replaced."""
        target = self.path.with_name(f"{self.path.stem}-{name}.db")
        for old in target.parent.glob(f"{target.name}*"):
            old.unlink()
        connection = apsw.Connection(str(self.path))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.close()
        shutil.copyfile(self.path, target)
        return target


class RunningClock:
    """Runs like a clock, from the desk's present on."""

    def __init__(self, start: Moment) -> None:
        self._start = start
        self._began = time.monotonic_ns()

    def __call__(self) -> Moment:
        return Moment(self._start + (time.monotonic_ns() - self._began) // 1000)


class _Clock:
    def __init__(self) -> None:
        self.at = Moment(0)

    def __call__(self) -> Moment:
        return self.at


def make_desk(folder: Path, size: Size) -> Desk:
    """Write an archive of this size, import it, and put tasks into its open rooms."""
    archive = folder / f"archive-{size.rooms}.json"
    write_archive(archive, rooms=size.rooms, messages=size.messages, seed=SEED)
    path = folder / f"desk-{size.rooms}.db"
    clock = _Clock()
    database = open_database(str(path), clock)
    migrate(database)
    assert isinstance(database, SqliteDatabase)
    repository = Repository(database)
    cpu, wall = time.process_time(), time.perf_counter()
    imports.run_import(repository, SYSTEM, [archive], ImportChoices())
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    clock.at = Moment(database.value("SELECT min(opened_at) FROM room"))
    admin = people.create_first_admin(
        repository, name="김서연", identifier="admin", password="long-enough-password", site_name="린넨 상점"
    ).value.id
    _furnish(repository, admin, clock, size.tasks)
    ends = ("SELECT max(last_at) FROM room", "SELECT max(entered_at) FROM task", "SELECT max(finished_at) FROM task")
    present = Moment(max(database.value(end) for end in ends) + HOUR)
    database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return Desk(path, archive, size, admin, present, cpu, wall)


def _furnish(repository: Repository, admin: AgentId, clock: _Clock, tasks: int) -> None:
    database = repository.database
    assert isinstance(database, SqliteDatabase)
    with repository.transaction(admin):
        for position, (name, colour) in enumerate(STAGES, start=1):
            repository.add_stage(position, name, colour)
    flow.switch_flow(repository, As(admin), on=True)
    stages = [stage.id for stage in repository.flow().active_stages]
    chance = random.Random(SEED)
    wanted: dict[int, list[tuple[int, int, int]]] = {}  # by owner: room, slot, creation
    for room_id, owner, slot, opened in _slots(repository, chance, tasks):
        wanted.setdefault(owner, []).append((room_id, slot, opened))
    for owner, places in wanted.items():
        places.sort(key=lambda place: place[2])
        database.acting._last = 0  # each owner's days are played from their beginning
        with repository.transaction(AgentId(owner)):
            database.run_many(_CREATE, _Played(_creations(places, owner, stages, chance), clock))
        mine = database.rows("SELECT id, created_at FROM task WHERE owner_id = ? ORDER BY created_at", (owner,))
        with repository.transaction(AgentId(owner)):
            database.run_many(_MOVE, _Played(_moves(mine, stages, chance), clock))
            database.run_many(_FINISH, _Played(_outcomes(mine, chance), clock))


_CREATE = (
    "INSERT INTO task (room_id, slot, title, importance, stage_id, owner_id, created_by, created_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_MOVE = "UPDATE task SET stage_id = ?, version = version + 1 WHERE id = ?"
_FINISH = "UPDATE task SET outcome = ?, outcome_reason = ?, version = version + 1 WHERE id = ?"


class _Played(list[tuple[object, ...]]):
    """Rows that are bound one by one, the clock moving to each row's moment before it is."""

    def __init__(self, rows: Iterator[tuple[Moment, tuple[object, ...]]], clock: _Clock) -> None:
        super().__init__()
        self._rows, self._clock = rows, clock

    def __iter__(self) -> Iterator[tuple[object, ...]]:
        for at, row in self._rows:
            self._clock.at = at
            yield row


def _slots(repository: Repository, chance: random.Random, tasks: int) -> Iterator[tuple[int, int, int, int]]:
    """Rooms for `tasks` tasks, a few rooms with many: id, owner, slot, when."""
    open_rooms = repository.database.rows(
        "SELECT id, main_agent_id, opened_at FROM room WHERE state <> 'closed' AND main_agent_id IS NOT NULL"
    )
    chance.shuffle(open_rooms)
    mean = tasks / len(open_rooms)
    weights = [min(TASKS_PER_ROOM, round(chance.paretovariate(1.3) * mean * 0.45)) for _ in open_rooms]
    place, short = 0, tasks - sum(weights)
    while short > 0:  # the skew leaves some over: they go where there is still room
        if weights[place % len(weights)] < TASKS_PER_ROOM:
            weights[place % len(weights)] += 1
            short -= 1
        place += 1
    for (room_id, owner, opened), weight in zip(open_rooms, weights, strict=True):
        for slot in range(1, weight + 1):
            if tasks == 0:
                return
            tasks -= 1
            yield room_id, owner, slot, opened + slot * 7 * MINUTE


def _creations(
    places: list[tuple[int, int, int]], owner: int, stages: list[int], chance: random.Random
) -> Iterator[tuple[Moment, tuple[object, ...]]]:
    for room_id, slot, at in places:
        title = f"{chance.choice(TITLES)} {slot}"
        importance = chance.choice((1, 2, 2, 2, 2, 3, 3, 4))
        yield Moment(at), (room_id, slot, title, importance, stages[0], owner, owner, at)


def _moves(
    mine: list[tuple[int, int]], stages: list[int], chance: random.Random
) -> Iterator[tuple[Moment, tuple[object, ...]]]:
    for task_id, created in mine:
        for step in range(1, chance.choice((0, 1, 1, 2, 2, 3, 4, 5)) + 1):
            yield Moment(created + step * chance.randrange(HOUR, DAY // 2)), (stages[step], task_id)


def _outcomes(mine: list[tuple[int, int]], chance: random.Random) -> Iterator[tuple[Moment, tuple[object, ...]]]:
    for task_id, created in mine:
        if chance.random() < 0.55:
            failed = chance.random() < 0.2
            row = ("failure", "고객이 취소함", task_id) if failed else ("success", "", task_id)
            yield Moment(created + 3 * DAY), row
