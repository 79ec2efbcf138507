"""A piece of plain text broken into lines of a fixed pitch, laid out once and painted often."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

_LINES = str.maketrans({"\n": "\u2028", "\u2029": "\u2028", "\x00": "\ufffd", "\r": None})


@dataclass(frozen=True, slots=True)
class Strong:
    """The characters `start` to `start + length` are set in the strong weight."""

    start: int
    length: int


class TextBlock:
    """Text within a width in px: `width` and `height` are what it takes. Korean breaks at words, then anywhere.

    The text is never read as markup; what draws beyond its lines is cut off by whoever paints.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        pitch: int,
        within: int,
        *,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        strong: Strong | None = None,
    ) -> None:
        option = QTextOption(align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setUseDesignMetrics(False)
        self._layout = QTextLayout(text.translate(_LINES), font)
        self._layout.setCacheEnabled(True)
        self._layout.setTextOption(option)
        if strong is not None:
            self._layout.setFormats([_strong(strong)])
        y, widest = 0.0, 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1, within))
            line.setPosition(QPointF(0, y + (pitch - line.height()) / 2))
            widest = max(widest, line.naturalTextWidth())
            y += max(pitch, line.height())
        self._layout.endLayout()
        self.width = min(within, int(widest + 0.999))
        self.height = round(y)

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Draw the text in the pen's colour."""
        self._layout.draw(painter, QPointF(x, y))


def _strong(part: Strong) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = part.start, part.length
    made.format = QTextCharFormat()
    made.format.setFontWeight(QFont.Weight.DemiBold)
    return made
