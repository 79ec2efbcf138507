"""Two people work at once, each following only what the feed tells: they end with the same picture, which is the truth.

And the history of it rebuilds the tables: the check finds nothing.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Agent, Event, Flow, Message, Room, StageVisit, Task
from taskflow_desktop.domain.enums import Channel, Importance, Outcome, RoomState, Speaker
from taskflow_desktop.domain.errors import Conflict, RuleViolation
from taskflow_desktop.domain.ids import AgentId, EventSeq, RoomId, StageId, TaskId
from taskflow_desktop.domain.inside import Alert, Attachment, ChecklistItem, HandOver, Memo, Review
from taskflow_desktop.domain.memos import MemoClash
from taskflow_desktop.domain.requests import NewMessage, NewRoom, NewTask, OwnerAim, RoomHandOver, StageAim, TaskEnding
from taskflow_desktop.domain.stages import FlowPlan, StageLeaving, StageWish
from taskflow_desktop.services import (
    attention,
    checklist,
    files,
    flow,
    handover,
    many_tasks,
    memo,
    rooms,
    task_people,
    tasks,
)
from taskflow_desktop.services.change import As, Changed
from taskflow_desktop.services.check import check
from taskflow_desktop.services.check_words import sentence
from taskflow_desktop.services.file_sources import MadeSource
from taskflow_desktop.storage import reads, together
from taskflow_desktop.storage.database import Database, open_database
from taskflow_desktop.storage.migrate import migrate
from taskflow_desktop.storage.repository import Repository
from tests.support.furnished import furnish
from tests.support.server import LOGINS, Server
from tests.support.site import ScriptedClock, Site, populate

PEOPLE = (AgentId(1), AgentId(2), AgentId(4), AgentId(6))  # main agent, helper, manager, admin of `populate`


@dataclass(frozen=True)
class Inside:
    """What an open task shows, apart from the task and the room."""

    visits: tuple[StageVisit, ...]
    events: tuple[Event, ...]
    events_total: int
    items: tuple[ChecklistItem, ...]
    files: tuple[Attachment, ...]
    memo: Memo | None
    reviews: tuple[Review, ...]


@dataclass
class Picture:
    """All that a window could show to one person."""

    rooms: dict[RoomId, Room] = field(default_factory=dict)
    messages: dict[RoomId, tuple[Message, ...]] = field(default_factory=dict)
    handovers: dict[RoomId, tuple[HandOver, ...]] = field(default_factory=dict)
    tasks: dict[TaskId, Task] = field(default_factory=dict)
    inside: dict[TaskId, Inside] = field(default_factory=dict)
    agents: tuple[Agent, ...] = ()
    flow: Flow | None = None


def whole(database: Database) -> Picture:
    """Everything as it is in the database now."""
    picture = Picture()
    room_ids = [RoomId(key) for (key,) in database.rows("SELECT id FROM room ORDER BY id")]
    task_ids = [TaskId(key) for (key,) in database.rows("SELECT id FROM task ORDER BY id")]
    picture.rooms = {room.id: room for room in reads.rooms(database, room_ids)}
    picture.tasks = {task.id: task for task in reads.tasks(database, task_ids)}
    for room_id in room_ids:
        look_into_room(database, picture, room_id)
    for task_id in task_ids:
        look_into_task(database, picture, task_id)
    repository = Repository(database)
    picture.agents, picture.flow = repository.agents(), repository.flow()
    return picture


def look_into_room(database: Database, picture: Picture, room_id: RoomId) -> None:
    picture.messages[room_id] = reads.messages(database, room_id).messages
    picture.handovers[room_id] = together.handovers(database, room_id)


def look_into_task(database: Database, picture: Picture, task_id: TaskId) -> None:
    detail = reads.task_detail(database, task_id)
    picture.inside[task_id] = Inside(
        detail.visits, detail.events, detail.events_total, detail.checklist, detail.attachments, detail.memo,
        detail.reviews,
    )  # fmt: skip


class Client:
    """One person's program: what it shows comes from its own changes and from the feed, never from a fresh look."""

    def __init__(self, database: Database, agent_id: AgentId, name: str) -> None:
        self.database = database
        self.repository = Repository(database)
        self.agent_id = agent_id
        self.cursor = self.repository.head()
        self.picture = whole(database)
        self.alerts: tuple[Alert, ...] = together.alerts(database, agent_id).alerts
        self.removed: list[ChecklistItem] = []
        self.taken_off: list[Attachment] = []
        self._name = name
        self._ops = 0
        self._last: Callable[[], Changed[Any]] | None = None

    def follow(self, changes: ChangeSet) -> None:
        """Bring the picture to what `changes` tells, and read again what it names."""
        if changes.reload:
            self.picture = whole(self.database)
        picture = self.picture
        picture.rooms |= {room.id: room for room in changes.rooms}
        picture.tasks |= {task.id: task for task in changes.tasks}
        picture.agents = changes.agents if changes.agents is not None else picture.agents
        picture.flow = changes.flow if changes.flow is not None else picture.flow
        for room_id in {event.room_id for event in changes.events if event.room_id is not None}:
            look_into_room(self.database, picture, room_id)
        for task_id in {event.task_id for event in changes.events if event.task_id is not None}:
            look_into_task(self.database, picture, task_id)
        if changes.events or changes.reload:
            self.alerts = together.alerts(self.database, self.agent_id).alerts

    def poll(self) -> None:
        """What others did since."""
        changes = self.repository.changes_since(self.cursor)
        self.follow(changes)
        self.cursor = EventSeq(max(self.cursor, changes.cursor))

    def ask(self, verb: Callable[..., Changed[Any]], *args: Any, **more: Any) -> Any:
        """Ask a service for something as a window does; what it refuses changes nothing."""
        self._ops += 1
        who = As(self.agent_id, f"{self._name}-{self._ops}")

        def send() -> Changed[Any]:
            return verb(self.repository, who, *args, **more)

        self._last = send
        return self._send(send)

    def again(self) -> None:
        """The answer to the last request was lost: it is sent once more, and is not applied twice."""
        if self._last is not None:
            self._send(self._last)

    def _send(self, send: Callable[[], Changed[Any]]) -> Any:
        try:
            changed = send()
        except (RuleViolation, Conflict):
            return None
        self.follow(changed.changes)
        if changed.changes.cursor == self.cursor + len(changed.changes.events):
            self.cursor = changed.changes.cursor
        return changed.value

    # what is there to choose from, as this client sees it

    def task(self, n: int) -> Task:
        found = sorted(self.picture.tasks.values(), key=lambda task: task.id)
        return found[n % len(found)]

    def room(self, n: int) -> Room:
        found = sorted(self.picture.rooms.values(), key=lambda room: room.id)
        return found[n % len(found)]

    def agent(self, n: int) -> AgentId:
        return self.picture.agents[n % len(self.picture.agents)].id

    def stage(self, n: int) -> StageId:
        assert self.picture.flow is not None
        return self.picture.flow.stages[n % len(self.picture.flow.stages)].id

    def item(self, task: Task, n: int) -> ChecklistItem | None:
        items = self.picture.inside[task.id].items
        return items[n % len(items)] if items else None


