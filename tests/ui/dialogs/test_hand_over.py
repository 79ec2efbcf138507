"""Handing one room over: to whom, why, what goes with it, and what others do meanwhile."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.entities import Room
from taskflow_desktop.domain.ids import AgentId, RoomId
from taskflow_desktop.domain.requests import RoomHandOver
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.storage import reads
from taskflow_desktop.ui.dialogs.hand_over import HandOverDialog
from taskflow_desktop.ui.style import apply_theme
from tests.support.reads import Hindered
from tests.support.site import NOW, update
from tests.ui.board.desk import Desk, press
from tests.ui.details.panels import compose, focused, write

HOSTILE = "<b>굵게</b> <img src=x> {name} [을/를]"


class Handing:
    """The dialog of one agent over a room."""

    def __init__(self, qtbot: QtBot, desk: Desk, window: QWidget, agent: int, room: int = 0) -> None:
        self.qtbot, self.desk, self.window = qtbot, desk, window
        self.session = desk.enter(agent)
        self.room = self.read(room or desk.world.room)
        self.dialog = HandOverDialog(self.session, self.room, window)
        self.dialog.open()
        self.wait(self.dialog.isActiveWindow)
        self.wait(lambda: self.dialog.picker.people.index(0, 0).data(NOTES) != "")

    def read(self, room: int) -> Room:
        found: list[tuple[Room, ...]] = []
        self.session.reader.rooms((RoomId(room),), done=found.append)
        self.qtbot.waitUntil(lambda: bool(found))
        return found[0][0]

    def wait(self, true: object) -> None:
        self.qtbot.waitUntil(true, timeout=5000)  # type: ignore[arg-type]

    def main_agent(self) -> int:
        return int(self.desk.site.value("SELECT main_agent_id FROM room WHERE id = ?", self.room.id))

    def names(self) -> list[str]:
        people = self.dialog.picker.people
        return [str(people.index(row, 0).data()) for row in range(people.rowCount())]

    def to(self, agent: int, reason: int = 0) -> None:
        self.dialog.picker.choose(AgentId(agent))
        self.dialog.words.reason.presets[reason].setChecked(True)


NOTES = int(Qt.ItemDataRole.AccessibleTextRole)


def hand(session: Session, room: Room, to: int, qtbot: QtBot) -> None:
    """Somebody else hands the room over by the same command."""
    done: list[Room] = []
    session.commands.handover.hand_over(room.id, room.version, RoomHandOver(AgentId(to), "교대"), done=done.append)
    qtbot.waitUntil(lambda: bool(done))


def test_people_with_their_rooms_are_searched_and_chosen_by_keyboard(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    for _ in range(2):
        desk.room(main=desk.world.other)
    open_ = Handing(qtbot, desk, window, desk.world.main)
    dialog = open_.dialog
    people = dialog.picker.people
    open_.wait(lambda: people.index(2, 0).data(NOTES) == "이도윤, 상담사 · 방 2개")
    assert open_.names() == ["관리자", "박하늘", "이도윤", "최매니저"]
    open_.wait(dialog.picker.search.line.hasFocus)
    write("도윤")
    open_.wait(lambda: people.rowCount() == 1)
    assert dialog.accept_button.text() == "이도윤 님에게 이관"
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Tab)
    write("가구 설치")
    press(Qt.Key.Key_Tab)
    assert focused() is dialog.words.message.area
    write("금요일까지예요")
    press(Qt.Key.Key_Tab)
    compose("")
    dialog.accept_button.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    open_.wait(lambda: open_.main_agent() == desk.world.other)
    row = desk.site.database.row("SELECT reason, message, from_id, by_id FROM handover")
    assert row == ("전문 상담 필요 · 가구 설치", "금요일까지예요", desk.world.main, desk.world.main)
    assert desk.site.value("SELECT count(*) FROM draft") == 0


def test_nobody_matches_and_nobody_is_chosen(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    open_ = Handing(qtbot, desk, window, desk.world.main)
    dialog = open_.dialog
    dialog.picker.search.set_text("없는 이름")
    open_.wait(lambda: open_.names() == [])
    assert dialog.accept_button.refusal == "이관할 사람을 골라 주세요."
    dialog.picker.search.clear()
    assert dialog.picker.agent is None
    press(Qt.Key.Key_Escape)
    open_.wait(lambda: not dialog.isVisible())


def test_a_reason_is_needed_unless_one_takes_the_room_oneself(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    open_ = Handing(qtbot, desk, window, desk.world.manager)
    dialog = open_.dialog
    dialog.picker.choose(AgentId(desk.world.helper))
    dialog.accept_button.click()
    assert dialog.words.reason.problem == "이관하는 까닭을 골라 주세요."
    assert all(preset.bad for preset in dialog.words.reason.presets)
    assert dialog.words.reason.presets[0].hasFocus()
    dialog.words.reason.presets[-1].setChecked(True)
    assert dialog.words.reason.problem == ""
    dialog.accept_button.click()
    assert dialog.words.reason.own_words.line.hasFocus()
    assert open_.main_agent() == desk.world.main
    dialog.picker.choose(AgentId(desk.world.manager))
    dialog.accept_button.click()
    open_.wait(lambda: open_.main_agent() == desk.world.manager)
    assert desk.site.value("SELECT count(*) FROM handover") == 0


def test_too_long_words_stay_and_say_by_how_much(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    open_ = Handing(qtbot, desk, window, desk.world.main)
    dialog = open_.dialog
    open_.to(desk.world.helper)
    dialog.words.message.set_text("가" * 2001)
    assert dialog.words.message.counter == "2,001/2,000"
    assert dialog.words.message.problem == "전할 말은 2,000자까지 쓸 수 있어요."
    dialog.accept_button.click()
    assert dialog.words.message.area.hasFocus()
    dialog.words.message.set_text("가" * 2000)
    assert dialog.words.message.problem == ""
    dialog.words.reason.own_words.set_text("나" * 501)
    dialog.accept_button.click()
    assert "500" in dialog.words.reason.own_words.problem
    assert open_.main_agent() == desk.world.main
    dialog.words.reason.own_words.set_text(HOSTILE)
    dialog.accept_button.click()
    open_.wait(lambda: open_.main_agent() == desk.world.helper)
    assert desk.site.value("SELECT reason FROM handover") == f"교대 · {HOSTILE}"
    assert desk.site.value("SELECT length(message) FROM handover") == 2000


def test_what_was_typed_comes_back_and_goes_when_sent(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    open_ = Handing(qtbot, desk, window, desk.world.main)
    open_.to(desk.world.helper, reason=1)
    open_.dialog.words.reason.own_words.set_text("여름")
    open_.dialog.words.message.area.setFocus()
    write("다음 주에 ")
    compose("와")
    open_.dialog.reject()
    open_.wait(lambda: desk.site.value("SELECT count(*) FROM draft") == 1)
    again = HandOverDialog(open_.session, open_.room, window)
    again.open()
    open_.wait(lambda: again.words.message.text() == "다음 주에 와")
    assert again.words.reason.reason() == "휴가 · 여름"
    again.picker.choose(AgentId(desk.world.helper))
    again.accept_button.click()
    open_.wait(lambda: open_.main_agent() == desk.world.helper)
    open_.wait(lambda: desk.site.value("SELECT count(*) FROM draft") == 0)


def test_two_managers_hand_the_same_room_over_at_once(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    open_ = Handing(qtbot, desk, window, desk.world.manager)
    other = desk.enter(desk.world.admin)
    dialog = open_.dialog
    open_.to(desk.world.helper)
    dialog.words.message.set_text("먼저 봐 주세요")
    hand(other, open_.room, desk.world.other, qtbot)
    dialog.accept_button.click()  # before the news arrived, or after it: the same is told
    told = "방금 다른 사람이 먼저 이도윤 님에게 이관했어요. 적은 내용은 그대로 있어요."
    open_.wait(lambda: dialog.error == told)
    assert open_.main_agent() == desk.world.other
    assert dialog.isVisible()
    assert dialog.picker.agent is not None
    assert dialog.picker.agent.id == desk.world.helper
    assert dialog.words.message.text() == "먼저 봐 주세요"
    assert "이도윤" not in open_.names()
    dialog.accept_button.click()
    open_.wait(lambda: open_.main_agent() == desk.world.helper)


def test_the_receiver_leaves_the_team_meanwhile(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    open_ = Handing(qtbot, desk, window, desk.world.main)
    dialog = open_.dialog
    open_.to(desk.world.other)
    dialog.words.message.set_text("부탁해요")
    desk.site.do(desk.world.admin, update("agent", desk.world.other, deactivated_at=NOW))
    open_.wait(lambda: "이도윤" not in open_.names())
    assert dialog.error == "이도윤 님은 팀을 떠났어요. 다른 사람을 골라 주세요."
    assert dialog.accept_button.refusal == "이관할 사람을 골라 주세요."
    assert dialog.words.message.text() == "부탁해요"
    dialog.reject()


def test_the_room_is_closed_meanwhile(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    open_ = Handing(qtbot, desk, window, desk.world.main)
    open_.to(desk.world.helper)
    desk.site.do(desk.world.manager, update("room", open_.room.id, state="closed", closed_at=NOW))
    open_.wait(lambda: open_.dialog.accept_button.refusal == "종료된 상담방이에요. 먼저 다시 열어 주세요.")
    open_.dialog.reject()


@pytest.mark.parametrize("scale", [100, 130])
def test_ten_tasks_and_many_people_scroll_inside_the_screen(
    qapp: QApplication, qtbot: QtBot, desk: Desk, window: QWidget, scale: int
) -> None:
    for number in range(9):
        desk.task(f"할 일 {number}", room_id=desk.world.room)
    for number in range(8):
        desk.site.insert(0, "agent", name=f"새 사람 {number}", role="agent", identifier=f"new{number}")
    apply_theme(qapp, "light", scale)
    open_ = Handing(qtbot, desk, window, desk.world.main)
    dialog = open_.dialog
    open_.wait(lambda: len(dialog.tasks.tasks) == 10)
    screen = dialog.screen().availableGeometry()
    open_.wait(lambda: screen.contains(dialog.frameGeometry()))
    dialog.words.message.area.setFocus(Qt.FocusReason.TabFocusReason)
    assert dialog.accept_button.visibleRegion().boundingRect().height() == dialog.accept_button.height()
    dialog.reject()


def test_tasks_that_cannot_be_read(qtbot: QtBot, desk: Desk, window: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told, the room can go all the same, and what was told goes once they could be read."""
    tasks = Hindered(monkeypatch, reads, "room_tasks")
    tasks.away = True
    open_ = Handing(qtbot, desk, window, desk.world.main)
    dialog = open_.dialog
    open_.wait(lambda: bool(dialog.error))
    assert dialog.error == "서버에 닿지 못했어요. 주소와 방화벽을 확인해 주세요."
    assert dialog.tasks.tasks == ()
    tasks.away = False
    desk.task("둘째", room_id=desk.world.room)
    open_.wait(lambda: len(dialog.tasks.tasks) == 2)
    assert dialog.error == ""
    assert desk.refusals == []
