"""Where Tab comes to what was made late: Qt puts it at the end of the window, whatever stands around it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def take_place_of(container: QWidget, stops: Iterable[QWidget]) -> None:
    """Let Tab come to `stops`, one after the other, where `container` stands in the order of its window."""
    before = container.previousInFocusChain()
    late = list(stops)
    # An order cannot be made with what never takes the focus.
    while before is not None and before is not container:
        if before.focusPolicy() != Qt.FocusPolicy.NoFocus and before not in late:
            break
        before = before.previousInFocusChain()
    for stop in late:
        if before is not None and before is not container:
            QWidget.setTabOrder(before, stop)
        before = stop


def stops_in(widget: QWidget) -> list[QWidget]:
    """Return what Tab can come to inside a widget, in the order it was made in."""
    tab = Qt.FocusPolicy.TabFocus.value
    inside: list[QWidget] = widget.findChildren(QWidget)
    return [each for each in inside if each.focusPolicy().value & tab and each.focusProxy() is None]
