"""Buttons, labels and the reason bubble, by mouse and by keyboard, in a real window."""

from hypothesis import given
from hypothesis.strategies import sampled_from, text
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.enums import Channel
from taskflow_desktop.ui.icons import pixmap
from taskflow_desktop.ui.style import apply_theme
from taskflow_desktop.ui.theme import make_theme, theme
from taskflow_desktop.ui.widgets.avatar import Avatar, avatar_tint, initials
from taskflow_desktop.ui.widgets.buttons import Button, IconButton, ReasonButton
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.widgets.focus_ring import FocusRing
from taskflow_desktop.ui.widgets.labels import eliding_label, label, set_tooltip, tooltip_text
from taskflow_desktop.ui.widgets.reason_bubble import ReasonBubble

REASON = "종료된 상담방이라 새 태스크를 만들 수 없어요."
HOSTILE = "<img src='file:///etc/passwd'><a href='file:///etc/passwd'>x</a>"


def put(window: QWidget, *widgets: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
        widget.show()


def bubbles(window: QWidget) -> list[str]:
    return [bubble.text for bubble in window.findChildren(ReasonBubble) if bubble.isVisible()]


def test_a_refused_button_is_reached_by_tab_and_says_why(qtbot: QtBot, window: QWidget) -> None:
    first, button = Button("취소"), ReasonButton("새 태스크", icon="plus")
    put(window, first, button)
    button.set_refusal(REASON)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is button
    assert button.accessibleDescription() == REASON
    with qtbot.assertNotEmitted(button.chosen), qtbot.assertNotEmitted(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)
        qtbot.keyClick(button, Qt.Key.Key_Return)
    assert bubbles(window) == [REASON]
    qtbot.keyClick(button, Qt.Key.Key_Backtab)
    assert bubbles(window) == []


def test_a_press_on_a_refused_button_says_why_and_does_nothing(qtbot: QtBot, window: QWidget) -> None:
    button = ReasonButton("새 태스크")
    put(window, button)
    button.set_refusal(REASON)
    with qtbot.assertNotEmitted(button.chosen), qtbot.waitSignal(button.refused) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == [REASON]
    assert bubbles(window) == [REASON]


def test_escape_takes_the_bubble_first_and_then_what_lies_under_it(qtbot: QtBot, window: QWidget) -> None:
    dialog = PlainDialog(window, "물음")
    button = dialog.add_button("저장", "accept")
    button.set_refusal(REASON)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    button.click()
    assert bubbles(dialog) == [REASON]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert (bubbles(dialog), dialog.isVisible()) == ([], True)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(PlainDialog))


def test_hovering_a_refused_button_says_why(window: QWidget) -> None:
    button = ReasonButton("새 태스크")
    put(window, button)
    button.set_refusal(REASON)
    QApplication.sendEvent(button, QEnterEvent(QPointF(3, 3), QPointF(3, 3), QPointF(3, 3)))
    assert bubbles(window) == [REASON]
    QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))
    assert bubbles(window) == []


def test_an_allowed_button_acts_once_for_each_press(qtbot: QtBot, window: QWidget) -> None:
    button = ReasonButton("새 태스크")
    put(window, button)
    button.set_refusal(REASON)
    button.set_refusal(None)
    chosen: list[bool] = []
    button.chosen.connect(lambda: chosen.append(True))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert len(chosen) == 3
    assert button.accessibleDescription() == ""


def test_a_reason_is_never_markup(window: QWidget) -> None:
    button = ReasonButton("새 태스크")
    put(window, button)
    button.set_refusal(HOSTILE)
    button.click()
    assert bubbles(window) == [HOSTILE]


def test_the_ring_shows_for_the_keyboard_only(qtbot: QtBot, window: QWidget) -> None:
    first, second = Button("하나"), Button("둘")
    put(window, first, second)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    first.setFocus(Qt.FocusReason.MouseFocusReason)
    assert [ring for ring in window.findChildren(FocusRing) if ring.isVisible()] == []
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    rings = [ring for ring in window.findChildren(FocusRing) if ring.isVisible()]
    assert [ring.geometry() for ring in rings] == [second.geometry().adjusted(-4, -4, 4, 4)]


def test_the_ring_is_whole_where_the_control_fills_its_part(qtbot: QtBot, window: QWidget) -> None:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    button = Button("하나")
    column.addWidget(button)
    put(window, part)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    (ring,) = [ring for ring in window.findChildren(FocusRing) if ring.isVisible()]
    assert ring.parentWidget() is window
    wanted = button.geometry().translated(part.pos()).adjusted(-4, -4, 4, 4)
    assert ring.geometry() == wanted
    part.move(part.x() + 7, part.y())
    assert ring.geometry() == wanted.translated(7, 0)


