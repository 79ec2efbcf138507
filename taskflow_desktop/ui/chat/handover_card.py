"""The card over the conversation of a room that was handed to one: from whom, why, a word, and what is left to do."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Event, Room
from taskflow_desktop.domain.enums import EventKind
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.inside import HandOverCard
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.chat.handed_task import HandedTaskRow
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.format import exact_time, list_time, local_zone
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.usual_reasons import shown_reason
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.buttons import Button, IconButton
from taskflow_desktop.ui.widgets.icon_picture import IconPicture
from taskflow_desktop.ui.widgets.labels import label, name_widget, set_tooltip
from taskflow_desktop.ui.widgets.surface import ScrollArea
from taskflow_desktop.ui.widgets.tab_order import take_place_of

_ROOM_EVENTS = frozenset({EventKind.ROOM_HANDED, EventKind.ROOM_ASSIGNED, EventKind.ROOM_ACKNOWLEDGED})
_MINUTE_MS = 60_000
_SHORT = 40
"""A reason of more characters stands in the part that scrolls."""

_SHARE = 0.38
"""So much of the conversation's height the card takes at most; the rest of it scrolls."""


class _Body(ScrollArea):
    """What folds away; as high as its content up to `most` px."""

    def __init__(self) -> None:
        super().__init__("")
        self._most = 0
        self.inner = QWidget()
        self.column = QVBoxLayout(self.inner)
        self.column.setContentsMargins(4, 0, 4, 4)
        self.column.setSpacing(4)
        self.setWidget(self.inner)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_most(self, height: int) -> None:
        """Be at most so high, in px."""
        self._most = height
        self.fit()

    def fit(self) -> None:
        """Take the height of the content."""
        width = max(self.width(), self.minimumWidth())
        wanted = self.column.totalHeightForWidth(width) if self.column.hasHeightForWidth() else self._plain()
        self.setFixedHeight(max(theme().px(40), min(wanted, self._most)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    def _plain(self) -> int:
        return self.column.totalSizeHint().height()


class HandOverCardView(QWidget):
    """Hidden unless the room waits for the signed-in agent to take note of how it came to him.

    Signals:
        task_chosen: Task, to be opened.
        acknowledged: it was taken note of here and now.
    """

    task_chosen = Signal(object)
    acknowledged = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._room: Room | None = None
        self._card: HandOverCard | None = None
        self._busy = False
        self._folded_away = False
        self._reading: Asking[HandOverCard | None] = Asking(self)
        self._telling: Asking[Room] = Asking(self)
        self._refusing: Asking[TaskflowError] = Asking(self)
        self._lead = label("", "body", weight=600, wrap=True)
        self._meta = label("", "small", tone="text.2", wrap=True)
        self._message = label("", "body", wrap=True)
        for words in (self._lead, self._meta, self._message):
            policy = words.sizePolicy()
            policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)  # as high as its lines, not as a square of them
            words.setSizePolicy(policy)
        self._message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.fold = IconButton("chevron-up", translate("HandOver", "Fold the card"))
        self.done_button = Button(translate("HandOver", "Got it"), "primary", small=True)
        self._body = _Body()
        self._rows: list[HandedTaskRow] = []
        self._build()
        self.fold.clicked.connect(self._toggle)
        self.done_button.clicked.connect(self._acknowledge)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._tick)
        theme_source().changed.connect(self._fit)
        self.hide()

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._lead)
        words.addWidget(self._meta)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 4, 0)
        head.setSpacing(8)
        head.addWidget(IconPicture("arrow-left-right", 16, "text.1"), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        head.addWidget(self.done_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignTop)
        self._said = QVBoxLayout()
        self._said.addWidget(self._message)
        self._tasks = QVBoxLayout()
        self._tasks.setSpacing(2)
        self._body.column.addLayout(self._said)
        self._body.column.addLayout(self._tasks)
        column = QVBoxLayout(self)
        column.setContentsMargins(16 + 4, 8 + 8, 16 + 4, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._body)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def card(self) -> HandOverCard | None:
        """What is shown, None while nothing is."""
        return self._card

    @property
    def rows(self) -> tuple[HandedTaskRow, ...]:
        """The tasks shown."""
        return tuple(self._rows)

    @property
    def words(self) -> tuple[str, str, str]:
        """What is said: from whom, reason and time, the word that was left."""
        return self._lead.text(), self._meta.text(), self._message.text()

    @property
    def folded(self) -> bool:
        """True if only the head is shown."""
        return self._body.isHidden()

    # --- what is shown -----------------------------------------------------------------------------------------------

    def show_room(self, room: Room | None) -> None:
        """Read what waits in another room, or in the same room for another agent."""
        before, self._room = self._room, room
        if room is None or before is None or room.id != before.id:
            self._busy = False
            self._telling.forget()
            self._refusing.forget()
            self._show(None)
        if room is None or room.main_agent_id != self._session.agent.id:
            self._reading.forget()
            self._show(None)
        elif before is None or (room.id, room.main_agent_id) != (before.id, before.main_agent_id):
            self._read()

    def apply(self, change: ChangeSet) -> None:
        """Follow what concerns the room: it was handed on, it was taken note of elsewhere, its tasks changed."""
        room = self._room
        if room is None or room.main_agent_id != self._session.agent.id:
            return
        if change.reload or any(self._concerns(room, event) for event in change.events):
            self._read()
        elif self._card is not None and (change.flow is not None or change.agents is not None):
            self._show(self._card)

    def set_room_height(self, height: int) -> None:
        """Say how high the pane is: the card leaves most of it to the conversation."""
        head = self._lead.sizeHint().height() + self._meta.sizeHint().height() + 30
        self._body.set_most(int(height * _SHARE) - head)

    def _concerns(self, room: Room, event: Event) -> bool:
        about_task = self._card is not None and event.task_id is not None
        return event.room_id == room.id and (event.kind in _ROOM_EVENTS or about_task)

    def _read(self) -> None:
        if self._room is not None:
            self._session.reader.handover_card(self._room.id, done=self._reading.again(self._show))

    def _show(self, card: HandOverCard | None) -> None:
        other = card is not None and (self._card is None or self._card.handover.id != card.handover.id)
        self._card = card
        if card is None:
            self.hide()
            self._show_tasks()
            return
        handover, session, zone = card.handover, self._session, local_zone()
        self._lead.setText(_lead(session.agent_name(handover.by_id), session.agent_name(handover.from_id)))
        when = list_time(handover.at, session.now(), zone)
        reason = shown_reason(handover.reason)
        short = len(reason) <= _SHORT
        self._meta.setText(" · ".join(part for part in (reason if short else "", when) if part))
        set_tooltip(self._meta, exact_time(handover.at, zone))
        self._message.setText("\n".join(part for part in ("" if short else reason, handover.message) if part))
        self._message.setVisible(bool(self._message.text()))
        self._show_tasks()
        if other:
            self._unfold(unfold=True)
            self.setAccessibleName(" ".join(part for part in self.words if part))
            announce(self, self.accessibleName())
        self.show()
        self._fit()

    def _show_tasks(self) -> None:
        """Without Task Flow there are no tasks to be seen."""
        handed = self._card.tasks if self._card is not None and self._session.flow.on else ()
        if handed == tuple(row.handed for row in self._rows):
            return
        focused = next((row.handed.task.id for row in self._rows if row.hasFocus()), None)
        for row in self._rows:
            self._tasks.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [HandedTaskRow(self._session, each, self._body.inner) for each in handed]
        for row in self._rows:
            row.clicked.connect(self._open)
            self._tasks.addWidget(row)
            row.show()
            if row.handed.task.id == focused:
                row.setFocus(Qt.FocusReason.OtherFocusReason)
        take_place_of(self._body, self._rows)

    @Slot()
    def _fit(self) -> None:
        self._said.setContentsMargins(theme().px(16) + 12, 0, 8, 2)  # below the words beside the picture
        empty = not self._rows and not self._message.text()
        self.fold.setVisible(not empty)
        self._body.setVisible(not empty and not self._folded_away)
        self._body.fit()
        self.updateGeometry()

    @Slot()
    def _toggle(self) -> None:
        self._unfold(unfold=self._folded_away)
        self._fit()

    def _unfold(self, *, unfold: bool) -> None:
        self._folded_away = not unfold
        self.fold.set_icon("chevron-up" if unfold else "chevron-down")
        name = translate("HandOver", "Fold the card") if unfold else translate("HandOver", "Unfold the card")
        name_widget(self.fold, name)

    @Slot()
    def _tick(self) -> None:
        for row in self._rows:
            row.refresh()

    # --- what is done ------------------------------------------------------------------------------------------------

    @Slot()
    def _open(self) -> None:
        row = self.sender()
        if isinstance(row, HandedTaskRow):
            self.task_chosen.emit(row.handed.task)

    @Slot()
    def _acknowledge(self) -> None:
        if self._room is not None and not self._busy:
            self._busy = True
            self._session.commands.handover.acknowledge(
                self._room.id, done=self._telling.again(self._told), failed=self._refusing.again(self._refused)
            )

    def _told(self, _room: Room) -> None:
        self._busy = False
        self._reading.forget()
        self._show(None)
        announce(self, translate("HandOver", "Noted"))
        self.acknowledged.emit()

    def _refused(self, error: TaskflowError) -> None:
        self._busy = False
        self._session.notices.refuse(error)
        self._read()

    # --- the widget itself -------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._minute.start()
        self._tick()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(t.line)
        painter.setBrush(t.accent_tint)
        box = QRectF(self.rect()).adjusted(16.5, 8.5, -16.5, -0.5)
        painter.drawRoundedRect(box, 8, 8)
        painter.end()


def _lead(by: str, from_: str) -> str:
    if not from_:
        return fill(translate("HandOver", "{by} gave you this room"), by=by)
    if from_ == by:
        return fill(translate("HandOver", "{by} handed this room to you"), by=by)
    return fill(translate("HandOver", "{by} handed the room of {agent} to you"), by=by, agent=from_)
