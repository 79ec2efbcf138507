"""The repository of the database thread: opened by its first job, closed by its last, used by no other thread."""

import threading
from collections.abc import Callable

from taskflow_desktop.domain.errors import StorageUnavailable
from taskflow_desktop.storage.acting import Clock, system_clock
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.migrate import migrate
from taskflow_desktop.storage.repository import Repository


class Store:
    """Where the data lies, and the one repository over it."""

    def __init__(
        self,
        url: str,
        clock: Clock = system_clock,
        *,
        durable: bool = True,
        checked: bool = False,
        like: "Store | None" = None,
    ) -> None:
        """`durable` and `checked` are `open_database`'s. `like`: the data must still be those that it was opened on."""
        self.url = url
        self.generation = 0
        """Which data these are since the last restore; known once it is open."""
        self._like = like
        self._durable = durable
        self._checked = checked
        self._clock = clock
        self._repository: Repository | None = None
        self._thread: int | None = None

    def open(self, *, must_exist: bool = False) -> Repository:
        """Open and bring up to date. Raises StorageUnavailable: also replaced, if a backup took the data's place."""
        if self._repository is None:
            database = open_database(
                self.url, self._clock, must_exist=must_exist, durable=self._durable, checked=self._checked
            )
            try:
                if self._like is not None and database.generation != self._like.generation:
                    raise StorageUnavailable("replaced", self.url)
                migrate(database)
            except BaseException:
                database.close()
                raise
            self.generation = database.generation
            self._repository = Repository(database)
            self._thread = threading.get_ident()
        return self._repository

    @property
    def repository(self) -> Repository:
        """The repository, on the thread that opened it.

        Raises StorageUnavailable: replaced, if it was closed since. A window that goes still saves what is typed in it.
        """
        if self._repository is None and self._thread is not None:
            raise StorageUnavailable("replaced", self.url)
        if self._repository is None or self._thread != threading.get_ident():
            raise RuntimeError("the database is used by its own thread only, after it was opened")
        return self._repository

    def job(self, run: Callable[[Repository], object]) -> Callable[[], object]:
        """Return `run` as a job that needs no argument."""
        return lambda: run(self.repository)

    def close(self) -> None:
        """Close the connection, on the thread that opened it."""
        if self._repository is not None:
            self._repository.database.close()
            self._repository = None
