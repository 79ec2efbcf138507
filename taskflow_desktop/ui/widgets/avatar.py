"""Round initials of a person, with the badge of the channel he writes by."""

from functools import lru_cache
from zlib import crc32

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from taskflow_desktop.domain.enums import Channel
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.text import is_syllable
from taskflow_desktop.ui.theme import CHANNEL_COLOURS, AvatarTint, theme

_TWO_LETTERS_FROM = 28
_BADGE_LETTERS = {Channel.KAKAO: "K", Channel.NAVER: "N", Channel.WEB: "W"}
_BADGE_ICONS = {Channel.PHONE: "phone", Channel.OTHER: "message-circle"}


@lru_cache(maxsize=4096)
def initials(name: str, size: int = 36) -> str:
    """Return what an avatar of `size` px shows: of a Korean name the given name, of others the first letters."""
    words = name.split()
    if not words:
        return ""
    last = words[-1]
    if is_syllable(last[-1]):
        given = last[-2:]
        return given if size >= _TWO_LETTERS_FROM else given[-1] if len(last) == 2 else given[0]
    first = words[0][0]
    if size < _TWO_LETTERS_FROM or len(words) == 1:
        return first.upper()
    return (first + last[0]).upper()


def avatar_tint(name: str) -> AvatarTint:
    """Return the colours of a person: the same ones for the same name, everywhere."""
    tints = theme().avatars
    return tints[crc32(name.encode()) % len(tints)]


def paint_avatar(
    painter: QPainter, rect: QRectF | QRect, name: str, channel: Channel | None = None, backdrop: QColor | None = None
) -> None:
    """Paint the avatar of `name` in `rect` (a square) and, if given, the channel's badge at its lower right.

    `backdrop` is the colour behind the avatar; the badge is cut out of it.
    """
    area = QRectF(rect)
    side = round(area.width())
    tint = avatar_tint(name)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint.fill)
    painter.drawEllipse(area)
    letters = initials(name, side)
    if letters:
        painter.setFont(_font(side, theme().percent))
        painter.setPen(tint.ink)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, letters)
    else:
        paint_icon(painter, "user", area, tint.ink, side // 2)
    if channel is not None:
        badge = QRectF(0, 0, 14, 14)
        badge.moveBottomRight(area.bottomRight())
        badge.translate(2, 2)
        paint_channel(painter, badge, channel, backdrop)
    painter.restore()


def paint_channel(painter: QPainter, rect: QRectF | QRect, channel: Channel, backdrop: QColor | None = None) -> None:
    """Paint the badge of a channel (12 to 16 px square), edged 1.5 px in `backdrop` if given."""
    area = QRectF(rect)
    fill, ink = CHANNEL_COLOURS[channel.value]
    letter = _BADGE_LETTERS.get(channel)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill)
    painter.setPen(QPen(backdrop, 1.5) if backdrop is not None else QPen(Qt.PenStyle.NoPen))
    painter.drawRoundedRect(area, 3.5, 3.5)
    if letter:
        font = QFont(theme().font("caption", 700))
        font.setPixelSize(round(area.height() * 0.68))
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, letter)
    else:
        paint_icon(painter, _BADGE_ICONS[channel], area, ink, round(area.height() * 0.7))
    painter.restore()


@lru_cache(maxsize=32)
def _font(side: int, percent: int) -> QFont:
    del percent  # part of the key only: the family's hinting differs with the text size
    font = QFont(theme().font("small", 600))
    font.setPixelSize(13 if side >= 36 else 12 if side >= 28 else 11)
    return font


class Avatar(QWidget):
    """An avatar of 20, 24, 28 or 36 px."""

    def __init__(self, name: str = "", size: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._size = name, size
        self._channel: Channel | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_person(self, name: str, channel: Channel | None = None) -> None:
        """Show another person, with the badge of `channel` if one is given."""
        self._name, self._channel = name, channel
        self.update()

    def sizeHint(self) -> QSize:
        side = theme().px(self._size) + (2 if self._channel else 0)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        side = theme().px(self._size)
        painter = QPainter(self)
        paint_avatar(painter, QRectF(0, 0, side, side), self._name, self._channel, theme().bg_surface)
        painter.end()


class ChannelBadge(QWidget):
    """The badge of a channel beside its name."""

    def __init__(self, size: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._channel = Channel.OTHER
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_channel(self, channel: Channel) -> None:
        """Show another channel."""
        self._channel = channel
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(self._size), theme().px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        paint_channel(painter, self.rect(), self._channel)
        painter.end()
