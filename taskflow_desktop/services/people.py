"""The first admin of a new database."""

from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.enums import Role
from taskflow_desktop.domain.errors import Refusal, RuleViolation
from taskflow_desktop.domain.ids import SYSTEM
from taskflow_desktop.rules import texts
from taskflow_desktop.services.change import As, Changed, change, refuse
from taskflow_desktop.storage.repository import Repository

SITE_NAME = "site_name"


def needs_first_admin(repository: Repository) -> bool:
    """True on a new database: nobody could sign in."""
    return not repository.has_admin()


def create_first_admin(
    repository: Repository, *, name: str, identifier: str, password: str, site_name: str = "", op: str | None = None
) -> Changed[Agent]:
    """Make the first admin of a new database; refused once there is one."""
    from taskflow_desktop.services import passwords  # noqa: PLC0415 - not before somebody signs in

    refuse(texts.why_not_name(name))
    refuse(texts.why_not_identifier(identifier))
    refuse(texts.why_not_password(password))

    def write() -> Agent:
        if repository.has_admin():
            raise RuleViolation(Refusal("role.admin_only"))
        # While the system may still speak for the site: from the first admin on only admins change settings.
        if site_name.strip():
            repository.put_setting(SITE_NAME, texts.one_line(site_name))
        agent_id = repository.add_agent(texts.one_line(name), Role.ADMIN, identifier, passwords.hashed(password))
        return repository.agent(agent_id)

    return change(repository, As(SYSTEM, op), write)
