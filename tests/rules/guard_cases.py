"""For every guard a change that it alone refuses: who does what to a furnished world."""

from collections.abc import Callable
from dataclasses import dataclass

from taskflow_desktop.domain.ids import SYSTEM
from taskflow_desktop.rules.guards import GUARDS
from taskflow_desktop.rules.sql import Change
from tests.support.furnished import Furnished
from tests.support.site import NOW, Statement, insert, update

Made = Callable[[Furnished], tuple[int, list[Statement]]]


@dataclass(frozen=True)
class Case:
    """The `nth` guard with this code on this table and event refuses what `made` returns: actor and statements."""

    code: str
    table: str
    event: Change
    made: Made
    nth: int = 0
    before: Made | None = None  # what happens first, by somebody who may

    @property
    def key(self) -> tuple[str, str, str, int]:
        return self.code, self.table, self.event, self.nth


def _bare(table: str, key: int | str, values: str, key_column: str = "id") -> Statement:
    """An UPDATE that leaves the version alone."""
    return f"UPDATE {table} SET {values} WHERE {key_column} = ?", (key,)


def _room(f: Furnished, **values: object) -> Statement:
    row = {"customer_id": f.world.customer, "channel": "phone", "state": "received", **values}
    return insert("room", **row)


def _item(f: Furnished, **values: object) -> Statement:
    row = {"task_id": 1, "slot": 2, "position": 2, "text": "새 항목", "created_by": f.world.main, **values}
    return insert("checklist_item", **row)


def _file(f: Furnished, **values: object) -> Statement:
    row = {"task_id": 1, "slot": 2, "name": "a", "size": 1, "sha256": "0" * 64, "added_by": f.world.main, **values}
    return insert("attachment", **row)


def _message(f: Furnished, **values: object) -> Statement:
    return insert("message", **{"room_id": f.world.room, "speaker": "agent", "text": "네", **values})


def _fill(f: Furnished) -> tuple[int, list[Statement]]:
    return f.world.main, [f.world.new_task(f.world.main) for _ in range(9)]


def _second_task(f: Furnished) -> tuple[int, list[Statement]]:
    return f.world.main, [f.world.new_task(f.world.main)]


def _off(f: Furnished) -> tuple[int, list[Statement]]:
    return f.world.admin, [update("setting", "task_flow", key_column="key", value="off")]


def _archive(f: Furnished) -> tuple[int, list[Statement]]:
    return f.world.admin, [update("stage", f.world.stages[3], archived_at=NOW)]


TASK = [
    Case("flow.off", "task", "INSERT", lambda f: (f.world.main, [f.world.new_task(f.world.main)]), before=_off),
    Case(
        "create.closed",
        "task",
        "INSERT",
        lambda f: (f.world.main, [f.world.new_task(f.world.main, room_id=f.world.closed)]),
    ),
    Case(
        "create.no_main",
        "task",
        "INSERT",
        lambda f: (f.world.manager, [f.world.new_task(f.world.manager, room_id=f.world.waiting)]),
    ),
    Case("create.not_main", "task", "INSERT", lambda f: (f.world.helper, [f.world.new_task(f.world.helper)])),
    # Whatever slot the client claims: the constraint alone would call it a race.
    Case(
        "create.full",
        "task",
        "INSERT",
        lambda f: (f.world.main, [f.world.new_task(f.world.main, slot=3)]),
        before=_fill,
    ),
    Case(
        "task.first_owner",
        "task",
        "INSERT",
        lambda f: (f.world.main, [f.world.new_task(f.world.main, owner_id=f.world.other)]),
    ),
    Case(
        "task.begins_open",
        "task",
        "INSERT",
        lambda f: (f.world.main, [f.world.new_task(f.world.main, outcome="success")]),
    ),
    Case(
        "time.forged",
        "task",
        "INSERT",
        lambda f: (f.world.main, [f.world.new_task(f.world.main, created_at=1)]),
    ),
    Case(
        "message.other_room",
        "task",
        "INSERT",
        lambda f: (f.world.main, [f.world.new_task(f.world.main, message_id=f.imported_message)]),
    ),
    Case(
        "stage.gone",
        "task",
        "INSERT",
        lambda f: (f.world.main, [f.world.new_task(f.world.main, stage_id=f.world.stages[3])]),
        before=_archive,
    ),
    Case("task.fixed", "task", "UPDATE", lambda f: (f.world.admin, [update("task", 1, number="TK-2026-A9999")])),
    Case(
        "task.read_only",
        "task",
        "UPDATE",
        lambda f: (f.world.other, [update("task", 1, title="남의 것", owner_id=f.world.other)]),
    ),
    Case(
        "task.people_locked", "task", "UPDATE", lambda f: (f.world.helper, [update("task", 1, owner_id=f.world.helper)])
    ),
    Case("task.read_only", "task", "UPDATE", lambda f: (f.world.other, [update("task", 1)]), nth=1),
    Case("agent.inactive", "task", "UPDATE", lambda f: (f.world.main, [update("task", 1, owner_id=f.world.gone)])),
    Case(
        "stage.gone",
        "task",
        "UPDATE",
        lambda f: (f.world.main, [update("task", 1, stage_id=f.world.stages[3])]),
        before=_archive,
    ),
    Case("version", "task", "UPDATE", lambda f: (f.world.main, [_bare("task", 1, "title = '옛 판'")])),
]

