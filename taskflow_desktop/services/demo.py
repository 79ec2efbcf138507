"""Furnishes a new database with the sample desk: its rooms through the importer, its work through the services.

All times are moved so that the samples' present becomes the present; every step is played at its own time.
"""

import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from taskflow_desktop import assets
from taskflow_desktop.domain.entities import Room
from taskflow_desktop.domain.enums import Importance, Outcome, Role
from taskflow_desktop.domain.ids import AgentId, MessageId, RoomId, TaskId
from taskflow_desktop.domain.imports import ImportChoices
from taskflow_desktop.domain.moment import DAY, Micros, Moment, from_datetime, to_datetime
from taskflow_desktop.domain.requests import NewTask, RoomHandOver
from taskflow_desktop.rules import limits
from taskflow_desktop.services import checklist, files, flow, handover, imports, memo, people, rooms, task_people, tasks
from taskflow_desktop.services.change import As
from taskflow_desktop.services.file_sources import MadeSource
from taskflow_desktop.storage import inside, memos
from taskflow_desktop.storage.repository import Repository

_IMPORTANCE = {"low": Importance.LOW, "normal": Importance.NORMAL, "high": Importance.HIGH, "urgent": Importance.URGENT}
_LOCKED = "!"  # the hash of no password: one becomes somebody of a demo without one
_TIMES = ("opened_at", "closed_at", "last_message_at", "sent_at")


class ScriptedClock:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.at = Moment(0)

    def __call__(self) -> Moment:
        return self.at


@dataclass(frozen=True, slots=True)
class _Step:
    at: Moment
    by: AgentId
    what: Mapping[str, Any]
    task: str  # the room and title of the task it belongs to, or ""


def furnish(repository: Repository, clock: ScriptedClock, now: Moment) -> AgentId:
    """Fill an empty database, whose clock is `clock`, with the sample desk as of `now`; return its admin."""
    return _Demo(repository, clock, now).furnish()


