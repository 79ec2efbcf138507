"""Random commands as a person, an old client or an attacker would send them: the same for both engines.

Ids are chosen here, so that both engines give a new row the same one. Each command knows, where a predicate of the
rules speaks about it, what that predicate says.
"""

import hashlib
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from taskflow_desktop.domain.entities import Agent, Room, Task
from taskflow_desktop.domain.enums import Outcome, Speaker
from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.domain.ids import SYSTEM, StageId
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.rules import clocks, limits, permissions, texts
from taskflow_desktop.storage import rows
from taskflow_desktop.storage.database import Database
from taskflow_desktop.storage.repository import Repository
from tests.support.server import LOGINS
from tests.support.site import NOW, Expression, Statement, insert, update

WORDS = (
    "배송지 변경",
    "환불 요청",
    "Refund",
    "서류 발송 😀",
    "전화 드리기",
    "<img src=x>",
    "'; DROP TABLE task; --",
    "%s ? {x}",
)


@dataclass(frozen=True)
class Command:
    """`predicted` is the verdict of the rules' predicate: "ok", a code, or "" if none speaks about it."""

    kind: str
    actor: int
    statements: tuple[Statement, ...]
    predicted: str = ""


def _verdict(*refusals: Refusal | None) -> str:
    return next((refusal.code for refusal in refusals if refusal is not None), "ok")


