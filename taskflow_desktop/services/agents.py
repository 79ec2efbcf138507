"""What an admin does with the people of the team, and what each does with his own password."""

from collections.abc import Callable

from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.enums import Role
from taskflow_desktop.domain.errors import Conflict, Refusal, RuleViolation, SignInFailed
from taskflow_desktop.domain.ids import AgentId, SourceId
from taskflow_desktop.domain.team import HandOff, Left, Mapped, NewAgent
from taskflow_desktop.rules import permissions, texts
from taskflow_desktop.rules import team as rules
from taskflow_desktop.services.change import As, Changed, change, refuse
from taskflow_desktop.services.sign_in import unlock
from taskflow_desktop.storage import team
from taskflow_desktop.storage.repository import Repository


def add_agent(repository: Repository, who: As, new: NewAgent) -> Changed[Agent]:
    """Take somebody on: he signs in with the password that an admin gives him."""
    refuse(texts.why_not_name(new.name))
    refuse(texts.why_not_identifier(new.identifier))
    refuse(texts.why_not_password(new.password))
    hashed = _hashed(new.password)

    def write() -> Agent:
        earlier = repository.first_event(who.op)
        if earlier is not None and earlier.after_ref is not None:
            return repository.agent(AgentId(earlier.after_ref))
        refuse(permissions.why_not_manage_agents(repository.agent(who.agent_id)))
        everybody = _everybody(repository)
        refuse(rules.why_not_name_in(new.name, everybody))
        refuse(rules.why_not_identifier_in(new.identifier, everybody))
        name = texts.one_line(new.name)
        return repository.agent(repository.add_agent(name, new.role, new.identifier, hashed))

    return change(repository, who, write)


def edit_agent(
    repository: Repository, who: As, agent_id: AgentId, version: int, *, name: str, identifier: str | None
) -> Changed[Agent]:
    """Give somebody another name, or another identifier to sign in with. Who has none yet gets it by `let_sign_in`."""
    refuse(texts.why_not_name(name))

    def act(actor: Agent, agent: Agent) -> None:
        refuse(permissions.why_not_manage_agents(actor))
        everybody, wanted = _everybody(repository), texts.one_line(name)
        if wanted != agent.name:
            refuse(rules.why_not_name_in(wanted, everybody, agent_id))
        if agent.identifier is None and identifier is not None:
            raise RuleViolation(Refusal("agent.no_sign_in"))
        if identifier != agent.identifier:
            refuse(rules.why_not_identifier_in(identifier or "", everybody, agent_id))
        _update(repository, agent, version, name=wanted, identifier=identifier)

    return _act(repository, who, agent_id, act)


def let_sign_in(
    repository: Repository, who: As, agent_id: AgentId, version: int, *, identifier: str, password: str
) -> Changed[Agent]:
    """Give identifier and first password to somebody who came from an imported file."""
    refuse(texts.why_not_identifier(identifier))
    refuse(texts.why_not_password(password))
    hashed = _hashed(password)

    def act(actor: Agent, agent: Agent) -> None:
        refuse(permissions.why_not_manage_agents(actor))
        refuse(rules.why_not_identifier_in(identifier, _everybody(repository), agent_id))
        if agent.identifier is not None:
            raise Conflict(f"agent {agent_id}")
        _update(repository, agent, version, identifier=identifier, password_hash=hashed)

    return _act(repository, who, agent_id, act)


def give_role(repository: Repository, who: As, agent_id: AgentId, version: int, role: Role) -> Changed[Agent]:
    """Let somebody do what a role may do."""

    def act(actor: Agent, agent: Agent) -> None:
        refuse(rules.why_not_give_role(actor, agent, role, _everybody(repository)))
        _update(repository, agent, version, role=role.value)

    return _act(repository, who, agent_id, act)


def reset_password(repository: Repository, who: As, agent_id: AgentId, version: int, password: str) -> Changed[Agent]:
    """Give somebody else a new password."""
    refuse(texts.why_not_password(password))
    hashed = _hashed(password)

    def act(actor: Agent, agent: Agent) -> None:
        refuse(rules.why_not_reset_password(actor, agent))
        _update(repository, agent, version, password_hash=hashed)

    return _act(repository, who, agent_id, act)


def change_own_password(repository: Repository, who: As, old: str, new: str) -> Changed[Agent]:
    """Change one's own password, which needs the old one. After wrong ones one waits as at the door."""
    refuse(texts.why_not_password(new))
    refuse(rules.why_not_change_own_password(repository.agent(who.agent_id)))
    known = team.password_hash(repository.database, who.agent_id)
    if not repository.applied(who.op):
        try:
            unlock(repository, who.agent_id, old)
        except SignInFailed as error:
            raise RuleViolation(Refusal("password.wrong")) from error
    if new == old:
        raise RuleViolation(Refusal("password.same"))
    hashed = _hashed(new)

    def act(actor: Agent, agent: Agent) -> None:
        if team.password_hash(repository.database, who.agent_id) != known:
            raise Conflict(f"agent {agent.id}")  # an admin gave another one meanwhile
        _update(repository, agent, actor.version, password_hash=hashed)

    return _act(repository, who, who.agent_id, act)


