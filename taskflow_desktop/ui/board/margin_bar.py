"""A scroll bar that lies in the margin beside the cards, so that it takes no width from them."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar
from shiboken6 import isValid


class MarginBar(QScrollBar):
    """Stands for the vertical bar of `area`, which is switched off; vanishes where there is nothing to scroll."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, area)
        self._inner = area.verticalScrollBar()
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner.rangeChanged.connect(self._follow_range)
        self._inner.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._inner.setValue)
        self.hide()

    @Slot(int, int)
    def _follow_range(self, low: int, high: int) -> None:
        if not isValid(self._inner):
            return  # the window is being taken apart
        self.setPageStep(self._inner.pageStep())
        self.setSingleStep(self._inner.singleStep())
        self.setRange(low, high)
        self.setVisible(high > low)
