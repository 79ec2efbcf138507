"""The form that registers a task of the room on screen (ui-spec 4.4)."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from taskflow_desktop.domain.entities import Message, Room, Task
from taskflow_desktop.domain.enums import Importance
from taskflow_desktop.domain.errors import Refusal, RuleViolation, TaskflowError
from taskflow_desktop.domain.ids import MessageId, RoomId, StageId
from taskflow_desktop.domain.requests import NewTask
from taskflow_desktop.rules import limits
from taskflow_desktop.rules.permissions import why_not_create_task
from taskflow_desktop.rules.texts import one_line, why_not_title
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details import new_task_draft as drafts
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.details.values import Person
from taskflow_desktop.ui.format import clock_time, local_zone
from taskflow_desktop.ui.refusals import error_sentence, sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.buttons import Button, IconButton, ReasonButton
from taskflow_desktop.ui.widgets.fields import TextField
from taskflow_desktop.ui.widgets.icon_picture import IconPicture
from taskflow_desktop.ui.widgets.keys import commit_preedit
from taskflow_desktop.ui.widgets.labels import eliding_label, label
from taskflow_desktop.ui.widgets.note import Note
from taskflow_desktop.ui.widgets.segmented import Choice, Segmented
from taskflow_desktop.ui.widgets.stepper import StageStepper
from taskflow_desktop.ui.widgets.surface import ScrollArea
from taskflow_desktop.ui.words import importance_word

_KEEP_MS = 500  # after the last key the draft goes to disk
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class NewTaskForm(QWidget):
    """`created` tells the stored Task, `closed` that the form was put away, `message_requested` a MessageId."""

    created = Signal(object)
    closed = Signal()
    message_requested = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._room: Room | None = None
        self._link: drafts.Link | None = None
        self._saving: RoomId | None = None
        self._asked_draft: Asking[str] = Asking(self)
        self._make_parts()
        self._build()
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(_KEEP_MS)
        self._keep.timeout.connect(self.keep_draft)
        session.changed.connect(self._on_session_changed)
        session.notices.failed.connect(self._on_fault)

    @property
    def room_id(self) -> RoomId | None:
        """The room the form is open for, None while it is closed."""
        return self._room.id if self._room is not None else None

    def open_for(self, room: Room, message: Message | None = None) -> None:
        """Open the form for a room, its draft put back; with `message` the title starts from its text, selected."""
        same = self._room is not None and self._room.id == room.id
        if not same:
            self.close_form()
            self._show_draft(drafts.Draft())
            self.note.hide()
            self.title.set_problem(None)
        self._room = room
        if message is not None:
            self._set_link(drafts.link_to(message))
        if not same:
            answer = self._asked_draft.again(self._restore)
            self._session.reader.draft(drafts.place_of(room.id), done=answer)
        self._owner.set_person(self._session.agent.name)
        self.follow_room(room)
        self.title.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_form(self) -> None:
        """Put the form away; what is in it is kept as the room's draft."""
        if self._room is None:
            return
        commit_preedit()
        self.keep_draft()
        self._asked_draft.forget()
        self._room = None

    def follow_room(self, room: Room) -> None:
        """The room changed: registering may have become possible or impossible. What is typed stays."""
        if self._room is None or room.id != self._room.id:
            return
        self._room = room
        refusal = why_not_create_task(self._session.agent, room, flow_on=self._session.flow.on)
        if refusal is not None and refusal.code == "create.full":
            refusal = Refusal("create.race", limit=limits.TASKS_PER_ROOM)
        words = sentence(refusal) if refusal is not None else None
        busy = self._saving is not None
        self.register.set_refusal(words)
        if words is not None and not busy:
            self._say(words)
        elif words is None and not busy:
            self.note.hide()

    @Slot()
    def keep_draft(self) -> None:
        """Keep what is in the form on disk now."""
        self._keep.stop()
        if self._room is not None and self._saving is None:
            self._session.commands.keep_draft(drafts.place_of(self._room.id), drafts.written(self._draft()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl Enter in the title registers; the line would take it for Enter."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _registers(event):
            self.register.click()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _registers(event):
            self.register.click()
        elif event.key() == Qt.Key.Key_Escape:
            self._cancel()
        else:
            super().keyPressEvent(event)

    # --- parts -------------------------------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        self.title = TextField(translate("NewTask", "Title"), limit=limits.TITLE_CHARACTERS)
        self.title.edited.connect(self._on_edited)
        self.title.submitted.connect(self._on_submitted)
        self.title.line.installEventFilter(self)
        self._origin_text = eliding_label("", "small", tone="text.2")
        self.stepper = StageStepper()
        self.stepper.stage_chosen.connect(self._on_stage)
        self._stage_id: StageId | None = None
        self.importance = Segmented(
            translate("NewTask", "Importance"),
            [Choice(each, importance_word(each), importance=each) for each in Importance],
            fill=True,
        )
        self.importance.chosen.connect(self._on_importance)
        self._owner = Person(chip=True)
        self.note = Note("warn")
        self.note.hide()
        self.register = ReasonButton(translate("NewTask", "Add task"), "primary", key="Ctrl Enter")
        self.register.chosen.connect(self._register)
        self.cancel = Button(translate("NewTask", "Cancel"), "quiet", key="Esc")
        self.cancel.clicked.connect(self._cancel)
        self._close = IconButton("x", translate("NewTask", "Close"), key="Esc")
        self._close.clicked.connect(self._cancel)

    def _build(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(label(translate("NewTask", "New task"), "header"), 1)
        head.addWidget(self._close)
        column.addLayout(head)
        column.addWidget(_name(translate("NewTask", "Title")))
        column.addWidget(self.title)
        self._origin_row = QWidget()
        origin = QHBoxLayout(self._origin_row)
        origin.setContentsMargins(0, 0, 0, 0)
        origin.setSpacing(6)
        origin.addWidget(IconPicture("message-circle", 14))
        origin.addWidget(self._origin_text, 1)
        column.addWidget(self._origin_row)
        column.addSpacing(8)
        column.addWidget(_name(translate("NewTask", "Stage")))
        column.addWidget(self.stepper)
        column.addSpacing(8)
        column.addWidget(_name(translate("NewTask", "Importance")))
        column.addWidget(self.importance)
        column.addSpacing(8)
        owner = QHBoxLayout()
        owner.setSpacing(12)
        owner.addWidget(label(translate("NewTask", "Owner"), "small", tone="text.2"))
        owner.addWidget(self._owner)
        owner.addWidget(eliding_label(translate("NewTask", "Whoever adds it owns it"), "small", tone="text.3"), 1)
        column.addLayout(owner)
        column.addSpacing(10)
        permanent = QHBoxLayout()
        permanent.setSpacing(6)
        permanent.addWidget(IconPicture("triangle-alert", 14, "warn"), 0, Qt.AlignmentFlag.AlignTop)
        words = translate("NewTask", "A task can't be deleted once added. Its number is given when it is added.")
        permanent.addWidget(label(words, "small", tone="text.2", wrap=True), 1)
        column.addLayout(permanent)
        column.addSpacing(4)
        column.addWidget(self.note)
        column.addSpacing(4)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.register)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)
        scroll = ScrollArea()
        scroll.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    # --- content -----------------------------------------------------------------------------------------------------

    def _draft(self) -> drafts.Draft:
        importance = self.importance.value
        assert isinstance(importance, Importance)  # noqa: S101 - the choices are importances
        return drafts.Draft(self.title.full_text(), importance, self._stage_id, self._link)

    def _show_draft(self, draft: drafts.Draft) -> None:
        self.title.set_text(draft.title)
        self.importance.set_value(draft.importance)
        self._stage_id = draft.stage_id
        self._show_stages()
        self._link = draft.link
        self._show_link()

    def _restore(self, text: str) -> None:
        """The room's draft was read. It fills what the person has not touched meanwhile."""
        held = drafts.read(text, self._session.flow.active_stages)
        now = self._draft()
        if held == drafts.Draft() or now.typed:
            return
        if now.link is not None and held.typed:
            self._show_draft(drafts.Draft(held.title, held.importance, held.stage_id, now.link))
        elif now == drafts.Draft():
            self._show_draft(held)
        if self.title.line.hasFocus():
            self.title.line.selectAll()

    def _set_link(self, link: drafts.Link) -> None:
        """Start from a message; a title that was typed stays."""
        typed = self._draft().typed
        self._link = link
        self._show_link()
        if not typed:
            self.title.set_text(link.prefill)
        self.title.line.selectAll()

    def _show_link(self) -> None:
        link = self._link
        self._origin_row.setVisible(link is not None)
        if link is not None:
            words = translate("NewTask", "From the message at {time} · “{text}”")
            self._origin_text.setText(fill(words, time=clock_time(link.sent_at, local_zone()), text=link.text))

    def _show_stages(self) -> None:
        stages = self._session.flow.active_stages
        if self._stage_id not in {stage.id for stage in stages}:
            self._stage_id = None
        self.stepper.set_stages(stages)
        self.stepper.set_current(self._stage_id or (stages[0].id if stages else None))

    def _say(self, words: str) -> None:
        self.note.set_sentences(words)
        self.note.show()

    # --- what the person does ----------------------------------------------------------------------------------------

    @Slot(object)
    def _on_stage(self, stage_id: StageId) -> None:
        self._stage_id = stage_id
        self.stepper.set_current(stage_id)
        self._keep.start()

    @Slot(object)
    def _on_importance(self, importance: Importance) -> None:
        del importance
        self._keep.start()

    @Slot()
    def _on_edited(self) -> None:
        refusal = why_not_title(self.title.full_text())
        too_long = refusal is not None and refusal.code == "title.long"
        self.title.set_problem(sentence(refusal) if refusal is not None and too_long else None)
        self._keep.start()

    @Slot()
    def _on_submitted(self) -> None:
        """Enter alone only goes on: what is registered stays for ever, so it takes Ctrl Enter."""
        self.stepper.focus_current()

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
            self.title.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.keep_draft()
        self._saving = room.id
        self.note.hide()
        draft = self._draft()
        link: MessageId | None = draft.link.message_id if draft.link is not None else None
        new = NewTask(room.id, title, draft.importance, self._stage_id, link)
        self._session.commands.create_task(new, done=self._on_created, failed=self._on_refused)

    def _on_created(self, task: Task) -> None:
        saved_here = self._room is not None and self._room.id == task.room_id
        self._saving = None
        self._session.commands.keep_draft(drafts.place_of(task.room_id), "")
        if saved_here:
            self._keep.stop()
            self._asked_draft.forget()
            self._room = None
        self.created.emit(task)

    def _on_refused(self, error: TaskflowError) -> None:
        """Keep the text and say why."""
        asked_for, self._saving = self._saving, None
        if self._room is None or self._room.id != asked_for:
            self._session.notices.refuse(error)
            return
        if isinstance(error, RuleViolation) and error.refusal.code.startswith("title."):
            self.title.set_problem(sentence(error.refusal))
            return
        if isinstance(error, RuleViolation) and error.refusal.code == "create.full":
            self._say(sentence(Refusal("create.race", limit=limits.TASKS_PER_ROOM)))
            return
        self._say(error_sentence(error))

    @Slot()
    def _cancel(self) -> None:
        self.close_form()
        self.closed.emit()

    @Slot(object)
    def _on_session_changed(self, changes: object) -> None:
        del changes
        self._show_stages()
        if self._room is not None:
            self.follow_room(self._room)

    @Slot(object)
    def _on_fault(self, fault: object) -> None:
        """Nothing is answered after a fault of the program: the form can be sent again."""
        del fault
        self._saving = None


def _registers(event: QKeyEvent) -> bool:
    return event.key() in _ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _name(text: str) -> QWidget:
    return label(text, "small", tone="text.1", weight=500)
