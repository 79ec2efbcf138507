"""The small pictures that cards and rows show many times over, painted once each."""

from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap

from taskflow_desktop.domain.enums import Channel, Importance
from taskflow_desktop.ui.widgets.avatar import paint_avatar, paint_channel
from taskflow_desktop.ui.widgets.importance import paint_importance


def _blank(side: int, ratio: float) -> QPixmap:
    image = QPixmap(round(side * ratio), round(side * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    return image


@lru_cache(maxsize=64)
def channel_pixmap(channel: Channel, side: int, ratio: float) -> QPixmap:
    """Return the badge of a channel, `side` px wide on a screen of this `ratio`."""
    image = _blank(side, ratio)
    painter = QPainter(image)
    paint_channel(painter, QRect(0, 0, side, side), channel)
    painter.end()
    return image


@lru_cache(maxsize=64)
def importance_pixmap(importance: Importance, side: int, scheme: str, ratio: float) -> QPixmap:
    """Return the bars of an importance in the theme in force, whose `scheme` is given."""
    del scheme  # part of the key: the bars take the theme's colours
    image = _blank(side, ratio)
    painter = QPainter(image)
    paint_importance(painter, QRect(0, 0, side, side), importance)
    painter.end()
    return image


@lru_cache(maxsize=512)
def avatar_pixmap(name: str, side: int, scheme: str, percent: int, ratio: float) -> QPixmap:
    """Return the picture of a person in the theme in force, whose `scheme` and text size are given."""
    del scheme, percent  # part of the key: the tints and the letters are the theme's
    image = _blank(side, ratio)
    painter = QPainter(image)
    paint_avatar(painter, QRect(0, 0, side, side), name)
    painter.end()
    return image
