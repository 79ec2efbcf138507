"""The transcript for hands: a message can be focused, copied, read closely and made into a task."""

from datetime import tzinfo

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from taskflow_desktop.domain.entities import Message
from taskflow_desktop.domain.enums import Speaker
from taskflow_desktop.domain.ids import MessageId
from taskflow_desktop.models.message_lines import Key, MessageLine
from taskflow_desktop.models.messages import Conversation
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.actions import key_of
from taskflow_desktop.ui.chat.bubble_reader import BubbleReader, WholeMessage
from taskflow_desktop.ui.chat.painted import Hit
from taskflow_desktop.ui.chat.painted_message import beginning
from taskflow_desktop.ui.chat.transcript import Transcript
from taskflow_desktop.ui.format import clock_time
from taskflow_desktop.ui.icons import icon
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.curtain import CurtainedMenu
from taskflow_desktop.ui.widgets.focus_ring import by_keyboard
from taskflow_desktop.ui.widgets.keys import single_key
from taskflow_desktop.ui.widgets.spoken import speak_as

_SPOKEN = 300


class MessageTranscript(Transcript):
    """Signals:
    task_chosen: Task, of a chip that was pressed.
    task_wanted: Message, from which a task is to be made if that is allowed.
    """

    task_chosen = Signal(object)
    task_wanted = Signal(object)

    def __init__(
        self, session: Session, conversation: Conversation, zone: tzinfo, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, conversation, zone, parent)
        speak_as(self, QAccessible.Role.List)
        self._session, self._zone = session, zone
        self._focused: Key | None = None
        self._offers_tasks = False
        self._tasks_locked = False
        self._reader: BubbleReader | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate("Chat", "Conversation"))
        conversation.opened.connect(self._forget_focus)
        self.hit_chosen.connect(self._choose_hit)
        self.verticalScrollBar().valueChanged.connect(self._close_reader)

    def set_tasks_offered(self, offered: bool, *, locked: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Say whether messages can be made into tasks at all, and whether in this room they may not be now.

        Before it is called they cannot: the conversation is one to read.
        """
        self._offers_tasks, self._tasks_locked = offered, locked

    @property
    def focused_message(self) -> Message | None:
        """The message that keys act on."""
        index = self.index_of(self._focused)
        line = self.line(index) if index >= 0 else None
        return line.message if isinstance(line, MessageLine) else None

    def show_message(self, message_id: MessageId) -> bool:
        """Bring a message into view, mark it and let keys act on it. Return False if it is not loaded."""
        index = self.index_of(("message", message_id))
        if index < 0:
            return False
        self._focus(index, ring=False)
        self.show_line(index)
        self.mark(message_id)
        return True

    # --- keys --------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, code = single_key(event), event.key()
        message = self.focused_message
        bar = self.verticalScrollBar()
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy(message)
        elif code in {Qt.Key.Key_Up, Qt.Key.Key_Down} or key in {"J", "K"}:
            self._step(-1 if code == Qt.Key.Key_Up or key == "K" else 1)
        elif code == Qt.Key.Key_PageUp:
            bar.setValue(bar.value() - bar.pageStep())
        elif code == Qt.Key.Key_PageDown:
            bar.setValue(bar.value() + bar.pageStep())
        elif code == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif code == Qt.Key.Key_End:
            self.to_end()
        elif key == "T" and message is not None:
            self._want_task(message)
        elif code in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and message is not None:
            self._open(message)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if by_keyboard(self, event):
            if self.focused_message is None and self.last_in_view >= 0:
                self._focus(self.last_in_view, ring=True)
            else:
                self._ring = self._focused
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._ring = None
        self.viewport().update()

    def _step(self, by: int) -> None:
        """Move the focus to the next message up or down."""
        index = self.index_of(self._focused)
        if index < 0:
            index = self.last_in_view + (1 if by < 0 else 0)
        index += by
        while 0 <= index < self.line_count and not isinstance(self.line(index), MessageLine):
            index += by
        if 0 <= index < self.line_count:
            self._focus(index, ring=True)
            self.reveal(index)

    def _focus(self, index: int, *, ring: bool) -> None:
        line = self.line(index)
        if not isinstance(line, MessageLine):
            return
        self._focused = line.key
        self._ring = line.key if ring else None
        spoken = self._spoken(line)
        self.setAccessibleDescription(spoken)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        if ring:
            announce(self, spoken)
        self.viewport().update()

    def _spoken(self, line: MessageLine) -> str:
        message = line.message
        said = beginning(message.text)[:_SPOKEN] or message.file_name
        parts = [message.author, said, clock_time(message.sent_at, self._zone)]
        if message.internal:
            parts.insert(0, translate("Chat", "Internal note"))
        elif message.speaker is Speaker.SYSTEM:
            parts.insert(0, translate("Chat", "The system"))
        parts += [task.short_number for task in line.tasks]
        return ", ".join(part for part in parts if part)

    @Slot()
    def _forget_focus(self) -> None:
        self._focused = None
        self._close_reader()
        self.setAccessibleDescription("")
        if self.hasFocus() and self.last_in_view >= 0:
            self._focus(self.last_in_view, ring=True)

    # --- mouse and menu ----------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._close_reader()
        index = self.index_at(int(event.position().y()))
        if index >= 0:
            self._focus(index, ring=False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Over a bubble: read it closely, to select a part."""
        index = self.index_at(int(event.position().y()))
        line = self.line(index) if index >= 0 else None
        if isinstance(line, MessageLine) and line.message.text:
            bubble = self.body_rect(index).toRect()
            if bubble.contains(event.position().toPoint()) and self.hit_at(event.position().toPoint()) is None:
                self._reader = BubbleReader(line.message, bubble, self.viewport())
                self._reader.closed.connect(self._reader_gone)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.index_of(self._focused) if by_key else self.index_at(event.pos().y())
        if index < 0 or not isinstance(self.line(index), MessageLine):
            return
        self._focus(index, ring=by_key)
        at = self.body_rect(index).bottomLeft().toPoint() if by_key else event.pos()
        self.message_menu().popup(self.viewport().mapToGlobal(at))

    def message_menu(self) -> QMenu:
        """Return the menu of the focused message; it deletes itself when it closes."""
        menu = CurtainedMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(icon("copy"), translate("Chat", "Copy"))
        copy.triggered.connect(self._copy_focused)
        message = self.focused_message
        if message is not None and beginning(message.text) != message.text:
            whole = menu.addAction(icon("maximize-2"), translate("Chat", "Show all"))
            whole.triggered.connect(self._show_whole)
        self._add_tasks(menu)
        if self._offers_tasks:
            name = "lock" if self._tasks_locked else "list-checks"
            task = menu.addAction(icon(name), f"{translate('Chat', 'Make a task')}\t{key_of('message.task')}")
            task.triggered.connect(self.make_task)
        return menu

    def _add_tasks(self, menu: QMenu) -> None:
        """Offer the tasks that were made from the message: Enter opens only the first of several."""
        index = self.index_of(self._focused)
        line = self.line(index) if index >= 0 else None
        if not isinstance(line, MessageLine) or not self._session.flow.on:
            return
        for task in line.tasks:
            words = fill(translate("Chat", "Open {number}"), number=task.short_number)
            action = menu.addAction(icon("list-todo"), words)
            action.setData(task)
            action.triggered.connect(self._open_task_of_menu)

    @Slot()
    def _open_task_of_menu(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.task_chosen.emit(action.data())

    @Slot()
    def _copy_focused(self) -> None:
        self._copy(self.focused_message)

    @Slot()
    def _show_whole(self) -> None:
        if (message := self.focused_message) is not None:
            WholeMessage(message, self.window()).open()

    @Slot()
    def make_task(self) -> None:
        """Ask for a task of the message that keys act on, if there is one."""
        if (message := self.focused_message) is not None:
            self._want_task(message)

    def _copy(self, message: Message | None) -> None:
        if message is not None:
            QGuiApplication.clipboard().setText(message.text or message.file_name)
            announce(self, translate("Chat", "Copied"))

    def _want_task(self, message: Message) -> None:
        if self._offers_tasks:
            self.task_wanted.emit(message)

    def _open(self, message: Message) -> None:
        """Enter: the task of the message, else all of it if its bubble shows only a part."""
        line = self.line(self.index_of(("message", message.id)))
        if isinstance(line, MessageLine) and line.tasks and self._session.flow.on:
            self.task_chosen.emit(line.tasks[0])
        elif beginning(message.text) != message.text:
            self._show_whole()

    @Slot(object)
    def _choose_hit(self, hit: Hit) -> None:
        if hit.task is not None:
            self.task_chosen.emit(hit.task)
        elif hit.whole is not None:
            WholeMessage(hit.whole, self.window()).open()

    @Slot()
    def _close_reader(self) -> None:
        if self._reader is not None:
            self._reader.dismiss()

    @Slot()
    def _reader_gone(self) -> None:
        reader, self._reader = self._reader, None
        if reader is not None and reader.reader.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
