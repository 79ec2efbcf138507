"""Brings a database to the schema of this program: numbered steps, all or nothing, one program at a time.

peewee's own runner binds Python datetimes, which apsw does not take, and has no lock; hence these few lines.
"""

import hashlib
import importlib
import os
import pkgutil
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import apsw

from taskflow_desktop.domain.errors import StorageUnavailable
from taskflow_desktop.domain.ids import SYSTEM
from taskflow_desktop.storage import migrations
from taskflow_desktop.storage.compiler import postgres_triggers, sqlite_triggers
from taskflow_desktop.storage.database import Database, SqliteDatabase
from taskflow_desktop.storage.errors import translated

_ADVISORY_LOCK = 0x54464C57
_TRIGGER = re.compile(
    r"TRIGGER (?P<name>\w+) (?P<event>\w+ \w+) ON (?:.*\.)?(?P<table>\w+) (?P<each>[A-Z ]*FOR EACH \w+)"
    r" (?:WHEN \((?P<when>.*)\) )?EXECUTE FUNCTION (?P<function>\w+)\((?P<handed>.*)\)$"
)
_FUNCTION = re.compile(r"FUNCTION (\w+)\(.*\$body\$(.*)\$body\$", re.DOTALL)
HISTORY = "CREATE TABLE IF NOT EXISTS schema_migration (name TEXT NOT NULL PRIMARY KEY, rules TEXT NOT NULL DEFAULT '')"
"""The table of the steps that were taken."""


def steps() -> list[str]:
    """Return the names of all numbered steps, in order."""
    return sorted(module.name for module in pkgutil.iter_modules(migrations.__path__) if module.name[0] == "m")


def rules_of(database: Database) -> list[str]:
    """Return the statements that make the compiled guards and effects for this engine."""
    if database.dialect == "sqlite":
        return sqlite_triggers()
    return postgres_triggers(str(database.value("SELECT quote_ident(current_schema())")))


def migrate(database: Database) -> None:
    """Create or upgrade the schema and the compiled rules; nothing happens if both are current.

    An SQLite file that holds data is copied beside itself first, and the copy checked. A step that fails leaves the
    database as it was.

    Raises:
        StorageUnavailable: too_new, if the database was made by a newer program; corrupt, if the copy is not sound.
    """
    rules = rules_of(database)
    fingerprint = hashlib.sha256("\n".join(rules).encode()).hexdigest()
    if _is_current(database, fingerprint):
        return
    with database.transaction(SYSTEM):
        if database.dialect == "postgres":
            database.rows("SELECT pg_advisory_xact_lock(?)", (_ADVISORY_LOCK,))
        if _is_current(database, fingerprint):
            return  # another program was at it while this one waited
        if isinstance(database, SqliteDatabase) and _applied(database):
            back_up(database.path, database.path.with_name(database.path.name + ".before-upgrade"))
        database.run(HISTORY)
        done = _applied(database)
        _drop_rules(database)  # a step changes what people did as little as it asks who may
        for name in steps():
            if name not in done:
                importlib.import_module(f"{migrations.__name__}.{name}").up(database)
                database.run("INSERT INTO schema_migration (name) VALUES (?)", (name,))
        # Before the rules are there: then nobody writes here any more.
        database.run("UPDATE schema_migration SET rules = ?", (fingerprint,))
        for statement in rules:
            database.run(statement)


@contextmanager
def current_copy(database: Database) -> Iterator[Database]:
    """`database` itself if its schema is this program's, else a copy that was brought to it and is thrown away.

    Raises:
        StorageUnavailable: too_new; not_ours, if it has no tables of ours; too_old, for a server, whose data is not
            copied.
    """
    done, known = _applied(database), set(steps())
    if done - known:
        raise StorageUnavailable("too_new", ", ".join(sorted(done - known)))
    if done == known:
        yield database
        return
    if not done:
        raise StorageUnavailable("not_ours", "there is nothing in it")
    if database.dialect != "sqlite":
        raise StorageUnavailable("too_old", ", ".join(sorted(known - done)))
    with database.private_copy() as copy:
        migrate(copy)
        yield copy


