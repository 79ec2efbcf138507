"""The head of the tab of tasks: how many there are, the button for another one, and why there can be none."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from taskflow_desktop.domain.entities import Room
from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.rules import limits
from taskflow_desktop.rules.permissions import why_not_take_room
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.buttons import ReasonButton
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.note import Kind, Note

_NOTES: dict[str, tuple[Kind, str]] = {
    "create.closed": ("neutral", "lock"),
    "create.no_main": ("info", "user-plus"),
    "create.not_main": ("neutral", "lock"),
    "create.full": ("warn", "lock"),
}


class TasksHead(QWidget):
    """`add_chosen`: a new task is wanted and allowed. The note offers to take a room that nobody has."""

    add_chosen = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._room: Room | None = None
        self._count = label("", "body", tone="text.2")
        self.add = ReasonButton(translate("TaskTab", "New task"), icon="plus")
        self.add.setCheckable(True)
        self.add.chosen.connect(self.add_chosen)
        self.note = Note("neutral")
        self.note.hide()
        self.note.action.connect(self._take_room)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 12, 4)
        head.setSpacing(8)
        head.addWidget(label(translate("TaskTab", "Tasks in this room"), "body", weight=600))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.add)
        noted = QVBoxLayout()
        noted.setContentsMargins(12, 0, 12, 0)
        noted.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(noted)

    @property
    def count_text(self) -> str:
        """The count shown, "3/10"."""
        return self._count.text()

    @property
    def reason(self) -> str:
        """What the note says, "" while there is none."""
        return "" if self.note.isHidden() else self.note.accessibleName()

    def show_state(self, room: Room | None, refusal: Refusal | None, *, forming: bool) -> None:
        """Show a room's count and why no task can be added; `forming`: the form is open and says it itself."""
        self._room = room
        self._count.setText(f"{room.tasks_total}/{limits.TASKS_PER_ROOM}" if room is not None else "")
        words = sentence(refusal) if refusal is not None else ""
        self.add.set_refusal(words)
        self.add.setChecked(forming)
        look = _NOTES.get(refusal.code) if refusal is not None else None
        takes = room is not None and self._offers_taking(room, refusal)
        if self.note.button is not None and self.note.button.hasFocus() and not takes:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)  # the next step, before the button is gone
        self.note.setVisible(look is not None and not forming)
        if room is None or refusal is None or look is None:
            return
        self.note.set_kind(*look)
        if refusal.code == "create.not_main":
            main = translate("TaskTab", "The main agent is {name}.")
            self.note.set_text(fill(main, name=self._session.agent_name(room.main_agent_id)), words)
        else:
            self.note.set_sentences(words)
        if takes != (self.note.button is not None):
            self.note.set_action(translate("TaskTab", "Take this room") if takes else "")

    def _offers_taking(self, room: Room, refusal: Refusal | None) -> bool:
        nobody = refusal is not None and refusal.code == "create.no_main"
        return nobody and why_not_take_room(self._session.agent, room) is None

    @Slot()
    def _take_room(self) -> None:
        if self._room is not None:
            self._session.commands.take_room(self._room.id, self._room.version)
