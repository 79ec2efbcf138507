"""The search of the palette: on a thread and connection of its own; the next question outdates the one before."""

import string
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Room, Task
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.found import PaletteFound, PaletteScope
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.rules.hangul import folded
from taskflow_desktop.rules.searching import FIELD, Sought, sought
from taskflow_desktop.runtime.hub import ChangeHub
from taskflow_desktop.runtime.notices import Notices
from taskflow_desktop.runtime.store import Store
from taskflow_desktop.runtime.text_index import Hits, TextIndex
from taskflow_desktop.runtime.transfers import FileThread
from taskflow_desktop.storage import palette_reads, reads, stage_past
from taskflow_desktop.storage.acting import Clock
from taskflow_desktop.storage.database import Database, Row
from taskflow_desktop.storage.palette_reads import LAST_TEXT_MAX
from taskflow_desktop.storage.repository import Repository

COUNTED: Final = 1000
"""More than so many of a kind are not counted."""

LOADED: Final = 120
"""So many of the best are read from the database, to be put in order by what they are now."""

SHOWN: Final = 60
"""So many of a kind are shown where it is searched alone; where all are, so many:"""

SHOWN_OF_ALL: Final = {PaletteScope.TASKS: 5, PaletteScope.ROOMS: 5, PaletteScope.CUSTOMERS: 3}

_STEP_S: Final = 0.02  # so long it is read before a question may come in between
_Reading = tuple[TextIndex, Iterator[list[Row]], Callable[..., str]]
_SIGNS: Final = str.maketrans("", "", "-. ()")
_LETTERS: Final = string.ascii_uppercase
_TASK_NAMES: Final = 4
"""All fields of a task are what it is called by."""


class _Texts:
    """What is searched, read from the newest to the oldest. Only the thread of the search touches it."""

    def __init__(self, database: Database) -> None:
        self.tasks, self.rooms, self.customers = TextIndex(_TASK_NAMES), TextIndex(1), TextIndex(1)
        self.whole = False
        self._reading: deque[_Reading] = deque((
            (self.tasks, palette_reads.task_texts(database), _task_text),
            (self.rooms, palette_reads.room_texts(database), _room_text),
            (self.customers, palette_reads.customer_texts(database), _customer_text),
        ))  # fmt: skip

    def read(self, stopped: Callable[[], bool]) -> None:
        """Read for a moment: a page of each kind in turn."""
        end = time.monotonic() + _STEP_S
        while self._reading and time.monotonic() < end and not stopped():
            index, pages, text = reading = self._reading.popleft()
            page = next(pages, None)
            if page is not None:
                index.put_before((key, text(*rest)) for key, *rest in page)
                self._reading.append(reading)
        self.whole = not self._reading

    def put(self, index: TextIndex, rows: Iterable[tuple[int, str]]) -> None:
        """Put what has changed in the place of what it was; what is not read yet will be read as it is then."""
        index.put((key, text) for key, text in rows if self.whole or (index.oldest is not None and key >= index.oldest))


