"""Compiles guards and effects into triggers, the same order and verdicts on each engine.

One BEFORE trigger (guards, in order) and one AFTER trigger (effects, in order) per table and event: SQLite fires
several triggers of one event in no order it promises.
"""

from collections import defaultdict
from collections.abc import Iterable

from taskflow_desktop.rules.effects import EFFECTS
from taskflow_desktop.rules.guards import GUARDS
from taskflow_desktop.rules.locks import LOCKS
from taskflow_desktop.rules.seal import SEAL
from taskflow_desktop.rules.sql import Change, Effect, Guard
from taskflow_desktop.storage.postgres import IN_EFFECT, PIN

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
        name = f"effect_{table}_{event.lower()}"
        made.append(_sqlite_after(name, table, event, map(_statement, effects), when=_any_of(effects)))
    made.append(_sqlite_after("seal_event", "event", "INSERT", SEAL))
    return made


def _any_of(effects: Iterable[Effect]) -> str:
    """The condition without which none of the effects has anything to do, before any of them has begun.

    It spares a row that concerns none of them (an imported message) all their statements.
    """
    # How deep it is within an effect is not known before it begins: what asks for it may hold.
    return " OR ".join(f"({effect.when.replace('tf_depth() = 1', '1 = 1')})" for effect in effects)


def _sqlite_after(name: str, table: str, event: str, statements: Iterable[str], *, when: str = "1 = 1") -> str:
    body = ";\n    ".join(statements)
    return (
        f"CREATE TRIGGER {name} AFTER {event} ON {table} WHEN {when} BEGIN\n"
        f"    SELECT tf_enter();\n    {body};\n    SELECT tf_leave();\nEND"
    )


def postgres_triggers(schema: str) -> list[str]:
    """Return the CREATE FUNCTION and CREATE TRIGGER statements for PostgreSQL; `schema` is its quoted name.

    A refusal is raised with SQLSTATE TF000 and the message `TF:<code>`. The event's number and hash are given at commit
    by a deferred trigger: only then is the order of commits known, and the head row is locked for the shortest time.

    Guards sleep, and effects know that they are in the wake of another, where `tf_in_effect` says so. How deep in
    triggers a statement runs says nothing: every login may have triggers on tables of its own.
    """
    made = [IN_EFFECT.replace("{schema}", schema)]
    for (table, event), guards in _guards().items():
        held = [lock.rows for lock in LOCKS if (lock.table, lock.event) == (table, event)]
        locks = [f"PERFORM {rows.removeprefix('SELECT ')};" for rows in held]
        asked = "\n    ".join([_ISOLATION, *locks, *map(_postgres_test, guards)])
        name = f"guard_{table}_{event.lower()}"
        made += _postgres_function(name, f"{asked}\n    RETURN {'OLD' if event == 'DELETE' else 'NEW'};", schema)
        made.append(_postgres_trigger(name, f"BEFORE {event} ON {table}", _BY_CLIENT))
    for (table, event), effects in _effects().items():
        body = ";\n    ".join([*map(_statement, effects), "RETURN NULL;"]).replace("tf_depth()", "TG_ARGV[0]::bigint")
        name = f"effect_{table}_{event.lower()}"
        made += _postgres_function(name, _only_of(table) + body, schema)
        after = f"AFTER {event} ON {table}"
        made.append(_postgres_trigger(name, after, _BY_CLIENT, argument="1"))
        made.append(_postgres_trigger(f"{name}_inner", after, _BY_EFFECT, function=name, argument="2"))
    sealed = _only_of("event") + ";\n    ".join([*SEAL, "RETURN NULL;"])
    made += _postgres_function("seal_event", sealed, schema)
    made.append(
        "CREATE CONSTRAINT TRIGGER seal_event AFTER INSERT ON event DEFERRABLE INITIALLY DEFERRED"
        " FOR EACH ROW EXECUTE FUNCTION seal_event()"
    )
    return [*made, *_postgres_no_truncate(schema)]


# A trigger's WHEN is judged where the statement runs: there, and only there, it can be seen on whose behalf.
_BY_CLIENT = "NOT tf_in_effect(CURRENT_USER)"
_BY_EFFECT = "tf_in_effect(CURRENT_USER)"

# With an older snapshot a guard would judge by what was true when the transaction began.
_ISOLATION = """IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'TF:isolation' USING ERRCODE = 'TF000';
    END IF;"""


def _only_of(table: str) -> str:
    """What runs with the owner's rights follows from nobody's own table, whatever rights to the function he has."""
    return (
        f"IF TG_RELID <> '{table}'::regclass THEN\n"
        "        RAISE EXCEPTION 'TF:effect_only' USING ERRCODE = 'TF000';\n    END IF;\n    "
    )


def _postgres_test(guard: Guard) -> str:
    return (
        f"IF ({guard.condition}) IS NOT TRUE THEN\n"
        f"        RAISE EXCEPTION 'TF:{guard.code}' USING ERRCODE = 'TF000';\n    END IF;"
    )


def _postgres_no_truncate(schema: str) -> list[str]:
    """TRUNCATE passes by the guards of DELETE; SQLite has none."""
    tables = sorted({guard.table for guard in GUARDS if guard.event == "DELETE"})
    refused = "RAISE EXCEPTION 'TF:never_deleted' USING ERRCODE = 'TF000';"
    return [
        *_postgres_function("guard_truncate", refused, schema),
        *(
            f"CREATE TRIGGER guard_{table}_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT"
            " EXECUTE FUNCTION guard_truncate()"
            for table in tables
        ),
    ]


def _postgres_function(name: str, code: str, schema: str) -> list[str]:
    """Nobody but the owner may put such a function on a table."""
    pin = PIN.replace("{schema}", schema)
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql {pin} AS $body$\nBEGIN\n    {code}\nEND\n$body$",
        f"REVOKE ALL ON FUNCTION {name}() FROM PUBLIC",
    ]


def _postgres_trigger(name: str, after: str, when: str, *, function: str = "", argument: str = "") -> str:
    handed = f"'{argument}'" if argument else ""
    return f"CREATE TRIGGER {name} {after} FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION {function or name}({handed})"
