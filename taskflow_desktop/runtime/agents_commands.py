"""The verbs about the people of the team."""

from taskflow_desktop.domain.enums import Role
from taskflow_desktop.domain.ids import AgentId, SourceId
from taskflow_desktop.domain.team import HandOff, NewAgent
from taskflow_desktop.runtime.command_group import CommandGroup
from taskflow_desktop.runtime.jobs import Done, Failed
from taskflow_desktop.services import agents


class AgentsCommands(CommandGroup):
    """`done` gets the Agent as he is now, unless said otherwise."""

    def add(self, new: NewAgent, *, done: Done = None, failed: Failed = None) -> None:
        """Take somebody on."""
        self._do(lambda repository, who: agents.add_agent(repository, who, new), done, failed)

    def edit(
        self,
        agent_id: AgentId,
        version: int,
        *,
        name: str,
        identifier: str | None,
        done: Done = None,
        failed: Failed = None,
    ) -> None:
        """Give somebody another name or identifier."""
        self._do(
            lambda repository, who: agents.edit_agent(
                repository, who, agent_id, version, name=name, identifier=identifier
            ),
            done,
            failed,
        )

    def let_sign_in(
        self,
        agent_id: AgentId,
        version: int,
        *,
        identifier: str,
        password: str,
        done: Done = None,
        failed: Failed = None,
    ) -> None:
        """Give identifier and password to somebody who came from an imported file."""
        self._do(
            lambda repository, who: agents.let_sign_in(
                repository, who, agent_id, version, identifier=identifier, password=password
            ),
            done,
            failed,
        )

    def give_role(
        self, agent_id: AgentId, version: int, role: Role, *, done: Done = None, failed: Failed = None
    ) -> None:
        """Let somebody do what a role may do."""
        self._do(lambda repository, who: agents.give_role(repository, who, agent_id, version, role), done, failed)

    def reset_password(
        self, agent_id: AgentId, version: int, password: str, *, done: Done = None, failed: Failed = None
    ) -> None:
        """Give somebody else a new password."""
        self._do(
            lambda repository, who: agents.reset_password(repository, who, agent_id, version, password), done, failed
        )

    def change_own_password(self, old: str, new: str, *, done: Done = None, failed: Failed = None) -> None:
        """Change the password of whoever is signed in."""
        self._do(lambda repository, who: agents.change_own_password(repository, who, old, new), done, failed)

    def deactivate(
        self, agent_id: AgentId, hand_off: HandOff | None = None, *, done: Done = None, failed: Failed = None
    ) -> None:
        """Let somebody leave and hand over what he has to do; `done` gets Left."""
        self._do(lambda repository, who: agents.deactivate_agent(repository, who, agent_id, hand_off), done, failed)

    def reactivate(self, agent_id: AgentId, version: int, *, done: Done = None, failed: Failed = None) -> None:
        """Let somebody come back."""
        self._do(lambda repository, who: agents.reactivate_agent(repository, who, agent_id, version), done, failed)

    def map_name(
        self,
        source_id: SourceId,
        key: str,
        to_id: AgentId,
        *,
        hand_off: HandOff | None = None,
        done: Done = None,
        failed: Failed = None,
    ) -> None:
        """Say whom a name in imported files means; `done` gets Mapped."""
        self._do(
            lambda repository, who: agents.map_name(repository, who, source_id, key, to_id, hand_off=hand_off),
            done,
            failed,
        )
