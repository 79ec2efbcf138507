"""Commands, reads and the feed on a real file; two windows follow each other."""

from typing import Any

from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.enums import EventKind, Importance, Speaker
from taskflow_desktop.domain.errors import Conflict, RuleViolation
from taskflow_desktop.domain.ids import RoomId, StageId, TaskId
from taskflow_desktop.domain.requests import BoardFilter, NewMessage, NewTask
from tests.runtime.conftest import OpenSession
from tests.support.site import World

WITHIN_MS = 1000
"""The promise: what one window does, the other shows within a second."""


class Heard:
    """Collects the change sets of a session."""

    def __init__(self, session: Any) -> None:
        self.sets: list[ChangeSet] = []
        session.hub.changed.connect(self.sets.append)

    def kinds(self) -> list[EventKind]:
        return [event.kind for changes in self.sets for event in changes.events]


def test_a_verb_publishes_before_it_is_done(qtbot: QtBot, file_world: World, open_session: OpenSession) -> None:
    session = open_session(file_world.main)
    heard, done = Heard(session), []

    def finished(task: Any) -> None:
        done.append((task, list(heard.sets)))

    session.commands.create_task(NewTask(RoomId(file_world.room), "교환"), done=finished)
    qtbot.waitUntil(lambda: len(done) == 1)
    task, seen = done[0]
    assert seen[-1].tasks == (task,)


def test_a_refusal_without_a_listener_is_a_notice(qtbot: QtBot, file_world: World, open_session: OpenSession) -> None:
    session = open_session(file_world.other)
    with qtbot.waitSignal(session.notices.refused) as refused:
        session.commands.create_task(NewTask(RoomId(file_world.room), "교환"))
    assert isinstance(refused.args[0], RuleViolation)


def test_two_windows_follow_each_other_within_a_second(
    qtbot: QtBot, file_world: World, open_session: OpenSession
) -> None:
    first, second = open_session(file_world.main), open_session(file_world.manager)
    heard_first, heard_second = Heard(first), Heard(second)
    first.commands.create_task(NewTask(RoomId(file_world.room), "하나"))
    qtbot.waitUntil(lambda: EventKind.TASK_CREATED in heard_second.kinds(), timeout=WITHIN_MS)
    task = next(t for changes in heard_second.sets for t in changes.tasks)
    second.commands.change_stage(task.id, task.version, StageId(file_world.stages[1]))
    qtbot.waitUntil(lambda: EventKind.TASK_STAGE in heard_first.kinds(), timeout=WITHIN_MS)
    moved = [t for changes in heard_first.sets for t in changes.tasks if t.id == task.id][-1]
    assert moved.stage_id == file_world.stages[1]


def test_switching_reaches_every_session(qtbot: QtBot, file_world: World, open_session: OpenSession) -> None:
    admin, agent = open_session(file_world.admin), open_session(file_world.main)
    with qtbot.waitSignal(agent.changed, timeout=WITHIN_MS):
        admin.commands.switch_flow(False)
    assert not agent.flow.on
    with qtbot.waitSignal(agent.changed, timeout=WITHIN_MS):
        admin.commands.switch_flow(True)
    assert agent.flow.on


def test_the_slower_of_two_is_told_of_the_conflict(qtbot: QtBot, file_world: World, open_session: OpenSession) -> None:
    first, second = open_session(file_world.main), open_session(file_world.helper)
    details: list[Any] = []
    first.reader.task_detail(TaskId(file_world.task), done=details.append)
    qtbot.waitUntil(lambda: len(details) == 1)
    task = details[0].task
    done: list[Any] = []
    first.commands.set_importance(task.id, task.version, Importance.HIGH, done=done.append)
    qtbot.waitUntil(lambda: len(done) == 1)
    failed: list[Any] = []
    second.commands.rename_task(task.id, task.version, "다른 이름", failed=failed.append)
    qtbot.waitUntil(lambda: len(failed) == 1)
    assert isinstance(failed[0], Conflict)


def test_messages_written_there_are_told_here(qtbot: QtBot, file_world: World, open_session: OpenSession) -> None:
    first, second = open_session(file_world.main), open_session(file_world.manager)
    heard = Heard(second)
    first.commands.write_message(NewMessage(RoomId(file_world.room), Speaker.CUSTOMER, "여보세요"))
    qtbot.waitUntil(
        lambda: any(file_world.room in changes.rooms_with_messages for changes in heard.sets), timeout=WITHIN_MS
    )
    pages: list[Any] = []
    second.reader.messages(RoomId(file_world.room), done=pages.append)
    qtbot.waitUntil(lambda: len(pages) == 1)
    assert [message.text for message in pages[0].messages] == ["여보세요"]


def test_the_board_is_read_by_scope(qtbot: QtBot, file_world: World, open_session: OpenSession) -> None:
    session = open_session(file_world.helper)
    boards: list[Any] = []
    session.reader.board(BoardFilter(agent_id=session.agent.id), done=boards.append)
    qtbot.waitUntil(lambda: len(boards) == 1)
    assert (boards[0].mine, boards[0].referenced, boards[0].all) == (0, 1, 1)
