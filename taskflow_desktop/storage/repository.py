"""Verbs in, entities out: what the services read and write by. The database's guards and effects do the rest."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count
from typing import Any

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Agent, Event, Flow, Message, Room, StageVisit, Task
from taskflow_desktop.domain.enums import Outcome, Role, RoomState, Speaker
from taskflow_desktop.domain.errors import Conflict, NotFound, Refusal, RuleViolation
from taskflow_desktop.domain.ids import AgentId, CustomerId, EventSeq, MessageId, RoomId, StageId, TaskId
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.domain.requests import NewMessage, NewRoom, NewTask
from taskflow_desktop.rules import limits
from taskflow_desktop.rules.stages import name_key
from taskflow_desktop.storage import change_log, rows
from taskflow_desktop.storage.database import Database

_DRAFT = "agent_id = ? AND (place = ? OR substr(place, 1, ?) = ?)"


class Repository:
    """One connection's verbs, used by one thread. Writes happen inside `transaction`."""

    def __init__(self, database: Database) -> None:
        self.database = database

    @contextmanager
    def transaction(self, actor: AgentId, op: str | None = None) -> Iterator[None]:
        """All or nothing, as `actor`. Raises RuleViolation for what a guard refuses."""
        with self.database.transaction(actor, op):
            yield

    def applied(self, op: str | None) -> bool:
        """True if an operation of this name is in the history: a retry must not apply it twice."""
        return self.first_event(op) is not None

    def first_event(self, op: str | None) -> Event | None:
        """The first event of the operation `op`, or None if it is not in the history."""
        found = self.database.row(f"{rows.EVENT} WHERE op = ? AND op_n = 0", (op,)) if op is not None else None
        return rows.event(found) if found is not None else None

    def head(self) -> EventSeq:
        """The number of the newest event."""
        return EventSeq(self.database.value("SELECT seq FROM event_head"))

    def changes_since(self, cursor: EventSeq) -> ChangeSet:
        """What changed after the event numbered `cursor`."""
        return change_log.changes_since(self.database, cursor)

    def now(self) -> Moment:
        """The database's clock."""
        return Moment(self.database.now())

    # people, settings

    def agent(self, agent_id: AgentId) -> Agent:
        """Raises NotFound."""
        return rows.agent(self._one(f"{rows.AGENT} WHERE id = ?", agent_id))

    def agents(self) -> tuple[Agent, ...]:
        """Everybody, also those who left, by name."""
        return tuple(map(rows.agent, self.database.rows(f"{rows.AGENT} ORDER BY name, id")))

    def password(self, identifier: str) -> tuple[AgentId, str] | None:
        """The id and password hash of the active agent who signs in as `identifier`."""
        query = (
            "SELECT id, password_hash FROM agent"
            " WHERE identifier = ? AND deactivated_at IS NULL AND password_hash IS NOT NULL"
        )
        return self.database.row(query, (identifier,))

    def has_admin(self) -> bool:
        """True once somebody can sign in as admin."""
        query = "SELECT 1 FROM agent WHERE role = 'admin' AND password_hash IS NOT NULL AND deactivated_at IS NULL"
        return self.database.row(query) is not None

    def add_agent(self, name: str, role: Role, identifier: str | None = None, password: str | None = None) -> AgentId:
        """`password` is a hash."""
        sql = "INSERT INTO agent (name, identifier, role, password_hash) VALUES (?, ?, ?, ?)"
        return AgentId(self.database.insert(sql, (name, identifier, role.value, password)))

    def update_agent(self, agent_id: AgentId, version: int, values: Mapping[str, Any]) -> None:
        """Write columns of an agent read at `version`. Raises Conflict if it is another by now."""
        self._update("agent", agent_id, version, values)

    def setting(self, key: str) -> str | None:
        """The value of a setting, or None."""
        value = self.database.value("SELECT value FROM setting WHERE key = ?", (key,))
        return None if value is None else str(value)

    def put_setting(self, key: str, value: str) -> None:
        """Write a setting; nothing happens if it has this value."""
        present = self.setting(key)
        if present is None:
            self.database.run("INSERT INTO setting (key, value) VALUES (?, ?)", (key, value))
        elif present != value:
            self.database.run("UPDATE setting SET value = ?, version = version + 1 WHERE key = ?", (value, key))

    def flow(self) -> Flow:
        """The switch and the stages."""
        return rows.flow(self.database)

    def add_stage(self, position: int, name: str, colour: str) -> StageId:
        """Add a stage to the flow at `position`. Raises RuleViolation."""
        sql = (
            "INSERT INTO stage (flow_id, slot, position, name, name_key, colour)"
            " VALUES ((SELECT min(id) FROM flow), ?, ?, ?, ?, ?)"
        )
        taken = {slot for (slot,) in self.database.rows("SELECT slot FROM stage WHERE archived_at IS NULL")}
        slot = next(slot for slot in count(1) if slot not in taken)
        return StageId(self.database.insert(sql, (slot, position, name, name_key(name), colour)))

    # rooms

    def room(self, room_id: RoomId) -> Room:
        """Raises NotFound."""
        return rows.rooms(self.database, [self._one(f"{rows.ROOM} WHERE r.id = ?", room_id)])[0]

    def add_customer(self, name: str) -> CustomerId:
        """A customer who came by telephone or in person."""
        return CustomerId(self.database.insert("INSERT INTO customer (name) VALUES (?)", (name,)))

    def add_room(self, new: NewRoom, customer_id: CustomerId, main_agent: AgentId) -> RoomId:
        """Open a room by hand; it is received by `main_agent`."""
        sql = "INSERT INTO room (customer_id, title, channel, state, main_agent_id) VALUES (?, ?, ?, 'received', ?)"
        return RoomId(self.database.insert(sql, (customer_id, new.title, new.channel.value, main_agent)))

    def assign_room(self, room: Room, agent_id: AgentId) -> None:
        """Give the room to an agent; a waiting room is received thereby. Raises Conflict."""
        state = RoomState.RECEIVED if room.state is RoomState.WAITING else room.state
        self._update("room", room.id, room.version, {"main_agent_id": agent_id, "state": state.value})

    def set_room_state(self, room: Room, state: RoomState) -> None:
        """Close, reopen or move a room. Raises Conflict."""
        closed = "tf_now()" if state is RoomState.CLOSED else "NULL"
        changed = self.database.run(
            f"UPDATE room SET state = ?, closed_at = {closed}, version = version + 1 WHERE id = ? AND version = ?",
            (state.value, room.id, room.version),
        )
        if not changed:
            raise Conflict

    def last_speaker(self, room_id: RoomId) -> Speaker | None:
        """Who spoke last to the other side: customer or agent; None if nobody did."""
        query = (
            "SELECT speaker FROM message WHERE room_id = ? AND internal = 0 AND speaker IN ('customer', 'agent')"
            " ORDER BY sent_at DESC, id DESC LIMIT 1"
        )
        speaker = self.database.value(query, (room_id,))
        return Speaker(speaker) if speaker else None

    def mark_read(self, room_id: RoomId) -> None:
        """Nothing is unread in the room any more."""
        self.database.run("UPDATE room SET unread = 0, version = version + 1 WHERE id = ? AND unread > 0", (room_id,))

    def add_message(self, new: NewMessage, author: str, text: str) -> MessageId:
        """Write down what was said, now."""
        sql = "INSERT INTO message (room_id, speaker, author, text, internal) VALUES (?, ?, ?, ?, ?)"
        values = (new.room_id, new.speaker.value, author, text, int(new.internal))
        return MessageId(self.database.insert(sql, values))

    def message(self, message_id: MessageId) -> Message:
        """Raises NotFound."""
        return rows.message(self._one(f"{rows.MESSAGE} WHERE id = ?", message_id))

    # tasks

    def task(self, task_id: TaskId) -> Task:
        """Raises NotFound."""
        return rows.tasks(self.database, [self._one(f"{rows.TASK} WHERE t.id = ?", task_id)])[0]

    def add_task(self, new: NewTask, title: str, stage_id: StageId, creator: AgentId) -> TaskId:
        """Create a task in the room's next slot; number, visit and history follow by the database's effects."""
        sql = (
            "INSERT INTO task (room_id, slot, title, importance, stage_id, message_id, owner_id, created_by)"
            " VALUES (?, (SELECT coalesce(max(t.slot), 0) + 1 FROM task t WHERE t.room_id = ?), ?, ?, ?, ?, ?, ?)"
        )
        values = (
            new.room_id, new.room_id, title, int(new.importance), stage_id, new.message_id, creator, creator,
        )  # fmt: skip
        return TaskId(self.database.insert(sql, values))

    def update_task(self, task_id: TaskId, version: int, values: Mapping[str, Any]) -> None:
        """Write columns of a task read at `version`. Raises Conflict if it is another by now."""
        self._update("task", task_id, version, values)

    def visits(self, task_id: TaskId) -> tuple[StageVisit, ...]:
        """The visits of a task that count, oldest first."""
        query = f"{rows.VISIT} WHERE task_id = ? AND revoked = 0 ORDER BY entered_at, id"
        return tuple(map(rows.visit, self.database.rows(query, (task_id,))))

    def last_ending(self, task_id: TaskId) -> tuple[Outcome, str] | None:
        """How the task was finished last, and why; None if it never was."""
        query = (
            "SELECT after, detail FROM event WHERE task_id = ? AND kind = 'task.outcome' AND after <> ''"
            " ORDER BY id DESC LIMIT 1"
        )
        found = self.database.row(query, (task_id,))
        return (Outcome(found[0]), str(found[1])) if found is not None else None

    def undos(self, task_id: TaskId) -> int:
        """How often a change of the task was taken back."""
        return int(self.database.value("SELECT undos FROM task WHERE id = ?", (task_id,)) or 0)

    def add_collaborator(self, task_id: TaskId, agent_id: AgentId, by: AgentId) -> None:
        """Make an agent a collaborator of a task."""
        sql = "INSERT INTO collaborator (task_id, agent_id, added_by) VALUES (?, ?, ?)"
        self.database.run(sql, (task_id, agent_id, by))

    def remove_collaborator(self, task_id: TaskId, agent_id: AgentId) -> None:
        """An agent is no collaborator of a task any more."""
        self.database.run(
            "UPDATE collaborator SET removed_at = tf_now() WHERE task_id = ? AND agent_id = ? AND removed_at IS NULL",
            (task_id, agent_id),
        )

    # drafts

    def draft(self, agent_id: AgentId, place: str) -> str:
        """The half-typed text kept for a place, or ''."""
        parts: dict[int, str] = {}
        for name, text in self.database.rows(f"SELECT place, text FROM draft WHERE {_DRAFT}", _draft(agent_id, place)):
            parts[int(name[len(place) + 1 :] or 0)] = text
        return "".join(parts[n] for n in sorted(parts))

    def put_draft(self, agent_id: AgentId, place: str, text: str) -> None:
        """Keep a half-typed text, a long one in several rows ("memo/1", "memo/1#1" …); '' forgets it."""
        size = limits.DRAFT_CHARACTERS
        if len(text) > size * limits.DRAFT_ROWS:
            raise RuleViolation(Refusal("draft.long", limit=size * limits.DRAFT_ROWS))
        parts = [text[at : at + size] for at in range(0, len(text), size)]
        names = [f"{place}#{n}" if n else place for n in range(len(parts))]
        for (name,) in self.database.rows(f"SELECT place FROM draft WHERE {_DRAFT}", _draft(agent_id, place)):
            if name not in names:
                self.database.run("DELETE FROM draft WHERE agent_id = ? AND place = ?", (agent_id, name))
        for name, part in zip(names, parts, strict=True):
            self.database.run(
                "INSERT INTO draft (agent_id, place, text) VALUES (?, ?, ?)"
                " ON CONFLICT (agent_id, place) DO UPDATE SET text = excluded.text",
                (agent_id, name, part),
            )

    def _one(self, sql: str, key: int) -> tuple[Any, ...]:
        found = self.database.row(sql, (key,))
        if found is None:
            raise NotFound(str(key))
        return found

    def _update(self, table: str, key: int, version: int, values: Mapping[str, Any]) -> None:
        columns: Sequence[str] = tuple(values)
        assignments = ", ".join(f"{column} = ?" for column in columns)
        sql = f"UPDATE {table} SET {assignments}, version = version + 1 WHERE id = ? AND version = ?"
        if not self.database.run(sql, (*values.values(), key, version)):
            raise Conflict(f"{table} {key}")


def _draft(agent_id: AgentId, place: str) -> tuple[AgentId, str, int, str]:
    """What `_DRAFT` asks for: all rows of a place."""
    return agent_id, place, len(place) + 1, f"{place}#"
