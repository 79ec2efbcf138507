"""What the palette searches, read page by page, and the rows of what it found."""

from collections.abc import Collection, Iterator, Sequence

from taskflow_desktop.domain.found import FoundCustomer
from taskflow_desktop.storage import rows
from taskflow_desktop.storage.database import Database, Row

PAGE = 256
"""Rows read at once: each page is a short step for the threads that draw."""

LAST_TEXT_MAX = 200
"""So many characters of the last message of a room are searched."""

_ABOVE_ALL = 2**62
_TASKS = "SELECT id, number, title FROM task WHERE id < ? ORDER BY id DESC LIMIT ?"
_ROOMS = (
    f"SELECT r.id, c.name, substr(r.last_text, 1, {LAST_TEXT_MAX}) FROM room r JOIN customer c ON c.id = r.customer_id"
    " WHERE r.id < ? ORDER BY r.id DESC LIMIT ?"
)
_CUSTOMERS = "SELECT id, name, phone, email FROM customer WHERE id < ? ORDER BY id DESC LIMIT ?"
_CUSTOMERS_OF = "SELECT id, name, phone, email FROM customer WHERE id IN"
_ROOMS_OF = (
    "SELECT customer_id, id, last_at, count(*) OVER (PARTITION BY customer_id),"
    " row_number() OVER (PARTITION BY customer_id ORDER BY last_at DESC, id DESC) FROM room WHERE customer_id IN"
)


def task_texts(database: Database) -> Iterator[list[Row]]:
    """Pages of (id, number, title), the newest page first, each by id."""
    return _pages(database, _TASKS)


def room_texts(database: Database) -> Iterator[list[Row]]:
    """Pages of (id, customer's name, last message), the newest page first, each by id."""
    return _pages(database, _ROOMS)


def customer_texts(database: Database) -> Iterator[list[Row]]:
    """Pages of (id, name, phone, e-mail), the newest page first, each by id."""
    return _pages(database, _CUSTOMERS)


def customer_texts_of(database: Database, ids: Collection[int]) -> list[Row]:
    """(id, name, phone, e-mail) of customers, by id; ids of nobody are left out."""
    wanted = sorted(ids)
    parts = [wanted[at : at + PAGE] for at in range(0, len(wanted), PAGE)]
    return [row for part in parts for row in database.rows(f"{_CUSTOMERS_OF} ({rows.marks(part)}) ORDER BY id", part)]


def _pages(database: Database, query: str) -> Iterator[list[Row]]:
    first = _ABOVE_ALL
    while found := database.rows(query, (first, PAGE)):
        found.reverse()
        yield found
        first = found[0][0]


def customers(database: Database, ids: Sequence[int]) -> tuple[FoundCustomer, ...]:
    """The customers of these ids, in this order, each with his newest room; ids of nobody are left out."""
    if not ids:
        return ()
    newest = {row[0]: row[1:4] for row in database.rows(f"{_ROOMS_OF} ({rows.marks(ids)})", tuple(ids)) if row[4] == 1}
    found = database.rows(f"{rows.CUSTOMER} WHERE id IN ({rows.marks(ids)})", tuple(ids))
    by_id = {row[0]: rows.customer(row) for row in found}
    made = []
    for each in ids:
        if each in by_id:
            room_id, last_at, count = newest.get(each, (None, None, 0))
            made.append(FoundCustomer(by_id[each], count, room_id, last_at))
    return tuple(made)
