"""What screen readers call the parts that are painted here and are none of Qt's own controls."""

from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_ROLE: Final = "spokenRole"


class _Told:
    installed = False


def speak_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Let screen readers know `widget` as a `role`. Right for plain widgets and scroll areas, not for buttons.

    Call it first of all while the widget is made: naming it makes its interface, which then stays as it is.
    """
    widget.setProperty(_ROLE, role.value)
    if not _Told.installed:
        QAccessible.installFactory(_face)
        _Told.installed = True


def _face(_class: str, thing: QObject | None) -> QAccessibleInterface | None:
    """Make the interface of a widget that has a role of its own; None leaves it to Qt."""
    if not isinstance(thing, QWidget):
        return None
    role = thing.property(_ROLE)
    return QAccessibleWidget(thing, QAccessible.Role(role)) if isinstance(role, int) else None
