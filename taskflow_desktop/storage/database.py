"""The only place that knows SQLite from PostgreSQL: one `Database` with the same verbs for both."""

import sys
import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import ModuleType
from typing import Any

from taskflow_desktop.domain.errors import SignInFailed, StorageUnavailable
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.rules.addresses import is_server, is_unknown, shown, without_password
from taskflow_desktop.storage import places
from taskflow_desktop.storage.acting import Acting, Clock, digest, is_zone, system_clock, year_of

# peewee imports every driver that is installed, which more than doubles the start of the program.
_hidden = [name for name in ("psycopg2", "psycopg2cffi", "psycopg", "pymysql") if name not in sys.modules]
for _name in _hidden:
    sys.modules[_name] = None  # type: ignore[assignment]
import apsw  # noqa: E402
import peewee  # noqa: E402
from playhouse.apsw_ext import APSWDatabase  # noqa: E402

for _name in _hidden:
    del sys.modules[_name]

from taskflow_desktop.storage.errors import translated  # noqa: E402
from taskflow_desktop.storage.postgres import postgres_functions  # noqa: E402
from taskflow_desktop.storage.soundness import APPLICATION_ID, check_file, check_whole, damage  # noqa: E402

SQLITE_MINIMUM = (3, 51, 3)
"""The first version without the fault that corrupted WAL files of several connections."""

BUSY_SECONDS = 5

SILENT_SECONDS = 60
"""A client that says nothing for so long in the middle of a transaction is gone: the server takes it back."""

Row = tuple[Any, ...]
Params = Sequence[Any]


