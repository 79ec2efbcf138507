"""A process that saves one thing after the other until it is killed, and says beforehand and afterwards what.

Run as a program it is a nursery: it imports everything once and forks a child for each job that a line of its input
names. All that the child says, and in the end that it is gone, are lines of its output, each a JSON value.
"""

import json
import os
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from taskflow_desktop.domain.enums import Channel, Importance, Outcome, RoomState, Speaker
from taskflow_desktop.domain.ids import AgentId, EventSeq, RoomId, StageId, TaskId
from taskflow_desktop.domain.requests import NewMessage, NewRoom, NewTask, RoomHandOver
from taskflow_desktop.services import attention, checklist, drafts, files, handover, memo, rooms, task_people, tasks
from taskflow_desktop.services.change import As
from taskflow_desktop.services.file_sources import MadeSource
from taskflow_desktop.storage import attachments, inside, memos, reads, together
from taskflow_desktop.storage.database import Database, open_database
from taskflow_desktop.storage.repository import Repository

MAIN, HELPER, OTHER, ADMIN = AgentId(1), AgentId(2), AgentId(3), AgentId(6)  # of `populate`
ROOM, CLOSED, TASK = RoomId(1), RoomId(3), TaskId(1)
PLACE = "memo/1"

State = Any
"""What a job is about, as JSON has it."""

Verb = Callable[..., object]


@dataclass(frozen=True)
class Call:
    """A service's verb, who asks for it, and what it gets after repository and As."""

    verb: Verb
    args: tuple[Any, ...]
    more: dict[str, Any]
    by: AgentId = ADMIN
    settles: str = ""
    logged: bool = True  # it is in the history


Save = tuple[Call, State]
"""What is asked of a service, and the state after it."""


def call(verb: Verb, *args: Any, by: AgentId = ADMIN, settles: str = "", logged: bool = True, **more: Any) -> Call:
    return Call(verb, args, more, by, settles, logged)


@dataclass(frozen=True)
class Job:
    """`state` reads what the job is about; `saves` gives one save after the other, each when the last is done."""

    state: Callable[[Repository], State]
    saves: Callable[[Repository, random.Random], Iterator[Save]]


def _stage_state(repository: Repository) -> State:
    visits = repository.database.rows(
        "SELECT stage_id, CASE WHEN left_at IS NULL THEN 0 ELSE 1 END FROM stage_visit"
        " WHERE task_id = ? AND revoked = 0 ORDER BY entered_at, id",
        (TASK,),
    )
    return [repository.task(TASK).stage_id, [list(visit) for visit in visits]]


def _stages(repository: Repository, chance: random.Random) -> Iterator[Save]:
    while True:
        task = repository.task(TASK)
        _, visits = _stage_state(repository)
        if task.finished:
            after = [task.stage_id, [*visits, [task.stage_id, 0]]]
            yield call(tasks.set_outcome, TASK, task.version, None), after
            continue
        stage = chance.choice([stage for stage in (1, 2, 3, 4) if stage != task.stage_id])
        after = [stage, [*([s, 1] for s, _ in visits), [stage, 0]]]
        yield call(tasks.change_stage, TASK, task.version, StageId(stage)), after
        if chance.random() < 0.5:
            undone = [task.stage_id, visits]
            version = repository.task(TASK).version
            yield call(tasks.change_stage, TASK, version, StageId(task.stage_id), undo=True), undone


def _outcomes(repository: Repository, chance: random.Random) -> Iterator[Save]:
    for n in _numbers(chance):
        task = repository.task(TASK)
        outcome = None if task.finished else Outcome.FAILURE
        reason = "" if task.finished else f"이유 {n}"
        undo = chance.random() < 0.3
        yield call(tasks.set_outcome, TASK, task.version, outcome, reason=reason, undo=undo), [outcome, reason]


def _details(repository: Repository, chance: random.Random) -> Iterator[Save]:
    for n in _numbers(chance):
        task = repository.task(TASK)
        if n % 2:
            importance = Importance(task.importance % 4 + 1)
            yield call(tasks.set_importance, TASK, task.version, importance), [task.title, importance]
        else:
            title = f"제목 {n}"
            yield call(tasks.rename_task, TASK, task.version, title), [title, task.importance]


def _created(repository: Repository) -> State:
    counts = "SELECT (SELECT count(*) FROM room), (SELECT count(*) FROM task), (SELECT count(*) FROM checklist_item)"
    row = repository.database.row(counts)
    return list(row or ())


def _creations(repository: Repository, chance: random.Random) -> Iterator[Save]:
    room = ROOM
    while True:
        n_rooms, n_tasks, n_items = _created(repository)
        if repository.room(room).tasks_total < 10:
            new = NewTask(room, "새 태스크", collaborators=(OTHER,), checklist=("하나", "둘"))
            yield call(tasks.create_task, new), [n_rooms, n_tasks + 1, n_items + 2]
        else:
            opened = NewRoom("전화", Channel.PHONE, customer_name="홍길순")
            yield call(rooms.open_room, opened), [n_rooms + 1, n_tasks, n_items]
            room = RoomId(repository.database.value("SELECT max(id) FROM room"))


