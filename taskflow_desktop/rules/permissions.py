"""Who may do what (product.md, rules 6, 16 to 19, the table): asked by the screens before, by the guards at the write.

Every function returns None if it is allowed, else the refusal whose code the guard of the same rule raises.
"""

from taskflow_desktop.domain.entities import Agent, Room, Task
from taskflow_desktop.domain.enums import Role, RoomState, Speaker
from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.rules import limits

_LEADS = frozenset({Role.MANAGER, Role.ADMIN})


def leads(agent: Agent) -> bool:
    """True for an active manager or admin."""
    return agent.active and agent.role in _LEADS


def why_not_create_task(agent: Agent, room: Room, *, flow_on: bool) -> Refusal | None:
    """Rules 2, 5 and 6."""
    if not flow_on:
        return Refusal("flow.off")
    if room.state is RoomState.CLOSED:
        return Refusal("create.closed")
    if room.main_agent_id is None:
        return Refusal("create.no_main")
    if not (leads(agent) or (agent.active and agent.id == room.main_agent_id)):
        return Refusal("create.not_main")
    if room.tasks_total >= limits.TASKS_PER_ROOM:
        return Refusal("create.full", limit=limits.TASKS_PER_ROOM)
    return None


def why_not_edit_task(agent: Agent, task: Task, *, owner_name: str = "") -> Refusal | None:
    """Title, importance, stage, outcome, checklist, files, memo (rules 17 and 18)."""
    if leads(agent) or (agent.active and (agent.id == task.owner_id or agent.id in task.collaborator_ids)):
        return None
    return Refusal("task.read_only", name=owner_name)


def why_not_change_people(agent: Agent, task: Task) -> Refusal | None:
    """Owner and collaborators (rule 17)."""
    if leads(agent) or (agent.active and agent.id == task.owner_id):
        return None
    return Refusal("task.people_locked")


def why_not_add_collaborator(agent: Agent, task: Task, target: Agent) -> Refusal | None:
    """Owner, managers and admins add any active agent but the owner (rule 17)."""
    if not (leads(agent) or (agent.active and agent.id == task.owner_id)):
        return Refusal("task.people_locked")
    if not target.active:
        return Refusal("agent.inactive")
    if target.id == task.owner_id:
        return Refusal("collaborator.is_owner")
    return None


def why_not_remove_collaborator(agent: Agent, task: Task, target_id: AgentId) -> Refusal | None:
    """Owner, managers and admins remove anybody; a collaborator may leave by himself (rule 17)."""
    if leads(agent) or (agent.active and agent.id in {task.owner_id, target_id}):
        return None
    return Refusal("task.people_locked")


def why_not_change_owner(agent: Agent, task: Task, target: Agent) -> Refusal | None:
    """Owner, managers and admins give a task to any active agent (rule 17)."""
    if not (leads(agent) or (agent.active and agent.id == task.owner_id)):
        return Refusal("task.people_locked")
    return None if target.active else Refusal("agent.inactive")


def why_not_ask_review(agent: Agent, task: Task, target: Agent) -> Refusal | None:
    """Whoever edits a task asks somebody to look at it; who is not on it yet must be one he may add (rule 17)."""
    refusal = why_not_edit_task(agent, task)
    if refusal is not None:
        return refusal
    if not target.active:
        return Refusal("agent.inactive")
    if target.id == agent.id:
        return Refusal("review.self")
    if target.id == task.owner_id or target.id in task.collaborator_ids:
        return None
    return why_not_add_collaborator(agent, task, target)


def why_not_hand_over_many(agent: Agent) -> Refusal | None:
    """Managers and admins hand over the rooms of somebody else."""
    return None if leads(agent) else Refusal("role.manager_only")


def why_not_take_room(agent: Agent, room: Room) -> Refusal | None:
    """An agent may take a room that nobody has."""
    if room.state is RoomState.CLOSED:
        return Refusal("room.closed")
    if room.main_agent_id not in {None, agent.id} and not leads(agent):
        return Refusal("room.already_taken")
    return None if agent.active else Refusal("room.not_yours")


def why_not_assign_room(agent: Agent, room: Room, target: Agent | None = None) -> Refusal | None:
    """Hand over one's own room, or as manager or admin any; the target must be active."""
    if room.state is RoomState.CLOSED:
        return Refusal("room.closed")
    if not (leads(agent) or (agent.active and agent.id == room.main_agent_id)):
        return Refusal("room.not_yours")
    if target is not None and not target.active:
        return Refusal("agent.inactive")
    return None


def needs_reason(room_main: AgentId | None, to_id: AgentId, by_id: AgentId) -> bool:
    """True if a hand-over needs a reason: the room comes from somebody and goes to another than who hands it over."""
    return room_main is not None and to_id != by_id


def why_not_close_room(agent: Agent, room: Room) -> Refusal | None:
    """The main agent, managers and admins close a room."""
    if room.state is RoomState.CLOSED:
        return Refusal("room.closed")
    if not (leads(agent) or (agent.active and agent.id == room.main_agent_id)):
        return Refusal("room.not_yours")
    return None


def why_not_reopen_room(agent: Agent, room: Room) -> Refusal | None:
    """The main agent, managers and admins reopen a closed room."""
    if room.state is not RoomState.CLOSED:
        return Refusal("room.not_closed")
    if not (leads(agent) or (agent.active and agent.id == room.main_agent_id)):
        return Refusal("room.not_yours")
    return None


def why_not_write_message(
    agent: Agent, room: Room, *, speaker: Speaker = Speaker.AGENT, internal: bool = True
) -> Refusal | None:
    """What was said is written down in rooms opened by hand; every room of one's own takes internal notes."""
    if not (leads(agent) or (agent.active and agent.id == room.main_agent_id)):
        return Refusal("message.not_yours")
    if internal:
        return None if speaker is Speaker.AGENT else Refusal("message.note_by_agent")
    if room.state is RoomState.CLOSED:
        return Refusal("room.closed")
    if room.imported:
        return Refusal("message.imported_room")
    return None


def why_not_open_room(agent: Agent) -> Refusal | None:
    """Everybody opens rooms by hand; they become his own."""
    return None if agent.active else Refusal("agent.inactive")


def why_not_see_statistics(agent: Agent, of: AgentId | None) -> Refusal | None:
    """Everybody sees his own figures, managers and admins those of anybody and of all (`of` None)."""
    if leads(agent) or (agent.active and agent.id == of):
        return None
    return Refusal("statistics.own_only")


def why_not_import(agent: Agent) -> Refusal | None:
    """Managers and admins import."""
    return None if leads(agent) else Refusal("role.manager_only")


def why_not_switch_flow(agent: Agent) -> Refusal | None:
    """Only an admin switches Task Flow (rule 1)."""
    return _admin_only(agent)


def why_not_design_stages(agent: Agent) -> Refusal | None:
    """Only an admin adds, changes, orders and removes stages (rule 10)."""
    return _admin_only(agent)


def why_not_manage_agents(agent: Agent) -> Refusal | None:
    """Only an admin adds, changes and deactivates people (rule 19)."""
    return _admin_only(agent)


def why_not_manage_data(agent: Agent) -> Refusal | None:
    """Back up, go back to a backup, choose where backups go, check what is stored."""
    return _admin_only(agent)


def _admin_only(agent: Agent) -> Refusal | None:
    return None if agent.active and agent.role is Role.ADMIN else Refusal("role.admin_only")
