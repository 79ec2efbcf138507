"""Puts a theme on the application: Fusion under one proxy style, the palette, the font and one stylesheet."""

from string import Template
from typing import Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication, QProxyStyle, QStyle, QStyleOption, QWidget

from taskflow_desktop import assets
from taskflow_desktop.ui.fonts import load_fonts
from taskflow_desktop.ui.theme import Scheme, Theme, make_theme, palette_of, theme_source, use_theme

Choice = Literal["system", "light", "dark"]


_METRICS: Final = {
    QStyle.PixelMetric.PM_ScrollBarExtent: 10,
    QStyle.PixelMetric.PM_ScrollBarSliderMin: 32,
    QStyle.PixelMetric.PM_SplitterWidth: 1,
    QStyle.PixelMetric.PM_SmallIconSize: 16,
    QStyle.PixelMetric.PM_ButtonIconSize: 16,
    QStyle.PixelMetric.PM_DefaultFrameWidth: 1,
}


class KitStyle(QProxyStyle):
    """Fusion with our measures: scrollbars of 10 px, splitters of a line."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        found = _METRICS.get(metric)
        return super().pixelMetric(metric, option, widget) if found is None else found


class _Applied:
    style: KitStyle | None = None


def apply_theme(app: QApplication, choice: Choice = "system", text_percent: int = 100) -> Theme:
    """Show the application in a scheme and text size (per cent) from now on; "system" follows the desktop's scheme."""
    load_fonts()
    hints = QGuiApplication.styleHints()
    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "system": Qt.ColorScheme.Unknown}
    hints.setColorScheme(schemes[choice])
    scheme: Scheme = system_scheme() if choice == "system" else choice
    new = make_theme(scheme, text_percent)
    use_theme(new)
    if _Applied.style is None:
        _Applied.style = KitStyle()
        app.setStyle(_Applied.style)
    app.setPalette(palette_of(new))
    app.setFont(new.font("body"))
    app.setStyleSheet(stylesheet(new))
    theme_source().changed.emit()
    return new


def system_scheme() -> Scheme:
    """Return the desktop's own scheme."""
    return "dark" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def stylesheet(of: Theme) -> str:
    """Return the application's stylesheet, filled from a theme. KeyError if the template names an unknown token."""
    values = {name: _css(value) for name in of.__slots__ if isinstance(value := getattr(of, name), QColor)}
    values |= {f"px{size}": str(of.px(size)) for size in (11, 12, 13, 14, 16)}
    return Template(assets.read_text("styles/app.qss")).substitute(values)


def _css(colour: QColor) -> str:
    return f"rgba({colour.red()},{colour.green()},{colour.blue()},{colour.alpha()})"
