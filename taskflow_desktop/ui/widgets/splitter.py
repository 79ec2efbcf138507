"""Panes side by side with a line of 1 px between them that 7 px take hold of."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from taskflow_desktop.ui.theme import theme, theme_source

_REACH = 3  # px on each side of the line


class _Handle(QSplitterHandle):
    """Qt lays the line out by the handle's contents and lets the mouse use its margins."""

    def __init__(self, orientation: Qt.Orientation, parent: QSplitter) -> None:
        super().__init__(orientation, parent)
        theme_source().changed.connect(self._repaint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        across = self.orientation() == Qt.Orientation.Horizontal
        self.setAttribute(Qt.WidgetAttribute.WA_MouseNoMask)
        self.setContentsMargins(
            _REACH if across else 0, 0 if across else _REACH, _REACH if across else 0, 0 if across else _REACH
        )
        self.setMask(QRegion(self.contentsRect()))
        QWidget.resizeEvent(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.contentsRect(), theme().line)
        painter.end()

    @Slot()
    def _repaint(self) -> None:
        self.update()


class Splitter(QSplitter):
    """A splitter whose panes do not collapse (allow it for one with `setCollapsible`)."""

    def __init__(self, orientation: Qt.Orientation = Qt.Orientation.Horizontal, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        """Return a handle of ours."""
        return _Handle(self.orientation(), self)