Verb = Callable[[Client, int, int], object]


def _create(client: Client, a: int, b: int) -> None:
    new = NewTask(client.room(a).id, f"태스크 {b}", Importance(b % 4 + 1), collaborators=(client.agent(b),) * (a % 2))
    client.ask(tasks.create_task, new)


def _stage(client: Client, a: int, b: int) -> None:
    task = client.task(a)
    client.ask(tasks.change_stage, task.id, task.version, client.stage(b), undo=b % 3 == 0)


def _stage_and_back(client: Client, a: int, b: int) -> None:
    task = client.task(a)
    moved = client.ask(tasks.change_stage, task.id, task.version, client.stage(b))
    if moved is not None:
        client.ask(tasks.change_stage, task.id, moved.version, task.stage_id, undo=True)


def _outcome(client: Client, a: int, b: int) -> None:
    task = client.task(a)
    outcome = (None, Outcome.SUCCESS, Outcome.FAILURE)[b % 3]
    client.ask(tasks.set_outcome, task.id, task.version, outcome, reason=f"이유 {b}", undo=b % 2 == 0)


def _importance(client: Client, a: int, b: int) -> None:
    task = client.task(a)
    client.ask(tasks.set_importance, task.id, task.version, Importance(b % 4 + 1))


def _rename(client: Client, a: int, b: int) -> None:
    task = client.task(a)
    client.ask(tasks.rename_task, task.id, task.version, f"제목 {b}")


