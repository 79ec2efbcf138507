"""The first run: where the data lies, the first admin, then the people. Nothing typed is lost on the way."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.ui.dialogs.files import AskFiles, NativeFiles
from taskflow_desktop.ui.dialogs.first_run_parts import StepLine
from taskflow_desktop.ui.dialogs.first_run_people import PeopleStep
from taskflow_desktop.ui.dialogs.first_run_steps import AdminRequest, AdminStep, PlaceStep
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.buttons import Button, ReasonButton
from taskflow_desktop.ui.widgets.keys import commit_preedit
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.surface import Surface, scroll_area

_WIDTH: Final = 448
_HEIGHT: Final = 640
_PEOPLE: Final = 2  # the last step


class FirstRunWindow(QWidget):
    """Three steps. The owner answers `check_requested` by `show_check`, `create_requested` by `show_people`, by closing
    or by `show_error`, and the people step's `add_requested` there.

    Signals:
        check_requested: Path, the database file to try.
        retry_requested: the database told by `show_failed` is to be tried again.
        create_requested: AdminRequest for the file checked last; None if that file has its admin: only sign in.
        people_done: the admin is made and whoever else there shall be: sign in.
        restore_requested: a backup shall take the place of the database told by `show_failed`.
        back_requested: back to the sign-in, where one can go back to it.
        closed: the person closed the window.
    """

    check_requested = Signal(object)
    retry_requested = Signal()
    create_requested = Signal(object)
    people_done = Signal()
    restore_requested = Signal()
    back_requested = Signal()
    closed = Signal()

    def __init__(self, default_place: Path, *, files: AskFiles | None = None, returns: bool = False) -> None:
        """Begin with the file `default_place`; `files` asks for another folder; `returns`: one came from a sign-in."""
        super().__init__()
        self._returns = returns
        self.setWindowTitle(translate("FirstRun", "Start Task Flow"))
        self._line = StepLine(
            (translate("FirstRun", "Storage"), translate("FirstRun", "Admin"), translate("FirstRun", "People"))
        )
        self.place_step = PlaceStep(default_place, files if files is not None else NativeFiles())
        self.admin_step = AdminStep()
        self.people_step = PeopleStep()
        self._steps = QStackedWidget()
        for step in (self.place_step, self.admin_step, self.people_step):
            self._steps.addWidget(scroll_area(step))
        body = Surface("bg.surface")
        column = QVBoxLayout(body)
        column.setContentsMargins(28, 24, 0, 12)
        column.setSpacing(20)
        column.addWidget(self._line)
        column.addWidget(self._steps, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(body, 1)
        whole.addWidget(self._make_footer())
        self.place_step.check_requested.connect(self._check)
        self.place_step.restore_requested.connect(self.restore_requested)
        self.place_step.changed.connect(self._follow)
        self.admin_step.changed.connect(self._follow)
        self.admin_step.submitted.connect(self._go_on)
        self.people_step.changed.connect(self._follow)
        self._busy = False
        self._follow()
        self.resize(theme().px(_WIDTH), theme().px(_HEIGHT))
        self.setMinimumSize(theme().px(_WIDTH - 48), theme().px(400))
        self.place_step.check_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def place(self) -> Path:
        """The file chosen in the first step."""
        return self.place_step.place

    def show_check(self, error: TaskflowError | None, *, has_admin: bool = False) -> None:
        """Tell how the check went; `has_admin`: the file holds a desk with its people already."""
        self.place_step.show_check(error, existing=has_admin)
        self._follow()
        if error is None:
            self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_failed(self, url: str, error: TaskflowError) -> None:
        """Begin with the configured database at `url`, which cannot be opened: try again, or choose another place."""
        self.place_step.show_failed(url, error)
        self._follow()

    def show_opened(self, url: str) -> None:
        """Begin with the admin: the database at `url` is open and has none yet."""
        self.place_step.show_url(url)
        self._follow()
        self._go_on()

    def show_people(self, admin: Agent) -> None:
        """Go on to the people: `admin` is made."""
        self._busy = False
        self._show_step(_PEOPLE)
        self.people_step.begin(admin)

    def show_error(self, error: TaskflowError) -> None:
        """Tell why the admin could not be made; everything typed is still there."""
        self._set_busy(busy=False)
        self.admin_step.show_error(error)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not self._last:
            self.next_button.click()
        else:
            super().keyPressEvent(event)

    def _make_footer(self) -> QWidget:
        footer = Surface("bg.surface", edges=("top",))
        self._tip = label("", "small", tone="text.3", wrap=True)
        self.back_button = Button(translate("FirstRun", "Back"), "ghost")
        self.back_button.clicked.connect(self._go_back)
        self.next_button = ReasonButton(translate("FirstRun", "Next"), "primary", lock=False)
        self.next_button.chosen.connect(self._go_on)
        row = QHBoxLayout(footer)
        row.setContentsMargins(24, 14, 24, 14)
        row.addWidget(self.back_button)
        row.addWidget(self._tip, 1)
        row.addWidget(self.next_button)
        return footer

    @property
    def _first(self) -> bool:
        return self._steps.currentIndex() == 0

    @property
    def _may_return(self) -> bool:
        """Back to the sign-in, unless something that was typed would be lost."""
        return self._returns and not self.admin_step.typed

    @property
    def _last(self) -> bool:
        return self._steps.currentIndex() == _PEOPLE

    @Slot()
    def _follow(self) -> None:
        """Fit the footer to the step and to what is known."""
        ready = self.place_step.checked
        existing = ready and self.place_step.existing
        tip = ""
        if self._first and not ready:
            tip = translate("FirstRun", "You can go on after the check.")
        elif self._first and existing:
            tip = translate("FirstRun", "This file holds a desk already. Go on and sign in.")
        self._tip.setText(tip)
        back = self._may_return if self._first else not self._last  # an admin who is made stays
        self.back_button.setVisible(back)
        if self._first:
            words = translate("FirstRun", "Sign in") if existing else translate("FirstRun", "Next")
            refusal = None if ready else translate("FirstRun", "Check the storage first.")
        elif self._last:
            words = translate("FirstRun", "Start") if self.people_step.rows else translate("FirstRun", "Skip")
            refusal = self._why_not_end()
        else:
            words = translate("FirstRun", "Next")
            refusal = translate("FirstRun", "One moment, please.") if self._busy else None
        self.next_button.setText(words)
        self.next_button.updateGeometry()
        self.next_button.set_refusal(refusal)

    def _why_not_end(self) -> str | None:
        if self.people_step.busy:
            return translate("FirstRun", "One moment, please.")
        if self.people_step.typed:
            return translate("FirstRun", "Add the person you are writing, or empty the fields.")
        return None

    @Slot()
    def _check(self) -> None:
        if self.place_step.failed:
            self.retry_requested.emit()
        else:
            self.check_requested.emit(self.place)

    @Slot()
    def _go_on(self) -> None:
        if self._first and self.place_step.existing:
            self.create_requested.emit(None)
        elif self._first:
            self._show_step(1)
            self.admin_step.focus_first()
        elif self._last:
            self.people_done.emit()
        elif not self._busy:
            commit_preedit()
            request = self.admin_step.request()
            if request is not None:
                self._set_busy(busy=True)
                self.create_requested.emit(request)

    @Slot()
    def _go_back(self) -> None:
        if self._last or self._busy:
            return
        if not self._first:
            self._show_step(0)
            self.place_step.check_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._may_return:
            self.back_requested.emit()
        elif not self._returns and not self.admin_step.typed:
            self.close()

    def _show_step(self, index: int) -> None:
        self._steps.setCurrentIndex(index)
        self._line.set_current(index)
        self._follow()

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self._follow()


__all__ = ["AdminRequest", "FirstRunWindow"]
