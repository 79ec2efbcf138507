"""At every scale of a display pictures are rendered for its dots, and fine lines are whole."""

import itertools

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from taskflow_desktop.ui.icons import paint_icon, pixmap
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.pie import paint_pie
from taskflow_desktop.ui.widgets.surface import Separator, Surface

RATIOS = (1.0, 1.25, 1.5, 2.0)


def canvas(side: int, ratio: float) -> QImage:
    image = QImage(QSize(round(side * ratio), round(side * ratio)), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("white"))
    return image


@pytest.mark.parametrize("ratio", RATIOS)
def test_an_icon_has_the_dots_of_its_display(ratio: float) -> None:
    made = pixmap("search", 16, theme().text_1, ratio)
    assert made.size() == QSize(round(16 * ratio), round(16 * ratio))
    assert made.devicePixelRatio() == ratio
    assert made.cacheKey() == pixmap("search", 16, theme().text_1, ratio).cacheKey()
    assert made.cacheKey() != pixmap("search", 16, theme().text_1, ratio + 1).cacheKey()


@pytest.mark.parametrize("ratio", RATIOS)
def test_a_painted_icon_is_not_scaled(ratio: float) -> None:
    """Dot for dot what was rendered: scaled once more it would be blurred."""
    image = canvas(16, ratio)
    painter = QPainter(image)
    paint_icon(painter, "search", QRectF(0, 0, 16, 16), theme().text_1)
    painter.end()
    plain = canvas(16, ratio)
    painter = QPainter(plain)
    painter.drawPixmap(0, 0, pixmap("search", 16, theme().text_1, ratio))
    painter.end()
    assert image == plain


@pytest.mark.parametrize("ratio", RATIOS)
def test_a_pie_is_told_apart_at_every_scale(ratio: float) -> None:
    dark = []
    for position in range(1, 9):
        image = canvas(12, ratio)
        painter = QPainter(image)
        paint_pie(painter, QRectF(0, 0, 12, 12), position, 8, QColor("black"))
        painter.end()
        grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
        dots = [(x, y) for x in range(grey.width()) for y in range(grey.height())]
        dark.append(sum(255 - (grey.pixel(x, y) & 255) for x, y in dots) / 255 / ratio**2)
    assert all(after - before > 2 for before, after in itertools.pairwise(dark))


@pytest.mark.parametrize("ratio", RATIOS)
def test_a_fine_line_is_there_in_full_colour(ratio: float) -> None:
    edged = Surface("bg.surface", edges=("bottom", "right"))
    edged.resize(20, 20)
    line = Separator()
    line.resize(20, 1)
    for widget in (edged, line):
        image = canvas(20, ratio)
        widget.render(image)
        across = image.width() // 4
        column = {image.pixelColor(across, y).rgb() for y in range(image.height())}
        assert theme().line.rgb() in column