@dataclass
class Generator:
    """Makes commands from a seed, looking at the state of one of the databases."""

    database: Database
    rng: random.Random
    made: Counter[str] = field(default_factory=Counter)
    next_id: Counter[str] = field(default_factory=Counter)

    # the state

    def _ids(self, table: str) -> list[int]:
        return [key for (key,) in self.database.rows(f"SELECT id FROM {table} ORDER BY id")]

    def _some(self, table: str) -> int:
        """A row that exists; now and then one that does not."""
        ids = self._ids(table)
        return self.rng.choice(ids) if ids and self.rng.random() > 0.01 else 999_999

    def _new(self, table: str) -> int:
        self.next_id[table] += 1
        return 1000 + self.next_id[table]

    def _actor(self, room: Room | None = None, task: Task | None = None) -> int:
        """Anybody, but often enough somebody who may."""
        near = [SYSTEM]
        if room is not None and room.main_agent_id is not None:
            near += [room.main_agent_id] * 3
        if task is not None:
            near += [task.owner_id] * 2 + list(task.collaborator_ids)
        return self.rng.choice(near) if self.rng.random() < 0.45 else self.rng.choice([SYSTEM, *self._ids("agent")])

    def _agent(self, key: int) -> Agent | None:
        found = self.database.row(f"{rows.AGENT} WHERE id = ?", (key,))
        return rows.agent(found) if found else None

    def _room(self) -> Room | None:
        found = self.database.row(f"{rows.ROOM} WHERE r.id = ?", (self._some("room"),))
        return rows.rooms(self.database, [found])[0] if found else None

    def _task(self) -> Task | None:
        found = self.database.row(f"{rows.TASK} WHERE t.id = ?", (self._some("task"),))
        return rows.tasks(self.database, [found])[0] if found else None

    def _text(self, longest: int) -> str:
        """Mostly a fitting text; else empty, with blanks around, just fitting or one too long."""
        chance = self.rng.random()
        if chance < 0.85:
            return f"{self.rng.choice(WORDS)} {self.rng.randrange(1000)}"[:longest].strip()
        return self.rng.choice(["", " 앞뒤 ", "가" * longest, "가" * (longest + 1)])

    def _versioned(self, table: str, key: int, version: int, **values: Any) -> Statement:
        """An UPDATE as the repository writes it; now and then at a version that is gone."""
        stale = self.rng.random() < 0.03
        text, bound = update(table, key, **values)
        return f"{text} AND version = ?", (*bound, version - 1 if stale else version)

    def make(self) -> Command:
        """The next command."""
        while True:
            kind = self.rng.choices(list(KINDS), weights=[weight for _, weight in KINDS.values()])[0]
            command = KINDS[kind][0](self)
            if command is not None:
                self.made[kind] += 1
                return Command(kind, *command)

    # one verb each: the actor, the statements, what the predicate says

    def create_task(self) -> "Made":
        room = self._room()
        if room is None:
            return None
        actor = self._actor(room)
        agent, title, stage = self._agent(actor), self._text(100), self._some("stage")
        slot = "(SELECT coalesce(max(t.slot), 0) + 1 FROM task t WHERE t.room_id = ?)"
        statement = (
            "INSERT INTO task (id, room_id, slot, title, stage_id, owner_id, created_by)"
            f" VALUES (?, ?, {slot}, ?, ?, ?, ?)",
            (self._new("task"), room.id, room.id, title, stage, actor, actor),
        )
        if agent is None:
            return actor, (statement,), ""
        on = self.database.value("SELECT value FROM setting WHERE key = 'task_flow'") == "on"
        said = _verdict(permissions.why_not_create_task(agent, room, flow_on=on))
        return actor, (statement,), said if said != "ok" or self._fits(title, stage) else ""

    def _fits(self, title: str, stage: int) -> bool:
        return (
            texts.why_not_title(title) is None
            and texts.one_line(title) == title
            and bool(self.database.row("SELECT 1 FROM stage WHERE id = ? AND archived_at IS NULL", (stage,)))
        )

    def _edit(self, **values: Any) -> "Made":
        task = self._task()
        if task is None:
            return None
        actor = self._actor(task=task)
        agent = self._agent(actor)
        said = _verdict(permissions.why_not_edit_task(agent, task)) if agent is not None else ""
        statement = self._versioned("task", task.id, task.version, **values)
        stale = statement[1][-1] != task.version
        return actor, (statement,), "" if said == "ok" or stale else said

    def rename(self) -> "Made":
        return self._edit(title=self._text(100))

    def importance(self) -> "Made":
        return self._edit(importance=self.rng.choice([1, 2, 3, 4, 4, 3, 2, 0, 5]))

    def change_stage(self) -> "Made":
        return self._edit(stage_id=self._some("stage"))

    def finish(self) -> "Made":
        outcome = self.rng.choice(["success", "failure", "failure", "maybe"])
        return self._edit(outcome=outcome, outcome_reason=self._text(500))

    def reopen(self) -> "Made":
        return self._edit(outcome=None, outcome_reason="")

    def stage_and_outcome(self) -> "Made":
        outcome = self.rng.choice([None, "success"])
        return self._edit(stage_id=self._some("stage"), outcome=outcome, outcome_reason="")

    def undo(self) -> "Made":
        """A change of stage or outcome that says it takes the last one back, whether it does or not."""
        task = self._task()
        if task is None:
            return None
        since = self.database.now() - max(task.entered_at, task.finished_at or 0)
        if limits.UNDO_WINDOW // 2 < since < limits.UNDO_WINDOW * 2:
            return None  # at the edge of the window the engines' clocks might answer differently
        visits = Repository(self.database).visits(task.id)
        ended = [visit.stage_id for visit in visits if visit.left_at is not None]
        stage, outcome = task.stage_id, None
        if not task.finished and self.rng.random() < 0.7:
            stage = StageId(ended[-1] if ended and self.rng.random() < 0.8 else self._some("stage"))
        elif not task.finished or self.rng.random() < 0.1:
            outcome = Outcome.SUCCESS
        actor, more = self._actor(task=task), self.rng.choice([1, 1, 1, 1, 2])
        values = {"stage_id": stage, "outcome": outcome, "outcome_reason": "", "undos": Expression(f"undos + {more}")}
        agent, statement = self._agent(actor), self._versioned("task", task.id, task.version, **values)
        there = self.database.row("SELECT 1 FROM stage WHERE id = ? AND archived_at IS NULL", (stage,))
        if agent is None or (there is None and stage != task.stage_id) or statement[1][-1] != task.version:
            return actor, (statement,), ""
        can = more == 1 and clocks.can_undo(
            task,
            visits,
            stage,
            (outcome, "") if outcome is not None else None,
            last_ending=Repository(self.database).last_ending(task.id),
            now=Moment(self.database.now()),
        )
        late = None if can else Refusal("undo.late")
        return actor, (statement,), _verdict(permissions.why_not_edit_task(agent, task), late)

    def ask_review(self) -> "Made":
        task = self._task()
        if task is None:
            return None
        actor, target = self._actor(task=task), self._some("agent")
        agent, asked = self._agent(actor), self._agent(target)
        by, word = actor if self.rng.random() < 0.95 else self._some("agent"), self._text(limits.WORD_CHARACTERS)
        row = {"id": self._new("review"), "task_id": task.id, "agent_id": target, "asked_by": by, "message": word}
        statements = [insert("review", **row)]
        if target not in {task.owner_id, *task.collaborator_ids}:
            added = {"id": self._new("collaborator"), "task_id": task.id, "agent_id": target, "added_by": actor}
            statements.append(insert("collaborator", **added))
        if agent is None or asked is None or by != actor or len(word) > limits.WORD_CHARACTERS:
            return actor, tuple(statements), ""
        said = _verdict(permissions.why_not_ask_review(agent, task, asked))
        waiting = "SELECT 1 FROM review WHERE task_id = ? AND agent_id = ? AND answered_at IS NULL"
        if said in {"ok", "task.people_locked"} and self.database.row(waiting, (task.id, target)):
            said = "review.already"
        return actor, tuple(statements), said

    def answer_review(self) -> "Made":
        found = self.database.rows("SELECT id, agent_id FROM review ORDER BY id")
        if not found:
            return None
        key, asked = self.rng.choice(found)
        actor = asked if self.rng.random() < 0.6 else self._actor()
        values: dict[str, Any] = {"answered_at": self.rng.choice([NOW, NOW, NOW, None]), "answer": self._text(1000)}
        if self.rng.random() < 0.1:
            values["message"] = "anders"
        return actor, (update("review", key, **values),), ""

    def hand_over(self) -> "Made":
        """A room and a word to it, as the service gives them; or a word alone, or one about somebody else."""
        room = self._room()
        if room is None:
            return None
        actor, target = self._actor(room), self._some("agent")
        agent, new = self._agent(actor), self._agent(target)
        state = "received" if room.state == "waiting" else room.state.value
        given = self._versioned("room", room.id, room.version, main_agent_id=target, state=state)
        row = {
            "id": self._new("handover"), "room_id": room.id, "from_id": room.main_agent_id, "to_id": target,
            "by_id": actor, "reason": self._text(limits.REASON_CHARACTERS), "message": "부탁해요",
        }  # fmt: skip
        chance = self.rng.random()
        if chance < 0.2:
            return actor, (insert("handover", **row),), ""
        if chance < 0.3:
            row |= {"to_id": self._some("agent"), "by_id": self._some("agent")}
            return actor, (given, insert("handover", **row)), ""
        known = agent is not None and new is not None and target not in {actor, room.main_agent_id}
        if not known or given[1][-1] != room.version or agent is None or len(row["reason"]) > limits.REASON_CHARACTERS:
            return actor, (given, insert("handover", **row)), ""
        verdict = _verdict(
            permissions.why_not_assign_room(agent, room, new),
            texts.why_not_hand_over_reason(
                row["reason"], needed=permissions.needs_reason(room.main_agent_id, new.id, agent.id)
            ),
        )
        return actor, (given, insert("handover", **row)), verdict

    def acknowledge(self) -> "Made":
        found = self.database.rows("SELECT id, to_id FROM handover ORDER BY id")
        if not found:
            return None
        key, to = self.rng.choice(found)
        actor = to if self.rng.random() < 0.6 else self._actor()
        return actor, (update("handover", key, acknowledged_at=self.rng.choice([NOW, NOW, NOW, None])),), ""

    def read_alerts(self) -> "Made":
        reader = self._some("agent")
        actor = reader if self.rng.random() < 0.7 else self._actor()
        values = self.rng.choice(["read_at = tf_now()", "read_at = tf_now()", "text = 'x'"])
        return actor, ((f"UPDATE alert SET {values} WHERE agent_id = ? AND read_at IS NULL", (reader,)),), ""

    def look(self) -> "Made":
        actor = self._actor()
        reader = actor if self.rng.random() < 0.8 else self._some("agent")
        sql = (
            "INSERT INTO looked (agent_id, place, seq) VALUES (?, ?, ?)"
            " ON CONFLICT (agent_id, place) DO UPDATE SET seq = excluded.seq WHERE excluded.seq > looked.seq"
        )
        return actor, ((sql, (reader, f"task/{self.rng.randrange(1, 4)}", self.rng.randrange(-1, 50))),), ""

    def change_owner(self) -> "Made":
        task = self._task()
        if task is None:
            return None
        actor, target = self._actor(task=task), self._some("agent")
        agent, new = self._agent(actor), self._agent(target)
        statement = self._versioned("task", task.id, task.version, owner_id=target)
        if agent is None or new is None or target == task.owner_id or statement[1][-1] != task.version:
            return actor, (statement,), ""
        return actor, (statement,), _verdict(permissions.why_not_change_owner(agent, task, new))

    def add_collaborator(self) -> "Made":
        task = self._task()
        if task is None:
            return None
        actor, target = self._actor(task=task), self._some("agent")
        agent, new = self._agent(actor), self._agent(target)
        row = {"id": self._new("collaborator"), "task_id": task.id, "agent_id": target, "added_by": actor}
        if agent is None or new is None or target in task.collaborator_ids:
            return actor, (insert("collaborator", **row),), ""
        return actor, (insert("collaborator", **row),), _verdict(permissions.why_not_add_collaborator(agent, task, new))

    def remove_collaborator(self) -> "Made":
        task = self._task()
        if task is None or not task.collaborator_ids:
            return None
        actor, target = self._actor(task=task), self.rng.choice(task.collaborator_ids)
        agent = self._agent(actor)
        statement = (
            "UPDATE collaborator SET removed_at = tf_now() WHERE task_id = ? AND agent_id = ? AND removed_at IS NULL",
            (task.id, target),
        )
        said = _verdict(permissions.why_not_remove_collaborator(agent, task, target)) if agent is not None else ""
        return actor, (statement,), said

    def open_room(self) -> "Made":
        actor = self._actor()
        main = actor if self.rng.random() < 0.8 else self._some("agent")
        state = self.rng.choice(["received", "received", "received", "waiting", "closed"])
        row = {
            "id": self._new("room"), "customer_id": self._some("customer"), "channel": "web", "state": state,
            "title": self._text(200), "main_agent_id": None if state == "waiting" else main,
        }  # fmt: skip
        return actor, (insert("room", **row),), ""

    def take_room(self) -> "Made":
        room = self._room()
        if room is None:
            return None
        actor = self._actor()
        agent = self._agent(actor)
        state = "received" if room.state == "waiting" else room.state.value
        statement = self._versioned("room", room.id, room.version, main_agent_id=actor, state=state)
        if agent is None or room.main_agent_id == actor or statement[1][-1] != room.version:
            return actor, (statement,), ""
        return actor, (statement,), _verdict(permissions.why_not_take_room(agent, room))

    def assign_room(self) -> "Made":
        room = self._room()
        if room is None:
            return None
        actor, target = self._actor(room), self._some("agent")
        agent, new = self._agent(actor), self._agent(target)
        state = "received" if room.state == "waiting" else room.state.value
        statement = self._versioned("room", room.id, room.version, main_agent_id=target, state=state)
        known = agent is not None and new is not None and target not in {actor, room.main_agent_id}
        if not known or statement[1][-1] != room.version or agent is None:
            return actor, (statement,), ""
        return actor, (statement,), _verdict(permissions.why_not_assign_room(agent, room, new))

    def lose_main(self) -> "Made":
        room = self._room()
        if room is None or self.rng.random() < 0.5:
            return None
        return (
            self._actor(room),
            (self._versioned("room", room.id, room.version, main_agent_id=None, state="waiting"),),
            "",
        )

    def close_room(self) -> "Made":
        room = self._room()
        if room is None:
            return None
        actor = self._actor(room)
        agent = self._agent(actor)
        statement = self._versioned("room", room.id, room.version, state="closed", closed_at=NOW)
        if agent is None or room.state == "closed" or statement[1][-1] != room.version:
            return actor, (statement,), ""
        return actor, (statement,), _verdict(permissions.why_not_close_room(agent, room))

    def reopen_room(self) -> "Made":
        room = self._room()
        if room is None or (room.state != "closed" and self.rng.random() < 0.8):
            return None
        actor = self._actor(room)
        agent = self._agent(actor)
        state = "waiting" if room.main_agent_id is None else "received"
        statement = self._versioned("room", room.id, room.version, state=state, closed_at=None)
        if agent is None or room.state != "closed" or statement[1][-1] != room.version:
            return actor, (statement,), ""
        return actor, (statement,), _verdict(permissions.why_not_reopen_room(agent, room))

    def read_room(self) -> "Made":
        room = self._room()
        if room is None:
            return None
        sql = "UPDATE room SET unread = 0, version = version + 1 WHERE id = ? AND unread > 0"
        return self._actor(room), ((sql, (room.id,)),), ""

    def room_flags(self) -> "Made":
        room = self._room()
        if room is None:
            return None
        values = {"on_hold": self.rng.randrange(3), "title": self._text(200)}
        return self._actor(room), (self._versioned("room", room.id, room.version, **values),), ""

    def write_message(self) -> "Made":
        room = self._room()
        if room is None:
            return None
        actor = self._actor(room)
        agent = self._agent(actor)
        speaker, internal = self.rng.choice(list(Speaker)), self.rng.random() < 0.4
        row = {
            "id": self._new("message"), "room_id": room.id, "speaker": speaker.value, "text": self._text(300),
            "internal": int(internal),
        }  # fmt: skip
        if agent is None:
            return actor, (insert("message", **row),), ""
        refusal = permissions.why_not_write_message(agent, room, speaker=speaker, internal=internal)
        return actor, (insert("message", **row),), _verdict(refusal)

    def import_room(self) -> "Made":
        source = self._some("source") if self._ids("source") else 1
        actor = self._actor()
        if not self._ids("source"):
            return actor, (insert("source", id=1, name="옛 프로그램"),), ""
        key = self._new("room")
        main = self._some("agent")
        room = insert(
            "room", id=key, source_id=source, remote_key=str(key), customer_id=self._some("customer"), channel="kakao",
            state="answered", main_agent_id=main, title="옛 상담", synced_at=NOW_VALUE,
        )  # fmt: skip
        said = {
            "id": self._new("message"), "room_id": key, "remote_key": "1", "speaker": "customer", "text": "예전 말",
        }  # fmt: skip
        return actor, (room, insert("message", **said)), ""

    def customer(self) -> "Made":
        if self.rng.random() < 0.5:
            return self._actor(), (insert("customer", id=self._new("customer"), name=self._text(100)),), ""
        key = self._some("customer")
        version = self.database.value("SELECT version FROM customer WHERE id = ?", (key,)) or 1
        return self._actor(), (self._versioned("customer", key, version, name=self._text(100), phone="010"),), ""

    def switch_flow(self) -> "Made":
        actor = self._actor()
        agent = self._agent(actor)
        statement = update("setting", "task_flow", key_column="key", value=self.rng.choice(["on"] * 4 + ["off", "x"]))
        said = _verdict(permissions.why_not_switch_flow(agent)) if agent is not None else ""
        return actor, (statement,), said if said != "ok" else ""

    def setting(self) -> "Made":
        key, value = self.rng.choice([("time_zone", "Asia/Seoul"), ("time_zone", "Mars/North"), ("site_name", "우리")])
        if self.database.row("SELECT 1 FROM setting WHERE key = ?", (key,)):
            return self._actor(), (update("setting", key, key_column="key", value=value),), ""
        return self._actor(), (insert("setting", key=key, value=value),), ""

    def add_stage(self) -> "Made":
        actor, name = self._actor(), self._text(20)
        agent = self._agent(actor)
        colour = self.rng.choice(["#2F6FED", "#00AA00", "#2f6fed", "red", "red;}*{", "#12345"])
        row = {
            "id": self._new("stage"), "flow_id": 1, "slot": self.rng.randrange(10), "position": 1, "name": name,
            "name_key": name.casefold(), "colour": colour,
        }  # fmt: skip
        said = _verdict(permissions.why_not_design_stages(agent)) if agent is not None else ""
        return actor, (insert("stage", **row),), said if said != "ok" else ""

    def change_stage_row(self) -> "Made":
        key, name = self._some("stage"), self._text(20)
        version = self.database.value("SELECT version FROM stage WHERE id = ?", (key,)) or 1
        return self._actor(), (self._versioned("stage", key, version, name=name, name_key=name.casefold()),), ""

    def remove_stage(self) -> "Made":
        key, target = self._some("stage"), self._some("stage")
        held = self.database.rows("SELECT id FROM task WHERE stage_id = ? ORDER BY id", (key,))
        # One by one: in which order one statement meets its rows, and so which refusal is told, is the engine's choice.
        moved = tuple(update("task", task, stage_id=target) for (task,) in held)
        archived = update("stage", key, archived_at=NOW)
        return self._actor(), (*moved, archived) if self.rng.random() < 0.7 else (archived,), ""

    def add_agent(self) -> "Made":
        number = self.next_id["agent"]
        if number >= len(LOGINS) - 10:
            return None
        row = {
            "id": self._new("agent"), "name": self._text(100), "identifier": LOGINS[10 + number],
            "role": self.rng.choice(["agent", "agent", "agent", "manager", "admin", "king"]), "password_hash": "x",
        }  # fmt: skip
        return self._actor(), (insert("agent", **row),), ""

    def change_agent(self) -> "Made":
        actor, key = self._actor(), self._some("agent")
        agent, found = self._agent(actor), self._agent(key)
        if found is None:
            return None
        role = self.rng.choice(["agent", "agent", "manager", "admin"])
        change = self.rng.choice(
            [{"role": role}, {"deactivated_at": NOW}, {"deactivated_at": None}, {"deactivated_at": None}]
        )
        statement = self._versioned("agent", key, found.version, **change)
        said = _verdict(permissions.why_not_manage_agents(agent)) if agent is not None else ""
        return actor, (statement,), said if said != "ok" and statement[1][-1] == found.version else ""

    def _inside(self, statement: Callable[[Task, int], Statement | None]) -> "Made":
        task = self._task()
        if task is None:
            return None
        actor = self._actor(task=task)
        made = statement(task, actor)
        if made is None:
            return None
        agent = self._agent(actor)
        said = _verdict(permissions.why_not_edit_task(agent, task)) if agent is not None else ""
        return actor, (made,), said if said != "ok" else ""

    def add_item(self) -> "Made":
        return self._inside(
            lambda task, actor: insert(
                "checklist_item", id=self._new("checklist_item"), task_id=task.id, slot=self.rng.randrange(0, 52),
                position=1, text=self._text(200), created_by=actor,
            )
        )  # fmt: skip

    def _change_item(self, values: Callable[[int], dict[str, Any]]) -> "Made":
        def change(task: Task, actor: int) -> Statement | None:
            items = self.database.rows(
                "SELECT id, version FROM checklist_item WHERE task_id = ? ORDER BY id", (task.id,)
            )
            if not items:
                return None
            key, _ = self.rng.choice(items)
            return update("checklist_item", key, **values(actor))

        return self._inside(change)

    def tick(self) -> "Made":
        if self.rng.random() < 0.3:
            return self._change_item(lambda _: {"done_at": None, "done_by": None})
        return self._change_item(lambda actor: {"done_at": NOW, "done_by": actor or None})

    def item_text(self) -> "Made":
        return self._change_item(lambda _: {"text": self._text(200), "position": self.rng.randrange(60)})

    def remove_item(self) -> "Made":
        return self._change_item(lambda _: {"removed_at": self.rng.choice([NOW, NOW, None])})

    def attach(self) -> "Made":
        task = self._task()
        if task is None:
            return None
        actor, key, content = (
            self._actor(task=task),
            self._new("attachment"),
            self.rng.randbytes(self.rng.randrange(1, 99)),
        )
        size = len(content) + (self.rng.random() < 0.1)
        row = {
            "id": key, "task_id": task.id, "slot": self.rng.randrange(5), "name": self._text(255), "size": size,
            "sha256": hashlib.sha256(content).hexdigest(), "added_by": actor,
        }  # fmt: skip
        part = insert("attachment_part", attachment_id=key, n=self.rng.choice([0, 0, 0, 39, 40]), bytes=content)
        return actor, (insert("attachment", **row), part, update("attachment", key, complete=1)), ""

    def remove_file(self) -> "Made":
        actor, removed = self._actor(task=self._task()), self.rng.choice([NOW, NOW, None])
        return actor, (update("attachment", self._some("attachment"), removed_at=removed),), ""

    def save_memo(self) -> "Made":
        def save(task: Task, actor: int) -> Statement:
            version = self.database.value("SELECT version FROM memo WHERE task_id = ?", (task.id,))
            text = self._text(20_000)
            if version is None:
                return insert("memo", task_id=task.id, text=text, saved_by=actor)
            changed, bound = update("memo", task.id, key_column="task_id", text=text, saved_by=actor, saved_at=NOW)
            return f"{changed} AND version = ?", (*bound, version)

        return self._inside(save)

    def keep_draft(self) -> "Made":
        actor, owner = self._actor(), self._some("agent") if self.rng.random() < 0.2 else 0
        owner = owner or actor
        if self.rng.random() < 0.3:
            return actor, (("DELETE FROM draft WHERE agent_id = ?", (owner,)),), ""
        sql = (
            "INSERT INTO draft (agent_id, place, text) VALUES (?, ?, ?)"
            " ON CONFLICT (agent_id, place) DO UPDATE SET text = excluded.text"
        )
        return actor, ((sql, (owner, "memo/1", self._text(200))),), ""

    def forge(self) -> "Made":
        """What no client of ours sends."""
        task, agent = self._some("task"), self._some("agent")
        tables = (
            "task",
            "room",
            "message",
            "event",
            "agent",
            "stage_visit",
            "memo_revision",
            "setting",
            "collaborator",
            "alert",
            "looked",
            "review",
            "handover",
        )
        statement = self.rng.choice(
            [
                update("task", task, number="TK-2026-A0001"),
                update("task", task, created_at=1),
                update("task", task, finished_at=1),
                update("task", task, room_id=1),
                ("UPDATE task SET title = 'x' WHERE id = ?", (task,)),
                ("UPDATE event SET after = 'x'", ()),
                ("UPDATE event_head SET seq = 0", ()),
                ("UPDATE number_counter SET value = 1", ()),
                ("UPDATE stage_visit SET left_at = NULL", ()),
                insert("event", at=1, actor_id=agent, actor_name="x", kind="task.created"),
                insert("stage_visit", task_id=task, stage_id=1, entered_at=1),
                insert(
                    "checklist_item",
                    id=self._new("checklist_item"),
                    task_id=task,
                    slot=9,
                    position=1,
                    text="x",
                    created_by=agent,
                ),
                insert("alert", agent_id=agent, kind="owner", task_id=task, by_name="x", at=1),
                update("handover", self._some("handover"), to_id=agent),
                update("review", self._some("review"), agent_id=agent),
                update("task", task, undos=Expression("undos + 1")),
                ("UPDATE stage_visit SET revoked = 1", ()),
                insert("memo_revision", task_id=task, version=99, text="", saved_at=1, saved_by=agent),
                *((f"DELETE FROM {table}", ()) for table in tables),
            ]
        )
        return self._actor(), (statement,), ""


