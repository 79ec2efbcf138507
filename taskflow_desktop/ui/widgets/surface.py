"""Plain areas of the layout: a surface in one token of the theme, with fine lines at chosen edges."""

from typing import Literal

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from taskflow_desktop.ui.theme import theme, theme_source

Edge = Literal["left", "top", "right", "bottom"]


class Surface(QWidget):
    """A widget filled with the token `fill` and lined 1 px with `line` at `edges`."""

    def __init__(
        self,
        fill: str = "bg.surface",
        *,
        edges: tuple[Edge, ...] = (),
        line: str = "line",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fill, self._edges, self._line = fill, edges, line
        theme_source().changed.connect(self._retheme)

    def set_fill(self, token: str) -> None:
        """Fill with another token."""
        self._fill = token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme().colour(self._fill))
        line = theme().colour(self._line)
        width, height = self.width(), self.height()
        for edge in self._edges:
            if edge == "left":
                painter.fillRect(0, 0, 1, height, line)
            elif edge == "right":
                painter.fillRect(width - 1, 0, 1, height, line)
            elif edge == "top":
                painter.fillRect(0, 0, width, 1, line)
            else:
                painter.fillRect(0, height - 1, width, 1, line)
        painter.end()

    @Slot()
    def _retheme(self) -> None:
        self.update()


class Separator(QWidget):
    """A line of 1 px across its layout."""

    def __init__(self, *, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vertical = vertical
        fixed, free = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred
        self.setSizePolicy(fixed if vertical else free, free if vertical else fixed)

    def sizeHint(self) -> QSize:
        return QSize(1, 16) if self._vertical else QSize(16, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme().line)
        painter.end()


def scroll_area(content: QWidget, fill: str = "bg.surface", parent: QWidget | None = None) -> QScrollArea:
    """Return a frameless area that scrolls `content` up and down only, on the token `fill`."""
    area = ScrollArea(fill, parent)
    area.setWidget(content)
    return area


class ScrollArea(QScrollArea):
    """A frameless scroll area whose viewport is filled with a token, "" for what lies behind.

    Its content is as wide as the area.
    """

    def __init__(self, fill: str = "bg.surface", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fill = fill
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._retheme()
        theme_source().changed.connect(self._retheme)

    def setWidget(self, content: QWidget) -> None:
        """Scroll `content`, which lets the area's colour through."""
        content.setAutoFillBackground(False)
        super().setWidget(content)
        content.setAutoFillBackground(False)

    @Slot()
    def _retheme(self) -> None:
        if not self._fill:
            self.viewport().setAutoFillBackground(False)
            return
        palette = self.viewport().palette()
        palette.setColor(self.viewport().backgroundRole(), theme().colour(self._fill))
        self.viewport().setPalette(palette)
        self.viewport().setAutoFillBackground(True)


def reveal(widget: QWidget, rect: QRect) -> None:
    """Scroll the area round `widget` so far that `rect` of it is seen."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    content = parent.widget() if isinstance(parent, QScrollArea) else None
    if isinstance(parent, QScrollArea) and content is not None:
        middle = widget.mapTo(content, rect.center() if rect.isValid() else QPoint(0, 0))
        parent.ensureVisible(middle.x(), middle.y(), 0, rect.height() // 2 + 8)
