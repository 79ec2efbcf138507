"""Changes a database past its rules, as only somebody with the file or the server's superuser can, and hides that."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import apsw

from tests.support.site import Site

Tampering = tuple[str, Sequence[Any]]


@contextmanager
def tampered(site: Site, *statements: Tampering) -> Iterator[None]:
    """Inside, `statements` were run as nobody may, and all rules are in force again; afterwards it is all undone.

    Each statement must change something.
    """
    _begin(site)
    try:
        _tamper(site, statements)
        yield
    finally:
        site.database.peewee.execute_sql("ROLLBACK")
        site.database.run("PRAGMA foreign_keys = ON" if site.engine == "sqlite" else "SELECT 1")


def tamper(site: Site, *statements: Tampering) -> None:
    """The same, and it stays."""
    _begin(site)
    _tamper(site, statements)
    site.database.peewee.execute_sql("COMMIT")


def _begin(site: Site) -> None:
    database = site.database
    if site.engine == "postgres":
        database.run("RESET SESSION AUTHORIZATION")
        site._login = ""
    else:
        database.run("PRAGMA foreign_keys = OFF")
    database.peewee.execute_sql("BEGIN")


def _tamper(site: Site, statements: Sequence[Tampering]) -> None:
    database = site.database
    triggers = []
    if site.engine == "postgres":
        database.run("SET LOCAL session_replication_role = replica")
    else:
        triggers = database.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        for name, _ in triggers:
            database.run(f"DROP TRIGGER {name}")
    for sql, values in statements:
        assert database.run(sql, values), sql
    for _, sql in triggers:
        database.run(sql)


def rewrite_rule(site: Site, name: str, old: str, new: str) -> None:
    """Write another text of a trigger into an SQLite file's schema."""
    path = site.database.path  # type: ignore[union-attr]
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE name = ?", (old, new, name))
    assert connection.changes() == 1
    connection.close()
