"""The people of the team as an admin looks after them: those who are there first, then by role and name."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.enums import Role
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.rules.hangul import matches

ID_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
AGENT_ROLE: Final = ID_ROLE + 1

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_RANK: Final = {Role.ADMIN: 0, Role.MANAGER: 1, Role.AGENT: 2}


def _place(agent: Agent) -> tuple[bool, int, str, int]:
    return not agent.active, _RANK[agent.role], agent.name, agent.id


class TeamModel(QAbstractTableModel):
    """One column of people whose name or identifier holds what is searched for.

    `spoken` tells what a screen reader says of somebody. Whoever changes keeps his row until the list is another, so
    that nothing runs away under the pointer.
    """

    def __init__(self, spoken: Callable[[Agent], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self._all: dict[AgentId, Agent] = {}
        self._order: list[AgentId] = []
        self._wanted = ""

    @property
    def ids(self) -> tuple[AgentId, ...]:
        """Whoever is shown, in order."""
        return tuple(self._order)

    def show_team(self, team: Sequence[Agent]) -> None:
        """Show the team as it is now."""
        before, self._all = self._all, {agent.id: agent for agent in team}
        if before.keys() != self._all.keys():
            self._sort()
            return
        for row, key in enumerate(self._order):
            if before[key] != self._all[key]:
                self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def search(self, text: str) -> None:
        """Show those who match `text`; all for ""."""
        if text != self._wanted:
            self._wanted = text
            self._sort()

    def row_of(self, agent_id: object) -> int | None:
        """The row of somebody, None if he is not shown."""
        return next((row for row, key in enumerate(self._order) if key == agent_id), None)

    def _sort(self) -> None:
        found = (a for a in self._all.values() if self._matches(a))
        self.beginResetModel()
        self._order = [agent.id for agent in sorted(found, key=_place)]
        self.endResetModel()

    def _matches(self, agent: Agent) -> bool:
        return matches(agent.name, self._wanted) or matches(agent.identifier or "", self._wanted)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._order):
            return None
        agent = self._all[self._order[index.row()]]
        if role == AGENT_ROLE:
            return agent
        if role == ID_ROLE:
            return agent.id
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(agent)
        return agent.name if role == Qt.ItemDataRole.DisplayRole else None
