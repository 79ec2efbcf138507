"""The keyboard alone in the panel: where the focus goes when what had it is gone, and in which order it walks."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.ids import RoomId
from tests.ui.board.desk import Desk, press
from tests.ui.details.panels import OpenPanel, focused


def test_after_taking_a_room_the_next_key_makes_its_task(qtbot: QtBot, desk: Desk) -> None:
    panel = OpenPanel(qtbot, desk, desk.world.other, desk.world.waiting)
    button = panel.tab.head.note.button
    assert button is not None
    button.setFocus(Qt.FocusReason.TabFocusReason)
    panel.wait(button.hasFocus)
    press(Qt.Key.Key_Return)
    panel.wait(lambda: panel.tab.head.reason == "")
    assert focused() is panel.tab.head.add
    press(Qt.Key.Key_Return)
    assert panel.tab.forming
    assert focused() is panel.tab.form.title.line


def test_tab_walks_the_form_as_it_is_read(main: OpenPanel) -> None:
    main.panel.new_task(RoomId(main.desk.world.room))
    fields = main.tab.form.fields
    main.wait(fields.title.line.hasFocus)
    walked = []
    for _ in range(7):
        press(Qt.Key.Key_Tab)
        walked.append(focused())
    assert walked == [
        fields.stepper.segments()[0],
        fields.importance.segments()[1],
        fields.people.add,
        fields.items.line,
        fields.files.choose_button,
        fields.register,
        fields.cancel,
    ]


def test_arrows_on_the_buttons_of_the_form_stay(main: OpenPanel) -> None:
    main.panel.new_task(RoomId(main.desk.world.room))
    fields = main.tab.form.fields
    fields.register.setFocus(Qt.FocusReason.TabFocusReason)
    main.wait(fields.register.hasFocus)
    for arrow in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up):
        press(arrow)
        assert focused() is fields.register
    press(Qt.Key.Key_Space)
    assert main.tab.forming
    assert fields.title.problem == "제목을 적어 주세요."