ROOM = [
    Case("room.not_yours", "room", "INSERT", lambda f: (f.world.main, [_room(f, main_agent_id=f.world.other)])),
    Case("agent.inactive", "room", "INSERT", lambda f: (f.world.manager, [_room(f, main_agent_id=f.world.gone)])),
    Case("room.fixed", "room", "UPDATE", lambda f: (f.world.admin, [update("room", 1, created_at=1)])),
    Case(
        "room.closed",
        "room",
        "UPDATE",
        lambda f: (f.world.main, [update("room", f.world.closed, main_agent_id=f.world.other)]),
    ),
    Case(
        "room.already_taken",
        "room",
        "UPDATE",
        lambda f: (f.world.other, [update("room", 1, main_agent_id=f.world.other)]),
    ),
    Case("room.not_yours", "room", "UPDATE", lambda f: (f.world.other, [update("room", 1, title="남의 방")])),
    Case("agent.inactive", "room", "UPDATE", lambda f: (f.world.main, [update("room", 1, main_agent_id=f.world.gone)])),
    Case(
        "room.keeps_main",
        "room",
        "UPDATE",
        lambda f: (f.world.main, [update("room", 1, main_agent_id=None, state="waiting")]),
    ),
    Case("version", "room", "UPDATE", lambda f: (f.world.main, [_bare("room", 1, "title = '옛 판'")])),
    Case("message.not_yours", "message", "INSERT", lambda f: (f.world.helper, [_message(f)])),
    Case("message.not_yours", "message", "INSERT", lambda f: (f.world.main, [_message(f, remote_key="x")]), nth=1),
    Case(
        "message.note_by_agent",
        "message",
        "INSERT",
        lambda f: (f.world.main, [_message(f, internal=1, speaker="customer")]),
    ),
    Case("room.closed", "message", "INSERT", lambda f: (f.world.main, [_message(f, room_id=f.world.closed)])),
    Case("message.imported_room", "message", "INSERT", lambda f: (f.world.main, [_message(f, room_id=f.imported)])),
    Case("message.fixed", "message", "UPDATE", lambda f: (f.world.admin, [_bare("message", f.message, "text = 'x'")])),
    Case(
        "message.fixed",
        "message",
        "UPDATE",
        lambda f: (f.world.manager, [_bare("message", f.imported_message, "room_id = 1")]),
        nth=1,
    ),
]


def _token(f: Furnished, **values: object) -> Statement:
    return insert("sign_in_token", **{"agent_id": f.world.main, "hash": "1" * 64, **values})


