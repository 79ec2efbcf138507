"""What the palette searches: one of a few, side by side."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from taskflow_desktop.domain.found import PaletteScope
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.labels import kbd, label


def scope_word(scope: PaletteScope) -> str:
    """Return the name of a scope."""
    return {
        PaletteScope.ALL: translate("Palette", "All"),
        PaletteScope.TASKS: translate("Palette", "Tasks"),
        PaletteScope.ROOMS: translate("Palette", "Rooms"),
        PaletteScope.CUSTOMERS: translate("Palette", "Customers"),
        PaletteScope.COMMANDS: translate("Palette", "Commands"),
    }[scope]


class ScopeBar(QWidget):
    """The scopes, chosen by a click here or by Tab in the line above; `chosen` tells a PaletteScope."""

    chosen = Signal(object)

    def __init__(self, scopes: tuple[PaletteScope, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(translate("Palette", "What is searched"))
        self._scopes = scopes
        self.scope = scopes[0]
        self._group = QButtonGroup(self)
        self.buttons = {scope: Button(scope_word(scope), small=True) for scope in scopes}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in self.buttons.values():
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the line keeps it; Tab comes here
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(kbd("Tab"))
        row.addWidget(label(translate("Palette", "next scope"), "small", tone="text.2"))
        self._group.buttonClicked.connect(self._clicked)
        self._show()

    @Slot(object)
    def step(self, by: int) -> None:
        """Choose the scope `by` on, round at the ends."""
        self._choose(self._scopes[(self._scopes.index(self.scope) + by) % len(self._scopes)])

    @Slot(object)
    def _clicked(self, button: Button) -> None:
        self._choose(next(scope for scope, each in self.buttons.items() if each is button))

    def _choose(self, scope: PaletteScope) -> None:
        if scope is not self.scope:
            self.scope = scope
            self._show()
            announce(self, scope_word(scope))
            self.chosen.emit(scope)

    def _show(self) -> None:
        for scope, button in self.buttons.items():
            button.setChecked(scope is self.scope)
            button.set_variant("tint" if scope is self.scope else "quiet")
