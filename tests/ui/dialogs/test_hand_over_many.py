"""Handing many rooms of one agent over at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.ids import AgentId, RoomId
from taskflow_desktop.domain.requests import RoomHandOver
from taskflow_desktop.storage import reads
from taskflow_desktop.ui.dialogs.hand_over_many import HandOverManyDialog
from taskflow_desktop.ui.style import apply_theme
from tests.support.reads import Hindered
from tests.support.site import NOW, Statement, insert, update
from tests.ui.board.desk import Desk, press
from tests.ui.details.panels import focused, write

_SMALL_SCREEN = 768 - 72


class Many:
    """The dialog of a manager."""

    def __init__(self, qtbot: QtBot, desk: Desk, window: QWidget) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.session = desk.enter(desk.world.manager)
        self.dialog = HandOverManyDialog(self.session, window)
        self.dialog.open()
        self.wait(self.dialog.isActiveWindow)
        self.wait(lambda: self.dialog.giver.people.rowCount() > 0)

    def wait(self, true: object) -> None:
        self.qtbot.waitUntil(true, timeout=15_000)  # type: ignore[arg-type]

    def of(self, giver: int, rooms: int) -> None:
        """Choose whose rooms, and wait for them."""
        self.dialog.giver.choose(AgentId(giver))
        self.wait(lambda: len(self.dialog.rooms.checks.rooms) == rooms)

    def to(self, receiver: int) -> None:
        self.dialog.receiver.choose(AgentId(receiver))
        self.dialog.words.reason.presets[1].setChecked(True)

    def names(self) -> list[str]:
        return [room.customer_name for room in self.dialog.rooms.checks.rooms]

    def rooms_of(self, agent: int) -> int:
        query = "SELECT count(*) FROM room WHERE main_agent_id = ? AND state <> 'closed'"
        return int(self.desk.site.value(query, agent))

    def ended(self) -> None:
        self.wait(lambda: self.dialog.accept_button.text() == "닫기")


def many_rooms(desk: Desk, count: int) -> None:
    """Add rooms of the main agent in one go."""
    statements: list[Statement] = []
    for _ in range(count):
        values = {"customer_id": desk.world.customer, "title": "", "channel": "web", "state": "received"}
        statements.append(insert("room", main_agent_id=desk.world.main, **values))
    desk.site.do(desk.world.main, *statements)


def test_chosen_rooms_go_and_their_tasks_with_them(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    keeps = desk.room("남는 고객")
    desk.room("가는 고객")
    many = Many(qtbot, desk, window)
    dialog = many.dialog
    assert [dialog.giver.people.index(row, 0).data() for row in range(dialog.giver.people.rowCount())] == ["김지수"]
    assert dialog.accept_button.refusal == "누구의 상담방을 이관할지 골라 주세요."
    many.of(desk.world.main, 3)
    assert dialog.accept_button.text() == "3개 이관"
    assert "김지수" not in [dialog.receiver.people.index(n, 0).data() for n in range(dialog.receiver.people.rowCount())]
    dialog.rooms.checks.toggle(RoomId(keeps))
    many.to(desk.world.other)
    dialog.words.message.set_text("월요일에 돌아와요")
    dialog.accept_button.click()
    many.ended()
    assert dialog.note.accessibleName() == "상담방 2개를 이도윤 님에게 이관했어요."
    assert many.rooms_of(desk.world.other) == 2
    assert many.rooms_of(desk.world.main) == 1
    assert desk.site.value("SELECT owner_id FROM task WHERE id = ?", desk.world.task) == desk.world.other
    assert desk.site.value("SELECT count(*) FROM handover WHERE reason = '휴가' AND message <> ''") == 2
    assert dialog.isVisible()
    press(Qt.Key.Key_Return)
    many.wait(lambda: not dialog.isVisible())


def test_all_of_it_by_keyboard(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    desk.room("가는 고객")
    many = Many(qtbot, desk, window)
    dialog = many.dialog
    assert focused() is dialog.giver.search.line
    write("지수")
    many.wait(lambda: len(dialog.rooms.checks.rooms) == 2)
    press(Qt.Key.Key_Return)
    assert focused() is dialog.rooms
    dialog.none_button.click()
    assert dialog.accept_button.refusal == "상담방을 하나 이상 골라 주세요."
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert len(dialog.rooms.checks.chosen) == 2
    press(Qt.Key.Key_Space)
    assert len(dialog.rooms.checks.chosen) == 1
    dialog.receiver.search.setFocus(Qt.FocusReason.TabFocusReason)
    write("하늘")
    many.wait(lambda: dialog.receiver.agent is not None)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    many.ended()
    assert many.rooms_of(desk.world.helper) == 1


def test_what_did_not_go_is_told_by_name(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    closed, taken = desk.room("닫힌 고객"), desk.room("<b>먼저 간</b> 고객")
    for number in range(3):
        desk.room(f"고객 {number}")
    many = Many(qtbot, desk, window)
    dialog = many.dialog
    many.of(desk.world.main, 6)
    many.to(desk.world.other)
    # Behind the dialog's back: its list is as it was read.
    rooms = {room.id: room for room in dialog.rooms.checks.rooms}
    many.session.hub.changed.disconnect(dialog._on_changed)
    desk.site.do(desk.world.main, update("room", closed, state="closed", closed_at=NOW))
    desk.site.do(desk.world.admin, update("room", taken, main_agent_id=desk.world.helper))
    dialog.accept_button.click()
    many.ended()
    assert (
        dialog.note.accessibleName() == "상담방 6개 가운데 4개를 이도윤 님에게 이관했어요. 나머지는 이관하지 못했어요."
    )
    told = set(dialog.left_over.text().split("\n"))
    assert "닫힌 고객: 종료된 상담방이에요. 먼저 다시 열어 주세요." in told
    assert any(line.startswith("<b>먼저 간</b> 고객: ") for line in told)
    assert len(told) == 2
    assert set(rooms) >= {closed, taken}
    dialog.reject()


def test_two_managers_at_once_lose_nothing(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    for number in range(30):
        desk.room(f"고객 {number}")
    many = Many(qtbot, desk, window)
    admin = desk.enter(desk.world.admin)
    many.of(desk.world.main, 31)
    many.to(desk.world.other)
    rooms = [(room.id, room.version) for room in many.dialog.rooms.checks.rooms]
    done: list[object] = []
    many.dialog.accept_button.click()
    admin.commands.handover.hand_over_many(
        list(reversed(rooms)), RoomHandOver(AgentId(desk.world.helper), "교대"), done=done.append
    )
    many.ended()
    many.wait(lambda: bool(done))
    assert many.rooms_of(desk.world.main) == 0
    assert many.rooms_of(desk.world.other) + many.rooms_of(desk.world.helper) == 31
    many.dialog.reject()


def test_rooms_follow_what_happens_while_one_chooses(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    gone = desk.room("가는 고객")
    many = Many(qtbot, desk, window)
    many.of(desk.world.main, 2)
    desk.site.do(desk.world.manager, update("room", gone, main_agent_id=desk.world.helper))
    many.wait(lambda: many.names() == ["홍길동"])
    desk.room("오는 고객")
    many.wait(lambda: set(many.names()) == {"홍길동", "오는 고객"})
    many.to(desk.world.other)
    desk.site.do(desk.world.admin, update("agent", desk.world.other, deactivated_at=NOW))
    many.wait(lambda: many.dialog.receiver.agent is None)
    assert many.dialog.error == "이도윤 님은 팀을 떠났어요. 다른 사람을 골라 주세요."
    many.dialog.reject()


def test_it_stops_after_the_rooms_on_their_way(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    many_rooms(desk, 60)
    many = Many(qtbot, desk, window)
    many.of(desk.world.main, 61)
    many.to(desk.world.other)
    many.dialog.accept_button.click()
    many.dialog.cancel_button.click()
    many.ended()
    assert many.rooms_of(desk.world.other) == 20
    assert many.dialog.left_over.text() == "41개는 멈춰서 이관하지 않았어요."
    many.dialog.reject()


def test_a_thousand_rooms_are_listed(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    many_rooms(desk, 999)
    many = Many(qtbot, desk, window)
    many.of(desk.world.main, 1000)
    checks = many.dialog.rooms.checks
    many.dialog.none_button.click()
    assert checks.chosen == ()
    many.dialog.rooms.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Space)
    assert [room.id for room in checks.chosen] == [checks.rooms[-1].id]
    many.to(desk.world.other)
    many.dialog.accept_button.click()
    many.ended()
    assert many.rooms_of(desk.world.other) == 1
    many.dialog.reject()


@pytest.mark.parametrize("scale", [100, 130])
def test_it_stays_inside_the_screen(qapp: QApplication, qtbot: QtBot, desk: Desk, window: QWidget, scale: int) -> None:
    many_rooms(desk, 40)
    apply_theme(qapp, "light", scale)
    many = Many(qtbot, desk, window)
    many.of(desk.world.main, 41)
    assert many.dialog.minimumSizeHint().height() <= _SMALL_SCREEN
    assert many.dialog.minimumWidth() <= 1120
    many.dialog.reject()


def test_rooms_that_cannot_be_read(qtbot: QtBot, desk: Desk, window: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    """Choosing the person again asks again."""
    rooms = Hindered(monkeypatch, reads, "open_rooms_of")
    rooms.away = True
    many = Many(qtbot, desk, window)
    dialog = many.dialog
    dialog.giver.choose(AgentId(desk.world.main))
    many.wait(lambda: bool(dialog.error))
    assert dialog.error == "서버에 닿지 못했어요. 주소와 방화벽을 확인해 주세요."
    assert dialog.rooms.checks.rooms == ()
    assert dialog.accept_button.refusal
    rooms.away = False
    dialog.giver.chosen.emit()
    many.wait(lambda: len(dialog.rooms.checks.rooms) == 1)
    assert dialog.error == ""
    assert desk.refusals == []
