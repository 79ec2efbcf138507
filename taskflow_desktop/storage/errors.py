"""Tells the world's errors from ours: what a database raised becomes a domain error, or passes as the fault it is.

The drivers' own codes decide (SQLSTATE, SQLite's result codes); texts only name the constraint.
"""

import re
from contextlib import AbstractContextManager
from types import TracebackType

import apsw
import peewee

from taskflow_desktop.domain.errors import Conflict, NotFound, Refusal, RuleViolation, SignInFailed, StorageUnavailable
from taskflow_desktop.rules import limits
from taskflow_desktop.storage.schema import UNIQUE_CODES

_GUARD = re.compile(r"TF:([a-z_.]+)")
_LIMITED = {"create.full", "create.race"}

# How PostgreSQL's SQLSTATE begins, most exact first.
_STATES: tuple[tuple[str, str], ...] = (
    ("25006", "read_only"),
    ("25P03", "unreachable"),  # it was silent for too long in a transaction
    ("53100", "disk_full"),
    ("55P03", "locked"),
    ("XX001", "corrupt"),
    ("XX002", "corrupt"),
    ("3D000", "missing"),
    ("08", "unreachable"),
    ("53", "unreachable"),
    ("57", "unreachable"),
)
_LOST_RACES = frozenset({"40001", "40P01"})
_WRONG_LOGIN = frozenset({"28000", "28P01"})
_WRONG_LOGIN_TEXTS = ("password authentication failed", "no password supplied", 'role "', "not permitted to log in")

_APSW: tuple[tuple[type[Exception], str], ...] = (
    (apsw.BusyError, "locked"),
    (apsw.LockedError, "locked"),
    (apsw.ReadOnlyError, "read_only"),
    (apsw.PermissionsError, "read_only"),
    (apsw.FullError, "disk_full"),
    (apsw.CorruptError, "corrupt"),
    (apsw.NotADBError, "not_a_database"),
    (apsw.CantOpenError, "missing"),
    (apsw.IOError, "unreachable"),
)
_WRITE_FAILED = frozenset({apsw.SQLITE_IOERR_WRITE, apsw.SQLITE_IOERR_FSYNC, apsw.SQLITE_IOERR_TRUNCATE})


def _origin(error: BaseException) -> BaseException:
    """The driver's own error inside what peewee wrapped around it."""
    while isinstance(found := getattr(error, "orig", None), BaseException):
        error = found
    return error


def _refusal(code: str) -> RuleViolation:
    return RuleViolation(Refusal(code, limit=limits.TASKS_PER_ROOM) if code in _LIMITED else Refusal(code))


def constraint_of(error: BaseException) -> str:
    """Return the name of the CHECK or uniqueness that `error` tells of, '' if of none."""
    origin = _origin(error)
    named = getattr(getattr(origin, "diag", None), "constraint_name", None)
    if named is not None:
        return str(named)
    text = str(origin)
    return text.partition("constraint failed: ")[2]


def _constraint_error(error: BaseException) -> Exception | None:
    name = constraint_of(error)
    if re.fullmatch(r"[a-z0-9_]+__[a-z_]+", name):
        return _refusal(name.replace("__", "."))
    for lite, postgres, code in UNIQUE_CODES:
        if name in {lite, postgres}:
            return _refusal(code)
    return None


def _result(error: apsw.Error) -> int:
    """SQLite's extended result code; apsw sets it on what it raises, not on the class."""
    return int(getattr(error, "extendedresult", 0))


def _sqlite_error(origin: apsw.Error) -> Exception | None:
    if isinstance(origin, apsw.ConstraintError):
        if _result(origin) == apsw.SQLITE_CONSTRAINT_FOREIGNKEY:
            return NotFound(str(origin))
        return _constraint_error(origin)
    if isinstance(origin, apsw.IOError) and _result(origin) in _WRITE_FAILED:
        return StorageUnavailable("disk_full", str(origin))
    for kind, code in _APSW:
        if isinstance(origin, kind):
            return StorageUnavailable(code, str(origin))
    return None


def _postgres_error(origin: BaseException, state: str) -> Exception | None:
    text = str(origin)
    if state == "23503":
        return NotFound(text)
    if state.startswith("23"):
        return _constraint_error(origin)
    if state in _LOST_RACES:
        return Conflict(text)
    if state in _WRONG_LOGIN or (not state and any(mark in text for mark in _WRONG_LOGIN_TEXTS)):
        return SignInFailed(text)
    for prefix, code in _STATES:
        if state.startswith(prefix):
            return StorageUnavailable(code, text)
    if state:
        return None
    # A connection that could not be made or broke in the middle has no state of its own.
    return StorageUnavailable("missing" if 'database "' in text and "not exist" in text else "unreachable", text)


def translate(error: peewee.PeeweeException) -> Exception:
    """Return the domain error for `error`, or `error` itself if the fault is ours."""
    origin = _origin(error)
    guard = _GUARD.search(str(origin))
    if guard:
        return _refusal(guard.group(1))
    if isinstance(origin, apsw.Error):
        return _sqlite_error(origin) or error
    if isinstance(error, peewee.OperationalError | peewee.InternalError) or hasattr(origin, "sqlstate"):
        return _postgres_error(origin, getattr(origin, "sqlstate", None) or "") or error
    return error


class _Translated:
    """Stands around every statement: a class, because a generator would cost more than a short read itself."""

    __slots__ = ()

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            return
        found = error
        try:
            # Rows are fetched outside peewee's own wrapper; a second one changes nothing.
            peewee.__exception_wrapper__.__exit__(kind, error, trace)  # type: ignore[attr-defined]
        except peewee.PeeweeException as wrapped:
            found = wrapped
        meaning = translate(found) if isinstance(found, peewee.PeeweeException) else error
        if meaning is not found:
            raise meaning from found
        if found is not error:
            raise found


_TRANSLATED = _Translated()


def translated() -> AbstractContextManager[None]:
    """Raise domain errors for what the database raises inside."""
    return _TRANSLATED
