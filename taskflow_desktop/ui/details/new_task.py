"""The form that registers a task of the room on screen (ui-spec 4.4)."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from taskflow_desktop.domain.entities import Message, Room, Task
from taskflow_desktop.domain.errors import Refusal, RuleViolation, TaskflowError
from taskflow_desktop.domain.ids import MessageId, RoomId
from taskflow_desktop.domain.requests import NewTask
from taskflow_desktop.rules import limits
from taskflow_desktop.rules.permissions import why_not_create_task
from taskflow_desktop.rules.texts import one_line, why_not_title
from taskflow_desktop.runtime.draft_keeper import DraftKeeper
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details import new_task_draft as drafts
from taskflow_desktop.ui.details.file_drop import FileDrop
from taskflow_desktop.ui.details.new_task_fields import NewTaskFields
from taskflow_desktop.ui.details.new_task_files import NewTaskFiles
from taskflow_desktop.ui.details.new_task_race import NewTaskRace
from taskflow_desktop.ui.refusals import error_sentence, sentence
from taskflow_desktop.ui.widgets.keys import commit_preedit

_ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_FULL = frozenset({"create.full", "create.race"})


class NewTaskForm(QWidget):
    """`created` tells the stored Task, `put_into` the Task whose checklist took the text instead, `closed` that the
    form was put away."""

    created = Signal(object)
    put_into = Signal(object)
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._room: Room | None = None
        self._saving: RoomId | None = None
        self._sent = drafts.Draft()  # what is on its way while `_saving`
        self._rule_words = ""
        self._offered = ""  # a title that nobody typed here
        self.fields = NewTaskFields(session)
        self.title = self.fields.title
        self.register = self.fields.register
        self._connect_fields()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.fields)
        self._draft = DraftKeeper(session.drafts, self._written, self)
        self._draft.found.connect(self._restore)
        self.drop = FileDrop(self, self._taker)
        self._race = NewTaskRace(session, self)
        self._race.put_into.connect(self._on_put_into)
        session.changed.connect(self._on_session_changed)
        session.notices.failed.connect(self._on_fault)

    def _connect_fields(self) -> None:
        self.title.edited.connect(self._on_edited)
        self.title.submitted.connect(self._on_submitted)
        for line in (self.title.line, self.fields.items.line):
            line.installEventFilter(self)
        for button in (self.register, self.fields.cancel, self.fields.close_button):
            button.installEventFilter(self)
        self.fields.touched.connect(self._on_touched)
        self.register.chosen.connect(self._register)
        self.register.refused.connect(self._on_register_refused)
        self.fields.cancel.clicked.connect(self._cancel)
        self.fields.close_button.clicked.connect(self._cancel)

    @property
    def room_id(self) -> RoomId | None:
        """The room the form is open for, None while it is closed."""
        return self._room.id if self._room is not None else None

    def open_for(self, room: Room, message: Message | None = None, title: str = "") -> None:
        """Open the form for a room, its draft put back; with `message` the title starts from its text, selected, else
        with `title`. A title that was typed stays."""
        same = self._room is not None and self._room.id == room.id
        if not same:
            self.close_form()
            self.fields.show_draft(drafts.Draft(), self._session.flow)
            self.fields.say("")
            self._rule_words = ""
            self.title.set_problem(None)
        self._room = room
        if message is not None:
            self._set_link(drafts.link_to(message))
        if title and not self.fields.draft().typed:
            self._offered = title
            self.title.set_text(title)
        if not same:
            self._draft.open(drafts.place_of(room.id))
        self.fields.owner.set_person(self._session.agent.name)
        self.follow_room(room)
        self.title.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_form(self) -> None:
        """Put the form away; what is in it is kept as the room's draft."""
        if self._room is None:
            return
        commit_preedit()
        self._draft.leave()
        self._room = None
        self._offered = ""

    def follow_room(self, room: Room) -> None:
        """The room changed: registering may have become possible or impossible. What is typed stays."""
        if self._room is None or room.id != self._room.id:
            return
        self._room = room
        refusal = why_not_create_task(self._session.agent, room, flow_on=self._session.flow.on)
        if refusal is not None and refusal.code == "create.full":
            refusal = Refusal("create.race", limit=limits.TASKS_PER_ROOM)
        words = sentence(refusal) if refusal is not None else ""
        self.register.set_refusal(words)
        if self._saving is None and words != self._rule_words:
            self._rule_words = words
            self.fields.say(words)

    @Slot()
    def keep_draft(self) -> None:
        """Keep what is in the form on disk now."""
        self._draft.keep()

    def _taker(self) -> NewTaskFiles | None:
        """Who takes what is dropped here; nobody while the form is put away."""
        return self.fields.files if self._room is not None else None

    def _written(self) -> str:
        return drafts.written(self.fields.draft())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl Enter in a line registers, the line would take it for Enter; arrows never go from button to button,
        where the next Space would put the form away."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            in_line = watched in {self.title.line, self.fields.items.line}
            if in_line and _registers(event):
                self.register.click()
                return True
            if in_line and event.matches(QKeySequence.StandardKey.Paste) and self.fields.files.paste():
                return True
            if not in_line and event.key() in _ARROWS:
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _registers(event):
            self.register.click()
        elif event.key() == Qt.Key.Key_Escape:
            self._cancel()
        elif event.matches(QKeySequence.StandardKey.Paste) and self.fields.files.paste():
            event.accept()
        else:
            super().keyPressEvent(event)

    # --- content -----------------------------------------------------------------------------------------------------

    @Slot(object)
    def _restore(self, text: str) -> None:
        """The room's draft was read. It fills what the person has not touched meanwhile."""
        held = drafts.read(text, self._session.flow.active_stages)
        now = self.fields.draft()
        if self._offered and now.title == self._offered:
            now = replace(now, title="")
            held = held if held.typed else replace(held, title=self._offered)
        if held == drafts.Draft() or not now.untouched:
            return
        if now.link is not None:
            held = replace(held, link=now.link, title=held.title if held.typed else now.title)
        self.fields.show_draft(held, self._session.flow)
        if held.typed:
            self.title.line.end(False)
        else:
            self.title.line.selectAll()

    def _set_link(self, link: drafts.Link) -> None:
        """Start from a message; a title that was typed stays."""
        typed = self.fields.draft().typed
        self.fields.show_link(link)
        if not typed:
            self.title.set_text(link.prefill)
            self.title.line.selectAll()

    # --- what the person does ----------------------------------------------------------------------------------------

    @Slot()
    def _on_touched(self) -> None:
        self._draft.touched()

    @Slot()
    def _on_edited(self) -> None:
        refusal = why_not_title(self.title.full_text())
        too_long = refusal is not None and refusal.code == "title.long"
        self.title.set_problem(sentence(refusal) if refusal is not None and too_long else None)
        self._draft.touched()

    @Slot()
    def _on_submitted(self) -> None:
        """Enter alone only goes on: what is registered stays for ever, so it takes Ctrl Enter."""
        self.fields.stepper.focus_current()

    @Slot()
    def _register(self) -> None:
        room = self._room
        if room is None or self._saving is not None:
            return
        commit_preedit()
        title = one_line(self.title.full_text())
        refusal = why_not_title(title)
        if refusal is not None:
            self.title.set_problem(sentence(refusal))
            self.fields.go_to(self.title.line)
            return
        if not self.fields.items.settle():
            self.fields.go_to(self.fields.items.line)
            return
        self.keep_draft()
        self._saving = room.id
        self.fields.say("")
        self._sent = draft = self.fields.draft()
        link: MessageId | None = draft.link.message_id if draft.link is not None else None
        new = NewTask(room.id, title, draft.importance, draft.stage_id, link, draft.people, draft.items)
        place = drafts.place_of(room.id)
        self._session.commands.create_task(new, settles=place, done=self._on_created, failed=self._on_refused)

    def _on_created(self, task: Task) -> None:
        if not isValid(self):  # the window is gone; the task is there
            return
        self._saving = None
        self.fields.files.send(task.id, self._sent.files)
        self._forget(task.room_id)
        self.created.emit(task)

    def _forget(self, room_id: RoomId) -> None:
        """What was typed for a room is stored, and its draft is gone."""
        self._session.drafts.settled(drafts.place_of(room_id))
        if self._room is not None and self._room.id == room_id:
            self.fields.show_draft(drafts.Draft(), self._session.flow)
            self._draft.leave()
            self._room = None

    @Slot(object)
    def _on_put_into(self, task: Task) -> None:
        """The text is in the checklist of another task of the room; its files follow."""
        self.fields.files.send(task.id, self.fields.draft().files)
        self._forget(task.room_id)
        self.put_into.emit(task)

    @Slot()
    def _on_register_refused(self) -> None:
        """The button says why not; where the room is full there is more to say."""
        room = self._room
        if room is not None and room.tasks_total >= limits.TASKS_PER_ROOM and self.fields.draft().typed:
            commit_preedit()
            self._race.offer(room, self.fields.draft())

    def _on_refused(self, error: TaskflowError) -> None:
        """Keep the text and say why."""
        if not isValid(self):  # the window is gone; the draft is kept
            return
        asked_for, self._saving = self._saving, None
        if self._room is None or self._room.id != asked_for:
            self._session.notices.refuse(error)
            return
        if isinstance(error, RuleViolation) and error.refusal.code.startswith("title."):
            self.title.set_problem(sentence(error.refusal))
            return
        if isinstance(error, RuleViolation) and error.refusal.code in _FULL:
            self.fields.say(sentence(Refusal("create.race", limit=limits.TASKS_PER_ROOM)))
            self._race.offer(self._room, self._sent)
            return
        self.fields.say(error_sentence(error))

    @Slot()
    def _cancel(self) -> None:
        self.close_form()
        self.closed.emit()

    @Slot(object)
    def _on_session_changed(self, changes: object) -> None:
        del changes
        self.fields.show_stages(self._session.flow)
        self.fields.people.follow_people()
        if self._room is not None:
            self.follow_room(self._room)

    @Slot(object)
    def _on_fault(self, fault: object) -> None:
        """Nothing is answered after a fault of the program: the form can be sent again."""
        del fault
        self._saving = None


def _registers(event: QKeyEvent) -> bool:
    return event.key() in _ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
