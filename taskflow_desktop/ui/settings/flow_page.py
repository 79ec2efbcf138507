"""The switch of Task Flow, what it does, and the figures behind it. Switching off asks first."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Flow
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.pages import FlowFigures
from taskflow_desktop.rules.permissions import why_not_switch_flow
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.format import count, day_and_time, local_zone
from taskflow_desktop.ui.refusals import error_sentence, sentence
from taskflow_desktop.ui.settings.page import Page
from taskflow_desktop.ui.settings.switch_off import SwitchOffDialog
from taskflow_desktop.ui.text import fill, language, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.note import Note
from taskflow_desktop.ui.widgets.read_state import ReadNote
from taskflow_desktop.ui.widgets.reason_bubble import show_reason
from taskflow_desktop.ui.widgets.switch import Switch


class _Card(QWidget):
    """A quiet frame round the switch."""

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme().line_strong)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()


class FlowPage(Page):
    """Shows and switches Task Flow for everybody."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks: int | None = None  # not read yet
        self._asked: Asking[FlowFigures] = Asking(self)
        self._asked_before_off: Asking[FlowFigures] = Asking(self)
        self._asked_why: Asking[TaskflowError] = Asking(self)
        self.switch = Switch(translate("Settings", "Use Task Flow"))
        self._state = label("", "body", weight=600)
        self._note = Note("neutral", icon="info")
        self.problem = Note("bad")
        self.problem.hide()
        self.unread = ReadNote()
        self.unread.action.connect(self.read)
        self.figures = tuple(label("", "body", weight=600) for _ in range(3))
        self._build()
        self.switch.clicked.connect(self._switched)
        session.changed.connect(self._on_session_changed)
        self._show_flow()

    @Slot()
    def read(self) -> None:
        """Read the figures."""
        self._ask_for(self._asked.again(self._show_figures))

    def _ask_for(self, done: Callable[[FlowFigures], None]) -> None:
        self._session.reader.flow_figures(done=done, failed=self._asked_why.again(self.unread.fail))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(label(translate("Settings", "Task Flow"), "page"))
        card = _Card()
        row = QHBoxLayout(card)
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(translate("Settings", "Use Task Flow"), "body", weight=600))
        hint = translate("Settings", "When on, every room has a task icon at its bottom and a task tab at its right.")
        words.addWidget(label(hint, "small", tone="text.2", wrap=True))
        self.switch.setAccessibleDescription(hint)
        row.addLayout(words, 1)
        row.addWidget(self._state)
        row.addWidget(self.switch)
        column.addWidget(card)
        column.addWidget(self._note)
        column.addWidget(self.problem)
        column.addWidget(self.unread)
        column.addSpacing(4)
        grid = QGridLayout()
        grid.setVerticalSpacing(12)
        names = (
            translate("Settings", "Open rooms now"),
            translate("Settings", "Tasks in progress"),
            translate("Settings", "Last change"),
        )
        for number, name in enumerate(names):
            grid.addWidget(label(name, "body", tone="text.2"), number, 0)
            grid.addWidget(self.figures[number], number, 1, Qt.AlignmentFlag.AlignRight)
        column.addLayout(grid)
        column.addStretch(1)

    @Slot(object)
    def _on_session_changed(self, changes: ChangeSet) -> None:
        if changes.flow is not None:
            self.problem.hide()
            self._show_flow()
            if self.isVisible():
                self.read()

    def _show_flow(self) -> None:
        flow = self._session.flow
        self.switch.setChecked(flow.on)
        self._state.setText(translate("Settings", "On") if flow.on else translate("Settings", "Off"))
        self._state.set_tone("accent.text" if flow.on else "text.2")
        self.figures[2].setText(self._last_change(flow))
        self._show_note()

    def _last_change(self, flow: Flow) -> str:
        if flow.switched_at is None:
            return translate("Settings", "Never switched")
        when = day_and_time(flow.switched_at, self._session.now(), local_zone())
        template = (
            translate("Settings", "{time} · {name} turned it on")
            if flow.on
            else translate("Settings", "{time} · {name} turned it off")
        )
        return fill(template, time=when, name=flow.switched_by)

    def _show_note(self) -> None:
        self._note.setVisible(self._tasks is not None)
        if self._tasks is None:
            return
        template = (
            translate(
                "Settings",
                "Turning it off takes task icon, tab and board from everybody at once. Existing tasks ({tasks}) are "
                "kept and their clocks run on. Turning it on again brings all back.",
            )
            if self._session.flow.on
            else translate(
                "Settings",
                "Turning it on gives everybody task icon, tab and board at once. Existing tasks ({tasks}) are all "
                "there.",
            )
        )
        self._note.set_text(fill(template, tasks=count(self._tasks)))

    def _show_figures(self, figures: FlowFigures) -> None:
        self.unread.done()
        self._tasks = figures.tasks
        self.figures[0].setText(translate("Settings", "%n room(s)", "", figures.open_rooms))
        self.figures[1].setText(translate("Settings", "%n task(s)", "", figures.unfinished))
        self._show_note()

    # --- switching ---------------------------------------------------------------------------------------------------

    @Slot(bool)
    def _switched(self, on: bool) -> None:  # noqa: FBT001 - what the signal carries
        """Switch on at once, off after a question; until it is stored the switch shows what holds."""
        self.switch.setChecked(self._session.flow.on)
        refusal = why_not_switch_flow(self._session.agent)
        if refusal is not None:
            show_reason(self.switch, sentence(refusal))
        elif on:
            self._session.commands.switch_flow(True, language=language(), failed=self._failed)
        else:
            self._ask_for(self._asked_before_off.again(self._ask))  # the question tells the figures of now

    def _ask(self, figures: FlowFigures) -> None:
        self._show_figures(figures)
        if not self.isVisible() or not self._session.flow.on:
            return
        agents = sum(agent.active for agent in self._session.agents.values())
        dialog = SwitchOffDialog(agents, figures.unfinished, self.window())
        dialog.confirmed.connect(self._switch_off)
        dialog.open()

    @Slot()
    def _switch_off(self) -> None:
        self._session.commands.switch_flow(False, failed=self._failed)

    def _failed(self, error: TaskflowError) -> None:
        self.problem.set_sentences(error_sentence(error))
        self.problem.show()