def deactivate_agent(
    repository: Repository, who: As, agent_id: AgentId, hand_off: HandOff | None = None
) -> Changed[Left]:
    """Let somebody leave the team: all he has to do goes to whoever follows him, in the same step (rule 19).

    These are his open rooms, his unfinished tasks, and his places as collaborator of unfinished tasks. Without
    `hand_off` he must have none of them.
    """

    def write() -> Left:
        if repository.applied(who.op):
            return Left(repository.agent(agent_id))
        return _let_go(repository, who, agent_id, hand_off)

    return change(repository, who, write)


def reactivate_agent(repository: Repository, who: As, agent_id: AgentId, version: int) -> Changed[Agent]:
    """Let somebody come back. What was handed over stays with those who have it."""

    def act(actor: Agent, agent: Agent) -> None:
        refuse(rules.why_not_reactivate(actor, agent, _everybody(repository)))
        if not agent.active:
            _update(repository, agent, version, deactivated_at=None)

    return _act(repository, who, agent_id, act)


def map_name(
    repository: Repository,
    who: As,
    source_id: SourceId,
    key: str,
    to_id: AgentId,
    *,
    hand_off: HandOff | None = None,
) -> Changed[Mapped]:
    """Say whom a name in imported files means: rooms of files to come are his.

    With `hand_off` the agent who stood for the name until now leaves as `deactivate_agent` has it, and all names he
    stood for go with this one.
    """

    def write() -> Mapped:
        name = team.imported_name(repository.database, source_id, key)
        if repository.applied(who.op):
            return Mapped(name)
        refuse(permissions.why_not_manage_agents(repository.agent(who.agent_id)))
        if not repository.agent(to_id).active:
            raise RuleViolation(Refusal("agent.inactive"))
        left = None
        if hand_off is not None and name.agent_id != to_id:
            team.map_all(repository.database, name.agent_id, to_id)
            left = _let_go(repository, who, name.agent_id, hand_off)
        else:
            team.map_name(repository.database, source_id, key, to_id)
        return Mapped(team.imported_name(repository.database, source_id, key), left)

    return change(repository, who, write)


def _let_go(repository: Repository, who: As, agent_id: AgentId, hand_off: HandOff | None) -> Left:
    team.hold(repository.database)
    actor, agent = repository.agent(who.agent_id), repository.agent(agent_id)
    database = repository.database
    refuse(rules.why_not_deactivate(actor, agent))
    if not agent.active:
        return Left(agent)
    rooms = tasks = places = 0
    before = team.work(database, agent_id)
    if hand_off is not None:
        refuse(rules.why_not_receive(agent, repository.agent(hand_off.to_id)))
        refuse(texts.why_not_hand_over_reason(hand_off.reason, needed=before.rooms > 0))
        to_id = hand_off.to_id
        handed = team.hand_rooms(database, agent_id, to_id)
        if to_id != who.agent_id:
            reason = texts.one_line(hand_off.reason)
            team.leave_word(database, handed, from_id=agent_id, to_id=to_id, by_id=who.agent_id, reason=reason)
        team.hand_tasks(database, agent_id, to_id)
        places = team.hand_places(database, agent_id, to_id, who.agent_id)
        rooms, tasks = len(handed), before.tasks
    elif before.any:
        raise RuleViolation(Refusal("agent.needs_receiver"))
    team.deactivate(database, agent_id)
    return Left(repository.agent(agent_id), rooms, tasks, places)


def _update(repository: Repository, agent: Agent, version: int, **values: str | None) -> None:
    if agent.version != version:
        raise Conflict(f"agent {agent.id}")
    present = {"name": agent.name, "identifier": agent.identifier, "role": agent.role.value}
    different = {column: value for column, value in values.items() if column not in present or present[column] != value}
    if different:
        repository.update_agent(agent.id, version, different)


def _everybody(repository: Repository) -> tuple[Agent, ...]:
    """The team, as it stays until this change is made."""
    team.hold(repository.database)
    return repository.agents()


def _hashed(password: str) -> str:
    from taskflow_desktop.services import passwords  # noqa: PLC0415 - its library is dear to import

    return passwords.hashed(password)


def _act(repository: Repository, who: As, agent_id: AgentId, act: Callable[[Agent, Agent], None]) -> Changed[Agent]:
    """`act` gets who acts and whom it concerns."""

    def write() -> Agent:
        if not repository.applied(who.op):
            act(repository.agent(who.agent_id), repository.agent(agent_id))
        return repository.agent(agent_id)

    return change(repository, who, write)
