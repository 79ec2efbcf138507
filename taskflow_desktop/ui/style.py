"""Puts a theme on the application: Fusion, the palette, the font and one stylesheet.

Fusion is used as it is: a proxy style written in Python is asked for every measure of every widget and made opening
a page a fifth slower. What Fusion lacks is painted by the kit's widgets or said in the stylesheet.
"""

from functools import cache
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication, QObject, Qt, Slot
from PySide6.QtGui import QAccessibilityHints, QGuiApplication, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QMenuBar, QPlainTextEdit, QScrollBar, QTabBar

from taskflow_desktop import assets
from taskflow_desktop.ui.contrast_theme import contrast_theme
from taskflow_desktop.ui.fonts import load_fonts
from taskflow_desktop.ui.theme import (
    Scheme,
    Theme,
    make_theme,
    palette_of,
    theme,
    theme_source,
    use_theme,
)

Choice = Literal["system", "light", "dark"]

_SCHEMES: Final = {
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "system": Qt.ColorScheme.Unknown,
}


_DRESSED: Final = (QMenu, QMenuBar, QScrollBar, QTabBar, QLineEdit, QPlainTextEdit)
"""What the stylesheet gives colours to."""


class _Follower(QObject):
    """Applies the desktop's scheme whenever it changes, as long as the choice is to follow it, and its high contrast
    whenever the desktop asks for that."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.choice: Choice = "system"
        hints, accessibility = _hints()
        hints.colorSchemeChanged.connect(self._changed)
        accessibility.contrastPreferenceChanged.connect(self._changed)

    @Slot()
    def _changed(self) -> None:
        _put_on(self._app, _wanted(self._app, self.choice, theme().percent))


class _Applied:
    follower: _Follower | None = None
    theme: Theme | None = None


def apply_theme(app: QApplication, choice: Choice = "system", text_percent: int = 100) -> Theme:
    """Show the application in a scheme and text size (per cent) from now on; "system" follows the desktop's scheme."""
    if _Applied.follower is None:
        load_fonts()
        # Else no palette and no font goes on from a widget to its children under a stylesheet: the rows of a list would
        # keep the colours, and the placeholder of a field the size, they were made with.
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_UseStyleSheetPropagationInWidgetStyles)
        app.setStyle("Fusion")
        _Applied.follower = _Follower(app)
    _Applied.follower.choice = choice
    use_theme(make_theme(theme().scheme if choice == "system" else choice, text_percent))
    QGuiApplication.styleHints().setColorScheme(_SCHEMES[choice])
    return _put_on(app, _wanted(app, choice, text_percent))


def system_scheme() -> Scheme:
    """Return the scheme of the desktop, or the one that was chosen instead."""
    return "dark" if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def wants_contrast() -> bool:
    """True if the desktop asks for high contrast, which outweighs what was chosen here."""
    return _hints()[1].contrastPreference() == Qt.ContrastPreference.HighContrast


@cache
def _hints() -> tuple[QStyleHints, QAccessibilityHints]:
    """Both are kept: the second is lost to Python, not to Qt, as soon as nobody holds the first."""
    hints = QGuiApplication.styleHints()
    return hints, hints.accessibility()


def _wanted(app: QApplication, choice: Choice, percent: int) -> Theme:
    if wants_contrast():
        app.setPalette(QPalette())  # what was put on before gives way to the desktop's own
        return contrast_theme(app.palette(), percent)
    return make_theme(system_scheme() if choice == "system" else choice, percent)


def stylesheet() -> str:
    """Return the application's stylesheet. It names roles of the palette, so that it holds for every theme."""
    return assets.read_text("styles/app.qss")


def _put_on(app: QApplication, new: Theme) -> Theme:
    """Dress every widget there is.

    The stylesheet is put on once and stays: putting on another polishes every widget, which takes longer than all the
    rest. What it dresses keeps the colours it was dressed with, so that is polished again by itself.
    """
    use_theme(new)
    if new is _Applied.theme:
        return new
    _Applied.theme = new
    app.setPalette(palette_of(new))
    app.setFont(new.font("body"))
    theme_source().changed.emit()
    if app.styleSheet():
        for widget in app.allWidgets():
            if isinstance(widget, _DRESSED):
                app.style().unpolish(widget)
                app.style().polish(widget)
                widget.update()
    else:
        app.setStyleSheet(stylesheet())
    return new