def _owner(client: Client, a: int, b: int) -> None:
    task = client.task(a)
    client.ask(task_people.change_owner, task.id, task.version, client.agent(b))


def _join(client: Client, a: int, b: int) -> None:
    client.ask(task_people.add_collaborator, client.task(a).id, client.agent(b))


def _leave(client: Client, a: int, b: int) -> None:
    client.ask(task_people.remove_collaborator, client.task(a).id, client.agent(b))


def _ask_review(client: Client, a: int, b: int) -> None:
    client.ask(task_people.ask_review, client.task(a).id, client.agent(b), f"봐 주세요 {b}")


def _answer(client: Client, a: int, b: int) -> None:
    reviews = client.picture.inside[client.task(a).id].reviews
    if reviews:
        client.ask(task_people.answer_review, reviews[b % len(reviews)].id, "봤어요")


def _add_items(client: Client, a: int, b: int) -> None:
    task = client.task(a)
    after = client.item(task, b)
    lines = [f"항목 {b}", "", f"또 {b}"]
    client.ask(checklist.add_items, task.id, lines, after=after.id if after is not None and b % 2 else None)


def _on_item(verb: Callable[..., Changed[Any]], **more: Any) -> Verb:
    def act(client: Client, a: int, b: int) -> None:
        item = client.item(client.task(a), b)
        if item is not None:
            client.ask(verb, item.id, item.version, **{name: value(item, b) for name, value in more.items()})

    return act


def _remove_item(client: Client, a: int, b: int) -> None:
    item = client.item(client.task(a), b)
    removed = client.ask(checklist.remove_item, item.id, item.version) if item is not None else None
    if removed is not None:
        client.removed.append(removed)


def _restore_item(client: Client, a: int, b: int) -> None:
    if client.removed:
        item = client.removed[a % len(client.removed)]
        client.ask(checklist.restore_item, item.id, item.version)


def _write_memo(client: Client, a: int, b: int) -> None:
    """A word more at one of some places, in the text as this client last saw it."""
    task = client.task(a)
    seen = client.picture.inside[task.id].memo
    base = seen.text if seen is not None else ""
    words = base.split(" ") if base else []
    place = b % (len(words) + 1)
    text = " ".join([*words[:place], f"말{client.agent_id}-{b}", *words[place:]])
    saved = client.ask(memo.save_memo, task.id, base=base, text=text)
    if isinstance(saved, MemoClash):
        client.ask(memo.save_memo, task.id, base=saved.theirs.text, text=saved.clash.kept_both)


def _memo_aside(client: Client, a: int, b: int) -> None:
    client.ask(memo.set_memo_aside, client.task(a).id, f"nicht gewählt {b}")


def _memo_restored(client: Client, a: int, b: int) -> None:
    task = client.task(a)
    seen = client.picture.inside[task.id].memo
    if seen is not None:
        client.ask(memo.restore_memo, task.id, 1 + b % seen.version)


def _attach(client: Client, a: int, b: int) -> None:
    source = MadeSource(f"파일 {b}.txt", f"내용 {b}".encode)
    client.ask(
        files.attach, client.task(a).id, source, type_of=lambda *_: "text/plain", on_progress=lambda *_: None,
        cancelled=lambda: False,
    )  # fmt: skip


def _remove_file(client: Client, a: int, b: int) -> None:
    held = client.picture.inside[client.task(a).id].files
    removed = client.ask(files.remove, held[b % len(held)].id) if held else None
    if removed is not None:
        client.taken_off.append(removed)


def _restore_file(client: Client, a: int, b: int) -> None:
    if client.taken_off:
        client.ask(files.restore, client.taken_off[a % len(client.taken_off)].id)


def _take(client: Client, a: int, b: int) -> None:
    room = client.room(a)
    client.ask(rooms.take_room, room.id, room.version)


