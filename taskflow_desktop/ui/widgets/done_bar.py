"""How much of a list is done, as a thin bar."""

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from taskflow_desktop.ui.theme import theme, theme_source

_WIDTH, _HEIGHT = 72, 4


class DoneBar(QWidget):
    """A share of `total`; the count stands beside it in words, so that it says nothing to a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done, self._total = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme_source().changed.connect(self._retheme)

    def set_share(self, done: int, total: int) -> None:
        """Show `done` of `total`."""
        if (done, total) != (self._done, self._total):
            self._done, self._total = done, total
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(_WIDTH), theme().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(_WIDTH // 3), theme().px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        box = QRectF(self.rect())
        radius = box.height() / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.line)
        painter.drawRoundedRect(box, radius, radius)
        if self._done and self._total:
            box.setWidth(max(box.height(), box.width() * self._done / self._total))
            painter.setBrush(t.accent)
            painter.drawRoundedRect(box, radius, radius)
        painter.end()

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()