PEOPLE = [
    Case("role.admin_only", "agent", "INSERT", lambda f: (f.world.main, [insert("agent", name="새", role="agent")])),
    Case(
        "name.empty",
        "agent",
        "INSERT",
        lambda f: (
            f.world.admin,
            [insert("agent", name=" ", role="agent", identifier="u77", password_hash="x")],
        ),
    ),
    Case("name.empty", "agent", "UPDATE", lambda f: (f.world.admin, [update("agent", f.world.other, name="  ")])),
    # Capitals are never typed at the door: he could not sign in.
    Case(
        "identifier.bad",
        "agent",
        "INSERT",
        lambda f: (
            f.world.admin,
            [insert("agent", name="새", role="agent", identifier="U77", password_hash="x")],
        ),
    ),
    Case(
        "identifier.bad",
        "agent",
        "UPDATE",
        lambda f: (f.world.admin, [update("agent", f.world.other, identifier="U99")]),
    ),
    Case("agent.fixed", "agent", "UPDATE", lambda f: (f.world.admin, [update("agent", f.world.other, created_at=1)])),
    Case(
        "role.admin_only",
        "agent",
        "UPDATE",
        lambda f: (f.world.manager, [update("agent", f.world.manager, role="admin")]),
    ),
    Case(
        "agent.last_admin", "agent", "UPDATE", lambda f: (f.world.admin, [update("agent", f.world.admin, role="agent")])
    ),
    Case(
        "agent.self",
        "agent",
        "UPDATE",
        lambda f: (f.world.admin, [update("agent", f.world.admin, deactivated_at=NOW)]),
        before=lambda f: (f.world.admin, [update("agent", f.world.manager, role="admin")]),
    ),
    Case(
        "agent.holds_work",
        "agent",
        "UPDATE",
        lambda f: (f.world.admin, [update("agent", f.world.main, deactivated_at=NOW)]),
    ),
    Case(
        "time.forged",
        "agent",
        "UPDATE",
        lambda f: (f.world.admin, [update("agent", f.world.other, deactivated_at=1)]),
    ),
    Case(
        "role.system_only",
        "sign_in_failure",
        "INSERT",
        lambda f: (f.world.admin, [insert("sign_in_failure", identifier="x", failures=1, last_at=1)]),
    ),
    Case(
        "role.system_only",
        "sign_in_failure",
        "UPDATE",
        lambda f: (f.world.admin, [("UPDATE sign_in_failure SET failures = 1", ())]),
    ),
    Case(
        "role.system_only",
        "sign_in_failure",
        "DELETE",
        lambda f: (f.world.admin, [("DELETE FROM sign_in_failure", ())]),
    ),
    Case("role.system_only", "sign_in_token", "INSERT", lambda f: (f.world.main, [_token(f)])),
    Case("token.fixed", "sign_in_token", "INSERT", lambda f: (SYSTEM, [_token(f, revoked_at=1)])),
    Case("agent.inactive", "sign_in_token", "INSERT", lambda f: (SYSTEM, [_token(f, agent_id=f.world.gone)])),
    Case("time.forged", "sign_in_token", "INSERT", lambda f: (SYSTEM, [_token(f, made_at=1)])),
    Case(
        "token.not_yours",
        "sign_in_token",
        "UPDATE",
        lambda f: (f.world.manager, [update("sign_in_token", f.token, revoked_at=NOW)]),
    ),
    Case(
        "token.fixed",
        "sign_in_token",
        "UPDATE",
        lambda f: (f.world.main, [update("sign_in_token", f.token, revoked_at=NOW, hash="1" * 64)]),
    ),
    Case(
        "time.forged",
        "sign_in_token",
        "UPDATE",
        lambda f: (f.world.main, [update("sign_in_token", f.token, revoked_at=1)]),
    ),
    Case(
        "own_setting.not_yours",
        "own_setting",
        "INSERT",
        lambda f: (f.world.helper, [insert("own_setting", agent_id=f.world.main, key="x", value="x")]),
    ),
    Case(
        "own_setting.not_yours",
        "own_setting",
        "UPDATE",
        lambda f: (f.world.admin, [update("own_setting", f.world.main, key_column="agent_id", value="x")]),
    ),
    Case(
        "own_setting.not_yours", "own_setting", "DELETE", lambda f: (f.world.admin, [("DELETE FROM own_setting", ())])
    ),
    Case(
        "agent.no_sign_in",
        "agent",
        "UPDATE",
        lambda f: (f.world.admin, [update("agent", f.world.other, password_hash=None)]),
    ),
    Case("version", "agent", "UPDATE", lambda f: (f.world.admin, [_bare("agent", 1, "name = 'x'")])),
    Case("customer.not_yours", "customer", "INSERT", lambda f: (f.world.gone, [insert("customer", name="새")])),
    Case("customer.not_yours", "customer", "UPDATE", lambda f: (f.world.gone, [update("customer", 1, name="새")])),
    Case("customer.fixed", "customer", "UPDATE", lambda f: (f.world.admin, [update("customer", 1, created_at=1)])),
    Case("version", "customer", "UPDATE", lambda f: (f.world.main, [_bare("customer", 1, "name = 'x'")])),
    Case("role.manager_only", "source", "INSERT", lambda f: (f.world.main, [insert("source", name="새")])),
    Case("role.manager_only", "source", "UPDATE", lambda f: (f.world.main, [update("source", f.source, name="새")])),
    Case("source.fixed", "source", "UPDATE", lambda f: (f.world.admin, [update("source", f.source, created_at=1)])),
    Case(
        "role.manager_only",
        "agent_alias",
        "INSERT",
        lambda f: (f.world.main, [insert("agent_alias", source_id=f.source, remote_key="b", agent_id=1)]),
    ),
    Case(
        "role.manager_only",
        "agent_alias",
        "UPDATE",
        lambda f: (f.world.main, [update("agent_alias", f.source, key_column="source_id", agent_id=1)]),
    ),
    Case(
        "source.fixed",
        "agent_alias",
        "UPDATE",
        lambda f: (f.world.admin, [update("agent_alias", f.source, key_column="source_id", remote_key="z")]),
    ),
]


