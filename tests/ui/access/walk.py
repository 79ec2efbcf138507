"""What a screen reader is told of a window: walked from its root, and what is amiss in it, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QLabel,
    QScrollBar,
    QTabBar,
    QWidget,
)

ROWS = 40
"""Rows of a list that are looked at; they are all made by the same code."""

_ROLE = QAccessible.Role
CONTROLS = frozenset(
    {
        _ROLE.Button, _ROLE.ButtonMenu, _ROLE.ButtonDropDown, _ROLE.CheckBox, _ROLE.RadioButton, _ROLE.EditableText,
        _ROLE.ComboBox, _ROLE.List, _ROLE.ListItem, _ROLE.Table, _ROLE.Cell, _ROLE.Tree, _ROLE.TreeItem, _ROLE.PageTab,
        _ROLE.PageTabList, _ROLE.Link, _ROLE.SpinBox, _ROLE.Slider, _ROLE.MenuItem, _ROLE.Document, _ROLE.Graphic,
        _ROLE.Chart, _ROLE.ColumnHeader, _ROLE.RowHeader, _ROLE.AlertMessage, _ROLE.ProgressBar, _ROLE.Switch,
    }
)  # fmt: skip
"""What always has a name."""
TEXTS = frozenset({_ROLE.StaticText, _ROLE.Heading, _ROLE.Paragraph})
GROUPS = frozenset({_ROLE.Client, _ROLE.Pane, _ROLE.Grouping, _ROLE.NoRole, _ROLE.LayeredPane})
"""What has no meaning of its own: nothing that takes the focus may be one."""


@dataclass(frozen=True)
class Told:
    """One thing as a screen reader finds it."""

    path: str
    widget: QWidget | None
    role: QAccessible.Role
    name: str
    description: str
    state: QAccessible.State


def told(root: QWidget) -> Iterator[Told]:
    """Everything in `root` that is not hidden, parents first."""
    interface = QAccessible.queryAccessibleInterface(root)
    assert interface is not None, root
    yield from _walk(interface, "")


def _walk(interface: QAccessibleInterface, above: str) -> Iterator[Told]:
    state = interface.state()
    if state.invisible:
        return
    thing: QObject | None = interface.object()
    widget = thing if isinstance(thing, QWidget) else None
    path = f"{above} > {type(thing).__name__}" if thing is not None else above
    yield Told(
        path.removeprefix(" > "),
        widget,
        interface.role(),
        interface.text(QAccessible.Text.Name),
        interface.text(QAccessible.Text.Description),
        state,
    )
    many = ROWS if isinstance(widget, QAbstractItemView) else interface.childCount()
    for number in range(min(many, interface.childCount())):
        child = interface.child(number)
        if child is not None and child.isValid():
            yield from _walk(child, path)


def faults(root: QWidget) -> list[str]:
    """Return what a person with a screen reader or without a mouse would stumble over, each thing once."""
    found = []
    for each in told(root):
        found += [f"{_short(each)}: {fault}" for fault in _faults(each)]
    return list(dict.fromkeys(found))


def _faults(each: Told) -> Iterator[str]:
    if each.role in CONTROLS and not each.name.strip():
        yield f"a {each.role.name} without a name"
    for text in (each.name, each.description):
        if Qt.mightBeRichText(text) or "</" in text:
            yield f"markup is read aloud: {text!r}"
    widget = each.widget
    if widget is None or isinstance(widget, QScrollBar):
        return
    policy = widget.focusPolicy()
    if policy & Qt.FocusPolicy.TabFocus and widget.isEnabled() and not widget.focusProxy():
        if each.role in GROUPS:
            yield f"takes the focus as a {each.role.name}"
        elif not each.name.strip():
            yield "takes the focus without a name"
        if not each.state.focusable:
            yield "takes the focus and does not say so"
    yield from _unreachable(widget)


def _unreachable(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QAbstractButton) and not widget.isEnabled() and widget.isEnabledTo(widget.parentWidget()):
        return
    if isinstance(widget, QAbstractButton):
        if not widget.isEnabled():
            yield "is disabled and cannot say why"
        elif not widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not _beside_a_stop(widget):
            yield "is reached by the mouse only"


def _beside_a_stop(widget: QWidget) -> bool:
    """True if arrows lead here from one of its kind, or it stands in a view or a field that answers for it."""
    parent = widget.parentWidget()
    if parent is None or isinstance(parent, QTabBar | QAbstractScrollArea):
        return True
    kin = [each for each in parent.findChildren(QAbstractButton) if _alike(each, widget) and each is not widget]
    return any(each.focusPolicy() & Qt.FocusPolicy.TabFocus for each in kin)


def _alike(one: QWidget, other: QWidget) -> bool:
    return isinstance(one, type(other)) or isinstance(other, type(one))


def _short(each: Told) -> str:
    """The last parts of a path, and the name that tells it from others."""
    parts = each.path.split(" > ")[-3:]
    named = f" “{each.name[:40]}”" if each.name else ""
    return " > ".join(parts) + named


def spoken(root: QWidget) -> list[str]:
    """The names of all that is in `root`."""
    return [each.name for each in told(root) if each.name and not isinstance(each.widget, QLabel)]