def _hand_over(client: Client, a: int, b: int) -> None:
    room = client.room(a)
    given = RoomHandOver(client.agent(b), reason="교대", message="부탁해요" * (b % 2))
    client.ask(handover.hand_over, room.id, room.version, given)


def _hand_over_many(client: Client, a: int, b: int) -> None:
    found = [(room.id, room.version) for room in map(client.room, range(a, a + 3))]
    client.ask(handover.hand_over_many, found, RoomHandOver(client.agent(b), reason="휴가"))


def _many(client: Client, a: int, b: int) -> None:
    found = [client.task(each) for each in range(a, a + 3)]
    stages = client.picture.flow.active_stages if client.picture.flow is not None else ()
    if b % 2 and stages:
        to = stages[b % len(stages)].id
        client.ask(many_tasks.move_tasks, [StageAim(task.id, task.version, to) for task in found])
    else:
        client.ask(many_tasks.give_tasks, [OwnerAim(task.id, task.version, client.agent(b)) for task in found])


def _acknowledge(client: Client, a: int, b: int) -> None:
    client.ask(handover.acknowledge, client.room(a).id)


def _close(client: Client, a: int, b: int) -> None:
    room = client.room(a)
    unfinished = [task for task in client.picture.tasks.values() if task.room_id == room.id and not task.finished]
    endings = [TaskEnding(task.id, task.version, Outcome.FAILURE, "취소") for task in unfinished[: b % 3]]
    client.ask(rooms.close_room, room.id, room.version, endings)


def _reopen(client: Client, a: int, b: int) -> None:
    closed = [room for room in client.picture.rooms.values() if room.state is RoomState.CLOSED]
    if closed:
        room = closed[a % len(closed)]
        client.ask(rooms.reopen_room, room.id, room.version)


def _open(client: Client, a: int, b: int) -> None:
    client.ask(rooms.open_room, NewRoom(f"전화 {b}", Channel.PHONE, customer_name="홍길순"))


def _speak(client: Client, a: int, b: int) -> None:
    speaker = (Speaker.CUSTOMER, Speaker.AGENT)[b % 2]
    client.ask(rooms.write_message, NewMessage(client.room(a).id, speaker, f"말 {b}", internal=b % 5 == 1))


def _read(client: Client, a: int, b: int) -> None:
    client.ask(rooms.mark_read, client.room(a).id)


def _read_alerts(client: Client, a: int, b: int) -> None:
    """One's own, and no line of any history: whoever did it looks again himself."""
    if client.alerts and b % 2:
        attention.read_alert(client.repository, client.agent_id, client.alerts[a % len(client.alerts)].id)
    else:
        attention.read_all_alerts(client.repository, client.agent_id)
    client.alerts = together.alerts(client.database, client.agent_id).alerts


def _looked(client: Client, a: int, b: int) -> None:
    attention.keep_looked(client.repository, client.agent_id, f"task/{client.task(a).id}", client.cursor)


def _switch(client: Client, a: int, b: int) -> None:
    client.ask(flow.switch_flow, on=b % 4 != 0)


def _design(client: Client, a: int, b: int) -> None:
    """One stage gets another name, goes, comes or changes its place, as the client sees the flow."""
    seen = client.picture.flow
    assert seen is not None
    kept = [StageWish(stage.id, stage.name, stage.colour) for stage in seen.active_stages]
    at = a % len(kept)
    leaving: tuple[StageLeaving, ...] = ()
    if b % 4 == 0:
        kept[at] = replace(kept[at], name=f"단계 {b % 7}", colour=f"#0000{b:02X}")
    elif b % 4 == 1:
        gone = kept.pop(at).stage_id
        assert gone is not None
        leaving = (StageLeaving(gone, b % len(kept) if kept and b % 5 else None),)
    elif b % 4 == 2:
        kept.insert(at, StageWish(None, f"단계 {b % 7}", "#123456"))
    else:
        kept.append(kept.pop(at))
    client.ask(flow.save_stages, FlowPlan(seen.design, tuple(kept), leaving))


def _poll(client: Client, a: int, b: int) -> None:
    client.poll()


