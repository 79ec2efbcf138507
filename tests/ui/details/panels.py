"""A detail panel in an open window over a desk, and what tests look at in it."""

from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.ids import RoomId, TaskId
from taskflow_desktop.ui.details.panel import DetailPanel
from taskflow_desktop.ui.details.task_editor import TaskEditor
from taskflow_desktop.ui.details.task_tab import TaskTab
from taskflow_desktop.ui.widgets.reason_bubble import ReasonBubble
from taskflow_desktop.ui.widgets.toast import ToastBox, ToastHost
from tests.ui.board.desk import Desk, show_in_window

T = TypeVar("T", bound=QWidget)


class OpenPanel:
    """The panel of one agent in a window of its own."""

    def __init__(self, qtbot: QtBot, desk: Desk, agent: int, room: int | None = None) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.session = desk.enter(agent)
        self.panel = DetailPanel(self.session)
        self.window = show_in_window(qtbot, self.panel, 416, 868, session=self.session)
        self.open_room(desk.world.room if room is None else room)

    @property
    def tab(self) -> TaskTab:
        return self.panel.task_tab

    @property
    def editor(self) -> TaskEditor:
        return self.panel.task_tab.editor

    @property
    def task(self) -> Task:
        """The open task."""
        task = self.editor.task
        assert task is not None
        return task

    def open_room(self, room: int) -> None:
        """Show a room and wait until it and its first task are there."""
        self.panel.set_room(RoomId(room))
        total = self.desk.site.value("SELECT count(*) FROM task WHERE room_id = ?", room)
        self.wait(lambda: self.tab.head.count_text == f"{total}/10" and len(self.tab.tasks) == total)
        if total:
            self.wait(lambda: self.editor.task is not None)

    def wait(self, true: object) -> None:
        self.qtbot.waitUntil(true, timeout=5000)  # type: ignore[arg-type]

    def toast(self) -> ToastBox:
        """The toast on screen; waits for it."""
        self.wait(lambda: self._box() is not None)
        box = self._box()
        assert box is not None
        return box

    def _box(self) -> ToastBox | None:
        host = self.window.findChild(ToastHost)
        return host.box if host is not None else None

    def bubble(self) -> str:
        """What the reason bubble on screen says, "" without one."""
        shown = [each.text for each in self.window.findChildren(ReasonBubble) if each.isVisible()]
        return shown[0] if shown else ""

    def open_task(self, task_id: int) -> None:
        self.panel.open_task(TaskId(task_id))
        self.wait(lambda: self.editor.task is not None and self.editor.task.id == task_id)

    def dialog(self, kind: type[T]) -> T:
        """The open dialog of this kind; waits for it."""
        self.wait(lambda: any(each.isVisible() for each in self.window.findChildren(kind)))
        return next(each for each in self.window.findChildren(kind) if each.isVisible())


def compose(preedit: str = "", commit: str = "") -> None:
    """Send what an input method sends to the focused widget."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    target = QApplication.focusWidget()
    assert target is not None
    QApplication.sendEvent(target, event)


def write(text: str) -> None:
    """Put text into the focused field as an input method does, syllables and all."""
    compose(commit=text)


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Press and release the left button on a widget."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or widget.rect().center())


def focused() -> QWidget:
    """The widget with the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
