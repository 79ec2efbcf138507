"""Who is on the team and as what (product.md rule 19): names, roles, who may go and to whom his work goes."""

from collections.abc import Iterable

from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.enums import Role
from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.rules import texts
from taskflow_desktop.rules.permissions import why_not_manage_agents


def why_not_name_in(name: str, team: Iterable[Agent], but: AgentId | None = None) -> Refusal | None:
    """Say why `name` cannot be somebody's in `team`: also one that looks like the name of another who works here.

    `but` is whose name it is already. People who come from imported files keep the names they have there.
    """
    refusal = texts.why_not_name(name)
    if refusal is not None:
        return refusal
    key = texts.look_alike(texts.one_line(name))
    other = next((a for a in team if a.active and a.id != but and texts.look_alike(a.name) == key), None)
    return Refusal("name.taken", name=other.name) if other is not None else None


def why_not_identifier_in(identifier: str, team: Iterable[Agent], but: AgentId | None = None) -> Refusal | None:
    """Say why nobody of `team` can sign in as `identifier`; those who left keep theirs."""
    refusal = texts.why_not_identifier(identifier)
    if refusal is None and any(a.identifier == identifier and a.id != but for a in team):
        return Refusal("identifier.taken")
    return refusal


def is_last_admin(agent: Agent, team: Iterable[Agent]) -> bool:
    """True if nobody would be admin without this agent."""
    mine = agent.active and agent.role is Role.ADMIN
    return mine and not any(a.active and a.role is Role.ADMIN and a.id != agent.id for a in team)


def why_not_give_role(actor: Agent, agent: Agent, role: Role, team: Iterable[Agent]) -> Refusal | None:
    """Admins give roles; the last one stays, and whoever cannot sign in only stands for a name of an import."""
    refusal = why_not_manage_agents(actor)
    if refusal is not None or role is agent.role:
        return refusal
    if is_last_admin(agent, team):
        return Refusal("agent.last_admin")
    if role is not Role.AGENT and not agent.can_sign_in:
        return Refusal("agent.no_sign_in")
    return None


def why_not_deactivate(actor: Agent, agent: Agent) -> Refusal | None:
    """Admins deactivate anybody but themselves, so that one admin is always left."""
    refusal = why_not_manage_agents(actor)
    if refusal is None and agent.id == actor.id:
        return Refusal("agent.self")
    return refusal


def why_not_receive(agent: Agent, receiver: Agent) -> Refusal | None:
    """Whoever gets the work of somebody who leaves is somebody else, and there."""
    if receiver.id == agent.id:
        return Refusal("agent.own_work")
    return None if receiver.active else Refusal("agent.inactive")


def why_not_reactivate(actor: Agent, agent: Agent, team: Iterable[Agent]) -> Refusal | None:
    """Admins let somebody come back, unless his name looks like that of somebody who works here by now."""
    refusal = why_not_manage_agents(actor)
    if refusal is not None or agent.active:
        return refusal
    return why_not_name_in(agent.name, team, agent.id)


def why_not_reset_password(actor: Agent, agent: Agent) -> Refusal | None:
    """Admins give others a new password; one's own is changed with the old one."""
    refusal = why_not_manage_agents(actor)
    if refusal is not None:
        return refusal
    if agent.id == actor.id:
        return Refusal("password.own")
    return None if agent.identifier is not None else Refusal("agent.no_sign_in")


def why_not_change_own_password(agent: Agent) -> Refusal | None:
    """Everybody who is on the team changes his own password."""
    return None if agent.active else Refusal("role.admin_only")