def _setting(name: str, /, **values: object) -> Statement:
    return update("setting", name, key_column="key", **values)


def _zone(f: Furnished) -> tuple[int, list[Statement]]:
    return f.world.admin, [insert("setting", key="time_zone", value="Asia/Seoul")]


def _two_stages_left(f: Furnished) -> tuple[int, list[Statement]]:
    gone = [update("stage", stage, archived_at=NOW) for stage in f.world.stages[1:]]
    return f.world.admin, [_no_tasks(f), *gone]


def _no_tasks(f: Furnished) -> Statement:
    """The one stage left must be empty, so that only its being the last one speaks against its going."""
    return update("task", 1, stage_id=f.world.stages[0])


ADMIN = [
    Case("role.admin_only", "setting", "INSERT", lambda f: (f.world.manager, [insert("setting", key="a", value="b")])),
    Case("role.admin_only", "setting", "UPDATE", lambda f: (f.world.manager, [_setting("task_flow", value="off")])),
    Case(
        "setting.time_zone",
        "setting",
        "INSERT",
        lambda f: (f.world.admin, [insert("setting", key="time_zone", value="Asia/Nowhere")]),
    ),
    Case(
        "setting.time_zone",
        "setting",
        "UPDATE",
        lambda f: (f.world.admin, [_setting("time_zone", value="Asia/Nowhere")]),
        before=_zone,
    ),
    Case("setting.fixed", "setting", "UPDATE", lambda f: (f.world.admin, [_setting("task_flow", key="x")])),
    Case(
        "version",
        "setting",
        "UPDATE",
        lambda f: (f.world.admin, [_bare("setting", "task_flow", "value = 'off'", "key")]),
    ),
    Case("role.admin_only", "flow", "INSERT", lambda f: (f.world.manager, [insert("flow", name="둘째")])),
    Case("role.admin_only", "flow", "UPDATE", lambda f: (f.world.manager, [update("flow", 1, name="x")])),
    Case("flow.fixed", "flow", "UPDATE", lambda f: (f.world.admin, [update("flow", 1, created_at=1)])),
    Case("version", "flow", "UPDATE", lambda f: (f.world.admin, [_bare("flow", 1, "name = 'x'")])),
    Case(
        "role.admin_only",
        "stage",
        "INSERT",
        lambda f: (
            f.world.manager,
            [insert("stage", flow_id=1, slot=5, position=5, name="새", name_key="새", colour="#000000")],
        ),
    ),
    Case(
        "stage.begins_active",
        "stage",
        "INSERT",
        lambda f: (
            f.world.admin,
            [insert("stage", flow_id=1, slot=5, position=5, name="새", name_key="새", colour="#000000", archived_at=1)],
        ),
    ),
    Case(
        "stage.name_bad",
        "stage",
        "INSERT",
        lambda f: (
            f.world.admin,
            [insert("stage", flow_id=1, slot=5, position=5, name="  ", name_key="x", colour="#000000")],
        ),
    ),
    # The name of another one, with a key that is not its own.
    Case(
        "stage.name_bad",
        "stage",
        "UPDATE",
        lambda f: (f.world.admin, [update("stage", f.world.stages[0], name="보 류")]),
    ),
    Case("role.admin_only", "stage", "UPDATE", lambda f: (f.world.manager, [update("stage", 1, name="x")])),
    Case("stage.fixed", "stage", "UPDATE", lambda f: (f.world.admin, [update("stage", 1, created_at=1)])),
    Case(
        "stage.min",
        "stage",
        "UPDATE",
        lambda f: (f.world.admin, [update("stage", f.world.stages[0], archived_at=NOW)]),
        before=_two_stages_left,
    ),
    Case("time.forged", "stage", "UPDATE", lambda f: (f.world.admin, [update("stage", 4, archived_at=1)])),
    Case(
        "stage.gone",
        "stage",
        "UPDATE",
        lambda f: (f.world.admin, [update("stage", 1, archived_at=NOW, successor_id=1)]),
    ),
    Case("stage.holds_tasks", "stage", "UPDATE", lambda f: (f.world.admin, [update("stage", 1, archived_at=NOW)])),
    Case("version", "stage", "UPDATE", lambda f: (f.world.admin, [_bare("stage", 1, "name = 'x'")])),
]


