"""From pane to pane by F6, and the commands of the Edit menu for whatever field has the focus."""

from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QMetaObject, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QSplitter, QWidget

from taskflow_desktop.ui.actions import ActionSet
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.keys import commit_preedit

_SLOTS: Final = {
    "text.cut": "cut",
    "text.copy": "copy",
    "text.paste": "paste",
    "text.select_all": "selectAll",
}


def panes_of(page: QWidget) -> list[QWidget]:
    """Return the visible panes of a page from left to right: those of its outermost splitter, else the page."""
    splitter = next((child for child in page.findChildren(QSplitter) if child.isVisible()), None)
    if splitter is None:
        return [page]
    parts = (splitter.widget(index) for index in range(splitter.count()))
    return [part for part in parts if part is not None and part.isVisible() and part.width() > 0]


@runtime_checkable
class Led(Protocol):
    """A pane that has a better place to begin than the first one Tab would reach."""

    def first_stop(self) -> QWidget | None:
        """Return where the focus goes, None for the first widget Tab would reach."""


def first_stop(pane: QWidget) -> QWidget | None:
    """Return where one begins in `pane`: what it says itself, else the first widget Tab would reach, or None."""
    led = pane.first_stop() if isinstance(pane, Led) else None
    if led is not None:
        return led
    candidates = [pane]
    widget = pane.nextInFocusChain()
    while widget is not None and widget is not pane:
        if pane.isAncestorOf(widget):
            candidates.append(widget)
        widget = widget.nextInFocusChain()
    for candidate in candidates:
        tab = candidate.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        if tab and candidate.focusProxy() is None and candidate.isVisible() and candidate.isEnabled():
            return candidate
    return None


class PaneWalk:
    """Moves the focus to the next pane and back to where it was in that pane."""

    def __init__(self) -> None:
        self._last: dict[QWidget, QWidget] = {}

    def step(self, panes: list[QWidget], steps: int) -> None:
        """Go `steps` panes on, round the ends."""
        commit_preedit()
        focused = QApplication.focusWidget()
        at = -1 if steps > 0 else 0
        for index, pane in enumerate(panes):
            if focused is not None and (focused is pane or pane.isAncestorOf(focused)):
                at = index
                self._last[pane] = focused
        for turn in range(1, len(panes) + 1):
            pane = panes[(at + steps * turn) % len(panes)]
            target = self._remembered(pane) or first_stop(pane)
            if target is not None:
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _remembered(self, pane: QWidget) -> QWidget | None:
        kept = self._last.get(pane)
        if kept is None or not any(child is kept for child in (pane, *pane.findChildren(QWidget))):
            return None
        return kept if kept.isVisible() and kept.isEnabled() else None


class FocusedField(QObject):
    """The widget of a window that has the focus, also while an open menu has it itself.

    Signals:
        changed: it is another one.
    """

    changed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._widget: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    @property
    def widget(self) -> QWidget | None:
        """The widget, or None if the focus is nowhere in the window."""
        widget = self._widget
        return widget if widget is not None and widget.window() is self._window else None

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or isinstance(new, QMenuBar | QMenu):
            return
        if self._widget is not None:
            self._widget.destroyed.disconnect(self._gone)
        self._widget = new
        new.destroyed.connect(self._gone)
        self.changed.emit()

    @Slot()
    def _gone(self) -> None:
        self._widget = None


class TextActions(QObject):
    """Cut, copy, paste: asked of the widget that has the focus, if it knows them."""

    def __init__(self, actions: ActionSet, menu: QMenu, field: FocusedField) -> None:
        super().__init__(menu)
        self._actions, self._field = actions, field
        menu.aboutToShow.connect(self._follow)
        for action_id in _SLOTS:
            actions[action_id].chosen.connect(self._run)

    @Slot()
    def _follow(self) -> None:
        nothing = translate("Actions", "Put the cursor into a text first.")
        for action_id, name in _SLOTS.items():
            self._actions[action_id].set_refusal(None if self._knows(name) else nothing)

    @Slot()
    def _run(self) -> None:
        action = self.sender()
        name = next((name for action_id, name in _SLOTS.items() if self._actions[action_id] is action), "")
        target = self._field.widget
        if name and target is not None and self._knows(name):
            QMetaObject.invokeMethod(target, name)

    def _knows(self, name: str) -> bool:
        target = self._field.widget
        return target is not None and target.metaObject().indexOfSlot(f"{name}()") >= 0