def _again(client: Client, a: int, b: int) -> None:
    client.again()


VERBS: tuple[Verb, ...] = (
    _poll, _again, _create, _stage, _stage_and_back, _outcome, _importance, _rename, _owner, _join, _leave,
    _ask_review, _answer, _add_items,
    _on_item(checklist.tick_item, done=lambda item, _: not item.done),
    _on_item(checklist.rename_item, text=lambda _, b: f"anders {b}"),
    _on_item(checklist.move_item, to=lambda _, b: b % 5),
    _remove_item, _restore_item, _write_memo, _write_memo, _memo_aside, _memo_restored, _attach, _remove_file,
    _restore_file, _take, _hand_over,
    _hand_over_many, _many, _acknowledge, _close, _reopen, _open, _speak, _read, _read_alerts, _looked,
    _switch, _design, _design,
)  # fmt: skip

STEPS = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(VERBS), st.integers(0, 7), st.integers(0, 29)),
    min_size=8, max_size=60,
)  # fmt: skip
WHO = st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE))


def heard(alerts: tuple[Alert, ...]) -> list[Alert]:
    """What one was told of; whether it was read in another window of the same person comes with the next alert."""
    return [replace(alert, read_at=None) for alert in alerts]


def play(clients: tuple[Client, Client], steps: list[tuple[int, Verb, int, int]], onlooker: Database) -> None:
    """Let two clients act in turn and compare what they see in the end with the tables and with the history."""
    for who, verb, a, b in steps:
        verb(clients[who], a, b)
    truth = whole(onlooker)
    for client in clients:
        client.poll()
        assert client.cursor == Repository(onlooker).head()
        assert client.picture == truth
        assert heard(client.alerts) == heard(together.alerts(onlooker, client.agent_id).alerts)
    assert [sentence(finding) for finding in check(onlooker).findings] == []


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A furnished file, closed."""
    path = tmp_path_factory.mktemp("clients") / "site.db"
    database = open_database(str(path), ScriptedClock(), durable=False)
    migrate(database)
    furnish(populate(Site(database, ScriptedClock())))
    database.close()
    return path


@contextmanager
def opened(*urls: str) -> Iterator[list[Database]]:
    databases: list[Database] = []
    try:
        databases.extend(open_database(url, durable=False, checked=True) for url in urls)
        yield databases
    finally:
        for database in databases:
            database.close()


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(who=WHO, steps=STEPS)
def test_two_clients_of_a_file(template: Path, who: tuple[AgentId, AgentId], steps: list[Any]) -> None:
    with TemporaryDirectory() as folder:
        path = shutil.copy(template, Path(folder, "site.db"))
        with opened(str(path), str(path)) as (left, right):
            play((Client(left, who[0], "left"), Client(right, who[1], "right")), steps, left)


def test_whoever_was_away_for_long_looks_afresh(template: Path, tmp_path: Path) -> None:
    """More happened than is told row by row."""
    path = shutil.copy(template, tmp_path / "site.db")
    with opened(str(path), str(path)) as (left, right):
        clients = (Client(left, PEOPLE[0], "left"), Client(right, PEOPLE[3], "right"))
        play(clients, [(0, VERBS[n % len(VERBS)], n, n) for n in range(400)], left)
        assert clients[0].cursor - clients[1].cursor == 0
        assert Repository(left).changes_since(EventSeq(0)).reload


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(who=WHO, steps=STEPS)
def test_two_clients_of_a_server(
    server: Server, pair_template: str, who: tuple[AgentId, AgentId], steps: list[Any]
) -> None:
    name = server.create(pair_template)
    urls = [server.url(name, LOGINS[agent_id - 1]) for agent_id in who]
    with opened(*urls, server.url(name)) as (left, right, onlooker):
        play((Client(left, who[0], "left"), Client(right, who[1], "right")), steps, onlooker)
    server.drop(name)


@pytest.fixture(scope="module")
def pair_template(server: Server) -> str:
    """The same world on the server, with nobody connected."""
    name = server.create("template")
    database = open_database(server.url(name))
    furnish(populate(Site(database, ScriptedClock())))
    database.close()
    return name