def _collaborator(f: Furnished, **values: object) -> Statement:
    return insert("collaborator", **{"task_id": 1, "agent_id": f.world.other, "added_by": f.world.main, **values})


def _left(f: Furnished) -> tuple[int, list[Statement]]:
    return f.world.helper, [update("collaborator", 1, removed_at=NOW)]


def _unfinished_file(f: Furnished) -> tuple[int, list[Statement]]:
    return f.world.main, [_file(f)]


INSIDE = [
    Case(
        "task.people_locked",
        "collaborator",
        "INSERT",
        lambda f: (f.world.helper, [_collaborator(f, added_by=f.world.helper)]),
    ),
    Case(
        "agent.inactive", "collaborator", "INSERT", lambda f: (f.world.main, [_collaborator(f, agent_id=f.world.gone)])
    ),
    Case(
        "collaborator.is_owner",
        "collaborator",
        "INSERT",
        lambda f: (f.world.main, [_collaborator(f, agent_id=f.world.main)]),
    ),
    Case(
        "author.forged", "collaborator", "INSERT", lambda f: (f.world.main, [_collaborator(f, added_by=f.world.admin)])
    ),
    Case("collaborator.fixed", "collaborator", "INSERT", lambda f: (f.world.main, [_collaborator(f, removed_at=1)])),
    Case(
        "collaborator.fixed",
        "collaborator",
        "UPDATE",
        lambda f: (f.world.main, [update("collaborator", 1, agent_id=3)]),
    ),
    Case(
        "collaborator.gone",
        "collaborator",
        "UPDATE",
        lambda f: (f.world.main, [update("collaborator", 1, removed_at=None)]),
        before=_left,
    ),
    Case(
        "task.people_locked",
        "collaborator",
        "UPDATE",
        lambda f: (f.world.other, [update("collaborator", 1, removed_at=NOW)]),
    ),
    Case("task.read_only", "checklist_item", "INSERT", lambda f: (f.world.other, [_item(f, created_by=f.world.other)])),
    Case("author.forged", "checklist_item", "INSERT", lambda f: (f.world.main, [_item(f, created_by=f.world.admin)])),
    Case(
        "checklist.begins_open",
        "checklist_item",
        "INSERT",
        lambda f: (f.world.main, [_item(f, done_at=1, done_by=f.world.main)]),
    ),
    Case(
        "task.read_only", "checklist_item", "UPDATE", lambda f: (f.world.other, [update("checklist_item", 1, text="x")])
    ),
    Case(
        "checklist.fixed",
        "checklist_item",
        "UPDATE",
        lambda f: (f.world.main, [update("checklist_item", 1, created_at=1)]),
    ),
    Case(
        "author.forged",
        "checklist_item",
        "UPDATE",
        lambda f: (f.world.main, [update("checklist_item", 1, done_at=NOW, done_by=f.world.admin)]),
    ),
    Case("version", "checklist_item", "UPDATE", lambda f: (f.world.main, [_bare("checklist_item", 1, "text = 'x'")])),
    Case("task.read_only", "attachment", "INSERT", lambda f: (f.world.other, [_file(f, added_by=f.world.other)])),
    Case("author.forged", "attachment", "INSERT", lambda f: (f.world.main, [_file(f, added_by=f.world.admin)])),
    Case("attachment.begins_empty", "attachment", "INSERT", lambda f: (f.world.main, [_file(f, complete=1)])),
    Case(
        "task.read_only",
        "attachment",
        "UPDATE",
        lambda f: (f.world.other, [update("attachment", f.attachment, removed_at=NOW)]),
    ),
    Case(
        "attachment.fixed",
        "attachment",
        "UPDATE",
        lambda f: (f.world.main, [update("attachment", f.attachment, name="악성.exe")]),
    ),
    Case(
        "attachment.incomplete",
        "attachment",
        "UPDATE",
        lambda f: (f.world.main, [update("attachment", 2, complete=1)]),
        before=_unfinished_file,
    ),
    Case(
        "task.read_only",
        "attachment_part",
        "INSERT",
        lambda f: (f.world.main, [insert("attachment_part", attachment_id=f.attachment, n=1, bytes=b"x")]),
    ),
    Case(
        "attachment.fixed",
        "attachment_part",
        "UPDATE",
        lambda f: (f.world.main, [update("attachment_part", f.attachment, key_column="attachment_id", bytes=b"y")]),
    ),
    Case(
        "task.read_only",
        "memo",
        "INSERT",
        lambda f: (f.world.other, [insert("memo", task_id=2, text="", saved_by=f.world.other)]),
        before=_second_task,
    ),
    Case(
        "author.forged",
        "memo",
        "INSERT",
        lambda f: (f.world.main, [insert("memo", task_id=2, text="", saved_by=f.world.admin)]),
        before=_second_task,
    ),
    Case(
        "memo.fixed",
        "memo",
        "INSERT",
        lambda f: (f.world.main, [insert("memo", task_id=2, text="", saved_by=f.world.main, version=9)]),
        before=_second_task,
    ),
    Case(
        "task.read_only",
        "memo",
        "UPDATE",
        lambda f: (f.world.other, [update("memo", 1, key_column="task_id", text="x", saved_by=f.world.other)]),
    ),
    Case(
        "author.forged",
        "memo",
        "UPDATE",
        lambda f: (f.world.helper, [update("memo", 1, key_column="task_id", text="x")]),
    ),
    Case(
        "memo.fixed",
        "memo",
        "UPDATE",
        lambda f: (f.world.main, [update("memo", 1, key_column="task_id", task_id=2)]),
        before=_second_task,
    ),
    Case("version", "memo", "UPDATE", lambda f: (f.world.main, [_bare("memo", 1, "text = 'x'", "task_id")])),
    Case(
        "draft.not_yours",
        "draft",
        "INSERT",
        lambda f: (f.world.helper, [insert("draft", agent_id=f.world.main, place="x", text="x")]),
    ),
    Case(
        "draft.not_yours",
        "draft",
        "UPDATE",
        lambda f: (f.world.admin, [update("draft", f.world.main, key_column="agent_id", text="x")]),
    ),
    Case("draft.not_yours", "draft", "DELETE", lambda f: (f.world.admin, [("DELETE FROM draft", ())])),
    Case(
        "history.fixed",
        "event",
        "INSERT",
        lambda f: (f.world.admin, [insert("event", at=1, actor_name="x", kind="task.created")]),
    ),
    Case("history.fixed", "event", "UPDATE", lambda f: (f.world.admin, [_bare("event", 1, "actor_name = 'x'")])),
]


