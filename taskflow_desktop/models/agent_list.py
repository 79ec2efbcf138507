"""People to choose from, as a list that narrows while one types."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.rules.hangul import matches

ID_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
AGENT_ROLE: Final = ID_ROLE + 1
NOTE_ROLE: Final = ID_ROLE + 2
MARK_ROLE: Final = ID_ROLE + 3

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class AgentListModel(QAbstractTableModel):
    """One column of agents whose name or identifier holds what is searched for, each with a note.

    Initial consonants find a name too. Some may be marked as chosen already (`MARK_ROLE`).
    """

    def __init__(self, agents: Sequence[Agent], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = tuple(agents)
        self._shown = self._all
        self._notes: Mapping[AgentId, str] = {}
        self._wanted = ""
        self._marked: frozenset[AgentId] = frozenset()

    def set_agents(self, agents: Sequence[Agent], notes: Mapping[AgentId, str]) -> None:
        """Show other people, those that match what is searched for; `notes` stand after their names."""
        self._all, self._notes = tuple(agents), notes
        self._show(reset=True)

    def search(self, text: str) -> None:
        """Show the agents that match `text`; all for ""."""
        self._wanted = text
        self._show(reset=False)

    def set_marked(self, marked: Collection[AgentId]) -> None:
        """Mark these people and no others."""
        before, self._marked = self._marked, frozenset(marked)
        for row, agent in enumerate(self._shown):
            if agent.id in before ^ self._marked:
                self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def _show(self, *, reset: bool) -> None:
        shown = tuple(
            a for a in self._all if matches(a.name, self._wanted) or matches(a.identifier or "", self._wanted)
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
        if role == MARK_ROLE:
            return agent.id in self._marked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (agent.name, self._notes.get(agent.id, "")) if part)
        return agent.name if role == Qt.ItemDataRole.DisplayRole else None
