"""Lucide's outlines in the theme's colours, rendered once per name, size, colour and device pixel ratio."""

import re
from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from taskflow_desktop import assets
from taskflow_desktop.ui.theme import theme

_STROKE = 1.75
_RATIOS = (1.0, 2.0)


def icon(name: str, tone: str = "text.2", size: int = 16) -> QIcon:
    """Return an icon for a menu or an action in the colour of the token `tone` of the theme in force.

    It does not follow a theme change: widgets of the kit paint by name instead and do.
    """
    colour, disabled = theme().colour(tone), theme().text_disabled
    made = QIcon()
    for ratio in _RATIOS:
        made.addPixmap(pixmap(name, size, colour, ratio))
        made.addPixmap(pixmap(name, size, disabled, ratio), QIcon.Mode.Disabled)
    return made


def app_icon() -> QIcon:
    """Return the program's own icon for windows and the task bar."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(_render("app", size, theme().text_1, 1.0))
    return made


def app_pixmap(size: int, ratio: float = 1.0) -> QPixmap:
    """Return the program's own icon as a square of `size` logical px."""
    return pixmap("app", size, theme().text_1, ratio)


def pixmap(name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
    """Return the icon `name` as a square of `size` logical px, made once. FileNotFoundError if there is none."""
    return _cached(name, size, colour.rgba(), ratio)


def paint_icon(painter: QPainter, name: str, rect: QRectF | QRect, colour: QColor, size: int | None = None) -> None:
    """Paint the icon `name` in the middle of `rect`, `size` px wide (default: as large as fits)."""
    area = QRectF(rect)
    side = size if size is not None else int(min(area.width(), area.height()))
    ratio = painter.device().devicePixelRatioF()
    image = pixmap(name, side, colour, ratio)
    corner = QPointF(area.center().x() - side / 2, area.center().y() - side / 2)
    painter.drawPixmap(QPointF(round(corner.x() * ratio) / ratio, round(corner.y() * ratio) / ratio), image)


@lru_cache(maxsize=1024)
def _cached(name: str, size: int, rgba: int, ratio: float) -> QPixmap:
    return _render(name, size, QColor.fromRgba(rgba), ratio)


def _render(name: str, size: int, colour: QColor, ratio: float) -> QPixmap:
    source = _source(name).replace("currentColor", colour.name())
    renderer = QSvgRenderer(QByteArray(source.encode()))
    side = max(1, round(size * ratio))
    image = QPixmap(QSize(side, side))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setOpacity(colour.alphaF())
    renderer.render(painter, QRectF(QPoint(0, 0), QSize(side, side)))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    text = assets.read_text(f"icons/{name}.svg")
    return re.sub(r'stroke-width="2"', f'stroke-width="{_STROKE}"', text)