def _review(f: Furnished, **values: object) -> Statement:
    row = {"task_id": 1, "agent_id": f.world.manager, "asked_by": f.world.main, **values}
    return insert("review", **row)


def _handover(f: Furnished, **values: object) -> Statement:
    row = {
        "room_id": f.helped, "from_id": f.world.main, "to_id": f.world.helper, "by_id": f.world.manager,
        "reason": "교대", **values
    }  # fmt: skip
    return insert("handover", **row)


def _given(f: Furnished, **values: object) -> Statement:
    """A word for the room that goes from the helper to the outsider."""
    return _handover(f, **{"from_id": f.world.helper, "to_id": f.world.other, "reason": "교대", **values})


def _answered(f: Furnished) -> tuple[int, list[Statement]]:
    return f.world.helper, [update("review", f.review, answered_at=NOW)]


def _acknowledged(f: Furnished) -> tuple[int, list[Statement]]:
    return f.world.helper, [update("handover", f.handover, acknowledged_at=NOW)]


FORGED = [
    Case(
        "time.forged",
        "room",
        "UPDATE",
        lambda f: (f.world.main, [update("room", f.world.room, state="closed", closed_at=1)]),
    ),
    Case(
        "time.forged",
        "collaborator",
        "INSERT",
        lambda f: (
            f.world.main,
            [insert("collaborator", task_id=1, agent_id=f.world.other, added_by=f.world.main, added_at=1)],
        ),
    ),
    Case(
        "time.forged",
        "collaborator",
        "UPDATE",
        lambda f: (f.world.main, [("UPDATE collaborator SET removed_at = 1 WHERE removed_at IS NULL", ())]),
    ),
    Case("time.forged", "checklist_item", "INSERT", lambda f: (f.world.main, [_item(f, created_at=1)])),
    Case(
        "time.forged",
        "checklist_item",
        "UPDATE",
        lambda f: (f.world.main, [update("checklist_item", f.item, done_at=1, done_by=f.world.main)]),
    ),
    Case("time.forged", "attachment", "INSERT", lambda f: (f.world.main, [_file(f, added_at=1)])),
    Case(
        "time.forged",
        "attachment",
        "UPDATE",
        lambda f: (f.world.main, [_bare("attachment", f.attachment, "removed_at = 1")]),
    ),
    Case(
        "time.forged",
        "memo",
        "INSERT",
        lambda f: (f.world.main, [insert("memo", task_id=2, text="x", saved_by=f.world.main, saved_at=1)]),
        before=_second_task,
    ),
    Case(
        "time.forged",
        "memo",
        "UPDATE",
        lambda f: (f.world.main, [update("memo", 1, key_column="task_id", text="x", saved_by=1, saved_at=1)]),
    ),
    Case("time.forged", "alert", "UPDATE", lambda f: (f.world.helper, [update("alert", f.alert, read_at=1)])),
    Case("time.forged", "review", "INSERT", lambda f: (f.world.main, [_review(f, asked_at=1)])),
    Case("time.forged", "review", "UPDATE", lambda f: (f.world.helper, [update("review", f.review, answered_at=1)])),
    Case(
        "time.forged",
        "handover",
        "INSERT",
        lambda f: (f.world.manager, [update("room", f.helped, main_agent_id=f.world.other), _given(f, at=1)]),
    ),
    Case(
        "time.forged",
        "handover",
        "UPDATE",
        lambda f: (f.world.helper, [update("handover", f.handover, acknowledged_at=1)]),
    ),
]

