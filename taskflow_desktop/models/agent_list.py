"""People to choose from, as a list that narrows while one types."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.ids import AgentId

ID_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
AGENT_ROLE: Final = ID_ROLE + 1
NOTE_ROLE: Final = ID_ROLE + 2

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class AgentListModel(QAbstractTableModel):
    """One column of agents whose name or identifier holds what is searched for, each with a note."""

    def __init__(self, agents: Sequence[Agent], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = tuple(agents)
        self._shown = self._all
        self._notes: Mapping[AgentId, str] = {}
        self._wanted = ""

    def set_agents(self, agents: Sequence[Agent], notes: Mapping[AgentId, str]) -> None:
        """Show other people, those that match what is searched for; `notes` stand after their names."""
        self._all, self._notes = tuple(agents), notes
        self._show(reset=True)

    def search(self, text: str) -> None:
        """Show the agents that match `text`; all for ""."""
        self._wanted = _folded(text)
        self._show(reset=False)

    def _show(self, *, reset: bool) -> None:
        shown = tuple(
            agent for agent in self._all if self._wanted in _folded(f"{agent.name}\n{agent.identifier or ''}")
        )
        if reset or shown != self._shown:
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
        if role == NOTE_ROLE:
            return self._notes.get(agent.id, "")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (agent.name, self._notes.get(agent.id, "")) if part)
        return agent.name if role == Qt.ItemDataRole.DisplayRole else None


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold().strip()
