"""A section with a head that folds it away."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.focus_ring import RingKeeper


class FoldHead(QAbstractButton):
    """The words of a section's head; checked means unfolded."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = ""
        self._keeper = RingKeeper(self, radius=4)
        self.setText(title)
        self.setCheckable(True)
        self.setChecked(True)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme_source().changed.connect(self._retheme)

    def set_count(self, text: str) -> None:
        """Show `text` (a count) after the title."""
        if text != self._count:
            self._count = text
            self.setAccessibleName(f"{self.text()} {text}".strip())
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        t = theme()
        width = t.metrics("small", 600).horizontalAdvance(self.text())
        if self._count:
            width += 8 + t.metrics("small").horizontalAdvance(self._count)
        return QSize(width + 4 + t.px(14), max(24, t.line_height("small") + 8))

    def minimumSizeHint(self) -> QSize:
        """The count is shortened where there is no room for all of it, down to its first figures."""
        hint, small = self.sizeHint(), theme().metrics("small")
        spare = small.horizontalAdvance(self._count) - small.horizontalAdvance("10/10…")
        return QSize(hint.width() - max(0, spare), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        metrics = t.metrics("small", 600)
        baseline = self.height() / 2 + (metrics.ascent() - metrics.descent()) / 2
        painter.setFont(t.font("small", 600))
        painter.setPen(t.text_1 if self.underMouse() else t.text_2)
        painter.drawText(QPointF(0, baseline), self.text())
        x = metrics.horizontalAdvance(self.text()) + 8
        if self._count:
            painter.setFont(t.font("small"))
            painter.setPen(t.text_2)
            small = t.metrics("small")
            shown = small.elidedText(self._count, Qt.TextElideMode.ElideRight, round(self.width() - x - t.px(14)))
            painter.drawText(QPointF(x, baseline), shown)
            x += small.horizontalAdvance(shown) + 4
        if not self.isChecked() or self.underMouse() or self._keeper.shown:
            side = t.px(14)
            name = "chevron-down" if self.isChecked() else "chevron-right"
            paint_icon(painter, name, QRectF(x - 4, (self.height() - side) / 2, side, side), t.text_3, side)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._keeper.focus_in(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keeper.focus_out()

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()


class Fold(QWidget):
    """A head line (title, count, room for buttons in `head`) over `body`, which folds away.

    With a `key`, a name in one word, a person finds it as he left it.
    """

    folded_changed = Signal(object)  # bool
    kept = Signal(object)  # (key, bool): the same, said with its name

    def __init__(self, title: str, *, count: str = "", key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.button = FoldHead(title)
        self.button.set_count(count)
        self.button.toggled.connect(self._toggled)
        self.head = QHBoxLayout()
        self.head.setSpacing(4)
        self.head.addWidget(self.button)
        self.head.addStretch(1)
        self._inner = QWidget()
        self.body = QVBoxLayout(self._inner)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self.head)
        column.addWidget(self._inner)

    def set_count(self, text: str) -> None:
        """Show `text` after the title."""
        self.button.set_count(text)

    @property
    def folded(self) -> bool:
        """True if the body is folded away."""
        return not self.button.isChecked()

    def set_folded(self, folded: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Fold or unfold."""
        self.button.setChecked(not folded)

    @Slot(bool)
    def _toggled(self, unfolded: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._inner.setVisible(unfolded)
        self.folded_changed.emit(not unfolded)
        self.kept.emit((self.key, not unfolded))
