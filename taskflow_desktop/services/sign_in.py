"""Signing in: by password, with growing waits after wrong ones, and by what this computer remembers."""

import secrets

from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.errors import SignInFailed
from taskflow_desktop.domain.ids import SYSTEM, AgentId
from taskflow_desktop.domain.sign_ins import Token
from taskflow_desktop.rules import limits
from taskflow_desktop.rules.sign_in import identifier_key, seconds_left, token_hash, why_not_over, why_not_sign_in
from taskflow_desktop.services.change import refuse
from taskflow_desktop.storage import sign_ins
from taskflow_desktop.storage.repository import Repository

_TOKEN_BYTES = 32


def sign_in(repository: Repository, identifier: str, password: str) -> Agent:
    """Return the agent who signs in.

    Raises:
        SignInFailed: the same for a wrong name and a wrong password, with the seconds to wait from now on.
        RuleViolation: `signin.wait`, or `signin.other_login` where the server knows who it is and it is somebody else;
            the password was not looked at, right or wrong.
    """
    from taskflow_desktop.services import passwords  # noqa: PLC0415 - not before somebody signs in

    key = identifier_key(identifier)
    only = sign_ins.only(repository.database)
    refuse(why_not_over(only, key))
    seconds = _count(repository, key, keeps_strangers=only is None)
    found = repository.password(key)
    if not passwords.fits(found[1] if found else None, password) or found is None:
        raise SignInFailed(seconds=seconds)
    with repository.transaction(SYSTEM):
        sign_ins.forget_failures(repository.database, key)
    return repository.agent(found[0])


def unlock(repository: Repository, agent_id: AgentId, password: str) -> Agent:
    """Return the agent if the password is his; he waits after wrong ones as at the door. Raises as `sign_in`."""
    return sign_in(repository, repository.agent(agent_id).identifier or "", password)


def remember(repository: Repository, agent_id: AgentId, *, instead_of: int | None = None) -> Token:
    """Remember an agent who is signed in; the token `instead_of` is worth nothing from then on."""
    secret = secrets.token_urlsafe(_TOKEN_BYTES)
    with repository.transaction(SYSTEM):
        if instead_of is not None:
            sign_ins.revoke_token(repository.database, instead_of)
        token_id = sign_ins.add_token(repository.database, agent_id, token_hash(secret))
    return Token(token_id, secret)


def sign_in_remembered(repository: Repository, secret: str) -> Agent:
    """Return the agent who is remembered by `secret`. Raises SignInFailed if nobody is any more."""
    agent_id = sign_ins.agent_of_token(repository.database, token_hash(secret))
    if agent_id is None:
        raise SignInFailed
    agent = repository.agent(agent_id)
    refuse(why_not_over(sign_ins.only(repository.database), agent.identifier or ""))
    return agent


def forget(repository: Repository, token_id: int) -> None:
    """Whoever was remembered by this token signs in by password from then on."""
    with repository.transaction(SYSTEM):
        sign_ins.revoke_token(repository.database, token_id)


def _count(repository: Repository, key: str, *, keeps_strangers: bool) -> int:
    """Count an attempt as failed before its password is looked at; return the seconds to wait if it is wrong.

    Many programs that guess at once would all see the same count if each wrote it down only after it had guessed.
    """
    database = repository.database
    with repository.transaction(SYSTEM):
        counted = sign_ins.failures(database, key)
        if counted.last_at > counted.now:
            sign_ins.restart_wait(database, key)
        refusal = why_not_sign_in(*counted)
        if refusal is None:
            sign_ins.add_failure(database, key)
            if keeps_strangers:
                sign_ins.keep_strangers(database, limits.SIGN_IN_STRANGERS)
    refuse(refusal)  # after what was written is there to stay
    return seconds_left(counted.in_a_row + 1, counted.now, counted.now)
