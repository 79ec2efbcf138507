"""Tells screen readers what happened without moving the focus."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from taskflow_desktop.ui.widgets.curtain import curtain


def announce(widget: QWidget, text: str, *, assertive: bool = False) -> None:
    """Have `text` spoken; `assertive` (errors, refusals) interrupts what is being said."""
    if not text or curtain().hides(widget):  # whoever sits before a locked screen hears nothing of it either
        return
    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if assertive else politeness.Polite)
    QAccessible.updateAccessibility(event)
