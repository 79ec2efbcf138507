"""A filter as a button: its menu stays open while several values are ticked; in force it is blue and has a cross."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.curtain import CurtainedMenu
from taskflow_desktop.ui.widgets.labels import set_tooltip

_MOST_NAMED = 2  # values that are named on the button; more are counted

Option = tuple[Hashable, str]


class StayMenu(CurtainedMenu):
    """A menu that stays open while entries are ticked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = _active(self)
        if action is not None and action.isCheckable() and action.isEnabled():
            action.trigger()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = _active(self)
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():
            action.trigger()
            return
        super().keyPressEvent(event)


def _active(menu: QMenu) -> QAction | None:
    """Return the entry under pointer or keys, if any."""
    return menu.activeAction()


class FilterChip(Button):
    """One filter. `values_changed` tells a frozenset of the chosen values; empty: it does not narrow."""

    values_changed = Signal(object)

    def __init__(
        self, title: str, options: Sequence[Option], *, single: bool = False, parent: QWidget | None = None
    ) -> None:
        """`single` allows one value at a time."""
        super().__init__(title, trailing="chevron-down", small=True, parent=parent)
        self._title, self._single = title, single
        self._options = tuple(options)
        self._values: frozenset[Hashable] = frozenset()
        self.menu_of_values = CurtainedMenu(self) if single else StayMenu(self)
        self._group = QActionGroup(self)
        self._group.setExclusionPolicy(
            QActionGroup.ExclusionPolicy.ExclusiveOptional if single else QActionGroup.ExclusionPolicy.None_
        )
        self._group.triggered.connect(self._ticked)
        self.clicked.connect(self._open)
        self._fill_menu()
        self._show()

    @property
    def title(self) -> str:
        """What the filter is about."""
        return self._title

    @property
    def values(self) -> frozenset[Hashable]:
        """The values in force."""
        return self._values

    @property
    def described(self) -> str:
        """The filter in words, e.g. "Importance urgent"; "" while it does not narrow."""
        names = [text for value, text in self._options if value in self._values]
        if not names:
            return ""
        return fill(translate("Filters", "{filter} {values}"), filter=self._title, values=", ".join(names))

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other values."""
        if tuple(options) != self._options:
            self._options = tuple(options)
            self._fill_menu()
            self._show()

    def set_values(self, values: frozenset[Hashable]) -> None:
        """Show these values as chosen, silently."""
        self._values = values
        for action in self._group.actions():
            action.setChecked(action.data() in values)
        self._show()

    def clear(self) -> None:
        """Stop narrowing and tell."""
        if self._values:
            self.set_values(frozenset())
            self.values_changed.emit(self._values)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._values and self.isDown() and event.position().x() >= self.width() - theme().px(14) - 16:
            self.setDown(False)
            self.clear()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.clear()
            return
        super().keyPressEvent(event)

    def _fill_menu(self) -> None:
        for action in self._group.actions():
            self._group.removeAction(action)
            self.menu_of_values.removeAction(action)
            action.deleteLater()
        for value, text in self._options:
            action = QAction(text.replace("&", "&&"), self.menu_of_values)
            action.setCheckable(True)
            action.setData(value)
            action.setChecked(value in self._values)
            self._group.addAction(action)
            self.menu_of_values.addAction(action)

    @Slot(QAction)
    def _ticked(self, action: QAction) -> None:
        del action
        self._values = frozenset(each.data() for each in self._group.actions() if each.isChecked())
        self._show()
        self.values_changed.emit(self._values)

    def _show(self) -> None:
        names = [text for value, text in self._options if value in self._values]
        if not names:
            words = self._title
        elif len(names) <= _MOST_NAMED:
            words = fill(translate("Filters", "{filter}: {values}"), filter=self._title, values=", ".join(names))
        else:
            words = fill(
                translate("Filters", "{filter}: {value} and {count} more"),
                filter=self._title,
                value=names[0],
                count=len(names) - 1,
            )
        self.setText(words)
        self.setAccessibleName(words)
        self.set_variant("active" if names else "quiet")
        self.set_trailing("x" if names else "chevron-down")
        set_tooltip(self, translate("Filters", "Remove with the cross or Delete") if names else "")
        self.updateGeometry()

    @Slot()
    def _open(self) -> None:
        self.menu_of_values.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
