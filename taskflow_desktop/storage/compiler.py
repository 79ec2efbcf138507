"""Compiles guards and effects into triggers, the same order and verdicts on each engine.

One BEFORE trigger (guards, in order) and one AFTER trigger (effects, in order) per table and event: SQLite fires several
triggers of one event in no order it promises.
"""

from collections import defaultdict
from collections.abc import Iterable

from taskflow_desktop.rules.effects import EFFECTS, SEAL, Effect
from taskflow_desktop.rules.guards import GUARDS, Change, Guard

_Key = tuple[str, Change]


def _guards() -> dict[_Key, list[Guard]]:
    grouped: dict[_Key, list[Guard]] = defaultdict(list)
    for guard in GUARDS:
        grouped[guard.table, guard.event].append(guard)
    return grouped


def _effects() -> dict[_Key, list[Effect]]:
    grouped: dict[_Key, list[Effect]] = defaultdict(list)
    for effect in EFFECTS:
        grouped[effect.table, effect.event].append(effect)
    return grouped


def _statement(effect: Effect) -> str:
    return effect.sql.replace("{when}", effect.when)


def sqlite_triggers() -> list[str]:
    """Return the CREATE TRIGGER statements for SQLite."""
    made = []
    for (table, event), guards in _guards().items():
        cases = "\n        ".join(f"WHEN ({g.condition}) IS NOT TRUE THEN RAISE(ABORT, 'TF:{g.code}')" for g in guards)
        made.append(
            f"CREATE TRIGGER guard_{table}_{event.lower()} BEFORE {event} ON {table} WHEN tf_depth() = 0 BEGIN\n"
            f"    SELECT CASE\n        {cases}\n    END;\nEND"
        )
    for (table, event), effects in _effects().items():
        made.append(_sqlite_after(f"effect_{table}_{event.lower()}", table, event, map(_statement, effects)))
    seal = (statement.replace("{us}", "char(31)") for statement in SEAL)
    made.append(_sqlite_after("seal_event", "event", "INSERT", seal))
    return made


def _sqlite_after(name: str, table: str, event: str, statements: Iterable[str]) -> str:
    body = ";\n    ".join(statements)
    return (
        f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN\n"
        f"    SELECT tf_enter();\n    {body};\n    SELECT tf_leave();\nEND"
    )


def postgres_triggers() -> list[str]:
    """Return the CREATE FUNCTION and CREATE TRIGGER statements for PostgreSQL.

    A refusal is raised with SQLSTATE TF000 and the message `TF:<code>`. The event's number and hash are given at commit
    by a deferred trigger: only then is the order of commits known, and the head row is locked for the shortest time.
    """
    made = []
    for (table, event), guards in _guards().items():
        tests = "\n    ".join(
            f"IF ({g.condition}) IS NOT TRUE THEN\n"
            f"        RAISE EXCEPTION 'TF:{g.code}' USING ERRCODE = 'TF000';\n    END IF;"
            for g in guards
        )
        body = f"IF tf_depth() = 0 THEN\n    {tests}\n    END IF;\n    RETURN {'OLD' if event == 'DELETE' else 'NEW'};"
        made += _postgres_trigger(
            f"guard_{table}_{event.lower()}", f"BEFORE {event} ON {table}", body, depth="(pg_trigger_depth() - 1)"
        )
    for (table, event), effects in _effects().items():
        body = ";\n    ".join([*map(_statement, effects), "RETURN NULL;"])
        made += _postgres_trigger(
            f"effect_{table}_{event.lower()}", f"AFTER {event} ON {table}", body, depth="pg_trigger_depth()"
        )
    seal = ";\n    ".join([*(statement.replace("{us}", "chr(31)") for statement in SEAL), "RETURN NULL;"])
    made += _postgres_trigger(
        "seal_event",
        "AFTER INSERT ON event",
        seal,
        depth="pg_trigger_depth()",
        kind="CONSTRAINT TRIGGER",
        timing="DEFERRABLE INITIALLY DEFERRED",
    )
    return made


def _postgres_trigger(
    name: str, when: str, body: str, *, depth: str, kind: str = "TRIGGER", timing: str = ""
) -> list[str]:
    code = body.replace("tf_depth()", depth)
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body$\nBEGIN\n    {code}\nEND\n$body$",
        f"CREATE {kind} {name} {when} {timing} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]
