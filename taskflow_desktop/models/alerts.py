"""What a person was told of as a list, newest first."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from taskflow_desktop.domain.ids import AlertId
from taskflow_desktop.domain.inside import Alert
from taskflow_desktop.domain.moment import Moment

ID_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
ALERT_ROLE: Final = ID_ROLE + 1

Index = QModelIndex | QPersistentModelIndex
Describe = Callable[[Alert], str]
_NOWHERE: Final = QModelIndex()


class AlertsModel(QAbstractTableModel):
    """One column of alerts. `spoken` gives what a screen reader says of a row, `hint` its tooltip."""

    def __init__(self, spoken: Describe, hint: Describe, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spoken, self._hint = spoken, hint
        self._alerts: list[Alert] = []

    @property
    def alerts(self) -> tuple[Alert, ...]:
        """The rows, newest first."""
        return tuple(self._alerts)

    def alert(self, alert_id: AlertId) -> Alert | None:
        """The alert with this id, if it is in the list."""
        row = self.row_of(alert_id)
        return self._alerts[row] if row is not None else None

    def row_of(self, alert_id: AlertId) -> int | None:
        """Return the row of an alert, None if it is not in the list. Ids fall from row to row."""
        low, high = 0, len(self._alerts)
        while low < high:
            middle = (low + high) // 2
            if self._alerts[middle].id > alert_id:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self._alerts) and self._alerts[low].id == alert_id else None

    def show(self, alerts: Sequence[Alert]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._alerts = list(alerts)
        self.endResetModel()

    def put_newest(self, alerts: Sequence[Alert]) -> None:
        """Learn the newest alerts: those that are new come above, those that are there take their newest state."""
        top = self._alerts[0].id if self._alerts else 0
        fresh = [alert for alert in alerts if alert.id > top]
        if fresh:
            self.beginInsertRows(_NOWHERE, 0, len(fresh) - 1)
            self._alerts[:0] = fresh
            self.endInsertRows()
        for alert in alerts[len(fresh) :]:
            self._put(alert)

    def append(self, alerts: Sequence[Alert]) -> None:
        """Show older alerts below."""
        if alerts:
            first = len(self._alerts)
            self.beginInsertRows(_NOWHERE, first, first + len(alerts) - 1)
            self._alerts.extend(alerts)
            self.endInsertRows()

    def mark_read(self, at: Moment, alert_id: AlertId | None = None) -> None:
        """One alert, or all of them, is read since `at`."""
        for alert in self._alerts if alert_id is None else filter(None, (self.alert(alert_id),)):
            if alert.read_at is None:
                self._put(replace(alert, read_at=at))

    def mark_others_read(self, unread: Collection[AlertId], oldest: AlertId, below: AlertId, at: Moment) -> None:
        """Of the alerts from `oldest` to just before `below` only those in `unread` are unread."""
        for alert in self._alerts:
            if alert.read_at is None and oldest <= alert.id < below and alert.id not in unread:
                self._put(replace(alert, read_at=at))

    def tell_times(self) -> None:
        """Times go on: what the rows say is another."""
        if self._alerts:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._alerts) - 1, 0))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._alerts)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._alerts):
            return None
        alert = self._alerts[index.row()]
        if role == ID_ROLE:
            return alert.id
        if role == ALERT_ROLE:
            return alert
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._spoken(alert)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._hint(alert)
        return None

    def _put(self, alert: Alert) -> None:
        row = self.row_of(alert.id)
        if row is not None and self._alerts[row] != alert:
            self._alerts[row] = alert
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))