class _Demo:
    def __init__(self, repository: Repository, clock: ScriptedClock, now: Moment) -> None:
        self._repository = repository
        self._clock = clock
        self._work = json.loads(assets.read_text("samples/tasks.json"))
        self._people = json.loads(assets.read_text("samples/people.json"))
        self._shift = Micros(now - _moment(self._work["now"]))
        self._now = now
        self._rooms: dict[str, RoomId] = {}
        self._tasks: dict[str, TaskId] = {}

    def furnish(self) -> AgentId:
        lines = [json.loads(line) for line in assets.read_text("samples/rooms.jsonl").splitlines()]
        told = [self._shifted(line) for line in lines]
        began = min(_moment(line["opened_at"]) for line in told if line.get("opened_at"))
        # So long before that nothing in the files is news: alerts are those of what is played afterwards.
        self._clock.at = Moment(began - DAY - limits.ALERT_MESSAGE_AGE)
        admin = self._add_people()
        with self._repository.transaction(admin):
            for position, stage in enumerate(self._work["stages"], start=1):
                self._repository.add_stage(position, stage["name"], stage["colour"])
        flow.switch_flow(self._repository, As(admin), on=True)
        self._import(told, admin)
        for step in sorted(self._steps(told), key=lambda step: step.at):
            self._clock.at = step.at
            self._play(step)
        self._clock.at = self._now
        return admin

    def _add_people(self) -> AgentId:
        everybody = self._people["people"]
        first = next(person for person in everybody if person["role"] == Role.ADMIN)
        admin = people.create_first_admin(
            self._repository,
            name=first["name"],
            identifier=first["identifier"],
            password="demo-" + first["identifier"],
            site_name=self._people["site"],
        ).value.id
        with self._repository.transaction(admin):
            for person in everybody:
                if person is not first:
                    self._repository.add_agent(person["name"], Role(person["role"]), person["identifier"], _LOCKED)
        self._agents = {agent.name: agent.id for agent in self._repository.agents()}
        return admin

    def _shifted(self, line: Mapping[str, Any]) -> dict[str, Any]:
        moved = {key: self._iso(line[key]) for key in _TIMES if line.get(key)}
        return {**line, **moved}

    def _iso(self, text: str) -> str:
        return to_datetime(Moment(_moment(text) + self._shift)).isoformat()

    def _import(self, told: list[dict[str, Any]], admin: AgentId) -> None:
        """Import the rooms as they began: with their first agent, and not yet closed."""
        first = self._work["first_agents"]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "rooms.jsonl")
            with path.open("w", encoding="utf-8") as file:
                for line in told:
                    began = dict(line)
                    if line.get("type") == "room":
                        began["agent"] = first.get(line["room_key"], line["agent"])
                        if line["state"] == "closed":
                            began |= {"state": "", "closed_at": ""}
                    file.write(json.dumps(began, ensure_ascii=False) + "\n")
            imports.run_import(self._repository, admin, [path], ImportChoices())
        keys = "SELECT remote_key, id FROM room WHERE remote_key IS NOT NULL"
        self._rooms = {key: RoomId(room_id) for key, room_id in self._repository.database.rows(keys)}

    def _steps(self, told: list[dict[str, Any]]) -> Iterator[_Step]:
        for task in self._work["tasks"]:
            name = f"{task['room_key']}/{task['title']}"
            yield self._step({**task, "do": "create"}, name)
            for action in task["then"]:
                yield self._step({**action, "room_key": task["room_key"]}, name)
        for action in self._work["rooms"]:
            yield self._step(action, "")
        for line in told:
            if line.get("type") == "room" and line["state"] == "closed":
                by = self._agents[line["agent"]]
                yield _Step(_moment(line["closed_at"]), by, {"do": "close", "room_key": line["room_key"]}, "")

    def _step(self, what: Mapping[str, Any], task: str) -> _Step:
        return _Step(Moment(_moment(what["at"]) + self._shift), self._agents[what["by"]], what, task)

    def _play(self, step: _Step) -> None:
        """Do one step as the person who did it. What no service does yet is left out."""
        what, who, repository = step.what, As(step.by), self._repository
        if what["do"] == "create":
            self._tasks[step.task] = self._create(step)
        elif what["do"] in {"assign_room", "close"}:
            room = repository.room(self._rooms[what["room_key"]])
            if what["do"] == "close":
                rooms.close_room(repository, who, room.id, room.version)
            else:
                self._hand_over(who, room, what)
        elif step.task in self._tasks:
            self._edit(step, who)

    def _hand_over(self, who: As, room: Room, what: Mapping[str, Any]) -> None:
        to = RoomHandOver(self._agents[what["who"]], what["reason"], what["message"])
        handover.hand_over(self._repository, who, room.id, room.version, to)
        if what["seen"]:
            handover.acknowledge(self._repository, As(to.agent_id), room.id)

    def _create(self, step: _Step) -> TaskId:
        what = step.what
        room_id = self._rooms[what["room_key"]]
        message_id = None
        if what.get("message_key"):
            query = "SELECT id FROM message WHERE room_id = ? AND remote_key = ?"
            message_id = MessageId(self._repository.database.value(query, (room_id, what["message_key"])))
        stage = next(s for s in self._repository.flow().active_stages if s.name == what["stage"])
        new = NewTask(room_id, what["title"], _IMPORTANCE[what["importance"]], stage.id, message_id)
        return tasks.create_task(self._repository, As(step.by), new).value.id

    def _edit(self, step: _Step, who: As) -> None:
        what, repository = step.what, self._repository
        task = repository.task(self._tasks[step.task])
        if what["do"] == "stage":
            stage = next(s for s in repository.flow().active_stages if s.name == what["to"])
            tasks.change_stage(repository, who, task.id, task.version, stage.id)
        elif what["do"] == "outcome":
            outcome = Outcome(what["to"])
            tasks.set_outcome(repository, who, task.id, task.version, outcome, reason=what.get("reason", ""))
        elif what["do"] == "importance":
            tasks.set_importance(repository, who, task.id, task.version, _IMPORTANCE[what["to"]])
        elif what["do"] == "title":
            tasks.rename_task(repository, who, task.id, task.version, what["to"])
        elif what["do"] == "memo":
            before = memos.memo(repository.database, task.id)
            memo.save_memo(repository, who, task.id, base=before.text if before is not None else "", text=what["text"])
        elif what["do"] == "collaborator":
            task_people.add_collaborator(repository, who, task.id, self._agents[what["who"]])
        elif what["do"] == "checklist":
            checklist.add_items(repository, who, task.id, what["items"])
        elif what["do"] == "tick":
            item = next(i for i in inside.checklist(repository.database, task.id) if i.text == what["item"])
            checklist.tick_item(repository, who, item.id, item.version, done=True)
        elif what["do"] == "file":
            self._attach(task.id, who, what)

    def _attach(self, task_id: TaskId, who: As, what: Mapping[str, Any]) -> None:
        content = assets.read_bytes(f"samples/files/{what['file']}")
        files.attach(
            self._repository,
            who,
            task_id,
            MadeSource(what["name"], lambda: content),
            type_of=lambda _name, _head: what["type"],
            on_progress=lambda _done, _total: None,
            cancelled=lambda: False,
        )


def _moment(text: str) -> Moment:
    return from_datetime(datetime.fromisoformat(text))


def present_of_samples() -> Moment:
    """The moment at which the samples play, for pictures that must not change with the day."""
    return _moment(json.loads(assets.read_text("samples/tasks.json"))["now"])