def test_icon_buttons_are_named_and_large_enough(window: QWidget) -> None:
    button = IconButton("x", "닫기", key="Esc")
    put(window, button)
    assert button.accessibleName() == "닫기"
    assert "닫기" in button.toolTip()
    assert "Esc" in button.toolTip()
    assert min(button.width(), button.height()) >= 28


def test_buttons_hold_their_text_at_every_size(qapp: QApplication, window: QWidget) -> None:
    button = Button("등록", "primary", icon="plus", key="Ctrl Enter", trailing="chevron-down")
    put(window, button)
    before = button.sizeHint()
    apply_theme(qapp, "light", 130)
    after = button.sizeHint()
    assert after.width() > before.width() * 1.15
    assert after.height() > before.height()


def test_labels_show_typed_text_letter_by_letter(window: QWidget) -> None:
    for made in (label(HOSTILE), eliding_label(HOSTILE)):
        put(window, made)
        assert made.textFormat() == Qt.TextFormat.PlainText
        assert made.text() == HOSTILE
        assert not made.openExternalLinks()


def test_tooltips_are_plain_text(window: QWidget) -> None:
    set_tooltip(window, HOSTILE)
    assert not GuiQt.mightBeRichText(window.toolTip())
    assert window.toolTip().replace("\u200b", "").replace("\n", "").replace(" ", "") == HOSTILE.replace(" ", "")
    assert tooltip_text("") == ""
    assert tooltip_text("이관", "Ctrl H") == "이관  Ctrl H"


@given(text(alphabet="<>!?/&;ltbxm \n가-\u200b"), sampled_from(["", "<b>", "<?xml", "&lt;i&gt;", "<!--", "<br/>"]))
def test_nothing_in_a_tooltip_is_taken_for_markup(qapp: QApplication, typed: str, begun: str) -> None:
    assert not GuiQt.mightBeRichText(tooltip_text(begun + typed))
    assert not GuiQt.mightBeRichText(tooltip_text(typed + begun))


def test_long_tooltips_are_broken_into_lines(window: QWidget) -> None:
    for words in ("이 방의 주 상담사와 매니저, 관리자만 태스크를 만들 수 있어요. " * 4, "긴" * 200, "🎉" * 100):
        lines = tooltip_text(words).split("\n")
        assert len(lines) > 1
        assert max(theme().metrics("body").horizontalAdvance(line) for line in lines) <= 360
        assert "".join(lines).replace(" ", "") == words.replace(" ", "")


def test_an_elided_label_tells_all_in_its_tooltip(window: QWidget) -> None:
    short = eliding_label("아주 긴 상담방 제목이라서 다 보이지 않아요")
    put(window, short)
    short.setFixedWidth(60)
    short.resize(60, 20)
    assert "다 보이지" in short.toolTip()
    short.setFixedWidth(600)
    short.resize(600, 20)
    assert short.toolTip() == ""


def test_initials() -> None:
    assert initials("이수민", 36) == "수민"
    assert initials("이수민", 24) == "수"
    assert initials("다온오피스 정태영", 36) == "태영"
    assert initials("허균", 36) == "허균"
    assert initials("허균", 20) == "균"
    assert initials("John Smith", 28) == "JS"
    assert initials("john", 36) == "J"
    assert initials("  ", 36) == ""


def test_a_person_has_one_colour_in_both_themes(qapp: QApplication) -> None:
    light = theme().avatars.index(avatar_tint("김서연"))
    apply_theme(qapp, "dark")
    assert theme().avatars.index(avatar_tint("김서연")) == light


def test_avatars_of_every_channel_and_hostile_names_paint(window: QWidget) -> None:
    for channel in Channel:
        avatar = Avatar(size=36)
        avatar.set_person("\u202e<b>🙂", channel)
        put(window, avatar)
        assert not avatar.grab().isNull()


def test_icons_are_made_once_for_each_colour() -> None:
    colour = make_theme("light").text_1
    assert pixmap("clock", 16, colour) is pixmap("clock", 16, colour)
    large = pixmap("clock", 16, colour, 2.0)
    assert (large.width(), large.devicePixelRatio()) == (32, 2.0)
    middle = {
        large.toImage().pixelColor(x, 16).name() for x in range(32) if large.toImage().pixelColor(x, 16).alpha() == 255
    }
    assert middle <= {colour.name()}
