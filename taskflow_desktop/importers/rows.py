"""A row of a file before it is understood, and the parts it has in common with every format's record."""

import re
from dataclasses import dataclass
from datetime import tzinfo

from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.importers.dates import optional_moment, parse_moment
from taskflow_desktop.importers.errors import Code, RowError
from taskflow_desktop.importers.records import BadRow, Kind, MessageRecord, RoomRecord
from taskflow_desktop.importers.text import clean, clean_line, shorten
from taskflow_desktop.rules.limits import (
    MEMO_CHARACTERS,
    MESSAGE_CHARACTERS,
    NAME_CHARACTERS,
    ROOM_TITLE_CHARACTERS,
)

KEY_CHARACTERS = 200
"""The longest id of another system. One that is longer is refused, because a cut id is another id."""

TAGS_MAX = 50

_SHOWN = 60
_LOST_ZERO = re.compile(r"1[016-9]\d{7,8}", re.ASCII)


@dataclass(slots=True)
class Row:
    """Cells by our names, with what an error report needs.

    `columns` and `cells` are the file's own, if it is a table, and `names` what we call each of the columns.
    """

    file: str
    line: int
    kind: Kind
    fields: dict[str, str]
    columns: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    def get(self, name: str) -> str:
        """Return the cell as a name: on one line, trimmed; "" if there is none."""
        return clean_line(self.fields.get(name, ""))

    def text(self, name: str) -> str:
        """Return the cell as a text: clean, with its lines and blanks."""
        return clean(self.fields.get(name, ""))

    def key(self, name: str) -> str:
        """Return an id. RowError E_KEY_EMPTY if it is blank, E_TEXT_TOO_LONG beyond `KEY_CHARACTERS`."""
        found = self.get(name)
        if not found:
            raise RowError(name, Code.KEY_EMPTY, "the key is empty")
        return self.limited(name, found)

    def limited(self, name: str, found: str, limit: int = KEY_CHARACTERS) -> str:
        """Return `found`, which may not be longer than `limit`: RowError E_TEXT_TOO_LONG."""
        if len(found) > limit:
            raise RowError(name, Code.TEXT_TOO_LONG, f"{len(found)} characters, at most {limit} are possible")
        return found

    def moment(self, name: str, zone: tzinfo) -> Moment:
        """Return a time that must be there: RowError E_DATE."""
        try:
            return parse_moment(self.get(name), zone)
        except (ValueError, OverflowError) as error:
            raise RowError(name, Code.DATE, f"{show(self.get(name))} is not a date") from error

    def optional_moment(self, name: str, zone: tzinfo) -> Moment | None:
        """Return a time or None: RowError E_DATE if something else is written there."""
        try:
            return optional_moment(self.fields.get(name, ""), zone)
        except (ValueError, OverflowError) as error:
            raise RowError(name, Code.DATE, f"{show(self.get(name))} is not a date") from error

    def bad(self, error: RowError) -> BadRow:
        """Return this row as one that was left out, the column named as the file names it."""
        columns = self.columns or tuple(self.fields)
        cells = self.cells or tuple(self.fields.values())
        return BadRow(
            self.file, self.line, self._own_name(error.column), str(error.code), error.reason, cells, columns, self.kind
        )

    def _own_name(self, name: str) -> str:
        return self.columns[self.names.index(name)] if name in self.names else name


def show(text: str) -> str:
    """Return a text for an error's reason: quoted and short."""
    return f'"{shorten(text, _SHOWN)}"' if text else "an empty cell"


def fitting_room(room: RoomRecord, row: Row) -> RoomRecord:
    """Return `room` within the product's lengths: names are cut, ids and what cannot be cut are refused (RowError)."""
    row.limited("customer_key", room.customer_key)
    row.limited("agent", room.agent_key)
    row.limited("order_number", room.order_number)
    row.limited("memo", room.memo, MEMO_CHARACTERS)
    return RoomRecord(
        key=room.key,
        title=shorten(room.title, ROOM_TITLE_CHARACTERS),
        customer_key=room.customer_key,
        customer_name=shorten(room.customer_name, NAME_CHARACTERS),
        customer_phone=shorten(room.customer_phone, NAME_CHARACTERS),
        customer_email=shorten(room.customer_email, ROOM_TITLE_CHARACTERS),
        channel=room.channel,
        agent_key=room.agent_key if room.agent_name else "",
        agent_name=shorten(room.agent_name, NAME_CHARACTERS),
        state=agreeing_state(room.state, has_agent=bool(room.agent_name)),
        opened_at=room.opened_at,
        closed_at=room.closed_at,
        last_at=room.last_at,
        tags=tuple(shorten(tag, NAME_CHARACTERS) for tag in room.tags[:TAGS_MAX]),
        category=shorten(room.category, NAME_CHARACTERS),
        order_number=room.order_number,
        memo=room.memo,
        line=room.line,
    )


def check_message(message: MessageRecord) -> None:
    """Raise RowError if the message says nothing (E_TEXT_EMPTY) or too much (E_TEXT_TOO_LONG)."""
    if len(message.text) > MESSAGE_CHARACTERS:
        reason = f"{len(message.text)} characters, at most {MESSAGE_CHARACTERS} are possible"
        raise RowError("text", Code.TEXT_TOO_LONG, reason)
    if not message.file_name and not message.text.strip():
        raise RowError("text", Code.TEXT_EMPTY, "neither a text nor a file")


def agreeing_state(state: RoomState | None, *, has_agent: bool) -> RoomState | None:
    """Return a state that agrees with the agent: waiting means nobody, received to answered mean somebody."""
    if state is RoomState.WAITING and has_agent:
        return RoomState.RECEIVED
    if state in {RoomState.RECEIVED, RoomState.INQUIRY, RoomState.ANSWERED} and not has_agent:
        return RoomState.WAITING
    return state


def split_tags(parts: list[str]) -> tuple[str, ...]:
    """Return tags trimmed, without a leading `#`, none twice, in their order."""
    tags = (clean_line(part).removeprefix("#").strip() for part in parts)
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def phone(number: str) -> str:
    """Return a telephone number; a Korean mobile that lost its leading zero in a spreadsheet gets it back."""
    return f"0{number}" if _LOST_ZERO.fullmatch(number) else number
