"""Who may do what, as data from the product's table: every verb of the services, and what each role is told.

A verb with ":" is the same function in another case. "ok" is never written down: it is what the roles of `may` get.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from taskflow_desktop.domain.enums import Channel, Importance, Outcome, Role, Speaker
from taskflow_desktop.domain.ids import (
    AgentId,
    AlertId,
    EventSeq,
    FileId,
    ItemId,
    ReviewId,
    RoomId,
    SourceId,
    StageId,
    TaskId,
)
from taskflow_desktop.domain.imports import ImportChoices
from taskflow_desktop.domain.requests import (
    ImportanceAim,
    NewMessage,
    NewRoom,
    NewTask,
    OwnerAim,
    RoomHandOver,
    StageAim,
    TaskEnding,
)
from taskflow_desktop.domain.stages import FlowPlan, StageLeaving, StageWish
from taskflow_desktop.domain.statistics import StatisticsFilter, TasksBehind
from taskflow_desktop.domain.team import HandOff, NewAgent
from taskflow_desktop.services import (
    agents,
    attention,
    backup,
    checklist,
    drafts,
    files,
    flow,
    handover,
    imports,
    many_tasks,
    memo,
    own_settings,
    restore,
    rooms,
    statistics,
    task_people,
    tasks,
)
from taskflow_desktop.services.file_sources import MadeSource
from tests.services.roles_team import PASSWORD, Try

NOTHING = "nothing"
"""Not refused, and nothing comes of it."""

LOOKS = "looks"
"""The verdict of a verb that writes nothing, where it is allowed."""


@dataclass(frozen=True)
class Verb:
    """`may` names the roles that may; all others are refused with `code`, but for those in `told`.

    `writes`: something of the data changes. `on_server` is what those who may are told where a server has the data.
    """

    call: Callable[[Try], object]
    may: str
    code: str
    told: Mapping[str, str] = field(default_factory=dict)
    writes: bool = True
    on_server: str = ""

    def verdict(self, role: str, engine: str) -> str:
        """What `role` is told."""
        if role not in self.may.split():
            return self.told.get(role, self.code)
        if self.on_server and engine == "postgres":
            return self.on_server
        return "ok" if self.writes else LOOKS


# The rows of the table in product.md.
CREATE = "room manager admin"
EDIT = "collaborator owner manager admin"
PEOPLE = "owner manager admin"
LEAVE = "collaborator owner manager admin"
ROOM = "room manager admin"
TAKE_WAITING = "outsider room collaborator owner manager admin"
LEADS = "manager admin"
ADMIN = "admin"
EVERYBODY = "outsider room collaborator owner manager admin"
"""Whoever is signed in, about what is his own."""


def _edits(call: Callable[[Try], object]) -> Verb:
    return Verb(call, EDIT, "task.read_only")


def _manages(call: Callable[[Try], object], may: str = ADMIN, told: Mapping[str, str] | None = None) -> Verb:
    return Verb(call, may, "role.admin_only", told or {})


def _counts(call: Callable[[Try], object], may: str) -> Verb:
    return Verb(call, may, "statistics.own_only", writes=False)


def _keeps(call: Callable[[Try], object], *, writes: bool = False, server: str = "backup.server") -> Verb:
    """About the file that holds the data, whose backups are no part of it."""
    return Verb(call, ADMIN, "role.admin_only", writes=writes, on_server=server)


def _plan(t: Try) -> FlowPlan:
    """The stages the other way round without the first, whose tasks go to another."""
    stages = t.repository.flow().active_stages
    wishes = tuple(StageWish(stage.id, stage.name, stage.colour) for stage in stages if stage.id != t.team.stages[0])
    design = t.repository.flow().design
    return FlowPlan(design, tuple(reversed(wishes)), (StageLeaving(StageId(t.team.stages[0]), 1),))


def _agent(t: Try, agent_id: int) -> tuple[AgentId, int]:
    return AgentId(agent_id), t.version("agent", agent_id)


def _spare(t: Try) -> tuple[AgentId, int]:
    return _agent(t, t.team.spare)


def _task(t: Try) -> tuple[TaskId, int]:
    return TaskId(t.team.task), t.version("task", t.team.task)


def _item(t: Try, n: int) -> tuple[ItemId, int]:
    return ItemId(t.team.items[n]), t.version("checklist_item", t.team.items[n])


def _room(t: Try, room: int) -> tuple[RoomId, int]:
    return RoomId(room), t.version("room", room)


def _attach(t: Try) -> object:
    return files.attach(
        t.repository,
        t.who,
        TaskId(t.team.task),
        MadeSource("셋.txt", lambda: "셋".encode()),
        type_of=lambda _name, _head: "text/plain",
        on_progress=lambda _done, _total: None,
        cancelled=lambda: False,
    )


def _ending(t: Try) -> TaskEnding:
    return TaskEnding(*_task(t), Outcome.SUCCESS)


def _giving(t: Try) -> TaskEnding:
    return TaskEnding(*_task(t), owner_id=AgentId(t.team.spare))


def _to_spare(t: Try) -> RoomHandOver:
    return RoomHandOver(AgentId(t.team.spare), "교대")


VERBS: dict[str, Verb] = {
    # create a task in a room
    "tasks.create_task": Verb(
        lambda t: tasks.create_task(
            t.repository, t.who, NewTask(RoomId(t.team.room), "새 태스크", checklist=("하나",))
        ),
        CREATE,
        "create.not_main",
    ),
    # edit title, importance, stage, outcome, checklist, files, memo
    "tasks.rename_task": _edits(lambda t: tasks.rename_task(t.repository, t.who, *_task(t), "고친 제목")),
    "tasks.set_importance": _edits(lambda t: tasks.set_importance(t.repository, t.who, *_task(t), Importance.URGENT)),
    "tasks.change_stage": _edits(
        lambda t: tasks.change_stage(t.repository, t.who, *_task(t), StageId(t.team.stages[2]))
    ),
    "tasks.set_outcome": _edits(lambda t: tasks.set_outcome(t.repository, t.who, *_task(t), Outcome.SUCCESS)),
    "checklist.add_items": _edits(
        lambda t: checklist.add_items(t.repository, t.who, TaskId(t.team.task), ("새 항목",))
    ),
    "checklist.tick_item": _edits(lambda t: checklist.tick_item(t.repository, t.who, *_item(t, 0), done=True)),
    "checklist.rename_item": _edits(lambda t: checklist.rename_item(t.repository, t.who, *_item(t, 0), "고친 항목")),
    "checklist.move_item": _edits(lambda t: checklist.move_item(t.repository, t.who, *_item(t, 0), 1)),
    "checklist.remove_item": _edits(lambda t: checklist.remove_item(t.repository, t.who, *_item(t, 0))),
    "checklist.restore_item": _edits(lambda t: checklist.restore_item(t.repository, t.who, *_item(t, 2))),
    "files.attach": _edits(_attach),
    "files.remove": _edits(lambda t: files.remove(t.repository, t.who, FileId(t.team.files[0]))),
    "files.restore": _edits(lambda t: files.restore(t.repository, t.who, FileId(t.team.files[1]))),
    "memo.save_memo": _edits(
        lambda t: memo.save_memo(t.repository, t.who, TaskId(t.team.task), base="둘째 메모", text="셋째 메모")
    ),
    "memo.set_memo_aside": _edits(
        lambda t: memo.set_memo_aside(t.repository, t.who, TaskId(t.team.task), "남기지 않은 글")
    ),
    "memo.restore_memo": _edits(lambda t: memo.restore_memo(t.repository, t.who, TaskId(t.team.task), 1)),
    "task_people.ask_review": _edits(
        lambda t: task_people.ask_review(t.repository, t.who, TaskId(t.team.task), AgentId(t.team.second))
    ),
    # change owner, collaborators
    "many_tasks.move_tasks": Verb(  # a refusal is told with the task, not raised
        lambda t: many_tasks.move_tasks(t.repository, t.who, [StageAim(*_task(t), StageId(t.team.stages[2]))]),
        EDIT,
        NOTHING,
    ),
    "many_tasks.weigh_tasks": Verb(
        lambda t: many_tasks.weigh_tasks(t.repository, t.who, [ImportanceAim(*_task(t), Importance.URGENT)]),
        EDIT,
        NOTHING,
    ),
    "many_tasks.give_tasks": Verb(
        lambda t: many_tasks.give_tasks(t.repository, t.who, [OwnerAim(*_task(t), AgentId(t.team.spare))]),
        PEOPLE,
        NOTHING,
    ),
    "task_people.change_owner": Verb(
        lambda t: task_people.change_owner(t.repository, t.who, *_task(t), AgentId(t.team.spare)),
        PEOPLE,
        "task.people_locked",
    ),
    "task_people.add_collaborator": Verb(
        lambda t: task_people.add_collaborator(t.repository, t.who, TaskId(t.team.task), AgentId(t.team.spare)),
        PEOPLE,
        "task.people_locked",
    ),
    "task_people.remove_collaborator": Verb(
        lambda t: task_people.remove_collaborator(t.repository, t.who, TaskId(t.team.task), AgentId(t.team.second)),
        PEOPLE,
        "task.people_locked",
    ),
    "task_people.remove_collaborator: leave": Verb(
        lambda t: task_people.remove_collaborator(
            t.repository, t.who, TaskId(t.team.task), AgentId(t.team.people["collaborator"])
        ),
        LEAVE,
        "task.people_locked",
    ),
    "task_people.ask_review: somebody new": Verb(
        lambda t: task_people.ask_review(t.repository, t.who, TaskId(t.team.task), AgentId(t.team.spare)),
        PEOPLE,
        "task.read_only",
        {"collaborator": "task.people_locked"},
    ),
    "task_people.answer_review": Verb(
        lambda t: task_people.answer_review(t.repository, t.who, ReviewId(t.team.review), "봤어요"),
        "collaborator",
        "review.not_yours",
    ),
    # assign or take over a room
    "rooms.take_room": Verb(
        lambda t: rooms.take_room(t.repository, t.who, *_room(t, t.team.waiting)), TAKE_WAITING, "room.not_yours"
    ),
    "rooms.take_room: from somebody": Verb(
        lambda t: rooms.take_room(t.repository, t.who, *_room(t, t.team.room)),
        LEADS,
        "room.already_taken",
        {"room": NOTHING},
    ),
    "handover.hand_over": Verb(
        lambda t: handover.hand_over(t.repository, t.who, *_room(t, t.team.room), _to_spare(t)), ROOM, "room.not_yours"
    ),
    "handover.hand_over: to oneself": Verb(
        lambda t: handover.hand_over(t.repository, t.who, *_room(t, t.team.room), RoomHandOver(t.actor)),
        LEADS,
        "room.not_yours",
        {"room": NOTHING},
    ),
    "handover.hand_over_many": Verb(
        lambda t: handover.hand_over_many(t.repository, t.who, [_room(t, t.team.room)], _to_spare(t)),
        LEADS,
        "role.manager_only",
    ),
    "handover.acknowledge": Verb(
        lambda t: handover.acknowledge(t.repository, t.who, RoomId(t.team.handed)), "collaborator", NOTHING
    ),
    "rooms.close_room": Verb(
        lambda t: rooms.close_room(t.repository, t.who, *_room(t, t.team.room)), ROOM, "room.not_yours"
    ),
    "rooms.close_room: ending a task": Verb(
        lambda t: rooms.close_room(t.repository, t.who, *_room(t, t.team.room), (_ending(t),)),
        LEADS,
        "room.not_yours",
        {"room": "task.read_only"},
    ),
    "rooms.close_room: giving a task away": Verb(
        lambda t: rooms.close_room(t.repository, t.who, *_room(t, t.team.room), (_giving(t),)),
        LEADS,
        "room.not_yours",
        {"room": "task.people_locked"},
    ),
    "rooms.reopen_room": Verb(
        lambda t: rooms.reopen_room(t.repository, t.who, *_room(t, t.team.closed)), ROOM, "room.not_yours"
    ),
    "rooms.open_room": Verb(
        lambda t: rooms.open_room(t.repository, t.who, NewRoom("전화", Channel.PHONE, customer_name="박민지")),
        EVERYBODY,
        "agent.inactive",
    ),
    "rooms.write_message": Verb(
        lambda t: rooms.write_message(t.repository, t.who, NewMessage(RoomId(t.team.room), Speaker.AGENT, "네")),
        ROOM,
        "message.not_yours",
    ),
    "rooms.write_message: a note": Verb(
        lambda t: rooms.write_message(
            t.repository, t.who, NewMessage(RoomId(t.team.imported), Speaker.AGENT, "메모", internal=True)
        ),
        ROOM,
        "message.not_yours",
    ),
    "rooms.mark_read": Verb(lambda t: rooms.mark_read(t.repository, t.who, RoomId(t.team.room)), "room", NOTHING),
    # switch Task Flow, design stages, manage agents
    "flow.switch_flow": Verb(lambda t: flow.switch_flow(t.repository, t.who, on=False), ADMIN, "role.admin_only"),
    "flow.save_stages": _manages(lambda t: flow.save_stages(t.repository, t.who, _plan(t))),
    "agents.add_agent": _manages(
        lambda t: agents.add_agent(t.repository, t.who, NewAgent("새 사람", "new.one", "새 사람의 비밀번호"))
    ),
    "agents.edit_agent": _manages(
        lambda t: agents.edit_agent(t.repository, t.who, *_spare(t), name="고친 이름", identifier="u08")
    ),
    "agents.let_sign_in": _manages(
        lambda t: agents.let_sign_in(
            t.repository, t.who, *_agent(t, t.team.nameless), identifier="from.file", password="처음 쓰는 비밀번호"
        )
    ),
    "agents.give_role": _manages(lambda t: agents.give_role(t.repository, t.who, *_spare(t), Role.MANAGER)),
    "agents.give_role: to oneself": _manages(
        lambda t: agents.give_role(t.repository, t.who, *_agent(t, t.actor), Role.ADMIN), "", {"admin": NOTHING}
    ),
    "agents.reset_password": _manages(
        lambda t: agents.reset_password(t.repository, t.who, *_spare(t), "다시 준 긴 비밀번호")
    ),
    "agents.deactivate_agent": _manages(lambda t: agents.deactivate_agent(t.repository, t.who, AgentId(t.team.spare))),
    "agents.deactivate_agent: handing over": _manages(
        lambda t: agents.deactivate_agent(
            t.repository, t.who, AgentId(t.team.people["owner"]), HandOff(AgentId(t.team.spare), "퇴사")
        )
    ),
    "agents.deactivate_agent: oneself": _manages(
        lambda t: agents.deactivate_agent(t.repository, t.who, t.actor, HandOff(AgentId(t.team.spare), "퇴사")),
        "",
        {"admin": "agent.self"},
    ),
    "agents.reactivate_agent": _manages(
        lambda t: agents.reactivate_agent(t.repository, t.who, *_agent(t, t.team.people["deactivated"]))
    ),
    "agents.map_name": _manages(
        lambda t: agents.map_name(t.repository, t.who, SourceId(t.team.source), "a1", AgentId(t.team.spare))
    ),
    "agents.map_name: the placeholder leaves": _manages(
        lambda t: agents.map_name(
            t.repository,
            t.who,
            SourceId(t.team.source),
            "a1",
            AgentId(t.team.spare),
            hand_off=HandOff(AgentId(t.team.spare), "이름 연결"),
        )
    ),
    "agents.change_own_password": Verb(
        lambda t: agents.change_own_password(t.repository, t.who, PASSWORD, "내가 고른 새 비밀번호"),
        EVERYBODY,
        "role.admin_only",
    ),
    # back up, go back to a backup
    "backup.about": _keeps(lambda t: backup.about(t.repository, t.who), server=""),
    "backup.back_up": _keeps(lambda t: backup.back_up(t.repository, t.who)),
    "backup.choose_folder": _keeps(lambda t: backup.choose_folder(t.repository, t.who, t.folder), writes=True),
    "restore.preview_restore": _keeps(lambda t: restore.preview_restore(t.repository, t.who, t.backup())),
    "restore.restore": _keeps(lambda t: restore.restore(t.repository, t.who, t.backup())),
    # bring rooms in from files
    "imports.preview_import": Verb(
        lambda t: imports.preview_import(t.repository, t.actor, [t.rooms_file()]),
        LEADS,
        "role.manager_only",
        writes=False,
    ),
    "imports.run_import": Verb(
        lambda t: imports.run_import(t.repository, t.actor, [t.rooms_file()], ImportChoices()),
        LEADS,
        "role.manager_only",
    ),
    # one's own
    "attention.read_alert": Verb(
        lambda t: attention.read_alert(t.repository, t.actor, AlertId(t.team.alert)), "collaborator", NOTHING
    ),
    "attention.read_all_alerts": Verb(
        lambda t: attention.read_all_alerts(t.repository, t.actor), "room collaborator owner", NOTHING
    ),
    # statistics
    "statistics.figures": _counts(lambda t: statistics.figures(t.repository, t.actor, StatisticsFilter()), LEADS),
    "statistics.figures:another": _counts(
        lambda t: statistics.figures(t.repository, t.actor, StatisticsFilter(agent_id=AgentId(t.team.spare))), LEADS
    ),
    "statistics.figures:own": _counts(
        lambda t: statistics.figures(t.repository, t.actor, StatisticsFilter(agent_id=t.actor)), EVERYBODY
    ),
    "statistics.tasks_behind": _counts(
        lambda t: statistics.tasks_behind(t.repository, t.actor, StatisticsFilter(), TasksBehind()), LEADS
    ),
    "statistics.tasks_behind:own": _counts(
        lambda t: statistics.tasks_behind(
            t.repository, t.actor, StatisticsFilter(agent_id=t.actor), TasksBehind(unfinished=True)
        ),
        EVERYBODY,
    ),
    "attention.keep_looked": Verb(
        lambda t: attention.keep_looked(t.repository, t.actor, "task/1", EventSeq(3)), EVERYBODY, "looked.not_yours"
    ),
    "drafts.keep_draft": Verb(
        lambda t: drafts.keep_draft(t.repository, t.actor, "memo/1", "쓰던 글"), EVERYBODY, "draft.not_yours"
    ),
    "own_settings.keep_own_setting": Verb(
        lambda t: own_settings.keep_own_setting(t.repository, t.actor, "rooms", "all closed"),
        EVERYBODY,
        "own_setting.not_yours",
    ),
}

EVERYBODYS: Mapping[str, str] = {
    "check.check": "reads only",
    "check_alerts.alerts": "reads only",
    "files.plan": "reads only",
    "files.read_out": "reads only: everybody of the team may look",
    "files.head": "reads only: everybody of the team may look",
    "memo.compare_memo": "reads only",
    "backup.back_up_daily": "the program by itself, whoever is signed in",
    "backup.back_up_file": "part of other verbs, and for whoever has the file at hand",
    "backup.may_manage": "part of other verbs",
    "backup.of_file": "part of other verbs",
    "backup.wall_clock": "reads only",
    "people.needs_first_admin": "before anybody is signed in",
    "people.create_first_admin": "the system, once, while there is no admin",
    "sign_in.sign_in": "before anybody is signed in",
    "sign_in.unlock": "by the password of who is signed in",
    "sign_in.sign_in_remembered": "before anybody is signed in",
    "sign_in.remember": "the system, for who has just signed in",
    "sign_in.forget": "the system, for who signs out",
    "checklist.append": "part of other verbs, within their transaction",
    "change.change": "how every verb runs",
    "one_by_one.one_by_one": "how verbs about many run, each change by its own verb",
    "demo.furnish": "fills an empty database, each step as the person who does it",
}
"""What is no question of roles, and why."""
