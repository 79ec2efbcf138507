"""What the palette searches: one of a few, side by side."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QWidget

from taskflow_desktop.domain.found import PaletteScope
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.theme import Weight, theme, theme_source
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.labels import kbd, label

_GAP = 8  # between two scopes


def scope_word(scope: PaletteScope) -> str:
    """Return the name of a scope."""
    return {
        PaletteScope.ALL: translate("Palette", "All"),
        PaletteScope.TASKS: translate("Palette", "Tasks"),
        PaletteScope.ROOMS: translate("Palette", "Rooms"),
        PaletteScope.CUSTOMERS: translate("Palette", "Customers"),
        PaletteScope.COMMANDS: translate("Palette", "Commands"),
    }[scope]


class ScopeTabs(QTabBar):
    """The scopes as tabs that look like filters. The line above keeps the focus; Tab in it comes here."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Palette", "What is searched"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)
        self._under = -1
        theme_source().changed.connect(self._retheme)

    def tabSizeHint(self, index: int) -> QSize:
        metrics = theme().metrics("small", 600)
        width = metrics.horizontalAdvance(self.tabText(index)) + 20
        return QSize(width + _GAP, max(24, metrics.height() + 8))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.count()):
            chosen = index == self.currentIndex()
            box = QRectF(self.tabRect(index)).adjusted(0.5, 0.5, -_GAP - 0.5, -0.5)
            painter.setPen(t.accent_tint if chosen else t.line_strong)
            painter.setBrush(t.accent_tint if chosen else t.bg_hover if index == self._under else t.bg_raised)
            painter.drawRoundedRect(box, 6, 6)
            weight: Weight = 600 if chosen else 500
            painter.setFont(t.font("small", weight))
            painter.setPen(t.accent_text if chosen else t.text_1)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.tabText(index))
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._under = self.tabAt(event.position().toPoint())
        self.update()

    @Slot()
    def _retheme(self) -> None:
        self.setFont(theme().font("small"))  # has the tabs measured anew
        self.updateGeometry()


class ScopeBar(QWidget):
    """The scopes and the key that goes through them; `chosen` tells a PaletteScope."""

    chosen = Signal(object)

    def __init__(self, scopes: tuple[PaletteScope, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scopes = scopes
        self.tabs = ScopeTabs()
        for scope in scopes:
            self.tabs.addTab(scope_word(scope))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(kbd("Tab"))
        row.addWidget(label(translate("Palette", "next scope"), "small", tone="text.2"))
        self.tabs.currentChanged.connect(self._changed)

    @property
    def scope(self) -> PaletteScope:
        """The one that is searched."""
        return self.scopes[self.tabs.currentIndex()]

    @Slot(object)
    def step(self, by: int) -> None:
        """Choose the scope `by` on, round at the ends."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % len(self.scopes))

    @Slot(int)
    def _changed(self, _index: int) -> None:
        announce(self, scope_word(self.scope))
        self.chosen.emit(self.scope)
