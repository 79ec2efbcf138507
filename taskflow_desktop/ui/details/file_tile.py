"""One attached file as a tile: icon or small picture, name, size; and the dashed tile of the free places."""

import time
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from taskflow_desktop.domain.inside import Attachment
from taskflow_desktop.domain.transfers import Look, Reading
from taskflow_desktop.ui.format import progress, size
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.buttons import IconButton
from taskflow_desktop.ui.widgets.focus_ring import RingKeeper
from taskflow_desktop.ui.widgets.labels import set_tooltip

_ASIDE: Final = 10
_RADIUS: Final = 6
_MOMENT: Final = 0.4  # s; what is over sooner shows nothing
_ICONS: Final = (
    ("image/", "image"),
    ("video/", "image"),
    ("audio/", "volume-2"),
    ("text/", "file-text"),
    ("application/pdf", "file-text"),
    ("application/msword", "file-text"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml", "file-text"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml", "table"),
    ("application/vnd.ms-excel", "table"),
    ("application/x-hwp", "file-text"),
    ("application/zip", "archive"),
)


def tile_height() -> int:
    """The height of a tile: two lines and a little."""
    return theme().line_height("small") + theme().line_height("caption") + 8


def type_icon(media_type: str) -> str:
    """The icon for a kind of file."""
    return next((icon for start, icon in _ICONS if media_type.startswith(start)), "file")


class FileTile(QAbstractButton):
    """Enter and a double click open the file, Delete takes it off; the menu key or the dots offer all.

    Esc stops opening or saving. `open_chosen` and `menu_asked` carry this tile, the other signals the Attachment.
    """

    open_chosen = Signal(object)
    remove_chosen = Signal(object)
    menu_asked = Signal(object)
    stop_chosen = Signal(object)

    def __init__(self, file: Attachment, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = file
        self.look: Look | None = None
        self._reading: Reading | None = None
        self._reading_since = 0.0
        self._keeper = RingKeeper(self, radius=_RADIUS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.more = IconButton("ellipsis", fill(translate("Files", "More for “{file}”"), file=file.name), parent=self)
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the menu key of the tile does the same
        self.more.hide()
        self.more.clicked.connect(self._ask_menu)
        self._name_it()
        theme_source().changed.connect(self._retheme)

    def set_file(self, file: Attachment) -> None:
        """Show the same file in another place."""
        self.file = file

    def set_look(self, look: Look) -> None:
        """Show what the bytes of the file are."""
        self.look = look
        self.update()

    @property
    def reading(self) -> bool:
        """True while the file is being opened or saved."""
        return self._reading is not None

    def set_reading(self, reading: Reading) -> None:
        """Show how far the file is opened or saved, if that takes longer than a moment."""
        if self._reading is None:
            self._reading_since = time.monotonic()
        self._reading = None if reading.over else reading
        self.update()

    @property
    def picture(self) -> QImage | None:
        """The small picture, if there is one."""
        shown = self.look.picture if self.look is not None else None
        return shown if isinstance(shown, QImage) else None

    def sizeHint(self) -> QSize:
        return QSize(160, tile_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, tile_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        hint = self.more.sizeHint()
        self.more.setGeometry(self.width() - hint.width() - 4, (self.height() - hint.height()) // 2, *hint.toTuple())
        self._name_it()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(t.line_strong if self.underMouse() else t.line)
        painter.setBrush(t.bg_hover if self.underMouse() else t.bg_surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        self._paint_face(painter)
        left = self._text_left()
        room = self.width() - left - (_ASIDE if self.more.isHidden() else self.more.width() + 6)
        top = (self.height() - t.line_height("small") - t.line_height("caption")) / 2
        name = t.metrics("small", 500)
        painter.setFont(t.font("small", 500))
        painter.setPen(t.text_1)
        baseline = top + (t.line_height("small") + name.ascent() - name.descent()) / 2
        shown = name.elidedText(self.file.name, Qt.TextElideMode.ElideMiddle, int(room))
        painter.drawText(QPointF(left, baseline), shown)
        meta = t.metrics("caption")
        painter.setFont(t.font("caption"))
        painter.setPen(t.text_2)
        baseline = top + t.line_height("small") + (t.line_height("caption") + meta.ascent() - meta.descent()) / 2
        slow = self._reading is not None and time.monotonic() - self._reading_since > _MOMENT
        shown = progress(self._reading.done, self._reading.size) if slow and self._reading else size(self.file.size)
        painter.drawText(QPointF(left, baseline), shown)
        if slow and self._reading is not None and self._reading.size:
            whole = QRectF(left, self.height() - 5, self.width() - left - _ASIDE, 2)
            painter.fillRect(whole, t.line)
            whole.setWidth(whole.width() * self._reading.done / self._reading.size)
            painter.fillRect(whole, t.accent)
        painter.end()

    def _paint_face(self, painter: QPainter) -> None:
        t = theme()
        side = t.px(16)
        if self.picture is not None:
            edge = self._picture_side()
            box = QRectF(5, (self.height() - edge) / 2, edge, edge)
            shape = QPainterPath()
            shape.addRoundedRect(box, 4, 4)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setClipPath(shape)
            painter.drawImage(box, self.picture)
            painter.restore()
            return
        box = QRectF(_ASIDE, (self.height() - side) / 2, side, side)
        warned = self.look is not None and self.look.refusal is not None
        name, tone = ("triangle-alert", t.warn) if warned else (type_icon(self.file.media_type), t.text_2)
        paint_icon(painter, name, box, tone, side)

    def _picture_side(self) -> int:
        return self.height() - 10

    def _text_left(self) -> int:
        return 5 + self._picture_side() + 8 if self.picture is not None else _ASIDE + theme().px(16) + 8

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.open_chosen.emit(self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()
        self._ask_menu()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.open_chosen.emit(self)
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.remove_chosen.emit(self.file)
        elif event.key() == Qt.Key.Key_Space:
            self._ask_menu()
        elif event.key() == Qt.Key.Key_Escape and self.reading:
            self.stop_chosen.emit(self.file)
        else:
            QWidget.keyPressEvent(self, event)  # arrows of a button would walk its siblings

    def enterEvent(self, event: object) -> None:
        super().enterEvent(event)  # type: ignore[arg-type]
        self.more.show()

    def leaveEvent(self, event: object) -> None:
        super().leaveEvent(event)  # type: ignore[arg-type]
        self.more.hide()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._keeper.focus_in(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keeper.focus_out()

    @Slot()
    def _ask_menu(self) -> None:
        self.menu_asked.emit(self)

    def _name_it(self) -> None:
        shown = size(self.file.size)
        self.setAccessibleName(fill(translate("Files", "{file}, {size}"), file=self.file.name, size=shown))
        room = self.width() - self._text_left() - _ASIDE
        cut = theme().metrics("small", 500).horizontalAdvance(self.file.name) > room
        set_tooltip(self, self.file.name if cut else "")

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()


class VacantTile(QAbstractButton):
    """The free places beside a single file; choosing it asks for files."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = RingKeeper(self, radius=_RADIUS)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the button of the section's head is the stop for this
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme_source().changed.connect(self._retheme)

    def show_free(self, free: int) -> None:
        """Say how many places are free."""
        words = fill(translate("Files", "{n} free"), n=free)
        self.setText(words)
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, tile_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, tile_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(t.line_strong, 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(t.bg_hover if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.setFont(t.font("small"))
        painter.setPen(t.text_2)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()
