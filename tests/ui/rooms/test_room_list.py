"""The list of rooms by mouse, by keys, in Hangul mode, and while others change it."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.requests import Scope
from taskflow_desktop.ui.rooms.row_delegate import row_height
from taskflow_desktop.ui.rooms.state_tabs import StateTabs
from taskflow_desktop.ui.style import apply_theme
from taskflow_desktop.ui.text import Language, install_language
from taskflow_desktop.ui.theme import theme
from tests.support.site import NOW
from tests.ui.board.desk import Desk
from tests.ui.board.desk import press as press_anything
from tests.ui.rooms.open_rooms import OpenRooms, change_room, commit, compose, press, say

PEOPLE = ("박준호", "오세라", "최윤아", "임도현")


@pytest.fixture
def rooms(qtbot: QtBot, desk: Desk) -> OpenRooms:
    """The main agent's page on the tab of inquiries, with four rooms, 임도현 on top."""
    for name in PEOPLE:
        say(desk, desk.room(name), f"{name}의 문의")
    made = OpenRooms(qtbot, desk)
    made.wait(lambda: made.names() == ["임도현", "최윤아", "오세라", "박준호"])
    return made


def room_of(desk: Desk, customer: str) -> int:
    query = "SELECT r.id FROM room r JOIN customer c ON c.id = r.customer_id WHERE c.name = ?"
    return int(desk.site.value(query, customer))


def point_at(rooms: OpenRooms, *, inside: bool) -> None:
    """Bring the pointer over the list, or take it away."""
    viewport = rooms.list.view.viewport()
    at = QPointF(40, 20)
    if inside:
        viewport.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
        QApplication.sendEvent(viewport, QEnterEvent(at, at, at))
        QTest.mouseMove(viewport, QPoint(40, 30))
    else:
        viewport.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
        QApplication.sendEvent(viewport, QEvent(QEvent.Type.Leave))


def test_tabs_count_their_rooms(rooms: OpenRooms) -> None:
    tabs = rooms.list.tabs

    assert tabs.accessibleTabName(2) == "문의 4"
    assert tabs.accessibleTabName(0) == "대기 1"
    assert tabs.accessibleTabName(4) == "종료"


def test_waiting_rooms_are_listed_under_my_rooms(rooms: OpenRooms) -> None:
    rooms.tab(RoomState.WAITING)

    assert rooms.names() == ["홍길동"]


def test_the_mouse_opens_and_the_focus_stays(rooms: OpenRooms) -> None:
    rooms.click(1)

    rooms.wait(lambda: rooms.said() == ["최윤아의 문의"])
    assert rooms.list.view.hasFocus()


def test_enter_opens_and_the_focus_follows(rooms: OpenRooms) -> None:
    rooms.list.view.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)

    rooms.wait(lambda: rooms.said() == ["최윤아의 문의"])
    assert rooms.chat.composer.area.hasFocus()


@pytest.mark.parametrize("hangul", [False, True], ids=["latin", "hangul"])
def test_j_and_k_walk_the_list(rooms: OpenRooms, desk: Desk, hangul: bool) -> None:
    rooms.list.view.setFocus(Qt.FocusReason.TabFocusReason)
    down, up = ("ㅓ", "ㅏ") if hangul else ("j", "k")
    for key in (down, down, down, up):
        press_anything(key, hangul=hangul)

    assert rooms.list.view.selected_id == room_of(desk, "오세라")
    rooms.wait(lambda: rooms.said() == ["오세라의 문의"])
    assert rooms.list.view.hasFocus()
    press(Qt.Key.Key_End)
    assert rooms.list.view.selected_id == room_of(desk, "박준호")
    press(Qt.Key.Key_Home)
    assert rooms.list.view.selected_id == room_of(desk, "임도현")


def test_coming_to_the_list_opens_nothing(rooms: OpenRooms) -> None:
    rooms.list.view.setFocus(Qt.FocusReason.TabFocusReason)

    assert not rooms.list._browse.isActive()
    assert rooms.page.room is None


def test_coming_to_a_list_without_the_open_room_opens_no_other(qtbot: QtBot, desk: Desk) -> None:
    rooms = OpenRooms(qtbot, desk, desk.world.manager)
    rooms.open(desk.world.room)
    rooms.list.set_scope(Scope.ALL)
    rooms.tab(RoomState.WAITING)
    rooms.wait(lambda: rooms.list.model.rowCount() > 0)
    rooms.chat.transcript.setFocus(Qt.FocusReason.TabFocusReason)
    rooms.list.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert rooms.list.view.selectionModel().hasSelection()  # the keyboard sees where it is
    assert not rooms.list._browse.isActive()
    assert rooms.page.room is not None
    assert rooms.page.room.id == desk.world.room


