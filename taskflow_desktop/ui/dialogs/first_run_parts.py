"""What the first run paints itself: the line of steps and the card of a kind of storage."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import Weight, theme, theme_source
from taskflow_desktop.ui.widgets.icon_picture import IconPicture
from taskflow_desktop.ui.widgets.labels import label

_DISC: Final = 18


class StepLine(QWidget):
    """Numbered steps in a row; those done and the present one are filled."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = tuple(names)
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_source().changed.connect(self._retheme)
        self.set_current(0)

    def set_current(self, index: int) -> None:
        """Show that step `index` (from 0) is the present one."""
        self._current = index
        self.setAccessibleName(
            fill(
                translate("FirstRun", "Step {number} of {count}, {name}"),
                number=index + 1,
                count=len(self._names),
                name=self._names[index],
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, max(theme().px(_DISC), theme().line_height("small")) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, middle, x = t.px(_DISC), self.height() / 2, 0.0
        for index, name in enumerate(self._names):
            done, here = index <= self._current, index == self._current
            disc = QRectF(x, middle - side / 2, side, side)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.accent if done else t.bg_pressed)
            painter.drawEllipse(disc)
            painter.setFont(t.font("caption", 700))
            painter.setPen(t.on_accent if done else t.text_2)
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(index + 1))
            weight: Weight = 600 if here else 400
            metrics = t.metrics("small", weight)
            painter.setFont(t.font("small", weight))
            painter.setPen(t.accent_text if here else t.text_2)
            painter.drawText(QPointF(x + side + 6, middle + (metrics.ascent() - metrics.descent()) / 2), name)
            x += side + 6 + metrics.horizontalAdvance(name) + 8
            if index + 1 < len(self._names):
                painter.setPen(t.line_strong)
                painter.drawLine(QPointF(x, middle), QPointF(x + 22, middle))
                x += 30
        painter.end()

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()


class StorageCard(QWidget):
    """A kind of storage: the one that holds, or one that cannot be chosen and says why."""

    def __init__(self, icon: str, name: str, words: str, *, holds: bool) -> None:
        super().__init__()
        self._holds = holds
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(label(name, weight=600, tone="text.1" if holds else "text.2", wrap=True))
        column.addWidget(label(words, "small", tone="text.2", wrap=True))
        row.addWidget(IconPicture(icon, 20, "accent.text" if holds else "text.disabled"))
        row.addLayout(column, 1)
        if holds:
            row.addWidget(IconPicture("circle-check", 16, "accent.text"))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(t.accent_text if self._holds else t.line)
        pen.setStyle(Qt.PenStyle.SolidLine if self._holds else Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(t.accent_tint if self._holds else t.bg_subtle)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()


def file_card() -> StorageCard:
    """The storage that this window offers."""
    name = translate("FirstRun", "A file on this computer")
    return StorageCard("database", name, translate("FirstRun", "Good for trying it out alone."), holds=True)


def server_card() -> StorageCard:
    """The storage that cannot be chosen here yet."""
    name = translate("FirstRun", "A team's database (PostgreSQL)")
    words = translate("FirstRun", "Several people use it together. It can't be chosen in this window yet.")
    return StorageCard("layers", name, words, holds=False)
