"""The palette over the rooms."""

from PySide6.QtWidgets import QWidget

from scenes.desk import CUSTOMER, Desk, rest, scene, until
from taskflow_desktop.domain.found import PaletteScope


def opened(desk: Desk, text: str, scope: PaletteScope = PaletteScope.ALL) -> QWidget:
    """The palette over an open room, with what was found for `text`."""
    desk.open_room(CUSTOMER)
    desk.window.action("palette").trigger()
    palette = desk.window.palette_.palette
    while palette.scopes.scope is not scope:
        palette.scopes.step(1)
    palette.field.setText(text)
    until(lambda: not palette.waiting)
    rest(200)
    return desk.window


@scene()
def palette(desk: Desk) -> QWidget:
    """A word that stands in tasks and messages."""
    return opened(desk, "환불")


@scene()
def palette_initials(desk: Desk) -> QWidget:
    """The initials of a customer."""
    return opened(desk, "ㅇㅅㅁ")


@scene()
def palette_empty(desk: Desk) -> QWidget:
    """Just opened: what can be done."""
    return opened(desk, "")


@scene()
def palette_commands(desk: Desk) -> QWidget:
    """All that can be done to the task in front, and all commands."""
    return opened(desk, "", PaletteScope.COMMANDS)


@scene()
def palette_customers(desk: Desk) -> QWidget:
    """Customers alone."""
    return opened(desk, "ㄱ", PaletteScope.CUSTOMERS)


@scene()
def palette_nothing(desk: Desk) -> QWidget:
    """Nothing was found."""
    return opened(desk, "없는 낱말", PaletteScope.TASKS)
