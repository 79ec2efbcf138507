"""The list of alerts as a view: what is read or pointed at stays in place while new alerts come above."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Slot
from PySide6.QtWidgets import QWidget

from taskflow_desktop.ui.alerts.row_delegate import row_height
from taskflow_desktop.ui.widgets.list_view import OneColumnView


class AlertListView(OneColumnView):
    """At the very top the newest alerts come into view, unless the pointer is over the list."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, row_height, parent, fill="bg.surface")

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.rowsInserted.connect(self._keep_place)

    @Slot(QModelIndex, int, int)
    def _keep_place(self, _parent: QModelIndex, first: int, last: int) -> None:
        bar = self.verticalScrollBar()
        if first == 0 and (bar.value() > 0 or self.viewport().underMouse()):
            self.updateGeometries()
            bar.setValue(bar.value() + (last - first + 1) * row_height())
