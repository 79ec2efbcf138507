"""A field for a time of the day: typed in any usual way, shown as 07:30, moved by half an hour with the arrows."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from taskflow_desktop.rules.quiet_hours import MINUTES_A_DAY, minute_of, time_text
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.fields import TextField
from taskflow_desktop.ui.widgets.labels import Label

_STEP: Final = 30


class TimeField(TextField):
    """`chosen` tells the minute of the day after Enter, an arrow, or when the focus leaves.

    What is no time stays as it was typed, with the problem told in `problem`.
    """

    chosen = Signal(object)

    def __init__(self, name: str, problem: Label, parent: QWidget | None = None) -> None:
        super().__init__(name, problem=problem, parent=parent)
        self._minute = 0
        self.line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._fit()
        self.submitted.connect(self._take)
        self.left.connect(self._take)
        self.line.moved.connect(self._move)
        theme_source().changed.connect(self._fit)

    @property
    def minute(self) -> int:
        """The time that holds, in minutes since midnight."""
        return self._minute

    def set_minute(self, minute: int) -> None:
        """Show another time, unless something else is being typed just now."""
        self._minute = minute
        if not self.line.composing and (not self.line.hasFocus() or minute_of(self.full_text()) is not None):
            self.set_text(time_text(minute))
            self.set_problem(None)

    @Slot()
    def _take(self) -> None:
        minute = minute_of(self.text())
        if minute is None:
            self.set_problem(translate("Time", "Write the time like 22:30."))
            return
        self.set_problem(None)
        self.set_text(time_text(minute))
        if minute != self._minute:
            self._minute = minute
            self.chosen.emit(minute)

    @Slot(object)
    def _move(self, step: int) -> None:
        """Up is later, as in every field that counts; to the full half hour first."""
        whole = self._minute // _STEP * _STEP
        earlier = whole if whole < self._minute else whole - _STEP
        minute = whole + _STEP if step < 0 else earlier
        self.set_text(time_text(minute % MINUTES_A_DAY))
        self._take()

    @Slot()
    def _fit(self) -> None:
        self.setFixedWidth(theme().metrics("body").horizontalAdvance("00:00") + theme().px(36))