def _people(repository: Repository) -> State:
    task = repository.task(TASK)
    asked = [[review.agent_id, review.message, review.answer] for review in inside.reviews(repository.database, TASK)]
    return [task.owner_id, sorted(task.collaborator_ids), asked]


def _people_changes(repository: Repository, chance: random.Random) -> Iterator[Save]:
    for n in _numbers(chance):
        task = repository.task(TASK)
        owner, helpers, asked = _people(repository)
        if n % 3 == 0 or owner == OTHER:
            to = HELPER if owner == MAIN else MAIN
            left = [agent for agent in helpers if agent != to]
            yield call(task_people.change_owner, TASK, task.version, to), [to, left, asked]
        elif OTHER in helpers:
            left = [agent for agent in helpers if agent != OTHER]
            yield call(task_people.remove_collaborator, TASK, OTHER), [owner, left, asked]
        elif not any(agent == OTHER for agent, _, _ in asked):
            more = [owner, sorted([*helpers, OTHER]), [[OTHER, "봐 주세요", ""], *asked]]
            yield call(task_people.ask_review, TASK, OTHER, "봐 주세요"), more
        else:
            more = [owner, sorted([*helpers, OTHER]), asked]
            yield call(task_people.add_collaborator, TASK, OTHER), more


def _items(repository: Repository) -> State:
    return [[item.text, item.done] for item in inside.checklist(repository.database, TASK)]


def _checklist(repository: Repository, chance: random.Random) -> Iterator[Save]:
    for n in _numbers(chance):
        state, present = _items(repository), inside.checklist(repository.database, TASK)
        verb = chance.choice(("tick", "text", "move", "remove")) if len(present) > 2 else "add"
        at = chance.randrange(len(present)) if present else 0
        if verb == "add":
            lines = [f"항목 {n}", f"또 {n}", f"끝 {n}"]
            after = [*state, *([line, False] for line in lines)]
            yield call(checklist.add_items, TASK, lines), after
            continue
        item, others = present[at], [*state[:at], *state[at + 1 :]]
        if verb == "tick":
            after = [*state[:at], [item.text, not item.done], *state[at + 1 :]]
            yield call(checklist.tick_item, item.id, item.version, done=not item.done), after
        elif verb == "text":
            after = [*state[:at], [f"anders {n}", item.done], *state[at + 1 :]]
            yield call(checklist.rename_item, item.id, item.version, f"anders {n}"), after
        elif verb == "move":
            to = chance.choice([n for n in range(len(present)) if n != at])
            after = [*others[:to], state[at], *others[to:]]
            yield call(checklist.move_item, item.id, item.version, to), after
        else:
            yield call(checklist.remove_item, item.id, item.version), others
            version = inside.item(repository.database, item.id).version
            yield call(checklist.restore_item, item.id, version), state


def _memo(repository: Repository) -> State:
    found = memos.memo(repository.database, TASK)
    return [found.text if found is not None else "", repository.draft(ADMIN, PLACE)]


def _memo_saves(repository: Repository, chance: random.Random) -> Iterator[Save]:
    for n in _numbers(chance):
        base, _ = _memo(repository)
        text = f"{n}\n" + "메모 " * chance.randrange(5000)
        yield call(_keep_draft, text, logged=False), [base, text]
        yield call(memo.save_memo, TASK, base=base, text=text, settles=PLACE), [text, ""]


def _draft(repository: Repository) -> State:
    return repository.draft(ADMIN, PLACE)


def _keep_draft(repository: Repository, who: As, text: str) -> None:
    drafts.keep_draft(repository, who.agent_id, PLACE, text)


def _drafts(repository: Repository, chance: random.Random) -> Iterator[Save]:
    for n in _numbers(chance):
        text = f"{n} " + "쓰던 글 " * chance.randrange(1, 5000)
        yield call(_keep_draft, text, logged=False), text


def _files(repository: Repository) -> State:
    query = "SELECT id FROM attachment WHERE task_id = ? AND removed_at IS NULL ORDER BY id"
    found = [attachments.attachment(repository.database, key) for (key,) in repository.database.rows(query, (TASK,))]
    return [[file.name, file.size, file.sha256] for file in found]


def _uploads(repository: Repository, chance: random.Random) -> Iterator[Save]:
    for n in _numbers(chance):
        state = _files(repository)
        if len(state) < 3:
            content = chance.randbytes(chance.randrange(1, 1_500_000))
            source = MadeSource(f"file {n}.bin", lambda content=content: content)
            source.why_not()
            after = [*state, [source.name, len(content), sha256(content).hexdigest()]]
            yield call(files.attach, TASK, source, type_of=_binary, on_progress=_silent, cancelled=_never), after
        else:
            key = repository.database.value(
                "SELECT min(id) FROM attachment WHERE task_id = ? AND removed_at IS NULL", (TASK,)
            )
            yield call(files.remove, key), state[1:]


def _binary(_name: str, _head: bytes) -> str:
    return "application/octet-stream"


def _silent(_done: int, _total: int) -> None:
    pass


def _never() -> bool:
    return False


