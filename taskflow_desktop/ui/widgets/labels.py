"""The only place that makes labels and tooltips: what a person typed is always plain text, never markup."""

import itertools
import re
import unicodedata
from typing import Final

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import (
    QAction,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QSystemTrayIcon, QWidget

from taskflow_desktop.ui.theme import Style, Weight, theme, theme_source

_RUN: Final = 12
_ENDLESS: Final = re.compile(r"\S{24,}")
_JOINS: Final = "\u200d\ufe0e\ufe0f"
"""What glues characters to one sign: a joiner and the two choices of a sign's look."""
_TOOLTIP_WIDTH: Final = 360
_MARKUP: Final = re.compile(r"<|&(?=lt;)")
"""Where Qt begins to look for markup."""


def breakable(text: str) -> str:
    """Return `text` with places to break in words that are too long for a line; characters stay whole."""
    return _ENDLESS.sub(_with_breaks, text)


def _with_breaks(word: re.Match[str]) -> str:
    parts, run = [], 0
    for before, char in itertools.pairwise("\u200b" + word.group()):
        joined = unicodedata.combining(char) or char in _JOINS or before in _JOINS
        if run >= _RUN and not joined:
            parts.append("\u200b")
            run = 0
        parts.append(char)
        run += 1
    return "".join(parts)


class Label(QLabel):
    """A plain-text label in a style and a tone of the theme; follows theme changes."""

    def __init__(
        self,
        text: str = "",
        *,
        style: Style = "body",
        tone: str = "text.1",
        weight: Weight | None = None,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setOpenExternalLinks(False)
        self._style, self._tone, self._weight = style, tone, weight
        self._told = text
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self._retheme()
        theme_source().changed.connect(self._retheme)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show `text`; where it wraps, also a word without end does."""
        self._told = text
        super().setText(breakable(text) if self.wordWrap() else text)

    def text(self) -> str:
        """The text as it was given."""
        return self._told

    def set_tone(self, tone: str, weight: Weight | None = None) -> None:
        """Show the text in another colour token; `weight` None keeps the weight."""
        if (tone, weight or self._weight) != (self._tone, self._weight):
            self._tone, self._weight = tone, weight or self._weight
            self._retheme()

    @Slot()
    def _retheme(self) -> None:
        self.setFont(theme().font(self._style, self._weight))
        palette = QPalette(self.palette())
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            palette.setColor(group, QPalette.ColorRole.WindowText, theme().colour(self._tone))
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, theme().text_disabled)
        self.setPalette(palette)


class ElidingLabel(Label):
    """A one-line label that shortens its text with … and then tells all of it in the tooltip."""

    def __init__(
        self,
        text: str = "",
        *,
        style: Style = "body",
        tone: str = "text.1",
        weight: Weight | None = None,
        middle: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`middle`: what is left out is the middle, as for a path whose end tells the most."""
        self._full = text
        self._elide = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        super().__init__(text, style=style, tone=tone, weight=weight, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """Show `text`, its line breaks as spaces."""
        self._full = " ".join(text.split("\n"))
        super().setText(self._full)
        self._tell_all()

    def minimumSizeHint(self) -> QSize:
        """As narrow as three letters and the dots."""
        metrics = self.fontMetrics()
        least = min(metrics.horizontalAdvance("MMMM…"), metrics.horizontalAdvance(self._full) + 1)
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_all()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        shown = self.fontMetrics().elidedText(self._full, self._elide, self.width())
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()

    def _tell_all(self) -> None:
        cut = QFontMetrics(self.font()).horizontalAdvance(self._full) > self.width() > 0
        set_tooltip(self, self._full if cut else "")


class KeyCap(Label):
    """A key on a keyboard, e.g. "Ctrl K": caption text in a fine outline, for one key; use one cap per key."""

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(text, style="caption", tone="text.2", weight=500, parent=parent)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        height = metrics.height() + 4
        return QSize(max(height, metrics.horizontalAdvance(self.text()) + 10), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme().line_strong)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()
        super().paintEvent(event)


def label(
    text: str = "",
    style: Style = "body",
    *,
    tone: str = "text.1",
    weight: Weight | None = None,
    wrap: bool = False,
    parent: QWidget | None = None,
) -> Label:
    """Return a plain-text label. `style` and `tone` are names of ui-spec 2: "small", "text.2"."""
    return Label(text, style=style, tone=tone, weight=weight, wrap=wrap, parent=parent)


def eliding_label(
    text: str = "",
    style: Style = "body",
    *,
    tone: str = "text.1",
    weight: Weight | None = None,
    middle: bool = False,
    parent: QWidget | None = None,
) -> ElidingLabel:
    """Return a one-line label that elides on the right, or in the `middle`."""
    return ElidingLabel(text, style=style, tone=tone, weight=weight, middle=middle, parent=parent)


def kbd(text: str, parent: QWidget | None = None) -> KeyCap:
    """Return a key cap."""
    return KeyCap(text, parent=parent)


def set_tooltip(widget: QWidget | QAction, text: str, key: str | None = None) -> None:
    """Give a widget or an action a tooltip of plain text, `key` ("Ctrl K") after it. Empty text takes it away."""
    widget.setToolTip(tooltip_text(text, key))


def set_tray_tooltip(icon: QSystemTrayIcon, text: str) -> None:
    """Give the tray's icon its tooltip, which the system shows as plain text."""
    icon.setToolTip(text)


def tooltip_text(text: str, key: str | None = None) -> str:
    """Return `text` so that Qt shows it letter by letter, never as markup (for a model's ToolTipRole).

    It is no markup itself, for a screen reader reads a tooltip as it is: what Qt would take for markup is parted by a
    character of no width, and lines are broken here, where Qt would not break those of plain text.
    """
    shown = f"{text}  {key}" if text and key else text
    return _MARKUP.sub("\\g<0>\u200b", "\n".join(_lines(shown)))


def _lines(text: str) -> list[str]:
    """Break `text` into lines no wider than a tooltip, at words where that is possible."""
    widest = theme().px(_TOOLTIP_WIDTH)
    metrics = theme().metrics("body")
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    lines: list[str] = []
    for line in text.split("\n"):
        if metrics.horizontalAdvance(line) <= widest:
            lines.append(line)
            continue
        layout = QTextLayout(line, theme().font("body"))
        layout.setTextOption(option)
        layout.beginLayout()
        encoded = line.encode("utf-16-le")  # Qt counts in units of UTF-16
        while (part := layout.createLine()).isValid():
            part.setLineWidth(widest)
            start, end = 2 * part.textStart(), 2 * (part.textStart() + part.textLength())
            lines.append(encoded[start:end].decode("utf-16-le").rstrip(" "))
        layout.endLayout()
    return lines


def name_widget(widget: QWidget, name: str, key: str | None = None) -> None:
    """Give a widget without words its accessible name and its tooltip."""
    widget.setAccessibleName(name)
    set_tooltip(widget, name, key)


def menu_text(text: str) -> str:
    """Return what a person typed so that a menu shows it letter by letter."""
    return " ".join(text.split()).replace("&", "&&")