def missing_rules(database: Database) -> list[str]:
    """Return the names of guards and effects that are not in force as this program made them.

    None are missed in a database whose rules another version of the program made.
    """
    rules = rules_of(database)
    fingerprint = hashlib.sha256("\n".join(rules).encode()).hexdigest()
    if not _is_current(database, fingerprint):
        return []
    if database.dialect == "sqlite":
        found = database.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        in_force = {(name, rule) for name, rule in found}
        return [name for name, rule in ((rule.split()[2], rule) for rule in rules) if (name, rule) not in in_force]
    functions = {match[1]: match[2] for rule in rules if (match := _FUNCTION.search(rule))}
    triggers = [match for rule in rules if (match := _TRIGGER.search(rule))]
    ours = "p.pronamespace = current_schema()::regnamespace AND p.prosecdef"
    made = set(database.rows(f"SELECT p.proname::text, p.prosrc FROM pg_proc p WHERE {ours}"))
    changed = {name for name, body in functions.items() if (name, body) not in made}
    told = database.rows(
        "SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
        f" WHERE t.tgenabled IN ('O', 'A') AND {ours}"
    )
    known = {_rule_of(match) for (rule,) in told if (match := _TRIGGER.search(rule))}
    wrong = [each["name"] for each in triggers if each["function"] in changed or _rule_of(each) not in known]
    return [*sorted(changed - {each["function"] for each in triggers}), *wrong]


def _rule_of(trigger: re.Match[str]) -> tuple[str, ...]:
    """What makes a trigger what it is, in the same words whether a rule says it or the server."""
    return tuple(re.sub(r"[\s()]", "", part).lower() for part in trigger.groups(""))


def _applied(database: Database) -> set[str]:
    catalogue = (
        "sqlite_master WHERE type = 'table' AND name = 'schema_migration'"
        if database.dialect == "sqlite"
        else "pg_tables WHERE schemaname = current_schema() AND tablename = 'schema_migration'"
    )
    if not database.rows(f"SELECT 1 FROM {catalogue}"):
        return set()
    return {str(name) for (name,) in database.rows("SELECT name FROM schema_migration")}


def _is_current(database: Database, fingerprint: str) -> bool:
    done, known = _applied(database), set(steps())
    if done - known:
        raise StorageUnavailable("too_new", ", ".join(sorted(done - known)))
    return done == known and {(fingerprint,)} == set(database.rows("SELECT DISTINCT rules FROM schema_migration"))


def _drop_rules(database: Database) -> None:
    if database.dialect == "sqlite":
        for (name,) in database.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            database.run('DROP TRIGGER "' + str(name).replace('"', '""') + '"')
        return
    triggers = "SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
    ours = " WHERE n.nspname = current_schema() AND p.prorettype = 'trigger'::regtype"
    for (name,) in database.rows(triggers + ours):
        database.run(f"DROP FUNCTION {name}() CASCADE")  # and the triggers that call it


def back_up(source: Path, target: Path) -> None:
    """Copy a database file that may be in use, and make sure that the copy is sound before it takes its name.

    Raises:
        StorageUnavailable: corrupt, if the copy does not pass SQLite's check; disk_full, if there is no room for it.
    """
    part = target.with_name(target.name + ".part")
    _forget(part)
    try:
        with suppress(OSError):  # SQLite itself says why it cannot be made
            os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with translated():
            verdict = _copy(source, part)
        if verdict != "ok":
            raise StorageUnavailable("corrupt", verdict)
        part.replace(target)
    finally:
        _forget(part)


def _forget(part: Path) -> None:
    """Remove an unfinished copy and what SQLite keeps beside it."""
    for suffix in ("", "-journal", "-wal", "-shm"):
        part.with_name(part.name + suffix).unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> str:
    """Copy what is committed and return the verdict of SQLite's check of the copy."""
    origin, copy = apsw.Connection(str(source), flags=apsw.SQLITE_OPEN_READONLY), apsw.Connection(str(target))
    try:
        with copy.backup("main", origin, "main") as backup:
            backup.step()
        return str(copy.execute("PRAGMA integrity_check(1)").get)
    finally:
        copy.close()
        origin.close()