TOGETHER = [
    Case(
        "room.fixed",
        "room",
        "UPDATE",
        lambda f: (f.world.main, [update("room", f.world.room, title="몰래", synced_at=1)]),
        nth=1,
    ),
    Case(
        "task.people_locked",
        "review",
        "INSERT",
        lambda f: (f.world.helper, [_review(f, asked_by=f.world.helper, agent_id=f.world.other)]),
    ),
    Case("undo.late", "task", "UPDATE", lambda f: (f.world.main, [update("task", 1, undos=1, stage_id=2)])),
    Case(
        "effect_only", "alert", "INSERT", lambda f: (SYSTEM, [insert("alert", agent_id=1, kind="x", by_name="", at=1)])
    ),
    Case("alert.not_yours", "alert", "UPDATE", lambda f: (f.world.admin, [update("alert", f.alert, read_at=NOW)])),
    Case(
        "looked.not_yours",
        "looked",
        "INSERT",
        lambda f: (f.world.admin, [insert("looked", agent_id=f.world.main, place="room/1", seq=1)]),
    ),
    Case(
        "looked.not_yours",
        "looked",
        "UPDATE",
        lambda f: (f.world.admin, [update("looked", f.world.main, key_column="agent_id", seq=9)]),
    ),
    Case("task.read_only", "review", "INSERT", lambda f: (f.world.other, [_review(f, asked_by=f.world.other)])),
    Case("author.forged", "review", "INSERT", lambda f: (f.world.main, [_review(f, asked_by=f.world.helper)])),
    Case("agent.inactive", "review", "INSERT", lambda f: (f.world.main, [_review(f, agent_id=f.world.gone)])),
    Case("review.self", "review", "INSERT", lambda f: (f.world.main, [_review(f, agent_id=f.world.main)])),
    Case("review.begins_open", "review", "INSERT", lambda f: (f.world.main, [_review(f, answered_at=1)])),
    Case(
        "review.not_yours", "review", "UPDATE", lambda f: (f.world.main, [update("review", f.review, answered_at=NOW)])
    ),
    Case(
        "review.fixed",
        "review",
        "UPDATE",
        lambda f: (f.world.helper, [update("review", f.review, answered_at=NOW, message="x")]),
    ),
    Case(
        "review.answered",
        "review",
        "UPDATE",
        lambda f: (f.world.helper, [update("review", f.review, answered_at=NOW, answer="x")]),
        before=_answered,
    ),
    Case("author.forged", "handover", "INSERT", lambda f: (f.world.manager, [_handover(f, by_id=f.world.admin)])),
    Case(
        "handover.unfounded",
        "handover",
        "INSERT",
        lambda f: (f.world.manager, [_handover(f, to_id=f.world.other)]),
    ),
    Case(
        "handover.reason",
        "handover",
        "INSERT",
        lambda f: (f.world.manager, [update("room", f.helped, main_agent_id=f.world.other), _given(f, reason="")]),
    ),
    Case(
        "handover.fixed",
        "handover",
        "UPDATE",
        lambda f: (f.world.helper, [update("handover", f.handover, acknowledged_at=NOW, message="x")]),
    ),
    Case(
        "handover.not_yours",
        "handover",
        "UPDATE",
        lambda f: (f.world.manager, [update("handover", f.handover, acknowledged_at=NOW)]),
    ),
    Case(
        "handover.acknowledged",
        "handover",
        "UPDATE",
        lambda f: (f.world.helper, [update("handover", f.handover, acknowledged_at=NOW)]),
        before=_acknowledged,
    ),
]

