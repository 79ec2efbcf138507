"""What each role may do (product.md, Who may do what), as data: the sheet in the settings is made from it.

The predicates of `permissions` decide; a test holds this table against them.
"""

from dataclasses import dataclass
from enum import StrEnum

from taskflow_desktop.domain.enums import Role


class Grant(StrEnum):
    """How far a role may go."""

    NO = "no"
    WAITING = "waiting"  # a room that nobody has
    MINE = "mine"  # rooms whose main agent one is
    ON_TASK = "on_task"  # tasks whose owner or collaborator one is
    OWNED = "owned"  # tasks whose owner one is; a collaborator may leave
    OWN = "own"  # what is about oneself
    ALL = "all"


class Verb(StrEnum):
    """What somebody may do, in the order of the sheet."""

    LOOK = "look"
    TAKE_ROOM = "take_room"
    HAND_ROOM = "hand_room"
    CREATE_TASK = "create_task"
    EDIT_TASK = "edit_task"
    CHANGE_PEOPLE = "change_people"
    STATISTICS = "statistics"
    IMPORT = "import"
    SWITCH_FLOW = "switch_flow"
    MANAGE_TEAM = "manage_team"


@dataclass(frozen=True, slots=True)
class Rights:
    """How far each role may go with one verb."""

    agent: Grant
    manager: Grant
    admin: Grant

    def of(self, role: Role) -> Grant:
        """How far `role` may go."""
        return {Role.AGENT: self.agent, Role.MANAGER: self.manager, Role.ADMIN: self.admin}[role]


RIGHTS: dict[Verb, Rights] = {
    Verb.LOOK: Rights(Grant.ALL, Grant.ALL, Grant.ALL),
    Verb.TAKE_ROOM: Rights(Grant.WAITING, Grant.ALL, Grant.ALL),
    Verb.HAND_ROOM: Rights(Grant.MINE, Grant.ALL, Grant.ALL),
    Verb.CREATE_TASK: Rights(Grant.MINE, Grant.ALL, Grant.ALL),
    Verb.EDIT_TASK: Rights(Grant.ON_TASK, Grant.ALL, Grant.ALL),
    Verb.CHANGE_PEOPLE: Rights(Grant.OWNED, Grant.ALL, Grant.ALL),
    Verb.STATISTICS: Rights(Grant.OWN, Grant.ALL, Grant.ALL),
    Verb.IMPORT: Rights(Grant.NO, Grant.ALL, Grant.ALL),
    Verb.SWITCH_FLOW: Rights(Grant.NO, Grant.NO, Grant.ALL),
    Verb.MANAGE_TEAM: Rights(Grant.NO, Grant.NO, Grant.ALL),
}
