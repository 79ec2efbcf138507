"""Fields, popovers, toasts, notes, lists, dialogs and layouts in a real window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
)
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.curtain import CurtainedMenu
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.widgets.empty import EmptyState
from taskflow_desktop.ui.widgets.fields import SearchField, TextArea, TextField
from taskflow_desktop.ui.widgets.flow_layout import FlowLayout
from taskflow_desktop.ui.widgets.fold import Fold
from taskflow_desktop.ui.widgets.keys import plain_key
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.line_edit import LineEdit
from taskflow_desktop.ui.widgets.list_view import ID_ROLE, OneColumnView, RowDelegate
from taskflow_desktop.ui.widgets.note import Note
from taskflow_desktop.ui.widgets.popover import Popover
from taskflow_desktop.ui.widgets.splitter import Splitter
from taskflow_desktop.ui.widgets.toast import Toast, ToastAction, ToastHost

HOSTILE = "<img src='file:///etc/passwd'>"


def put(window: QWidget, *widgets: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
        widget.show()


def compose(widget: QWidget, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


def test_the_counter_counts_the_syllable_being_composed(window: QWidget) -> None:
    field = TextField("제목", limit=5)
    put(window, field)
    field.line.setFocus()
    field.set_text("배송 ")
    compose(field.line, "지")
    assert field.text() == "배송 "
    assert field.full_text() == "배송 지"
    assert not field.over_limit
    compose(field.line, "", "지연된")
    assert field.full_text() == "배송 지연된"
    assert field.over_limit
    assert field.frame.bad


def test_over_the_limit_nothing_is_cut(window: QWidget) -> None:
    field = TextField("제목", limit=3)
    put(window, field)
    field.set_text("가나다라마")
    assert field.text() == "가나다라마"
    assert field.over_limit


def test_a_problem_is_told_beside_the_field_and_to_the_reader(window: QWidget) -> None:
    field = TextField("제목")
    put(window, field)
    field.set_problem(HOSTILE)
    assert field.problem == HOSTILE
    assert field.line.accessibleDescription() == HOSTILE
    field.set_problem(None)
    assert (field.problem, field.frame.bad) == ("", False)


def test_enter_submits_once_and_escape_cancels(qtbot: QtBot, window: QWidget) -> None:
    field = TextField("제목")
    put(window, field)
    heard: list[str] = []
    field.submitted.connect(lambda: heard.append("submitted"))
    field.cancelled.connect(lambda: heard.append("cancelled"))
    field.line.setFocus()
    qtbot.keyClicks(field.line, "abc")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    assert heard == ["submitted", "cancelled"]


def test_search_waits_for_rest_and_counts_the_preedit(qtbot: QtBot, window: QWidget) -> None:
    field = SearchField("찾기", "찾기", key="/")
    put(window, field)
    field.line.setFocus()
    heard: list[object] = []
    field.search_changed.connect(heard.append)
    qtbot.keyClicks(field.line, "ab")
    compose(field.line, "수")
    assert heard == []
    qtbot.waitUntil(lambda: heard == ["ab수"])
    field.clear()
    compose(field.line, "")
    field.flush()
    assert heard[-1] == ""


def test_escape_empties_the_search_first_and_then_goes_on(qtbot: QtBot, window: QWidget) -> None:
    field = SearchField("찾기", "찾기")
    put(window, field)
    field.set_text("이수민")
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert field.line.keeps_escape
    qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    assert not field.line.keeps_escape


def test_a_text_area_grows_with_its_lines_to_eight(window: QWidget) -> None:
    area = TextArea("메시지")
    put(window, area)
    one = area.sizeHint().height()
    area.setPlainText("\n".join("줄" for _ in range(4)))
    four = area.sizeHint().height()
    area.setPlainText("\n".join("줄" for _ in range(30)))
    many = area.sizeHint().height()
    assert one < four < many
    assert many - one == pytest.approx(7 * (four - one) / 3, abs=2)


def test_enter_in_a_composer_submits_and_shift_enter_breaks(qtbot: QtBot, window: QWidget) -> None:
    area = TextArea("메시지", enter_submits=True)
    put(window, area)
    area.setFocus()
    heard: list[object] = []
    area.submitted.connect(heard.append)
    qtbot.keyClicks(area, "a")
    qtbot.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(area, "b")
    assert heard == []
    qtbot.keyClick(area, Qt.Key.Key_Return)
    qtbot.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(heard) == 2
    assert area.toPlainText().replace("\u2028", "\n") == "a\nb"


def test_rich_text_pastes_as_plain(window: QWidget) -> None:
    area = TextArea("메모")
    put(window, area)
    clipboard = QApplication.clipboard()
    clipboard.setText(HOSTILE)
    area.paste()
    assert area.toPlainText() == HOSTILE


@pytest.mark.parametrize(
    ("key", "text", "modifiers", "expected"),
    [
        (Qt.Key.Key_S, "s", Qt.KeyboardModifier.NoModifier, "S"),
        (0, "ㄴ", Qt.KeyboardModifier.NoModifier, "S"),
        (0, "ㅜ", Qt.KeyboardModifier.NoModifier, "N"),
        (0, "ㅔ", Qt.KeyboardModifier.NoModifier, "P"),
        (0, "ㅐ", Qt.KeyboardModifier.NoModifier, "O"),
        (0, "ㄱ", Qt.KeyboardModifier.NoModifier, "R"),
        (0, "ㅣ", Qt.KeyboardModifier.NoModifier, "L"),
        (0, "ㅡ", Qt.KeyboardModifier.NoModifier, "M"),
        (0, "ㅁ", Qt.KeyboardModifier.NoModifier, "A"),
        (0, "ㅅ", Qt.KeyboardModifier.NoModifier, "T"),
        (0, "ㅊ", Qt.KeyboardModifier.NoModifier, "C"),
        (0, "ㅓ", Qt.KeyboardModifier.NoModifier, "J"),
        (0, "ㅏ", Qt.KeyboardModifier.NoModifier, "K"),
        (Qt.Key.Key_S, "\x13", Qt.KeyboardModifier.ControlModifier, ""),
        (Qt.Key.Key_S, "S", Qt.KeyboardModifier.ShiftModifier, ""),
        (Qt.Key.Key_Question, "?", Qt.KeyboardModifier.ShiftModifier, "?"),
        (Qt.Key.Key_Slash, "/", Qt.KeyboardModifier.NoModifier, "/"),
        (Qt.Key.Key_3, "3", Qt.KeyboardModifier.NoModifier, "3"),
        (Qt.Key.Key_Tab, "\t", Qt.KeyboardModifier.NoModifier, ""),
    ],
)
def test_single_keys_work_in_hangul_mode(key: int, text: str, modifiers: Qt.KeyboardModifier, expected: str) -> None:
    assert plain_key(QKeyEvent(QKeyEvent.Type.KeyPress, int(key), modifiers, text)) == expected


def open_popover(window: QWidget) -> tuple[Popover, Button, TextField]:
    opener, outside = Button("열기"), Button("밖")
    put(window, opener, outside)
    opener.setFocus(Qt.FocusReason.TabFocusReason)
    popover = Popover(opener, "고르기")
    first, second = TextField("하나"), Button("둘")
    popover.body.addWidget(first)
    popover.body.addWidget(second)
    popover.open_at(opener, first.line)
    return popover, opener, first


def test_a_popover_is_its_own_focus_scope(qtbot: QtBot, window: QWidget) -> None:
    popover, _opener, first = open_popover(window)
    seen = []
    for _ in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert all(popover.isAncestorOf(widget) for widget in seen)
    assert seen[0] is first.line
    assert seen[2] is first.line


def test_a_click_outside_and_escape_close_it_and_the_focus_returns(qtbot: QtBot, window: QWidget) -> None:
    popover, opener, first = open_popover(window)
    with qtbot.waitSignal(popover.closed):
        qtbot.keyClick(first.line, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is opener
    assert opener.ringed  # as before
    again, opener, _first = open_popover(window)
    with qtbot.waitSignal(again.closed):
        qtbot.mouseClick(window.childAt(QPoint(window.width() - 3, 3)), Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is opener
    assert not opener.ringed


def test_a_popover_stays_inside_the_window(window: QWidget) -> None:
    popover, _opener, _first = open_popover(window)
    inside = window.rect().adjusted(-16, -16, 16, 16)
    assert inside.contains(popover.geometry())


class Undo:
    def __init__(self) -> None:
        self.times = 0

    def run(self) -> None:
        self.times += 1


@pytest.fixture
def host(window: QWidget) -> Iterator[ToastHost]:
    made = ToastHost(window)
    yield made
    made.dismiss()


def test_a_toast_acts_and_goes(qtbot: QtBot, host: ToastHost) -> None:
    undo = Undo()
    host.show_toast(Toast(HOSTILE, (ToastAction("되돌리기", undo.run),), pie=("#8659D8", 4, 5)))
    assert host.box is not None
    qtbot.mouseClick(host.box.buttons[0], Qt.MouseButton.LeftButton)
    assert undo.times == 1
    assert host.box is None


def test_a_new_toast_takes_the_place_of_the_old(host: ToastHost) -> None:
    host.show_toast(Toast("하나"))
    first = host.box
    host.show_toast(Toast("둘", icon="check"))
    assert host.box is not None
    assert host.box is not first
    assert host.box.toast.text == "둘"


def test_a_toast_waits_while_it_has_the_focus(host: ToastHost) -> None:
    host.show_toast(Toast("옮겼어요", (ToastAction("되돌리기", Undo().run),)))
    box = host.box
    assert box is not None
    assert not box.waiting
    box.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    assert box.waiting
    box.buttons[0].clearFocus()
    assert not box.waiting


@pytest.mark.parametrize(("key", "times"), [(Qt.Key.Key_Return, 1), (Qt.Key.Key_Escape, 0)])
def test_a_toast_by_keyboard(qtbot: QtBot, window: QWidget, host: ToastHost, key: Qt.Key, times: int) -> None:
    """Enter does what it offers, Esc closes it; the focus goes back to where it was."""
    field, undo = LineEdit("제목"), Undo()
    put(window, field)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    host.show_toast(Toast("옮겼어요", (ToastAction("되돌리기", undo.run),)))
    assert host.box is not None
    host.box.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(host.box.buttons[0], key)
    assert (undo.times, host.box) == (times, None)
    assert field.hasFocus()


def test_a_quiet_toast_waits_for_the_one_on_screen(host: ToastHost) -> None:
    host.show_toast(Toast("옮겼어요"))
    host.show_toast(Toast("소식 하나", quiet=True))
    host.show_toast(Toast("소식 둘", quiet=True))
    assert host.box is not None
    assert host.box.toast.text == "옮겼어요"
    host.box.finished.emit(host.box)
    assert host.box.toast.text == "소식 둘"
    host.box.finished.emit(host.box)
    assert host.box is None


def test_a_toast_stays_bottom_centre(window: QWidget, host: ToastHost) -> None:
    host.show_toast(Toast("옮겼어요"))
    window.resize(900, 600)
    assert host.box is not None
    assert abs(host.box.geometry().center().x() - 450) <= 1
    assert host.box.geometry().bottom() <= 600


def test_a_toast_stands_over_what_is_at_the_bottom(qtbot: QtBot, window: QWidget, host: ToastHost) -> None:
    bar = QWidget(window)
    bar.setGeometry(0, window.height() - 100, 200, 100)
    bar.show()
    host.stand_over(bar)
    host.show_toast(Toast("옮겼어요"))
    assert host.box is not None
    seen = host.box.geometry().bottom() - 12  # without its shadow
    assert bar.y() - 12 <= seen < bar.y()
    bar.move(0, bar.y() - 50)
    qtbot.waitUntil(lambda: host.box is not None and host.box.geometry().bottom() - 12 == seen - 50)
    bar.hide()
    qtbot.waitUntil(lambda: host.box is not None and host.box.geometry().bottom() - 12 > window.height() - 30)


def test_a_note_wraps_and_offers_its_action(qtbot: QtBot, window: QWidget) -> None:
    note = Note("warn")
    note.set_sentences("이 방에 만들 수 있는 태스크 10개를 모두 썼어요. 체크리스트에 항목을 더해 주세요.")
    put(window, note)
    assert note.heightForWidth(200) > note.heightForWidth(600)
    assert "10개를 모두 썼어요. 체크리스트" in note.accessibleName()
    note.set_action("내가 맡기")
    assert note.button is not None
    with qtbot.waitSignal(note.action):
        qtbot.mouseClick(note.button, Qt.MouseButton.LeftButton)
    note.set_action("")
    assert note.button is None


def test_a_section_folds_and_tells(qtbot: QtBot, window: QWidget) -> None:
    fold = Fold("체크리스트", count="2/4")
    inner = label("안")
    fold.body.addWidget(inner)
    put(window, fold)
    with qtbot.waitSignal(fold.folded_changed) as heard:
        qtbot.mouseClick(fold.button, Qt.MouseButton.LeftButton)
    assert heard.args == [True]
    assert not inner.isVisible()
    assert fold.button.accessibleName() == "체크리스트 2/4"


class Rows(QAbstractListModel):
    def __init__(self, ids: list[int]) -> None:
        super().__init__()
        self.ids = ids

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.ids)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        return self.ids[index.row()] if role == ID_ROLE else None

    def insert(self, row: int, new: int) -> None:
        self.beginInsertRows(QModelIndex(), row, row)
        self.ids.insert(row, new)
        self.endInsertRows()

    def replace(self, ids: list[int]) -> None:
        self.beginResetModel()
        self.ids = ids
        self.endResetModel()


@pytest.fixture
def view(window: QWidget) -> OneColumnView:
    made = OneColumnView("상담방", lambda: 40)
    made.setModel(Rows([10, 20, 30, 40, 50]))
    made.model().setParent(made)
    made.setItemDelegate(RowDelegate(made))
    put(window, made)
    return made


def test_the_hand_moves_through_a_list(qtbot: QtBot, view: OneColumnView) -> None:
    heard: list[object] = []
    view.current_id.connect(heard.append)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(view, Qt.Key.Key_J)
    QApplication.sendEvent(view, QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "ㅓ"))
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_K)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert heard == [10, 20, 30, 50, 40, 10]


def test_the_keyboard_sees_where_it_is_as_soon_as_it_comes(view: OneColumnView) -> None:
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.keyboard_focus
    assert view.selectionModel().isSelected(view.currentIndex())
    assert view.selected_id == 10
    view.clearFocus()
    view.selectionModel().clear()
    view.selectionModel().setCurrentIndex(view.model().index(2, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.selectionModel().isSelected(view.model().index(2, 0))


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_a_menu_opened_by_keyboard_has_a_line_chosen(qtbot: QtBot, window: QWidget) -> None:
    button, other = Button("상태"), Button("다음")
    put(window, button)
    put(window, other)
    menu = CurtainedMenu(window)
    first, last = menu.addAction("하나"), menu.addAction("셋")
    button.clicked.connect(menu.show)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert menu.activeAction() is None
    menu.close()
    other.setFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert menu.activeAction() is first
    qtbot.keyClick(menu, Qt.Key.Key_End)
    assert menu.activeAction() is last
    qtbot.keyClick(menu, Qt.Key.Key_Home)
    assert menu.activeAction() is first
    menu.close()


def test_enter_activates_and_other_keys_go_on(qtbot: QtBot, view: OneColumnView) -> None:
    view.select_id(30)
    with qtbot.waitSignal(view.activated_id) as heard:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert heard.args == [30]
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_S, Qt.KeyboardModifier.NoModifier, "s")
    view.keyPressEvent(event)
    assert not event.isAccepted()


def test_the_selection_is_an_id_not_a_row(qtbot: QtBot, view: OneColumnView) -> None:
    rows = view.model()
    assert isinstance(rows, Rows)
    with qtbot.assertNotEmitted(view.current_id):
        assert view.select_id(30)
        rows.insert(0, 5)
        assert view.selected_id == 30
    rows.replace([1, 30])
    assert view.selected_id == 30
    rows.replace([1, 2])
    assert view.selected_id is None


def test_a_click_tells_the_id_and_rows_have_one_height(qtbot: QtBot, view: OneColumnView) -> None:
    with qtbot.waitSignal(view.clicked_id) as heard:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 50))
    assert heard.args == [20]
    assert view.rowHeight(3) == 40
    assert view.columnWidth(0) == view.viewport().width()


def test_lists_do_not_open_the_input_method(view: OneColumnView) -> None:
    view.select_id(10)
    assert not view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_dialogs_take_enter_only_when_nothing_is_destroyed(qtbot: QtBot, window: QWidget) -> None:
    dialog = PlainDialog(window, "상담방을 종료할까요?", HOSTILE)
    cancel = dialog.add_cancel()
    destroy = dialog.add_button("종료", "destructive")
    heard: list[str] = []
    destroy.chosen.connect(lambda: heard.append("destroyed"))
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.focusWidget() is cancel
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert heard == []
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_dialog_opens_centred_with_its_whole_height(qtbot: QtBot, window: QWidget) -> None:
    dialog = PlainDialog(window, "상담방을 종료할까요?", scrolled=True)
    dialog.content.addWidget(label("긴 내용을 여러 줄로 적어요. " * 40, "body", wrap=True))
    dialog.add_cancel()
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    room = dialog.screen().availableGeometry()
    wanted = window.frameGeometry().center().y() - dialog.height() // 2
    assert abs(dialog.y() - max(room.top(), min(wanted, room.bottom() - dialog.height()))) <= 24
    dialog.reject()


def test_a_dialog_whose_frame_is_not_known_yet_is_not_put_into_the_corner(qtbot: QtBot, window: QWidget) -> None:
    """A window manager that puts its frame round it tells a place outside the screen for a moment."""
    dialog = PlainDialog(window, "검토를 누구에게 요청할까요?", scrolled=True)
    dialog.add_cancel()
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    dialog.move(-1, -20)
    dialog.content.addWidget(label("뒤늦게 온 내용. " * 60, "body", wrap=True))
    before = dialog.height()
    qtbot.waitUntil(lambda: dialog.height() > before)
    assert dialog.y() < 0
    dialog.move(0, dialog.screen().availableGeometry().bottom() - 10)
    dialog.fit()
    assert dialog.frameGeometry().bottom() <= dialog.screen().availableGeometry().bottom()
    dialog.reject()


def test_the_accepting_button_takes_enter_and_keeps_the_problem(qtbot: QtBot, window: QWidget) -> None:
    dialog = PlainDialog(window, "새 상담방")
    dialog.add_cancel()
    save = dialog.add_button("만들기", "accept")
    dialog.open()
    dialog.set_error("이름을 적어 주세요.")
    with qtbot.waitSignal(save.chosen):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.reject()


def test_the_buttons_of_a_dialog_stand_in_line_with_its_content(qtbot: QtBot, window: QWidget) -> None:
    dialog = PlainDialog(window, "새 상담방")
    field = LineEdit("제목")
    dialog.content.addWidget(field)
    buttons = [dialog.add_button("만들기", "accept"), dialog.add_cancel()]
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    edges = [button.mapTo(dialog, button.rect().bottomRight()) for button in buttons]
    assert max(edge.x() for edge in edges) == field.geometry().right()
    assert dialog.rect().bottom() - edges[0].y() == 20
    dialog.reject()


def test_items_flow_into_lines(window: QWidget) -> None:
    holder = QWidget()
    flow = FlowLayout(holder, gap=6)
    for _ in range(6):
        item = QWidget()
        item.setFixedSize(QSize(100, 20))
        flow.addWidget(item)
    put(window, holder)
    assert flow.heightForWidth(640) == 20
    assert flow.heightForWidth(320) == 46
    assert flow.heightForWidth(50) == 6 * 20 + 5 * 6


def test_a_splitter_is_a_line_that_is_easy_to_take(window: QWidget) -> None:
    splitter = Splitter()
    splitter.addWidget(QWidget())
    splitter.addWidget(QWidget())
    put(window, splitter)
    splitter.resize(400, 100)
    assert splitter.handle(1).width() == 7
    assert sum(splitter.sizes()) == splitter.width() - 1


def test_an_empty_state_says_what_to_do(window: QWidget) -> None:
    empty = EmptyState("list-checks", HOSTILE, "설명", [Button("새 태스크", "primary")])
    put(window, empty)
    assert empty.title == HOSTILE
    empty.set_texts("다른 제목")
    assert empty.title == "다른 제목"
    assert not empty.grab().isNull()


def test_a_line_takes_all_that_is_pasted(qtbot: QtBot) -> None:
    field = LineEdit("제목")
    qtbot.addWidget(field)
    field.insert("가" * 40_000)
    assert field.text() == field.full_text() == "가" * 40_000
