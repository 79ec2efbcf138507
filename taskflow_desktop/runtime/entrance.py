"""Entrance: from a place where data may lie to a signed-in session. The database thread begins here."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from taskflow_desktop.domain.backups import Restored, RestorePreview
from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.domain.sign_ins import Token
from taskflow_desktop.domain.team import NewAgent
from taskflow_desktop.runtime.draft_shelf import DraftShelf
from taskflow_desktop.runtime.jobs import Done, Failed, JobRunner
from taskflow_desktop.runtime.notices import Notices
from taskflow_desktop.runtime.session import Opening, Session, read_opening
from taskflow_desktop.runtime.store import Store
from taskflow_desktop.services import agents, people, sign_in
from taskflow_desktop.services.change import As
from taskflow_desktop.storage.acting import Clock, system_clock
from taskflow_desktop.storage.places import sqlite_path
from taskflow_desktop.storage.repository import Repository


@dataclass(frozen=True, slots=True)
class Threshold:
    """What an opened database needs next: its first admin, or somebody to sign in."""

    needs_admin: bool
    site_name: str


class Entrance(QObject):
    """Opens one database and lets people in; owns its thread until `close`."""

    def __init__(
        self,
        notices: Notices,
        *,
        clock: Clock = system_clock,
        demo: bool = False,
        aside: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`aside` is the folder for what is typed while the database takes nothing."""
        super().__init__(parent)
        self._notices = notices
        self._clock = clock
        self._demo = demo
        self._aside = aside
        self._shelf: DraftShelf | None = None
        self._own_shelf: DraftShelf | None = None
        self._jobs = JobRunner(self)
        self._jobs.refused.connect(notices.refuse)
        self._jobs.crashed.connect(notices.fail)
        self._store: Store | None = None

    def open(
        self, url: str, *, must_exist: bool = False, done: Callable[[Threshold], None], failed: Failed = None
    ) -> None:
        """Open the database at `url` and bring it up to date; another one that was open is closed."""
        old, new = self._store, Store(url, self._clock)
        self._store = new
        if self._aside is not None:
            self._shelf = DraftShelf(self._aside, url)
            self._own_shelf = DraftShelf(self._aside, url, "-settings")

        def run() -> Threshold:
            if old is not None:
                old.close()
            repository = new.open(must_exist=must_exist)
            return Threshold(people.needs_first_admin(repository), repository.setting(people.SITE_NAME) or "")

        self._jobs.submit(run, done=done, failed=failed)

    def look_into_backup(
        self, url: str, file: Path, *, done: Callable[[RestorePreview], None], failed: Failed = None
    ) -> None:
        """What is in a backup that could take the place of the data at `url`, which cannot be opened."""

        def run() -> RestorePreview:
            from taskflow_desktop.services import restore  # noqa: PLC0415 - only if something is wrong

            return restore.preview(sqlite_path(url), file)

        self._jobs.submit(run, done=done, failed=failed)

    def restore_lost(self, url: str, file: Path, *, done: Callable[[Restored], None], failed: Failed = None) -> None:
        """Put a backup in the place of the data at `url`, which are gone or damaged."""

        def run() -> Restored:
            from taskflow_desktop.services import restore  # noqa: PLC0415 - only if something is wrong

            self._close_store()
            return restore.restore_lost(sqlite_path(url), file)

        self._jobs.submit(run, done=done, failed=failed)

    def create_admin(
        self,
        *,
        name: str,
        identifier: str,
        password: str,
        site_name: str,
        done: Callable[[Agent], None],
        failed: Failed = None,
    ) -> None:
        """Make the first admin of the open database."""

        def run(repository: Repository) -> Agent:
            made = people.create_first_admin(
                repository, name=name, identifier=identifier, password=password, site_name=site_name
            )
            return made.value

        self._submit(run, done, failed)

    def add_agent(self, admin: AgentId, new: NewAgent, *, done: Callable[[Agent], None], failed: Failed = None) -> None:
        """Take somebody on for the admin who was made just now and has not signed in yet."""
        who = As(admin, str(uuid.uuid4()))
        self._submit(lambda repository: agents.add_agent(repository, who, new).value, done, failed)

    def sign_in(
        self, identifier: str, password: str, *, done: Callable[[Session], None], failed: Failed = None
    ) -> None:
        """Check identifier and password; `done` gets a session that is not started yet."""

        def run(repository: Repository) -> Opening:
            return read_opening(repository, sign_in.sign_in(repository, identifier, password).id)

        self._enter(run, done, failed)

    def sign_in_remembered(self, secret: str, *, done: Callable[[Session], None], failed: Failed = None) -> None:
        """The same for whom this computer remembers by `secret`."""

        def run(repository: Repository) -> Opening:
            return read_opening(repository, sign_in.sign_in_remembered(repository, secret).id)

        self._enter(run, done, failed)

    def unlock(self, agent_id: AgentId, password: str, *, done: Callable[[Agent], None], failed: Failed = None) -> None:
        """Check the password of an agent who is signed in."""
        self._submit(lambda repository: sign_in.unlock(repository, agent_id, password), done, failed)

    def remember(
        self, agent_id: AgentId, *, instead_of: int | None, done: Callable[[Token], None], failed: Failed = None
    ) -> None:
        """Remember an agent who is signed in; the token `instead_of` goes."""
        self._submit(lambda repository: sign_in.remember(repository, agent_id, instead_of=instead_of), done, failed)

    def forget(self, token_id: int, *, failed: Failed = None) -> None:
        """Remember nobody by this token any more."""
        self._submit(lambda repository: sign_in.forget(repository, token_id), None, failed)

    def become(self, agent_id: AgentId, *, done: Callable[[Session], None], failed: Failed = None) -> None:
        """A session of any agent without a password. Only a demo may be entered so."""
        if not self._demo:
            raise RuntimeError("only a demo is entered without a password")

        def run(repository: Repository) -> Opening:
            return read_opening(repository, agent_id)

        self._enter(run, done, failed)

    def furnish(self, url: str, now: Moment, *, done: Callable[[AgentId], None], failed: Failed = None) -> None:
        """Make the demo's database at `url` and open it; `done` gets its admin."""
        # A demo is thrown away when it is closed: nothing in it waits for the disk.
        self._store = Store(url, self._clock, durable=False)
        store = self._store

        def run() -> AgentId:
            from taskflow_desktop.services import demo  # noqa: PLC0415 - only a demo needs it

            clock = demo.ScriptedClock()
            furnished = Store(url, clock, durable=False)
            try:
                admin = demo.furnish(furnished.open(), clock, now)
            finally:
                furnished.close()
            store.open()
            return admin

        self._jobs.submit(run, done=done, failed=failed)

    def drain(self, seconds: float) -> bool:
        """Wait until all that was asked for is done, at most so long; False if it was not."""
        return self._jobs.drain(seconds)

    def close(self) -> None:
        """Close the database as the thread's last job, and join the thread."""
        self._jobs.close(self._close_store)

    def _close_store(self) -> None:
        if self._store is not None:
            self._store.close()

    def _enter(self, run: Callable[[Repository], Opening], done: Callable[[Session], None], failed: Failed) -> None:
        store = self._store

        def opened(opening: Opening) -> None:
            if store is None or store is not self._store:
                return  # another database was opened meanwhile
            done(
                Session(
                    opening,
                    store=store,
                    jobs=self._jobs,
                    notices=self._notices,
                    demo=self._demo,
                    clock=self._clock,
                    shelf=self._shelf,
                    own_shelf=self._own_shelf,
                    parent=self,
                )
            )

        self._submit(run, opened, failed)

    def _submit(self, run: Callable[[Repository], object], done: Done, failed: Failed) -> None:
        if self._store is None:
            raise RuntimeError("no database is open")
        self._jobs.submit(self._store.job(run), done=done, failed=failed)
