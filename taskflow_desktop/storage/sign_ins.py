"""Wrong passwords by identifier, and the sign-ins that computers remember. Both are the system's own to write."""

from typing import NamedTuple

from taskflow_desktop.domain.ids import SYSTEM, AgentId
from taskflow_desktop.storage.database import Database, SqliteDatabase


class Failures(NamedTuple):
    """How often in a row a password was wrong, when the last time, and the clock now; in microseconds.

    It is the clock as it is: the time of the history stands still after the clock was set back, and no wait would end.
    """

    in_a_row: int
    last_at: int
    now: int


def only(database: Database) -> str | None:
    """Where the login is an agent's own: the identifier of the one who may sign in over it, "" if it is nobody's.

    None where everybody may: all that is done is done in the name of whoever signed in.
    """
    if database.dialect == "sqlite":
        return None
    actor, identifier = database.rows("SELECT tf_actor(), (SELECT identifier FROM agent WHERE id = tf_actor())")[0]
    return None if actor == SYSTEM else str(identifier or "")


def failures(database: Database, identifier: str) -> Failures:
    """Return what is counted for an identifier; within a transaction nobody else counts meanwhile."""
    held = " FOR UPDATE" if database.dialect == "postgres" and database.in_transaction else ""
    found = database.row(f"SELECT failures, last_at FROM sign_in_failure WHERE identifier = ?{held}", (identifier,))
    in_a_row, last_at = found if found is not None else (0, 0)
    return Failures(int(in_a_row), int(last_at), _clock(database))


def add_failure(database: Database, identifier: str) -> None:
    """Count one more, now."""
    database.run(
        "INSERT INTO sign_in_failure (identifier, failures, last_at) VALUES (?, 1, ?)"
        " ON CONFLICT (identifier) DO UPDATE SET failures = sign_in_failure.failures + 1, last_at = excluded.last_at",
        (identifier, _clock(database)),
    )


def restart_wait(database: Database, identifier: str) -> None:
    """Let the wait begin now: it began at a time that has not come yet, for the clock was set back."""
    database.run("UPDATE sign_in_failure SET last_at = ? WHERE identifier = ?", (_clock(database), identifier))


def forget_failures(database: Database, identifier: str) -> None:
    """Begin to count from none."""
    database.run("DELETE FROM sign_in_failure WHERE identifier = ?", (identifier,))


def keep_strangers(database: Database, most: int) -> None:
    """Of the identifiers nobody has, forget the oldest beyond so many."""
    strangers = "NOT EXISTS (SELECT 1 FROM agent a WHERE a.identifier = sign_in_failure.identifier)"
    over = int(database.value(f"SELECT count(*) FROM sign_in_failure WHERE {strangers}")) - most
    if over > 0:
        database.run(
            "DELETE FROM sign_in_failure WHERE identifier IN (SELECT identifier FROM sign_in_failure"
            f" WHERE {strangers} ORDER BY last_at, identifier LIMIT {over})"
        )


def add_token(database: Database, agent_id: AgentId, token_hash: str) -> int:
    """Remember an agent by the hash of a secret; return the token's id."""
    return database.insert("INSERT INTO sign_in_token (agent_id, hash) VALUES (?, ?)", (agent_id, token_hash))


def agent_of_token(database: Database, token_hash: str) -> AgentId | None:
    """The active agent who is remembered by this hash, None if nobody is any more."""
    found = database.value(
        "SELECT t.agent_id FROM sign_in_token t JOIN agent a ON a.id = t.agent_id WHERE t.hash = ?"
        " AND t.revoked_at IS NULL AND a.deactivated_at IS NULL AND a.password_hash IS NOT NULL",
        (token_hash,),
    )
    return None if found is None else AgentId(int(found))


def revoke_token(database: Database, token_id: int) -> None:
    """Nobody is remembered by this token any more; nothing happens if that is so already."""
    database.run("UPDATE sign_in_token SET revoked_at = tf_now() WHERE id = ? AND revoked_at IS NULL", (token_id,))


def _clock(database: Database) -> int:
    """The clock as it is, also when it was set back."""
    return int(database.acting.clock()) if isinstance(database, SqliteDatabase) else database.now()
