"""What importers yield: rooms, messages and the rows that could not be understood. No database ids, only keys.

Every text is normalised already (NFC, no control characters but tab and line feed, no lone surrogates);
keys, names, titles and tags are trimmed and hold no line breaks. Numbers and ids stay text. Records are equal if they
say the same, whichever line they stand in.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from taskflow_desktop.domain.enums import Channel, RoomState, Speaker
from taskflow_desktop.domain.moment import Moment


class Kind(StrEnum):
    """What a row of a file is about; the error report names it, so that a mended row finds its way back."""

    ROOM = "room"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class RoomRecord:
    """A room as the file tells it. `key` is unique within one profile (the source).

    `customer_key` "" is a customer nobody else names (known by this room alone); `customer_name` is never empty.
    `agent_name` "" is nobody. `agent_key` is the other system's id of the agent, or his name where it gives none.
    `state` None is to be derived from the agent and the messages; a given state agrees with the agent already.
    Times the file does not tell are None. `line` counts from 1.
    """

    key: str
    title: str
    customer_key: str
    customer_name: str
    customer_phone: str
    customer_email: str
    channel: Channel
    agent_key: str
    agent_name: str
    state: RoomState | None
    opened_at: Moment | None
    closed_at: Moment | None
    last_at: Moment | None
    tags: tuple[str, ...]
    category: str
    order_number: str
    memo: str
    line: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class MessageRecord:
    """One line of a conversation. `key` is unique within its room; `author` may be "" (the speaker says it all)."""

    room_key: str
    key: str
    sent_at: Moment
    speaker: Speaker
    author: str
    text: str
    internal: bool
    file_name: str
    line: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was left out, as it stood in the file, so that it can be written out, mended and read again.

    `file` is the file's name (with the sheet after a `/` for XLSX). `column` is "" when no single column is to blame.
    `code` is one of `errors.Code`; `reason` says it in English for the report, the screens have words per code.
    `columns` and `original` are equally long: the names in the file's own spelling and the cells as they were.
    """

    file: str
    line: int
    column: str
    code: str
    reason: str
    original: tuple[str, ...]
    columns: tuple[str, ...]
    kind: Kind


Record = RoomRecord | MessageRecord | BadRow


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading is, in bytes. Formats that are read twice count their size twice."""

    done: int
    total: int