def _messages(repository: Repository) -> State:
    row = repository.database.row("SELECT count(*), max(id) FROM message WHERE room_id = ?", (ROOM,))
    return [row[0], repository.message(row[1]).text, repository.room(ROOM).state] if row and row[0] else [0]


def _message_writes(repository: Repository, chance: random.Random) -> Iterator[Save]:
    for n in _numbers(chance):
        count = _messages(repository)[0]
        speaker = chance.choice((Speaker.CUSTOMER, Speaker.AGENT))
        state = RoomState.INQUIRY if speaker is Speaker.CUSTOMER else RoomState.ANSWERED
        new = NewMessage(ROOM, speaker, f"말 {n}")
        yield call(rooms.write_message, new), [count + 1, new.text, state]


def _handed(repository: Repository) -> State:
    room = repository.room(ROOM)
    owners = sorted({task.owner_id for task in reads.room_tasks(repository.database, ROOM) if not task.finished})
    found = together.handovers(repository.database, ROOM)
    acknowledged = sum(handover.acknowledged_at is not None for handover in found)
    return [room.main_agent_id, owners, [[handover.to_id, handover.message] for handover in found[:1]], acknowledged]


def _handovers(repository: Repository, chance: random.Random) -> Iterator[Save]:
    for n in _numbers(chance):
        room = repository.room(ROOM)
        to = chance.choice([agent for agent in (MAIN, HELPER, OTHER) if agent != room.main_agent_id])
        _, owners, _, acknowledged = _handed(repository)
        given = RoomHandOver(to, reason="휴가", message=f"부탁 {n}")
        after = [to, [to] if owners else [], [[to, given.message]], acknowledged]
        yield call(handover.hand_over, ROOM, room.version, given), after
        waiting = [h for h in together.handovers(repository.database, ROOM) if h.to_id == to and not h.acknowledged_at]
        after = [*after[:3], acknowledged + len(waiting)]
        yield call(handover.acknowledge, ROOM, by=to), after


def _room(repository: Repository) -> State:
    return repository.room(CLOSED).state


def _closings(repository: Repository, chance: random.Random) -> Iterator[Save]:
    while True:
        room = repository.room(CLOSED)
        if room.state is RoomState.CLOSED:
            yield call(rooms.reopen_room, CLOSED, room.version), RoomState.RECEIVED
        else:
            yield call(rooms.close_room, CLOSED, room.version), RoomState.CLOSED


def _seen(repository: Repository) -> State:
    return together.looked(repository.database, ADMIN, "task/1")


def _look(repository: Repository, who: As, seq: int) -> None:
    attention.keep_looked(repository, who.agent_id, "task/1", EventSeq(seq))


def _looks(repository: Repository, _: random.Random) -> Iterator[Save]:
    while True:
        further = _seen(repository) + 1  # it never goes back
        yield call(_look, further, logged=False), further


def _numbers(chance: random.Random) -> Iterator[int]:
    """Numbers that rise, so that no two saves are the same."""
    n = chance.randrange(1_000_000)
    while True:
        n += 1
        yield n


JOBS: dict[str, Job] = {
    "stage": Job(_stage_state, _stages),
    "outcome": Job(lambda repository: [repository.task(TASK).outcome, repository.task(TASK).outcome_reason], _outcomes),
    "details": Job(lambda repository: [repository.task(TASK).title, repository.task(TASK).importance], _details),
    "create": Job(_created, _creations),
    "people": Job(_people, _people_changes),
    "checklist": Job(_items, _checklist),
    "memo": Job(_memo, _memo_saves),
    "draft": Job(_draft, _drafts),
    "file": Job(_files, _uploads),
    "message": Job(_messages, _message_writes),
    "handover": Job(_handed, _handovers),
    "room": Job(_room, _closings),
    "looked": Job(_seen, _looks),
}


def tell(value: object) -> None:
    """Say one thing."""
    sys.stdout.buffer.write(json.dumps(value, ensure_ascii=False).encode() + b"\n")
    sys.stdout.buffer.flush()


def work(name: str, path: str, seed: int) -> None:
    """Do the job on the file at `path` until killed: say the state, then each save before and after it."""
    job = JOBS[name]
    database: Database = open_database(path, checked=True)
    repository = Repository(database)
    tell(["state", job.state(repository)])
    for n, (save, after) in enumerate(job.saves(repository, random.Random(seed))):
        op = f"{name}-{seed}-{n}" if save.logged else None
        tell(["begins", op, after])
        save.verb(repository, As(save.by, op, save.settles), *save.args, **save.more)
        tell(["done", op])


def main() -> None:
    """Fork a child for each line [name, path, seed] of the input, and wait for its end."""
    for line in sys.stdin:
        child = os.fork()
        if not child:
            try:
                tell(["pid", os.getpid()])
                work(*json.loads(line))
            except BaseException as error:  # noqa: BLE001 - told to whoever waits
                tell(["failed", repr(error)])
            finally:
                os._exit(1)
        _, status = os.waitpid(child, 0)
        os.write(1, b"\n")  # it may have been killed in the middle of a line
        tell(["gone", status])


if __name__ == "__main__":
    main()