def test_one_by_one_passed_rooms_are_not_read(rooms: OpenRooms, desk: Desk) -> None:
    rooms.list.view.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Down)
    rooms.wait(lambda: rooms.said() == ["최윤아의 문의"])
    assert desk.site.value("SELECT unread FROM room WHERE id = ?", room_of(desk, "최윤아")) == 1

    rooms.click(2)
    rooms.wait(lambda: desk.site.value("SELECT unread FROM room WHERE id = ?", room_of(desk, "오세라")) == 0)
    assert desk.site.value("SELECT unread FROM room WHERE id = ?", room_of(desk, "최윤아")) == 1


def test_a_new_message_brings_its_room_up(rooms: OpenRooms, desk: Desk) -> None:
    say(desk, room_of(desk, "박준호"), "또 물어봐요")

    rooms.wait(lambda: rooms.names()[0] == "박준호")


def test_rows_wait_while_the_pointer_is_over_them(rooms: OpenRooms, desk: Desk) -> None:
    point_at(rooms, inside=True)
    say(desk, room_of(desk, "박준호"), "또 물어봐요")
    model = rooms.list.model
    rooms.wait(lambda: model.room(room_of(desk, "박준호")).last_text == "또 물어봐요")  # type: ignore[arg-type,union-attr]
    assert rooms.names() == ["임도현", "최윤아", "오세라", "박준호"]

    point_at(rooms, inside=False)
    assert rooms.names() == ["박준호", "임도현", "최윤아", "오세라"]


def test_rows_move_after_two_seconds_of_rest(rooms: OpenRooms, desk: Desk) -> None:
    point_at(rooms, inside=True)
    say(desk, room_of(desk, "박준호"), "또 물어봐요")

    rooms.wait(lambda: rooms.names()[0] == "박준호")
    point_at(rooms, inside=False)


def test_the_chosen_row_stays_chosen_while_others_move(rooms: OpenRooms, desk: Desk) -> None:
    rooms.click(1)
    chosen = rooms.list.view.selected_id
    say(desk, room_of(desk, "박준호"), "또 물어봐요")

    rooms.wait(lambda: rooms.names()[0] == "박준호")
    assert rooms.list.view.selected_id == chosen
    assert rooms.page.room is not None
    assert rooms.page.room.customer_name == "최윤아"


def test_an_open_room_that_leaves_the_tab_stays_open(rooms: OpenRooms, desk: Desk) -> None:
    rooms.click(1)
    rooms.wait(lambda: rooms.said() == ["최윤아의 문의"])
    say(desk, room_of(desk, "최윤아"), "답이에요", speaker="agent")

    rooms.wait(lambda: "최윤아" not in rooms.names())
    assert rooms.list.view.selected_id is None
    assert rooms.said() == ["최윤아의 문의", "답이에요"]
    rooms.tab(RoomState.ANSWERED)
    assert rooms.list.view.selected_id == room_of(desk, "최윤아")


def test_the_next_key_goes_on_where_the_row_was(rooms: OpenRooms, desk: Desk) -> None:
    rooms.click(1)
    say(desk, room_of(desk, "최윤아"), "답이에요", speaker="agent")
    rooms.wait(lambda: "최윤아" not in rooms.names())
    rooms.list.view.setFocus(Qt.FocusReason.OtherFocusReason)
    press(Qt.Key.Key_Down)

    assert rooms.list.view.selected_id == room_of(desk, "오세라")


