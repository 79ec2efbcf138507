"""The tabs of the room list: a state and how many rooms it has; counts give way from the right when it is narrow."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import Style, Weight, theme, theme_source
from taskflow_desktop.ui.widgets.focus_ring import by_keyboard
from taskflow_desktop.ui.widgets.list_view import draw_text
from taskflow_desktop.ui.words import state_word

STATES = tuple(RoomState)
_COUNTED = tuple(state for state in STATES if state is not RoomState.CLOSED)


class StateTabs(QTabBar):
    """One tab a state, as wide as its words; `chosen` tells the state a person chose."""

    chosen = Signal(object)  # RoomState

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[RoomState, int] = {}
        self._ring = False
        self._silent = False
        self._style: Style = "body"
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)
        self.setAccessibleName(translate("Rooms", "State"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for state in STATES:
            self.addTab(state_word(state))
        self.setCurrentIndex(STATES.index(RoomState.INQUIRY))  # what waits for an answer comes first
        self.currentChanged.connect(self._tell)
        theme_source().changed.connect(self._retheme)

    @property
    def state(self) -> RoomState:
        """The state chosen now."""
        return STATES[max(0, self.currentIndex())]

    def set_state(self, state: RoomState) -> None:
        """Show a state as chosen, silently."""
        self._silent = True
        self.setCurrentIndex(STATES.index(state))
        self._silent = False

    def set_counts(self, counts: Mapping[RoomState, int]) -> None:
        """Show how many rooms each state has; the closed ones are not counted."""
        self._counts = dict(counts)
        for index, state in enumerate(STATES):
            spoken = state_word(state)
            if state in _COUNTED:
                spoken = fill(translate("Rooms", "{state} {n}"), state=spoken, n=self._counts.get(state, 0))
            self.setAccessibleTabName(index, spoken)
        self._relayout()

    def shows_count(self, state: RoomState) -> bool:
        """True if the tab of `state` has room for its count; that of the inquiries always has."""
        if state not in _COUNTED or not self._counts:
            return False
        if state is RoomState.INQUIRY:
            return True
        excess = sum(self._wish(each) for each in STATES) - self.width()
        for other in reversed(_COUNTED):
            if excess <= 0 or other is RoomState.INQUIRY:
                continue
            if other is state:
                return False
            excess -= self._count_width(other)
        return True

    def tabSizeHint(self, index: int) -> QSize:
        t = theme()
        state = STATES[index]
        width = self._word_width(state) + (self._count_width(state) if self.shows_count(state) else 0)
        free = self.width() - sum(
            self._word_width(each) + (self._count_width(each) if self.shows_count(each) else 0) for each in STATES
        )
        pad = min(18, max(2, free // len(STATES)))
        return QSize(width + pad, t.line_height("body") + 18)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return QSize(self._word_width(STATES[index]) + 2, self.tabSizeHint(index).height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, state in enumerate(STATES):
            rect = self.tabRect(index)
            current = index == self.currentIndex()
            weight: Weight = 600 if current else 400
            words = t.metrics(self._style, weight).horizontalAdvance(self._word(state))
            count = self._count_width(state) if self.shows_count(state) else 0
            x = rect.left() + (rect.width() - words - count) / 2
            middle = rect.top() + rect.height() / 2
            painter.setPen(t.text_1 if current else t.text_2)
            draw_text(painter, QPointF(x, middle), self._word(state), self._style, weight=weight)
            if count:
                painter.setPen(t.text_2 if current else t.text_3)
                number = str(self._counts.get(state, 0))
                draw_text(painter, QPointF(x + words + 4, middle), number, self._style, weight=400)
            if current:
                painter.fillRect(QRectF(x - 4, rect.bottom() - 1, words + count + 8, 2), t.accent)
                if self._ring and self.hasFocus():
                    painter.setPen(QPen(t.focus, 2))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRoundedRect(QRectF(rect).adjusted(2, 5, -2, -5), 6, 6)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._relayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(self, event)
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _word(self, state: RoomState) -> str:
        return self.tabText(STATES.index(state))

    def _word_width(self, state: RoomState) -> int:
        return theme().metrics(self._style, 600).horizontalAdvance(self._word(state)) + 1

    def least_width(self) -> int:
        """Return how wide all words and the count of the inquiries are at their smallest, in px."""
        words = sum(theme().metrics("caption", 600).horizontalAdvance(self._word(state)) + 6 for state in STATES)
        return words + theme().metrics("caption", 400).horizontalAdvance("99") + 4

    def _count_width(self, state: RoomState) -> int:
        return theme().metrics(self._style, 400).horizontalAdvance(str(self._counts.get(state, 0))) + 4

    def _wish(self, state: RoomState) -> int:
        return self._word_width(state) + 5 + (self._count_width(state) if state in _COUNTED else 0)

    def _relayout(self) -> None:
        styles: tuple[Style, ...] = ("body", "small", "caption")
        for self._style in styles:
            words = sum(self._word_width(state) + 5 for state in STATES)
            if words + self._count_width(RoomState.INQUIRY) <= self.width():
                break
        if self.count():
            self.setTabText(0, self.tabText(0))  # a tab bar measures its tabs anew only when one of them is set
        self.update()

    @Slot(int)
    def _tell(self, index: int) -> None:
        if not self._silent and index >= 0:
            self.chosen.emit(STATES[index])

    @Slot()
    def _retheme(self) -> None:
        self._relayout()
