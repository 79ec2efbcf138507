"""A note in the page: why something is so and what to do, with an icon and perhaps one action."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QResizeEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.buttons import Button, Variant
from taskflow_desktop.ui.widgets.spoken import speak_as

Kind = Literal["info", "ok", "warn", "bad", "neutral"]

_ICONS: dict[Kind, str] = {
    "info": "info",
    "ok": "circle-check",
    "warn": "triangle-alert",
    "bad": "circle-alert",
    "neutral": "lock",
}
_TINTS: dict[Kind, tuple[str, str]] = {  # fill, icon
    "info": ("accent.tint", "text.1"),
    "ok": ("ok.tint", "ok"),
    "warn": ("warn.tint", "warn"),
    "bad": ("bad.tint", "bad"),
    "neutral": ("bg.subtle", "text.2"),
}


class NoteText(QWidget):
    """Plain text that wraps, its first sentence bold: two weights without markup."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lead, self._text = "", ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme_source().changed.connect(self._retheme)

    def set_text(self, text: str, lead: str) -> None:
        """Show `lead` bold and `text` after it."""
        if (lead, text) != (self._lead, self._text):
            self._lead, self._text = lead, text
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._laid_out(width)[1])

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > 100 else 260
        return QSize(260, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, theme().line_height("small"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setPen(theme().text_1)
        self._laid_out(self.width())[0].draw(painter, QPointF(0, 0))
        painter.end()

    def _laid_out(self, width: int) -> tuple[QTextLayout, float]:
        t = theme()
        whole = " ".join(part for part in (self._lead, self._text) if part)
        layout = QTextLayout(whole, t.font("small"))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        if self._lead:
            strong = QTextCharFormat()
            strong.setFontWeight(600)
            strong.setForeground(t.text_1)
            span = QTextLayout.FormatRange()
            span.start, span.length, span.format = 0, len(self._lead), strong
            layout.setFormats([span])
        step = t.line_height("small") + 1
        y = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y + (step - line.height()) / 2))
            y += step
        layout.endLayout()
        return layout, y

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()


class Note(QWidget):
    """A tinted box with an icon. `action` tells that its button was chosen."""

    action = Signal()

    def __init__(self, kind: Kind = "info", *, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: Kind = kind
        self._icon = icon
        self._text = NoteText(self)
        self._button: Button | None = None
        speak_as(self, QAccessible.Role.AlertMessage)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme().px(16) + 22, 9, 12, 9)
        self._column.setSpacing(8)
        self._column.addWidget(self._text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme_source().changed.connect(self._retheme)

    def set_text(self, text: str, lead: str = "") -> None:
        """Say `text`; `lead` is its bold first sentence."""
        self._text.set_text(text, lead)
        self.setAccessibleName(" ".join(part for part in (lead, text) if part))
        self.updateGeometry()

    def set_sentences(self, words: str) -> None:
        """Say `words`, the first sentence bold."""
        lead, dot, rest = words.partition(". ")
        self.set_text(rest if dot else "", lead + "." if dot else words)

    def set_kind(self, kind: Kind, icon: str = "") -> None:
        """Colour the note for another meaning."""
        self._kind, self._icon = kind, icon
        self.update()

    def set_action(self, text: str, variant: Variant = "primary") -> None:
        """Offer a button with `text`; "" offers none."""
        if self._button is not None:
            self._button.hide()
            self._button.deleteLater()
            self._button = None
        if text:
            self._button = Button(text, variant, small=True, parent=self)
            self._button.clicked.connect(self.action)
            self._column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self.updateGeometry()

    @property
    def button(self) -> Button | None:
        """The action's button, if there is one."""
        return self._button

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        fill, tone = _TINTS[self._kind]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(t.edge)
        painter.setBrush(t.colour(fill))
        box = QRectF(self.rect())
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5) if t.high_contrast else box, 8, 8)
        side = t.px(16)
        top = 9 + (t.line_height("small") + 1 - side) / 2
        paint_icon(painter, self._icon or _ICONS[self._kind], QRectF(12, top, side, side), t.colour(tone), side)
        painter.end()

    @Slot()
    def _retheme(self) -> None:
        self._column.setContentsMargins(theme().px(16) + 22, 9, 12, 9)
        self.update()
