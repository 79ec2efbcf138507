"""The way to the front, before the windows of other programs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def bring_to_front(window: QWidget, screen: QWidget | None = None) -> None:
    """Bring the program to the front: `window`, or what stands before it: its dialog, the locked `screen`."""
    front = window if screen is None else screen
    dialog = QApplication.activeModalWidget()
    for each in (front, dialog):
        if each is not None and (each is front or each.isVisible()):
            each.setWindowState(each.windowState() & ~Qt.WindowState.WindowMinimized)
            each.show()
            each.raise_()
            each.activateWindow()
    QApplication.alert(front)  # where the system lets nobody come to the front by himself
