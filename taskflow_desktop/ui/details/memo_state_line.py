"""What became of the memo one is writing, in a few words beside its head (ui-spec 6.4)."""

from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.memo_flight import MemoState
from taskflow_desktop.ui.format import clock_time, date_and_time, exact_time, local_zone, same_day
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.icon_picture import IconPicture
from taskflow_desktop.ui.widgets.labels import eliding_label, set_tooltip

_MINUTE: Final = 60_000_000
_LOOKS: Final = {  # icon, tone
    MemoState.NONE: ("", "text.3"),
    MemoState.TYPING: ("", "text.3"),
    MemoState.SAVING: ("", "text.3"),
    MemoState.SAVED: ("check", "ok"),
    MemoState.TOO_LONG: ("circle-alert", "bad"),
    MemoState.FAILED: ("circle-alert", "bad"),
    MemoState.KEPT: ("triangle-alert", "warn"),
}


class MemoStateLine(QWidget):
    """`retry` tells that saving shall be tried again."""

    retry = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._state = MemoState.NONE
        self._saved_at = Moment(0)
        self._icon = IconPicture("check", 14, "ok")
        self._words = eliding_label("", "caption", weight=600)
        self.again = Button(translate("Memo", "Try again"), "link", small=True)
        self.again.clicked.connect(self.retry)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for part in (self._icon, self._words, self.again):
            row.addWidget(part)
        self._minute = QTimer(self)
        self._minute.setSingleShot(True)
        self._minute.timeout.connect(self._age)

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def show_state(self, state: MemoState, *, together: bool, saved_at: Moment | None, saved_by: str) -> None:
        """Show a state; `together` tells that another changes the same memo."""
        told = (self._state, self.text)
        self._state, self._saved_at = state, saved_at or Moment(0)
        icon, tone = ("users", "warn") if together else _LOOKS[state]
        self._icon.set_icon(icon or "check", tone)
        self._icon.setVisible(bool(icon))
        self._words.set_tone(tone)
        self._words.setText(translate("Memo", "Two people are editing") if together else self._said())
        self.again.setVisible(state is MemoState.FAILED)
        exact = exact_time(saved_at, local_zone()) if saved_at else ""
        set_tooltip(self, " · ".join(part for part in (saved_by, exact) if part))
        if told != (state, self.text) and (state is MemoState.FAILED or told[0] is MemoState.SAVING):
            announce(self, self.text, assertive=state is MemoState.FAILED)

    def _said(self) -> str:
        if self._state is MemoState.SAVED:
            return self._said_when()
        return {
            MemoState.NONE: "",
            MemoState.TYPING: translate("Memo", "Typing"),
            MemoState.SAVING: translate("Memo", "Saving…"),
            MemoState.TOO_LONG: translate("Memo", "Too long"),
            MemoState.FAILED: translate("Memo", "Not saved"),
            MemoState.KEPT: translate("Memo", "Not saved"),
        }[self._state]

    def _said_when(self) -> str:
        """Just now for a minute, then the time of day."""
        now, zone = self._session.now(), local_zone()
        age = now - self._saved_at
        if age < _MINUTE:
            self._minute.start(max(1, (_MINUTE - max(0, age)) // 1000))
            return translate("Memo", "Saved · just now")
        self._minute.stop()
        today = same_day(self._saved_at, now, zone)
        when = clock_time(self._saved_at, zone) if today else date_and_time(self._saved_at, now, zone)
        return fill(translate("Memo", "Saved · {time}"), time=when)

    @Slot()
    def _age(self) -> None:
        if self._state is MemoState.SAVED:
            self._words.setText(self._said_when())