def test_search_follows_the_syllable_being_composed(rooms: OpenRooms, desk: Desk) -> None:
    line = rooms.list.search.line
    QTest.keyClick(rooms.page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert line.hasFocus()
    commit(line, "오세")
    compose(line, "라")

    rooms.wait(lambda: rooms.names() == ["오세라"])
    press(Qt.Key.Key_Down)
    assert rooms.list.view.hasFocus()


def test_a_search_without_result_says_what_to_do(rooms: OpenRooms, desk: Desk) -> None:
    closed = room_of(desk, "박준호")
    change_room(desk, closed, state="closed", closed_at=NOW)
    rooms.wait(lambda: "박준호" not in rooms.names())
    commit(rooms.list.search.line, "박준호")
    rooms.wait(rooms.list._nothing.isVisible)
    assert rooms.list._nothing.title == "‘박준호’와 맞는 결과가 없어요"

    rooms.list._closed_too.click()
    rooms.wait(lambda: rooms.names() == ["박준호"])
    rooms.list.search.clear()
    rooms.tab(RoomState.INQUIRY)
    rooms.wait(lambda: len(rooms.names()) == 3)


def test_an_empty_tab_says_so_and_leads_on(rooms: OpenRooms, desk: Desk) -> None:
    rooms.tab(RoomState.ANSWERED)
    rooms.wait(rooms.list._empty.isVisible)
    assert rooms.list._empty.title == "응대 중인 상담방이 없어요"
    rooms.list._other.click()

    rooms.wait(lambda: len(rooms.names()) == 4)
    assert rooms.list.tabs.state is RoomState.INQUIRY


def test_all_rooms_are_another_scope(rooms: OpenRooms, desk: Desk) -> None:
    say(desk, desk.room("남의 고객", main=desk.world.other), "문의")
    rooms.list.set_scope(Scope.ALL)

    rooms.wait(lambda: "남의 고객" in rooms.names())
    assert rooms.list.scope_button.text() == "전체"


def test_rows_say_themselves(rooms: OpenRooms, desk: Desk) -> None:
    desk.task("할 일", room_id=room_of(desk, "임도현"))
    model = rooms.list.model
    role = Qt.ItemDataRole.AccessibleTextRole

    rooms.wait(lambda: "태스크" in model.index(0).data(role))
    assert model.index(0).data(role).startswith("임도현, 카카오톡, 문의, 읽지 않음 1, 태스크 완료 0/1, ")


def test_rows_grow_with_the_text(rooms: OpenRooms, qapp: QApplication) -> None:
    before = row_height()
    apply_theme(qapp, "dark", 130)

    assert row_height() > before * 1.2
    assert rooms.list.view.verticalHeader().sectionSize(0) == row_height()
    assert not rooms.page.grab().isNull()


def test_what_is_read_far_down_stays_in_place(qtbot: QtBot, desk: Desk) -> None:
    for number in range(30):
        say(desk, desk.room(f"고객 {number:02}"), "문의")
    rooms = OpenRooms(qtbot, desk)
    rooms.wait(lambda: len(rooms.names()) == 30)
    bar = rooms.list.view.verticalScrollBar()
    bar.setValue(10 * row_height() + 13)
    top = rooms.list.model.index(10).data(Qt.ItemDataRole.DisplayRole)
    say(desk, room_of(desk, "고객 00"), "또")

    rooms.wait(lambda: rooms.names()[0] == "고객 00")
    assert bar.value() == 11 * row_height() + 13
    assert rooms.list.model.index(11).data(Qt.ItemDataRole.DisplayRole) == top


def test_counts_give_way_from_the_right_but_never_that_of_inquiries(qtbot: QtBot) -> None:
    tabs = StateTabs()
    qtbot.addWidget(tabs)
    tabs.set_counts(dict.fromkeys(RoomState, 12))
    tabs.resize(600, 40)
    assert all(tabs.shows_count(state) for state in list(RoomState)[:4])
    tabs.resize(tabs.minimumTabSizeHint(0).width() * 6, 40)
    shown = [state for state in RoomState if tabs.shows_count(state)]

    assert RoomState.INQUIRY in shown
    assert RoomState.ANSWERED not in shown
    assert RoomState.CLOSED not in shown


def test_a_search_finds_open_rooms_of_every_state(rooms: OpenRooms, desk: Desk) -> None:
    change_room(desk, room_of(desk, "박준호"), state="answered")
    change_room(desk, room_of(desk, "오세라"), state="closed", closed_at=NOW)
    rooms.wait(lambda: rooms.names() == ["임도현", "최윤아"])
    rooms.list.search.set_text("문의")
    rooms.list.search.flush()
    rooms.wait(lambda: rooms.names() == ["임도현", "최윤아", "박준호", "홍길동"])
    assert rooms.list.tabs.state is RoomState.INQUIRY
    rooms.tab(RoomState.CLOSED)

    rooms.wait(lambda: rooms.names() == ["임도현", "최윤아", "오세라", "박준호", "홍길동"])


@pytest.mark.parametrize("words", ["ko", "en"])
@pytest.mark.parametrize("percent", [100, 130])
def test_tabs_fit_into_the_narrowest_list(qtbot: QtBot, qapp: QApplication, words: Language, percent: int) -> None:
    install_language(qapp, words)
    apply_theme(qapp, "light", percent)
    tabs = StateTabs()
    qtbot.addWidget(tabs)
    tabs.set_counts(dict.fromkeys(RoomState, 12))
    tabs.resize(max(tabs.least_width(), theme().px(264) - 20), 40)
    with qtbot.waitExposed(tabs):
        tabs.show()

    last = tabs.tabRect(tabs.count() - 1)
    assert last.right() < tabs.width()
    assert all(tabs.tabRect(each).width() >= tabs.minimumTabSizeHint(each).width() for each in range(tabs.count()))
    assert tabs.shows_count(RoomState.INQUIRY)