class PaletteSearch(QObject):
    """Finds tasks, rooms and customers for one signed-in agent.

    The texts are read once, when the palette is first opened, the newest first, and follow the changes from then on.

    Signals:
        found: PaletteFound, the answer to the newest question.
        failed: TaskflowError, there is no answer to it.
    """

    found = Signal(object)
    failed = Signal(object)

    def __init__(
        self, store: Store, hub: ChangeHub, notices: Notices, *, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._thread = FileThread("palette", store, notices, self, clock=clock)
        self._texts: _Texts | None = None
        self._begun = False
        self._asked = 0  # the number of the newest question
        self._half: tuple[str, PaletteScope, bool] | None = None  # it was answered from what was read by then
        hub.changed.connect(self._on_changed)

    def prepare(self) -> None:
        """Begin to read what is searched, unless it is there: a question will follow soon."""
        if not self._begun:
            self._begun = True
            self._read_on()

    def ask(self, text: str, scope: PaletteScope, *, tasks: bool = True) -> None:
        """Search for `text`; `found` tells the answer, unless another question comes first. `tasks`: tasks as well.

        While not all is read the answer is not whole; a whole one follows.
        """
        self.prepare()
        self._asked += 1
        self._half = None
        number = self._asked

        def outdated() -> bool:
            return number != self._asked or self._thread.ended()

        def run(repository: Repository) -> PaletteFound | None:
            texts = self._there(repository)
            return _search(texts, repository.database, text, scope, tasks=tasks, stopped=outdated)

        def done(answer: PaletteFound | None) -> None:
            if answer is not None and number == self._asked:
                self._half = None if answer.whole else (text, scope, tasks)
                self.found.emit(answer)

        def failed(error: TaskflowError) -> None:
            if number == self._asked:
                self.failed.emit(error)

        self._thread.submit(run, done, failed)

    def forget(self) -> None:
        """Nobody waits for an answer any more."""
        self._asked += 1
        self._half = None

    def close(self) -> None:
        """Give up what runs and join the thread."""
        self.forget()
        self._thread.close()

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if not self._begun:
            return
        if changes.reload:
            self._begun = False  # the texts are read anew before the next question
        tasks, rooms = changes.tasks, changes.rooms
        if changes.reload or tasks or rooms:

            def follow(repository: Repository) -> None:
                if changes.reload:
                    self._texts = None
                elif self._texts is not None:
                    self._follow(self._texts, repository.database, tasks, rooms)

            self._thread.submit(follow, None, self._on_unread)

    def _read_on(self) -> None:
        self._thread.submit(self._read_some, self._on_read, self._on_unread)

    def _on_read(self, whole: bool) -> None:  # noqa: FBT001 - the answer of a job
        if not whole:
            self._read_on()  # a question may come in between
        elif self._half is not None:
            text, scope, tasks = self._half
            self.ask(text, scope, tasks=tasks)

    def _on_unread(self, error: TaskflowError) -> None:
        """The question tells it that comes next, and tries again."""
        del error
        self._begun = False

    # --- on the thread -----------------------------------------------------------------------------------------------

    def _there(self, repository: Repository) -> _Texts:
        if self._texts is None:
            self._texts = _Texts(repository.database)
        return self._texts

    def _read_some(self, repository: Repository) -> bool:
        try:
            texts = self._there(repository)
            texts.read(self._thread.ended)
        except BaseException:
            self._texts = None  # its pages are gone with the connection
            raise
        return texts.whole

    def _follow(self, texts: _Texts, database: Database, tasks: Iterable[Task], rooms: Sequence[Room]) -> None:
        try:
            _put(texts, database, tasks, rooms)
        except BaseException:
            self._texts = None  # something is not as it is now
            raise


def _put(texts: _Texts, database: Database, tasks: Iterable[Task], rooms: Sequence[Room]) -> None:
    """Changed rows in the place of what they were. A customer has come with his room, or is called otherwise."""
    texts.put(texts.tasks, ((task.id, _task_text(task.number, task.title)) for task in tasks))
    texts.put(
        texts.rooms, ((room.id, _room_text(room.customer_name, room.last_text[:LAST_TEXT_MAX])) for room in rooms)
    )
    customers = palette_reads.customer_texts_of(database, {room.customer_id for room in rooms})
    texts.put(texts.customers, ((key, _customer_text(*rest)) for key, *rest in customers))


def _search(
    texts: _Texts, database: Database, text: str, scope: PaletteScope, *, tasks: bool, stopped: Callable[[], bool]
) -> PaletteFound | None:
    wanted = sought(text)
    hits: dict[PaletteScope, Hits] = {}
    for kind, index in (
        (PaletteScope.TASKS, texts.tasks),
        (PaletteScope.ROOMS, texts.rooms),
        (PaletteScope.CUSTOMERS, texts.customers),
    ):
        if scope not in {PaletteScope.ALL, kind} or (kind is PaletteScope.TASKS and not tasks):
            hits[kind] = _NONE
            continue
        found = index.search(wanted, most=LOADED, count=COUNTED, stopped=stopped)
        if found is None:
            return None
        hits[kind] = found
    found_tasks = _tasks(database, hits[PaletteScope.TASKS], wanted, _most(scope, PaletteScope.TASKS))
    stages = list({task.stage_id for task in found_tasks})
    return PaletteFound(
        text,
        scope,
        tasks=found_tasks,
        pasts=stage_past.pasts(database, stages, Moment(database.now())) if stages else {},
        rooms=_rooms(database, hits[PaletteScope.ROOMS], wanted, _most(scope, PaletteScope.ROOMS)),
        customers=palette_reads.customers(
            database, hits[PaletteScope.CUSTOMERS].ids[: _most(scope, PaletteScope.CUSTOMERS)]
        ),
        totals={kind: each.total for kind, each in hits.items()},
        more=frozenset(kind for kind, each in hits.items() if each.more),
        whole=texts.whole,
    )


_NONE: Final = Hits((), 0, more=False)


def _most(scope: PaletteScope, kind: PaletteScope) -> int:
    return SHOWN_OF_ALL[kind] if scope is PaletteScope.ALL else SHOWN


def _tasks(database: Database, hits: Hits, wanted: Sought, most: int) -> tuple[Task, ...]:
    """The tasks found: what fits best first, of those the unfinished."""

    def order(task: Task) -> tuple[int, bool]:
        return wanted.rank(_task_text(task.number, task.title), _TASK_NAMES), task.finished

    return tuple(sorted(reads.tasks(database, hits.ids), key=order)[:most])


def _rooms(database: Database, hits: Hits, wanted: Sought, most: int) -> tuple[Room, ...]:
    """The rooms found: what fits best first, of those the ones last spoken in."""

    def order(room: Room) -> tuple[int, int]:
        return wanted.rank(_room_text(room.customer_name, room.last_text), 1), -room.last_at

    return tuple(sorted(reads.rooms(database, hits.ids), key=order)[:most])


def _task_text(number: str, title: str) -> str:
    """What a task is found by: A0042, 42, TK-2026-A0042, and its title."""
    short = number.rsplit("-", 1)[-1]
    return folded(FIELD.join((short, short.lstrip(_LETTERS).lstrip("0"), number, title)))


def _room_text(name: str, last: str) -> str:
    return folded(FIELD.join((name, last)))


def _customer_text(name: str, phone: str, email: str) -> str:
    """What a customer is found by: his name; his telephone, also without its signs; his e-mail."""
    return folded(FIELD.join((name, phone, phone.translate(_SIGNS), email)))
