"""One choice out of a few, side by side: results, importance, scopes, board or list."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from taskflow_desktop.domain.enums import Importance
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.theme import Weight, theme, theme_source
from taskflow_desktop.ui.widgets.focus_ring import by_keyboard
from taskflow_desktop.ui.widgets.importance import paint_importance
from taskflow_desktop.ui.widgets.keys import arrow_step
from taskflow_desktop.ui.widgets.labels import set_tooltip
from taskflow_desktop.ui.widgets.reason_bubble import hide_reasons, show_reason
from taskflow_desktop.ui.widgets.spoken import speak_as
from taskflow_desktop.ui.widgets.tab_order import take_place_of


@dataclass(frozen=True, slots=True)
class Choice:
    """One segment. `icon` is an icon's name, painted in the token `tone`; an `importance` paints its bars instead."""

    value: Hashable
    text: str
    icon: str = ""
    tone: str = "text.2"
    importance: Importance | None = None


_GIVES = 6
"""What a segment gives of its room left and right, in px."""


class Segment(QAbstractButton):
    """One of the segments."""

    def __init__(self, choice: Choice, owner: "Segmented") -> None:
        super().__init__(owner)
        self.choice = choice
        self._owner = owner
        self._ring = False
        self.setCheckable(True)
        self.setAutoExclusive(True)  # one of several, to who listens
        self.setText(choice.text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        t = theme()
        metrics = t.metrics("small", 600)
        icon = t.px(14) + (6 if self._words else 0) if self._pictured else 0
        return QSize(max(28, metrics.horizontalAdvance(self._words) + icon + 20), max(28, metrics.height() + 12) - 4)

    @property
    def _words(self) -> str:
        return self.text() if self._owner.words_shown or not self._pictured else ""

    @property
    def _pictured(self) -> bool:
        return bool(self.choice.icon) or self.choice.importance is not None

    def minimumSizeHint(self) -> QSize:
        """With less room round the words: for where they may shrink (`Segmented.may_shrink`)."""
        hint = self.sizeHint()
        return QSize(max(28, hint.width() - 2 * _GIVES), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        off = bool(self._owner.refusal)
        if self.isChecked():
            painter.setPen(t.text_1 if t.high_contrast else t.line_strong)
            painter.setBrush(t.bg_pressed if t.dark else t.bg_raised)
            painter.drawRoundedRect(box, 5, 5)
        elif self.underMouse() and not off:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.bg_pressed)
            painter.drawRoundedRect(box, 5, 5)
        if self._ring and self.hasFocus():
            painter.setPen(QPen(t.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        weight: Weight = 600 if self.isChecked() else 400
        metrics = QFontMetrics(t.font("small", weight))
        side = t.px(14)
        words = self._words
        advance, gap = metrics.horizontalAdvance(words), 6 if words else 0
        x = (self.width() - advance - (side + gap if self._pictured else 0)) / 2
        middle = self.height() / 2
        square = QRectF(x, middle - side / 2, side, side)
        if self.choice.importance is not None:
            paint_importance(painter, square, self.choice.importance)
        elif self.choice.icon:
            paint_icon(painter, self.choice.icon, square, t.text_disabled if off else t.colour(self.choice.tone), side)
        painter.setFont(t.font("small", weight))
        painter.setPen(t.text_disabled if off and not self.isChecked() else t.text_1 if self.isChecked() else t.text_2)
        left = x + (side + gap if self._pictured else 0)
        painter.drawText(QPointF(left, middle + (metrics.ascent() - metrics.descent()) / 2), words)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(self, event)
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if by := arrow_step(event):
            self._owner.step(self, by)
        elif event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._owner.choose(self)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._owner.choose(self)


class Segmented(QWidget):
    """The segments and their frame; one Tab stop. `arrows`: "move" only moves the focus, "select" chooses at once.

    `chosen` tells the value a person chose; setting a value tells nothing.
    """

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        choices: Sequence[Choice],
        *,
        arrows: Literal["move", "select"] = "move",
        fill: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._arrows, self._fill = arrows, fill
        self._refusal = ""
        self._words_shown = True
        speak_as(self, QAccessible.Role.Grouping)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(2)
        self._segments: list[Segment] = []
        for choice in choices:
            segment = Segment(choice, self)
            segment.setAccessibleName(choice.text)
            self._group.addButton(segment)
            self._segments.append(segment)
            layout.addWidget(segment, 1 if fill else 0)
            if fill:
                segment.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding if fill else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if self._segments:
            self._segments[0].setChecked(True)
        self._one_tab_stop()
        theme_source().changed.connect(self._retheme)

    @property
    def value(self) -> Hashable:
        """The value chosen now."""
        return next((segment.choice.value for segment in self._segments if segment.isChecked()), None)

    @property
    def refusal(self) -> str:
        """Why nothing can be chosen now, or ""."""
        return self._refusal

    def may_shrink(self) -> None:
        """Let the segments stand closer where there is no room for all of them."""
        for each in (self, *self._segments):
            each.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def words_shown(self) -> bool:
        """False where choices with a picture show it alone."""
        return self._words_shown

    def show_words(self, shown: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Show the words of choices with a picture, or the picture alone, its word as tooltip."""
        if shown != self._words_shown:
            self._words_shown = shown
            for segment in self._segments:
                set_tooltip(segment, "" if shown else segment.text())
                segment.updateGeometry()
                segment.update()

    def put_before(self, widget: QWidget) -> None:
        """Come right before `widget` in the Tab order, however late this was made."""
        take_place_of(widget, self._segments)

    def set_value(self, value: Hashable) -> None:
        """Show `value` as chosen, silently. A value that is no choice changes nothing."""
        for segment in self._segments:
            if segment.choice.value == value:
                segment.setChecked(True)
        self._one_tab_stop()
        self.update()

    def set_text(self, value: Hashable, text: str) -> None:
        """Change the words of one choice, e.g. its count."""
        for segment in self._segments:
            if segment.choice.value == value and segment.text() != text:
                segment.setText(text)
                segment.setAccessibleName(text)
                segment.updateGeometry()

    def set_refusal(self, sentence: str | None) -> None:
        """Refuse every choice with `sentence`, or with None allow them again."""
        self._refusal = sentence or ""
        self.setAccessibleDescription(self._refusal)
        for segment in self._segments:
            segment.setAccessibleDescription(self._refusal)
            segment.update()

    def segments(self) -> tuple[Segment, ...]:
        """Return the buttons, in order."""
        return tuple(self._segments)

    def focus_choice(self, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> None:
        """Put the focus on the choice in force."""
        self._current().setFocus(reason)

    def step(self, segment: Segment, by: int) -> None:
        """Move from `segment` to its neighbour, and choose it if arrows select."""
        at = self._segments.index(segment) + by
        if not 0 <= at < len(self._segments):
            return
        neighbour = self._segments[at]
        if self._arrows == "select" and not self._refusal:
            self.choose(neighbour)
        neighbour.setFocus(Qt.FocusReason.TabFocusReason)

    def choose(self, segment: Segment) -> None:
        """Choose `segment` as a person would; a refusal shows instead."""
        if self._refusal:
            show_reason(segment, self._refusal)
            return
        hide_reasons(self.window())
        if not segment.isChecked():
            segment.setChecked(True)
            self._one_tab_stop()
            self.chosen.emit(segment.choice.value)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(t.line_strong)
        painter.setBrush(t.bg_subtle)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()

    def _current(self) -> Segment:
        return next((segment for segment in self._segments if segment.isChecked()), self._segments[0])

    def _one_tab_stop(self) -> None:
        for segment in self._segments:
            stop = segment is self._current()
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    @Slot()
    def _retheme(self) -> None:
        for segment in self._segments:
            segment.updateGeometry()
            segment.update()
        self.update()
