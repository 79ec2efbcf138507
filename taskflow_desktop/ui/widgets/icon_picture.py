"""One icon as a widget of its own."""

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.theme import theme, theme_source


class IconPicture(QWidget):
    """One icon, painted in a token."""

    def __init__(self, name: str, size: int = 16, tone: str = "text.2", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._size, self._tone = name, size, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme_source().changed.connect(self._retheme)

    @property
    def icon(self) -> str:
        """The icon shown."""
        return self._name

    def set_icon(self, name: str, tone: str | None = None) -> None:
        """Show another icon, and another colour if `tone` is given."""
        self._name, self._tone = name, tone or self._tone
        self.update()

    def sizeHint(self) -> QSize:
        side = theme().px(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        side = theme().px(self._size)
        paint_icon(painter, self._name, QRectF(self.rect()), theme().colour(self._tone), side)
        painter.end()

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()