class Database(ABC):
    """A connection to the data, used by one thread. SQL is written with `?` for values on both engines."""

    dialect: str

    def __init__(self, peewee_database: peewee.Database) -> None:
        self.peewee = peewee_database
        self.generation = 0
        """Another one says that the data were replaced by a backup; set by `connect`."""
        self._transactions = 0

    @abstractmethod
    def _spell(self, sql: str) -> str:
        """Return `sql` with the engine's own mark for values."""

    @abstractmethod
    def _begin(self, actor: AgentId, op: str | None) -> None:
        """Begin a transaction in which `actor` acts."""

    @abstractmethod
    def data_version(self) -> int:
        """A number that moves when another connection changed the data."""

    def connect(self) -> None:
        """Connect this thread. Raises StorageUnavailable."""
        with translated():
            self.peewee.connect()
            self.generation = self.generation_now()

    def generation_now(self) -> int:
        """The generation of the data as they are now: `generation`, unless they were replaced by a backup."""
        return 0

    @abstractmethod
    def words(self) -> tuple[dict[str, str], str]:
        """Return the engine's words for the schema and what stands behind a CREATE TABLE."""

    @abstractmethod
    def install(self) -> list[str]:
        """Return the statements of what must exist before the tables do."""

    def _execute(self, sql: str, params: Params) -> Any:
        return self.peewee.execute_sql(self._spell(sql), tuple(params))

    def rows(self, sql: str, params: Params = ()) -> list[Row]:
        """Run a query and return all its rows."""
        with translated():
            found: list[Row] = self._execute(sql, params).fetchall()
            return found

    def row(self, sql: str, params: Params = ()) -> Row | None:
        """Run a query and return its first row, or None."""
        found = self.rows(sql, params)
        return found[0] if found else None

    def value(self, sql: str, params: Params = ()) -> Any:
        """Run a query and return the first column of its first row, or None."""
        found = self.row(sql, params)
        return found[0] if found else None

    def run(self, sql: str, params: Params = ()) -> int:
        """Run a statement and return how many rows it changed."""
        with translated():
            return int(self.peewee.rows_affected(self._execute(sql, params)))

    def insert(self, sql: str, params: Params = ()) -> int:
        """Run an INSERT of one row and return its id."""
        with translated():
            return int(self._execute(sql + " RETURNING id", params).fetchone()[0])

    @abstractmethod
    def now(self) -> int:
        """The database's clock, in microseconds since the Unix epoch."""

    @abstractmethod
    def run_many(self, sql: str, rows: Sequence[Params]) -> None:
        """Run a statement once for each of `rows`."""

    @abstractmethod
    def check_whole(self, stopped: Callable[[], bool]) -> None:
        """Look through all that is stored for damage, until `stopped`. Raises StorageUnavailable."""

    @contextmanager
    def transaction(self, actor: AgentId, op: str | None = None) -> Iterator[None]:
        """All or nothing of what runs inside, as `actor`; `op` names the user's operation in the history.

        Raises what the database refuses as a domain error, after everything inside is undone.
        """
        if self._transactions:
            raise RuntimeError("a transaction does not nest")
        with translated():
            self._begin(actor, op)
        self._transactions = 1
        try:
            yield
            with translated():
                self.peewee.execute_sql("COMMIT")
        except BaseException:
            self._undo()
            raise
        finally:
            self._transactions = 0

    @abstractmethod
    def _begin_reading(self) -> None:
        """Begin a transaction that sees one state of the data and writes nothing."""

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything that is read inside is as it was at the first reading, whatever others write meanwhile."""
        if self._transactions:
            raise RuntimeError("a transaction does not nest")
        with translated():
            self._begin_reading()
        self._transactions = 1
        try:
            yield
        finally:
            self._transactions = 0
            self._undo()

    @abstractmethod
    def damage(self, stopped: Callable[[], bool]) -> list[str]:
        """What the engine itself finds wrong with what is stored, a line each; as far as it came before `stopped`."""

    @contextmanager
    def private_copy(self) -> Iterator["Database"]:
        """A copy of all data to try something out in, which is thrown away; nobody waits for it.

        Here it is this database itself: whoever tries something rolls it back.
        """
        yield self

    @property
    def in_transaction(self) -> bool:
        """True inside `transaction()`."""
        return bool(self._transactions)

    def _undo(self) -> None:
        # The error that led here is what matters: where the connection is lost as well, the server undoes by itself.
        with suppress(peewee.PeeweeException):
            self.peewee.rollback()

    def close(self) -> None:
        """Close the connection of this thread."""
        if not self.peewee.is_closed():
            self.peewee.close()


class SqliteDatabase(Database):
    """An SQLite file through apsw: WAL, every commit on disk before it is acknowledged."""

    dialect = "sqlite"

    def __init__(
        self, path: Path, clock: Clock = system_clock, *, durable: bool = True, read_only: bool = False
    ) -> None:
        if tuple(int(part) for part in apsw.sqlite_lib_version().split(".")) < SQLITE_MINIMUM:
            raise StorageUnavailable("corrupt", f"SQLite {apsw.sqlite_lib_version()} is too old to be safe")
        self.path = path
        self.acting = Acting(clock)
        # What only reads changes nothing of the file, not even how it is kept.
        how = {"flags": apsw.SQLITE_OPEN_READONLY} if read_only else {}
        base = APSWDatabase(
            str(path),
            timeout=BUSY_SECONDS,
            autoconnect=False,
            pragmas=(
                *(() if read_only else (("journal_mode", "wal"),)),
                ("synchronous", "full" if durable else "off"),
                ("foreign_keys", 1),
                # Without it REPLACE takes rows away past the guards of DELETE.
                ("recursive_triggers", 1),
                ("cache_size", -32_000),
                ("temp_store", "memory"),
            ),
            **how,
        )
        base.register_function(self._actor, "tf_actor", 0)
        base.register_function(self._op, "tf_op", 0)
        base.register_function(self.acting.next_op_n, "tf_op_n", 0)
        base.register_function(self.acting.now, "tf_now", 0)
        base.register_function(self._depth, "tf_depth", 0)
        base.register_function(self.acting.enter, "tf_enter", 0)
        base.register_function(self.acting.leave, "tf_leave", 0)
        base.register_function(year_of, "tf_year", 2)
        base.register_function(is_zone, "tf_is_zone", 1)
        base.register_function(digest, "tf_sha256", 1)
        super().__init__(base)

    def _actor(self) -> int:
        return self.acting.actor

    def _op(self) -> str | None:
        return self.acting.op

    def _depth(self) -> int:
        return self.acting.depth

    def _spell(self, sql: str) -> str:
        return sql

    def _begin(self, actor: AgentId, op: str | None) -> None:
        self.acting.begin(actor, op)
        self.peewee.execute_sql("BEGIN IMMEDIATE")
        if self.generation_now() != self.generation:
            # What was read before is about other rows than those of the same ids now.
            self._undo()
            raise StorageUnavailable("replaced", str(self.path))

    def generation_now(self) -> int:
        """SQLite's `user_version`, which each restore makes another one."""
        return int(self.value("PRAGMA user_version"))

    def _execute(self, sql: str, params: Params) -> Any:
        # A statement that failed half-way leaves its effects' depth behind, which would put the guards to sleep.
        self.acting.depth = 0
        return super()._execute(sql, params)

    def _begin_reading(self) -> None:
        self.peewee.execute_sql("BEGIN")

    def run_many(self, sql: str, rows: Sequence[Params]) -> None:
        """Run a statement once for each of `rows`."""
        self.acting.depth = 0
        with translated():
            self.peewee.connection().cursor().executemany(sql, rows)

    @contextmanager
    def private_copy(self) -> Iterator["Database"]:
        """A copy in a temporary file: a trial in the file itself would lock out everybody who writes."""
        with tempfile.TemporaryDirectory(prefix="taskflow-copy-", ignore_cleanup_errors=True) as folder:
            path = Path(folder, "copy.sqlite3")
            target = apsw.Connection(str(path))
            try:
                with translated(), target.backup("main", self.peewee.connection(), "main") as backup:
                    # All at once: in short steps it begins anew whenever somebody else wrote.
                    backup.step()
            finally:
                target.close()
            copy = SqliteDatabase(path, self.acting.clock, durable=False)
            copy.connect()
            try:
                yield copy
            finally:
                copy.close()

    def data_version(self) -> int:
        """`PRAGMA data_version`: moves with every commit of another connection."""
        return int(self.value("PRAGMA data_version"))

    def check_whole(self, stopped: Callable[[], bool]) -> None:
        """Look at every page of the file, until `stopped`. Raises StorageUnavailable."""
        check_whole(self.path, stopped)

    def damage(self, stopped: Callable[[], bool]) -> list[str]:
        """What SQLite's own checks of pages, constraints and references say."""
        return damage(self.path, stopped)

    def words(self) -> tuple[dict[str, str], str]:
        """Return SQLite's words for the schema."""
        words = {
            "id": "INTEGER PRIMARY KEY AUTOINCREMENT",
            "int": "INTEGER",
            "blob": "BLOB",
            "now": "tf_now()",
            "hex_colour": "upper(colour) = colour AND substr(colour, 2) NOT GLOB '*[^0-9A-F]*'",
        }
        return words, " STRICT"

    def install(self) -> list[str]:
        """Return what marks the file as ours."""
        return [f"PRAGMA application_id = {APPLICATION_ID}"]

    def now(self) -> int:
        """The database's clock."""
        return self.acting.now()


