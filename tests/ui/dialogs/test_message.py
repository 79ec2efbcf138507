"""Message boxes: plain text, opened, answered once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.ui.dialogs.about import AboutDialog, versions
from taskflow_desktop.ui.dialogs.message import ask, show_details, tell
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog

HOSTILE = "<b>굵게</b> <img src='file:///etc/hostname'> & 끝"


class Heard:
    """Hears answers."""

    def __init__(self) -> None:
        self.answers: list[bool] = []

    def hear(self, answer: bool) -> None:
        self.answers.append(answer)


def button(dialog: PlainDialog, text: str) -> QPushButton:
    return next(found for found in dialog.findChildren(QPushButton) if found.text() == text)


def test_markup_is_shown_letter_by_letter(window: QWidget) -> None:
    dialog = tell(window, HOSTILE, HOSTILE)

    shown = [label for label in dialog.findChildren(QLabel) if label.text() == HOSTILE]
    assert len(shown) == 2
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in shown)
    dialog.reject()


def test_details_are_plain_and_can_be_copied(window: QWidget) -> None:
    dialog = show_details(window, "자세히", "하지 못했어요.", HOSTILE)
    assert dialog.details == HOSTILE

    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)

    assert QApplication.clipboard().text() == HOSTILE
    assert dialog.copy_button.text() == "복사했어요"
    dialog.reject()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_message_is_closed_by_keyboard(qtbot: QtBot, window: QWidget, key: Qt.Key) -> None:
    dialog = tell(window, "제목", "글")

    with qtbot.waitSignal(dialog.finished):
        QTest.keyClick(dialog, key)


def test_a_question_is_answered_once(qtbot: QtBot, window: QWidget) -> None:
    heard = Heard()
    dialog = ask(window, "끌까요?", "바로 사라져요.", yes="끄기", answered=heard.hear)

    with qtbot.waitSignal(dialog.finished):
        QTest.mouseClick(button(dialog, "끄기"), Qt.MouseButton.LeftButton)

    assert heard.answers == [True]


def test_esc_is_a_no(qtbot: QtBot, window: QWidget) -> None:
    heard = Heard()
    dialog = ask(window, "끌까요?", "바로 사라져요.", yes="끄기", answered=heard.hear)

    with qtbot.waitSignal(dialog.finished):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert heard.answers == [False]


def test_what_destroys_is_never_taken_by_enter(qtbot: QtBot, window: QWidget) -> None:
    heard = Heard()
    dialog = ask(window, "끌까요?", "바로 사라져요.", yes="끄기", answered=heard.hear, destructive=True)
    with qtbot.waitExposed(dialog):
        dialog.show()

    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert heard.answers == []
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert heard.answers == [False]


def test_about_tells_every_version_and_copies_them(window: QWidget) -> None:
    dialog = AboutDialog(window)
    dialog.open()
    texts = {label.text() for label in dialog.findChildren(QLabel)}
    assert {version for _, version in versions()} <= texts

    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)

    assert QApplication.clipboard().text().splitlines()[0].startswith("Task Flow Desktop: ")
    dialog.reject()