Made = tuple[int, tuple[Statement, ...], str] | None
NOW_VALUE = 1

KINDS: dict[str, tuple[Callable[[Generator], Made], int]] = {
    "create_task": (Generator.create_task, 16),
    "rename": (Generator.rename, 4),
    "importance": (Generator.importance, 4),
    "change_stage": (Generator.change_stage, 10),
    "finish": (Generator.finish, 6),
    "reopen": (Generator.reopen, 5),
    "stage_and_outcome": (Generator.stage_and_outcome, 2),
    "change_owner": (Generator.change_owner, 5),
    "undo": (Generator.undo, 10),
    "ask_review": (Generator.ask_review, 5),
    "answer_review": (Generator.answer_review, 3),
    "hand_over": (Generator.hand_over, 4),
    "acknowledge": (Generator.acknowledge, 2),
    "read_alerts": (Generator.read_alerts, 2),
    "look": (Generator.look, 2),
    "add_collaborator": (Generator.add_collaborator, 6),
    "remove_collaborator": (Generator.remove_collaborator, 3),
    "open_room": (Generator.open_room, 4),
    "take_room": (Generator.take_room, 4),
    "assign_room": (Generator.assign_room, 6),
    "lose_main": (Generator.lose_main, 2),
    "close_room": (Generator.close_room, 2),
    "reopen_room": (Generator.reopen_room, 3),
    "read_room": (Generator.read_room, 2),
    "room_flags": (Generator.room_flags, 2),
    "write_message": (Generator.write_message, 8),
    "import_room": (Generator.import_room, 2),
    "customer": (Generator.customer, 3),
    "switch_flow": (Generator.switch_flow, 2),
    "setting": (Generator.setting, 1),
    "add_stage": (Generator.add_stage, 4),
    "change_stage_row": (Generator.change_stage_row, 2),
    "remove_stage": (Generator.remove_stage, 2),
    "add_agent": (Generator.add_agent, 2),
    "change_agent": (Generator.change_agent, 3),
    "add_item": (Generator.add_item, 6),
    "tick": (Generator.tick, 4),
    "item_text": (Generator.item_text, 3),
    "remove_item": (Generator.remove_item, 2),
    "attach": (Generator.attach, 5),
    "remove_file": (Generator.remove_file, 2),
    "save_memo": (Generator.save_memo, 5),
    "keep_draft": (Generator.keep_draft, 2),
    "forge": (Generator.forge, 5),
}
