"""Where a window stands that remembers no place of its own."""

from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QWidget


def to_the_middle(window: QWidget) -> None:
    """Move `window`, which has its size, to the middle of the screen that the person looks at."""
    screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
    window.move(screen.availableGeometry().center() - window.rect().center())