class PostgresDatabase(Database):
    """A PostgreSQL connection. Who acts is who signed in: the login's name is the agent's identifier."""

    dialect = "postgres"

    def __init__(self, url: str) -> None:
        psycopg: ModuleType = __import__("psycopg")
        peewee.psycopg = psycopg  # type: ignore[attr-defined]
        super().__init__(peewee.PostgresqlDatabase(url, prefer_psycopg3=True, autorollback=False, autoconnect=False))
        self._url = url

    def connect(self) -> None:
        """Connect this thread. Raises StorageUnavailable and SignInFailed, neither with the password in it."""
        try:
            super().connect()
        except StorageUnavailable as error:
            raise StorageUnavailable(error.code, without_password(error.detail, self._url)) from None
        except SignInFailed as error:
            raise SignInFailed(without_password(str(error), self._url)) from None

    def _spell(self, sql: str) -> str:
        return sql.replace("%", "%%").replace("?", "%s")

    def _begin(self, actor: AgentId, op: str | None) -> None:  # noqa: ARG002 - the server knows who acts
        self.peewee.execute_sql("BEGIN ISOLATION LEVEL READ COMMITTED")
        self.peewee.execute_sql(
            "SELECT set_config('taskflow.op', %s, true), set_config('idle_in_transaction_session_timeout', %s, true)",
            (op or "", str(SILENT_SECONDS * 1000)),
        )

    def _begin_reading(self) -> None:
        self.peewee.execute_sql("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    def run_many(self, sql: str, rows: Sequence[Params]) -> None:
        """Run a statement once for each of `rows`."""
        with translated():
            self.peewee.cursor().executemany(self._spell(sql), rows)

    def data_version(self) -> int:
        """The number of the newest event."""
        return int(self.value("SELECT seq FROM event_head"))

    def check_whole(self, stopped: Callable[[], bool]) -> None:
        """Nothing: the server looks after its own files."""

    def damage(self, stopped: Callable[[], bool]) -> list[str]:  # noqa: ARG002 - the same for every engine
        """Nothing: the server looks after its own files, and holds constraints and references at every moment."""
        return []

    def words(self) -> tuple[dict[str, str], str]:
        """Return PostgreSQL's words for the schema."""
        words = {
            "id": "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY",
            "int": "BIGINT",
            "blob": "BYTEA",
            "now": "tf_now()",
            "hex_colour": "colour ~ '^#[0-9A-F]{6}$'",
        }
        return words, ""

    def install(self) -> list[str]:
        """Return PostgreSQL's functions behind guards and effects."""
        return postgres_functions(str(self.value("SELECT quote_ident(current_schema())")))

    def now(self) -> int:
        """The database's clock."""
        return int(self.value("SELECT tf_now()"))


def open_database(
    url: str,
    clock: Clock = system_clock,
    *,
    must_exist: bool = False,
    durable: bool = True,
    checked: bool = False,
    read_only: bool = False,
) -> SqliteDatabase | PostgresDatabase:
    """Open the database at `url`: `sqlite:///path` (or a bare path), or `postgresql://…`.

    Nothing is created or migrated here; see `migrate`. Only the thread that opens it can use it: another would get a
    connection of its own, in which other things are true. `durable` False does not wait for the disk: for what is
    thrown away. `checked` says that this program has the file open already, so that it need not be examined again.
    `read_only` changes nothing of an SQLite file that exists, and needs no right to.

    Raises:
        StorageUnavailable: it is missing, not a database, not ours, damaged, read-only, locked, or in a folder where
            SQLite is not safe; unreachable, if a server does not answer.
        SignInFailed: the server does not know the login or its password.
    """
    database: SqliteDatabase | PostgresDatabase
    if is_unknown(url):
        raise StorageUnavailable("missing", shown(url))
    if is_server(url):
        database = PostgresDatabase(url)
    else:
        path = places.sqlite_path(url)
        places.check_place(path, must_exist=must_exist or read_only, read_only=read_only)
        if path.exists() and not checked:
            check_file(path, BUSY_SECONDS)
        if not read_only:
            places.make_private(path)
        database = SqliteDatabase(path, clock, durable=durable, read_only=read_only)
    try:
        _connect(database)
    except BaseException:
        database.close()
        raise
    return database


def _connect(database: Database) -> None:
    """Connect; programs that make a new file at the same instant wait for each other.

    SQLite asks no busy handler while a file changes to WAL, so it is asked again for a second.
    """
    deadline = time.monotonic() + 1
    while True:
        try:
            database.connect()
        except StorageUnavailable as error:
            if error.code != "locked" or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return
