"""Files dragged over the open task: the dashed target over all of it, or the reason why nothing can be dropped."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from taskflow_desktop.ui.details.file_words import drop_words
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.announce import announce

_INSET: Final = 12


class TakesFiles(Protocol):
    """Who gets what is dropped."""

    def why_not_attach(self) -> str:
        """Why no file can be attached now, or ""."""

    @property
    def free(self) -> int:
        """How many places are free."""

    def take(self, data: QMimeData) -> bool:
        """Attach the files in `data`; False if there are none."""


def files_in(data: QMimeData) -> tuple[Path, ...]:
    """The files of this computer that are dragged or were copied."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def holds_files(data: QMimeData) -> bool:
    """True if something in `data` can be attached: files, or a picture."""
    return bool(files_in(data)) or data.hasImage()


class FileDrop(QWidget):
    """Lies over `area` while files are dragged over it. `section` gives who takes them, None if nothing is shown."""

    def __init__(self, area: QWidget, section: Callable[[], TakesFiles | None]) -> None:
        super().__init__(area)
        self._area, self._section = area, section
        self._words, self._refused = "", False
        self.hide()
        self.setAcceptDrops(True)
        area.setAcceptDrops(True)
        area.installEventFilter(self)

    @property
    def words(self) -> str:
        """What the target says."""
        return self._words

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._area:
            if event.type() == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
                return self._begin(event)
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self.setGeometry(self._area.rect())
            elif event.type() == QEvent.Type.Hide:
                self.hide()
        return super().eventFilter(watched, event)

    def _begin(self, event: QDragEnterEvent) -> bool:
        section = self._section()
        if section is None or not holds_files(event.mimeData()):
            return False
        reason = section.why_not_attach()
        self._refused = bool(reason)
        self._words = reason or drop_words(section.free)
        self.setGeometry(self._area.rect())
        self.show()
        self.raise_()
        announce(self._area, self._words, assertive=self._refused)
        # Also where nothing may be dropped, so that the reason stays while it hovers.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self._refused:
            event.ignore()
        else:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.hide()
        section = self._section()
        if section is None or self._refused:
            event.ignore()
            return
        # Never moved: what is dropped stays where it was.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        section.take(event.mimeData())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(t.bg_surface)
        veil.setAlphaF(0.92)
        painter.fillRect(self.rect(), veil)
        box = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        colour = t.line_control if self._refused else t.accent
        painter.setPen(QPen(colour, 2, Qt.PenStyle.DashLine))
        painter.setBrush(t.bg_subtle if self._refused else t.colour("accent.tint"))
        painter.drawRoundedRect(box, 8, 8)
        painter.setFont(t.font("body", 600))
        painter.setPen(t.text_2 if self._refused else t.accent_text)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(box.adjusted(16, 0, -16, 0), int(flags), self._words)
        painter.end()