_EFFECT_ONLY = {
    "stage_visit": insert("stage_visit", task_id=1, stage_id=1, entered_at=1),
    "number_counter": insert("number_counter", year=1999, value=1),
    "memo_revision": insert("memo_revision", task_id=1, version=9, text="", saved_at=1, saved_by=1),
    "event_head": insert("event_head", one=1, seq=1, hash=""),
    "schema_migration": insert("schema_migration", name="m9999_x"),
}
_TOUCHED = {
    "stage_visit": "left_at = 1",
    "number_counter": "value = 1",
    "memo_revision": "text = 'x'",
    "event_head": "seq = 1",
    "schema_migration": "rules = ''",
}


def _always(code: str, table: str, event: Change, statement: Statement) -> Case:
    # Even the system, which may import, may not do these.
    return Case(code, table, event, lambda _: (SYSTEM, [statement]))


CASES: dict[tuple[str, str, str, int], Case] = {
    case.key: case
    for case in (
        *TASK,
        *ROOM,
        *PEOPLE,
        *ADMIN,
        *INSIDE,
        *TOGETHER,
        *FORGED,
        *(_always("effect_only", table, "INSERT", statement) for table, statement in _EFFECT_ONLY.items()),
        *(
            _always("effect_only", table, "UPDATE", (f"UPDATE {table} SET {values}", ()))
            for table, values in _TOUCHED.items()
        ),
        *(
            _always("never_deleted", guard.table, "DELETE", (f"DELETE FROM {guard.table}", ()))
            for guard in GUARDS
            if guard.event == "DELETE" and guard.code == "never_deleted"
        ),
    )
}
