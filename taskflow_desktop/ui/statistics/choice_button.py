"""A button that names what is chosen and opens a menu of what else can be."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup

from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.buttons import ReasonButton
from taskflow_desktop.ui.widgets.curtain import CurtainedMenu
from taskflow_desktop.ui.widgets.labels import menu_text, set_tooltip

Option = tuple[Hashable, str]


class ChoiceButton(ReasonButton):
    """Exactly one of some values. `picked` tells another one that was chosen."""

    picked = Signal(object)

    def __init__(self, what: str, options: Sequence[Option], value: Hashable, *, icon: str = "") -> None:
        """`what` is what the choice is about, for screen readers."""
        super().__init__("", icon=icon, trailing="chevron-down", small=True)
        self._what = what
        self._options: tuple[Option, ...] = ()
        self._value = value
        self._more = ""
        self._short = False
        self.menu_of_values = CurtainedMenu(self)
        self._group = QActionGroup(self)
        self._group.triggered.connect(self._ticked)
        self.chosen.connect(self._open)
        self.set_options(options, value)

    @property
    def value(self) -> Hashable:
        """The value in force."""
        return self._value

    def set_options(self, options: Sequence[Option], value: Hashable) -> None:
        """Offer these, with `value` in force."""
        if tuple(options) != self._options:
            self._options = tuple(options)
            for action in self._group.actions():
                self._group.removeAction(action)
                self.menu_of_values.removeAction(action)
                action.deleteLater()
            for each, text in self._options:
                action = QAction(menu_text(text), self.menu_of_values)
                action.setCheckable(True)
                action.setData(each)
                self._group.addAction(action)
                self.menu_of_values.addAction(action)
        self._value = value
        self._show()

    def set_more(self, text: str) -> None:
        """Say more exactly what the value in force stands for, after its name."""
        self._more = text
        self._show()

    @property
    def is_short(self) -> bool:
        """True while what is said more exactly is left out."""
        return self._short

    def set_short(self, *, short: bool) -> None:
        """Leave out what is said more exactly: it is in the tooltip then."""
        if short != self._short:
            self._short = short
            self._show()

    @property
    def more_width(self) -> int:
        """What `set_short` would spare, in px."""
        name, words = self._words()
        metrics = theme().metrics("small", 500)
        return metrics.horizontalAdvance(words) - metrics.horizontalAdvance(name)

    def _words(self) -> tuple[str, str]:
        """The name of the value in force, and the same with what it stands for."""
        name = next((text for each, text in self._options if each == self._value), "")
        if not self._more:
            return name, name
        return name, fill(translate("Statistics", "{choice} · {more}"), choice=name, more=self._more)

    def _show(self) -> None:
        name, words = self._words()
        self.setText(name if self._short else words)
        set_tooltip(self, words if self._short else "")
        self.setAccessibleName(fill(translate("Filters", "{filter}: {values}"), filter=self._what, values=words))
        first = self._options[0][0] if self._options else None
        self.set_variant("quiet" if self._value == first or self._shown_icon() else "active")
        for action in self._group.actions():
            action.setChecked(action.data() == self._value)
        self.updateGeometry()

    @Slot()
    def _open(self) -> None:
        self.menu_of_values.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    @Slot(QAction)
    def _ticked(self, action: QAction) -> None:
        if action.data() != self._value:
            self._value = action.data()
            self._more = ""
            self._show()
            self.picked.emit(self._value)
        else:
            action.setChecked(True)
