"""What the form for a new task looks like: its fields, without any doing."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from taskflow_desktop.domain.entities import Flow
from taskflow_desktop.domain.enums import Importance
from taskflow_desktop.domain.ids import StageId
from taskflow_desktop.rules import limits
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.new_task_draft import Draft, Link
from taskflow_desktop.ui.details.new_task_files import NewTaskFiles
from taskflow_desktop.ui.details.new_task_items import NewTaskItems
from taskflow_desktop.ui.details.new_task_people import NewTaskPeople
from taskflow_desktop.ui.details.values import Person
from taskflow_desktop.ui.format import clock_time, local_zone
from taskflow_desktop.ui.key_table import hint
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.buttons import Button, IconButton, ReasonButton
from taskflow_desktop.ui.widgets.fields import TextField
from taskflow_desktop.ui.widgets.icon_picture import IconPicture
from taskflow_desktop.ui.widgets.labels import Label, eliding_label, label
from taskflow_desktop.ui.widgets.note import Note
from taskflow_desktop.ui.widgets.segmented import Choice, Segmented
from taskflow_desktop.ui.widgets.stepper import StageStepper
from taskflow_desktop.ui.widgets.surface import ScrollArea, Separator
from taskflow_desktop.ui.words import importance_word

_AROUND = 24  # px of what stands above and below a field that is brought on screen


class NewTaskFields(ScrollArea):
    """The fields and buttons are public: the form connects them. `touched`: anything but the title is another one."""

    touched = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._stage_id: StageId | None = None
        self._link: Link | None = None
        self.close_button = IconButton("x", translate("NewTask", "Close"), key=hint("close"))
        self.title = TextField(translate("NewTask", "Title"), limit=limits.TITLE_CHARACTERS)
        self._origin = QWidget()
        self._origin_text = eliding_label("", "small", tone="text.2")
        self.stepper = StageStepper()
        self.stepper.stage_chosen.connect(self._on_stage)
        self.importance = Segmented(
            translate("NewTask", "Importance"),
            [Choice(each, importance_word(each), importance=each) for each in Importance],
            fill=True,
        )
        self.importance.chosen.connect(self._on_importance)
        self.owner = Person(chip=True)
        self.people = NewTaskPeople(session)
        self.people.edited.connect(self._on_part)
        self.items = NewTaskItems()
        self.items.edited.connect(self._on_part)
        self.files = NewTaskFiles(session)
        self.files.edited.connect(self._on_part)
        self.note = Note("warn")
        self.note.hide()
        self.register = ReasonButton(translate("NewTask", "Add task"), "primary", key=hint("register"))
        self.cancel = Button(translate("NewTask", "Cancel"), "quiet", key=hint("close"))
        self._build()
        self.verticalScrollBar().rangeChanged.connect(self._keep_in_view)

    @property
    def link(self) -> Link | None:
        """The message the task is made from."""
        return self._link

    @property
    def link_text(self) -> str:
        """The line about that message, or ""."""
        return self._origin_text.text() if self._link is not None else ""

    def draft(self) -> Draft:
        """Return what is in the fields, the syllable being composed included."""
        importance = self.importance.value
        assert isinstance(importance, Importance)  # noqa: S101 - the choices are importances
        return Draft(
            title=self.title.full_text(),
            importance=importance,
            stage_id=self._stage_id,
            link=self._link,
            people=self.people.people,
            items=self.items.items,
            adding=self.items.line.full_text(),
            files=self.files.files,
        )

    def show_draft(self, draft: Draft, flow: Flow) -> None:
        """Put `draft` into the fields."""
        self.title.set_text(draft.title)
        self.importance.set_value(draft.importance)
        self._stage_id = draft.stage_id
        self.people.show_people(draft.people)
        self.items.show_items(draft.items, draft.adding)
        self.files.show_files(draft.files)
        self.show_stages(flow)
        self.show_link(draft.link)

    def show_stages(self, flow: Flow) -> None:
        """Offer the stages of the flow; one that is gone is not chosen any more."""
        stages = flow.active_stages
        if self._stage_id not in {stage.id for stage in stages}:
            self._stage_id = None
        self.stepper.set_stages(stages)
        self.walk_in_reading_order()
        self.stepper.set_current(self._stage_id or (stages[0].id if stages else None))

    def walk_in_reading_order(self) -> None:
        """Have Tab go as one reads: stages, chips and items are made later than what is under them."""
        stops: tuple[QWidget, ...] = (
            self.title.line,
            *self.stepper.segments(),
            *self.importance.segments(),
            *(chip.remove for chip in self.people.chips),
            self.people.add,
            *self.items.removers,
            self.items.line,
            *self.files.removers,
            self.files.choose_button,
            self.register,
            self.cancel,
        )
        for stop, following in pairwise(stops):
            QWidget.setTabOrder(stop, following)

    def show_link(self, link: Link | None) -> None:
        """Show the message the task is made from."""
        self._link = link
        self._origin.setVisible(link is not None)
        if link is not None:
            words = translate("NewTask", "From the message at {time} · “{text}”")
            self._origin_text.setText(fill(words, time=clock_time(link.sent_at, local_zone()), text=link.text))

    def go_to(self, field: QWidget) -> None:
        """Put the focus on a field and bring it on screen."""
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(field, 0, _AROUND)

    @Slot()
    def _keep_in_view(self) -> None:
        """The form became longer or shorter: what has the focus stays on screen."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.ensureWidgetVisible(focused, 0, _AROUND)

    def say(self, words: str) -> None:
        """Say over the buttons why the task was not or cannot be added; "" takes it back."""
        self.note.set_sentences(words)
        self.note.setVisible(bool(words))

    @Slot(object)
    def _on_stage(self, stage_id: StageId) -> None:
        self._stage_id = stage_id
        self.stepper.set_current(stage_id)
        self.touched.emit()

    @Slot()
    def _on_part(self) -> None:
        self.walk_in_reading_order()
        self.touched.emit()

    @Slot(object)
    def _on_importance(self, importance: Importance) -> None:
        del importance
        self.touched.emit()

    def _build(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(6)
        head = _row(label(translate("NewTask", "New task"), "header"))
        head.addStretch(1)
        head.addWidget(self.close_button)
        column.addLayout(head)
        column.addWidget(_name(translate("NewTask", "Title")))
        column.addWidget(self.title)
        origin = _row(IconPicture("message-circle", 14))
        origin.addWidget(self._origin_text, 1)
        self._origin.setLayout(origin)
        column.addWidget(self._origin)
        column.addSpacing(8)
        column.addWidget(_name(translate("NewTask", "Stage")))
        column.addWidget(self.stepper)
        column.addSpacing(8)
        column.addWidget(_name(translate("NewTask", "Importance")))
        column.addWidget(self.importance)
        column.addSpacing(8)
        column.addLayout(self._facts())
        column.addSpacing(8)
        column.addWidget(Separator())
        column.addSpacing(8)
        column.addWidget(self.items)
        column.addSpacing(10)
        column.addWidget(self.files)
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
        buttons = _row(self.register, self.cancel, gap=8)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)
        self.setWidget(content)

    def _facts(self) -> QGridLayout:
        """Who owns the task and who works on it."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        owner = _row(self.owner, gap=8)
        owner.addWidget(eliding_label(translate("NewTask", "Whoever adds it owns it"), "small", tone="text.3"), 1)
        grid.addWidget(label(translate("NewTask", "Owner"), "small", tone="text.2"), 0, 0)
        grid.addLayout(owner, 0, 1)
        name = label(translate("NewTask", "Collaborators"), "small", tone="text.2")
        name.setMinimumHeight(self.people.add.sizeHint().height())
        grid.addWidget(name, 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.people, 1, 1)
        return grid


def _name(text: str) -> Label:
    return label(text, "small", weight=500)


def _row(*parts: QWidget, gap: int = 6) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap)
    for part in parts:
        row.addWidget(part)
    return row
