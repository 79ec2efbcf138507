"""People to choose from, as a list that narrows while one types."""

import unicodedata
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from taskflow_desktop.domain.entities import Agent

ID_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
AGENT_ROLE: Final = ID_ROLE + 1

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class AgentListModel(QAbstractTableModel):
    """One column of agents whose name or identifier holds what is searched for."""

    def __init__(self, agents: Sequence[Agent], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = tuple(agents)
        self._shown = self._all

    def search(self, text: str) -> None:
        """Show the agents that match `text`; all for ""."""
        wanted = _folded(text)
        shown = tuple(agent for agent in self._all if wanted in _folded(f"{agent.name}\n{agent.identifier or ''}"))
        if shown != self._shown:
            self.beginResetModel()
            self._shown = shown
            self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._shown):
            return None
        agent = self._shown[index.row()]
        if role == AGENT_ROLE:
            return agent
        if role == ID_ROLE:
            return agent.id
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return agent.name
        return None


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold().strip()
