"""Where one writes into a room: what the customer or the agent said, or an internal note; and the task button.

A room that came from a file takes notes only. Where nothing can be written there is no field, but the bar stays.
"""

from collections import Counter

from PySide6.QtCore import QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from taskflow_desktop.domain.entities import Message, Room
from taskflow_desktop.domain.ids import RoomId
from taskflow_desktop.domain.requests import NewMessage
from taskflow_desktop.rules import limits, permissions, texts
from taskflow_desktop.runtime.draft_keeper import DraftKeeper
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.chat.writing import (
    Kind,
    Outcome,
    Write,
    draft_place,
    kind_prompt,
    kind_word,
    kinds_for,
    speaker_of,
    why_not,
)
from taskflow_desktop.ui.key_table import caps_of
from taskflow_desktop.ui.refusals import error_sentence, sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.buttons import ReasonButton
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.reason_bubble import show_reason
from taskflow_desktop.ui.widgets.segmented import Choice, Segmented
from taskflow_desktop.ui.widgets.text_area import TextArea


class Composer(QWidget):
    """Signals:
    task_wanted: the task button was pressed and a task may be made.
    written: Message that stands in the room now.
    left: Esc was pressed in the field; the focus goes on from it, the text stays.
    """

    task_wanted = Signal()
    written = Signal(object)
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._room: Room | None = None
        self._kinds: tuple[Kind, ...] = ()
        self._kind = Kind.NOTE
        self._sent = Kind.NOTE  # what was on screen when Enter was pressed
        self._said = Kind.CUSTOMER  # what was last said in a room that takes what is said
        self._writing: Counter[RoomId] = Counter()  # texts on their way
        self._returning = ""
        self._build()
        self._submit = QTimer(self)
        self._submit.setSingleShot(True)
        self._submit.setInterval(0)
        self._submit.timeout.connect(self._write)
        self._draft = DraftKeeper(session.drafts, self._unsent, self)
        self._draft.found.connect(self._put_back)
        self.area.submitted.connect(self._enter)
        self.area.edited.connect(self._edited)
        self.area.left.connect(self._draft.keep)
        self.area.cancelled.connect(self.left)
        self.area.focus_changed.connect(self.update)
        self.send.chosen.connect(self._pressed)
        self.tasks.chosen.connect(self.task_wanted)
        theme_source().changed.connect(self.update)

    def _build(self) -> None:
        self.chooser: Segmented | None = None
        self.area = TextArea(translate("Composer", "Message"), enter_submits=True)
        self._problem = label("", "small", tone="bad", wrap=True)
        self._problem.hide()
        self.tasks = ReasonButton("", "tint", icon="list-checks", small=True)
        self._hint = label(_keys(), "caption", tone="text.3")
        self.send = ReasonButton(translate("Composer", "Add"), "primary", small=True, lock=False)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.tasks)
        bar.addStretch(1)
        bar.addWidget(self._hint)
        bar.addWidget(self.send)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 12, 10, 9)
        self._column.setSpacing(12)
        self._column.addWidget(self.area)
        self._column.addWidget(self._problem)
        self._column.addLayout(bar)

    # --- the room ----------------------------------------------------------------------------------------------------

    def set_room(self, room: Room) -> None:
        """Write into this room from now on; the text of the one before is kept as its draft."""
        other = self._room is None or self._room.id != room.id
        if other:
            self.leave()
        self._room = room
        agent = self._session.agent
        self._set_kinds(kinds_for(agent, room), fresh=other)
        refusal = why_not(agent, room, Kind.NOTE)
        self.send.set_refusal(sentence(refusal) if not self._kinds and refusal is not None else None)
        flow_on = self._session.flow.on
        self.tasks.setVisible(flow_on)
        count = translate("Composer", "Tasks {n}/{limit}")
        self.tasks.setText(fill(count, n=room.tasks_total, limit=limits.TASKS_PER_ROOM))
        refusal = permissions.why_not_create_task(agent, room, flow_on=flow_on)
        self.tasks.set_refusal(sentence(refusal) if refusal is not None else None)
        if other:
            self._open_draft(room.id)
        self._fit()

    def leave(self) -> None:
        """Finish the syllable, write what was sent, and keep the rest: before another room and before the end."""
        if self._room is None:
            return
        self.area.finish_syllable()
        if self._submit.isActive():
            self._submit.stop()
            self._write()
        self._draft.keep()

    def focus_field(self) -> bool:
        """Go to the field; return False if there is none."""
        if self._kinds:
            self.area.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return bool(self._kinds)

    @property
    def kind(self) -> Kind:
        """What is being written."""
        return self._kind

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """What may be written into the room."""
        return self._kinds

    def set_kind(self, kind: Kind) -> None:
        """Write something of another kind; one that is not allowed changes nothing."""
        if kind not in self._kinds:
            return
        self._kind = kind
        if kind is not Kind.NOTE:
            self._said = kind
        if self.chooser is not None:
            self.chooser.set_value(kind)
        self.area.setPlaceholderText(kind_prompt(kind))
        self.area.setAccessibleName(kind_prompt(kind))
        self.update()

    def _set_kinds(self, kinds: tuple[Kind, ...], *, fresh: bool) -> None:
        if kinds != self._kinds:
            self._kinds = kinds
            if self.chooser is not None:
                self._column.removeWidget(self.chooser)
                self.chooser.deleteLater()
                self.chooser = None
            if len(kinds) > 1:
                choices = [Choice(kind, kind_word(kind)) for kind in kinds]
                self.chooser = Segmented(translate("Composer", "What is written"), choices, arrows="select")
                self.chooser.chosen.connect(self._kind_chosen)
                self._column.insertWidget(0, self.chooser, 0, Qt.AlignmentFlag.AlignLeft)
                self.chooser.put_before(self.area)
        self.area.setVisible(bool(kinds))
        if kinds:
            # What one writes does not become something else meanwhile, unless it may not be written any more.
            stays = not fresh and self._kind in kinds
            self.set_kind(self._kind if stays else self._said if self._said in kinds else kinds[-1])
        self._problem.setVisible(bool(kinds) and bool(self._problem.text()))

    @Slot(object)
    def _kind_chosen(self, kind: Kind) -> None:
        self.set_kind(kind)
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- writing -----------------------------------------------------------------------------------------------------

    @Slot(object)
    def _enter(self, _modifiers: object) -> None:
        self.area.finish_syllable()
        self._sent = self._kind
        self._submit.start()  # not inside the key press: the field is emptied then

    @Slot()
    def _pressed(self) -> None:
        self.area.finish_syllable()
        self._sent = self._kind
        self._write()
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _write(self) -> None:
        room, typed = self._room, self.area.toPlainText()
        if room is None:
            return
        refusal = texts.why_not_message(typed)
        if refusal is not None:
            if typed.strip():
                self._tell(sentence(refusal))
            else:
                show_reason(self.send, sentence(refusal))
            return
        self._tell("")
        new = NewMessage(room.id, speaker_of(self._sent), typed, internal=self._sent is Kind.NOTE)
        self._draft.keep()
        write = Write(new, typed, self)
        write.ended.connect(self._ended)
        self._writing[room.id] += 1
        self.area.clear()
        write.go(self._session.commands)

    @Slot(object)
    def _ended(self, outcome: Outcome) -> None:
        here = self._room is not None and self._room.id == outcome.room_id
        self._writing[outcome.room_id] -= 1
        if outcome.message is not None:
            self._session.drafts.settled(draft_place(outcome.room_id))
            if here:
                self._draft.keep()
            self.written.emit(outcome.message)
            return
        if here:
            self._put_back(outcome.text)
            if outcome.error is not None:
                self._tell(error_sentence(outcome.error))
        else:
            # Nothing to do if its draft is still there; else what was typed since stands in its place.
            place = draft_place(outcome.room_id)
            since = self._session.drafts.known(place)
            if since is not None and since != outcome.text:
                self._session.drafts.keep(place, "\n".join(part for part in (outcome.text, since) if part))

    @Slot(object)
    def _put_back(self, text: str) -> None:
        """Give an unsent text back, before what was typed since; never into a syllable being composed."""
        if self.area.composing:
            self._returning = text
            return
        typed = self.area.toPlainText()
        cursor = QTextCursor(self.area.document())
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        cursor.insertText(f"{text}\n" if typed else text)
        if not typed:
            self.area.moveCursor(QTextCursor.MoveOperation.End)

    def _tell(self, problem: str) -> None:
        if problem != self._problem.text():
            self._problem.setText(problem)
            self._problem.setVisible(bool(problem))
            self.area.setAccessibleDescription(problem)
            announce(self.area, problem, assertive=True)
            self.update()

    @Slot()
    def _edited(self) -> None:
        if self._returning and not self.area.composing:
            text, self._returning = self._returning, ""
            self._put_back(text)
        self._draft.touched()

    # --- drafts ------------------------------------------------------------------------------------------------------

    def _unsent(self) -> str | None:
        """While a text is on its way and nothing new is typed, its draft waits for what becomes of it."""
        typed = "\n".join(part for part in (self._returning, self.area.full_text()) if part)
        return typed if typed or self._room is None or not self._writing[self._room.id] else None

    def _open_draft(self, room_id: RoomId) -> None:
        """The room before has kept its own: begin with what this one has."""
        self._tell("")
        self._draft.leave()
        self._returning = ""
        self.area.clear()
        self._draft.open(draft_place(room_id))

    # --- looks -------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        focused = self.area.hasFocus()
        bad = bool(self._problem.text())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if focused or bad else 1
        colour = t.bad if bad else t.focus if focused else t.line_control if self._kinds else t.line
        painter.setPen(QPen(colour, width))
        painter.setBrush(t.bg_surface)
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 10, 10)
        if self._kinds and self._kind is Kind.NOTE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.warn)
            painter.drawRoundedRect(QRectF(4, 12, 3, self.height() - 24), 1.5, 1.5)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """When it is narrow the hint goes first (ui-spec 3)."""
        tasks = self.tasks.sizeHint().width() + 8 if self._session.flow.on else 0
        needed = tasks + self._hint.sizeHint().width() + self.send.sizeHint().width() + 56
        self._hint.setVisible(bool(self._kinds) and needed <= self.width())


def written_by(message: Message) -> str:
    """Return what is announced when a text stands in the room."""
    return translate("Composer", "Note added") if message.internal else translate("Composer", "Message added")


def _keys() -> str:
    template = translate("Composer", "{send} to add · {new_line} for a new line")
    return fill(template, send=caps_of("send")[0], new_line=caps_of("new_line")[0])
