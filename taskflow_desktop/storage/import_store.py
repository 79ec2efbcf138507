"""How imported rooms and messages reach the tables: in bulk, by the other system's keys, each only once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.storage import rows
from taskflow_desktop.storage.database import Database


@dataclass(frozen=True, slots=True)
class StoredRoom:
    """What the database holds of an imported room: when and as what the last file told it."""

    id: int
    main_agent_id: int | None
    state: str
    opened_at: int
    closed_at: int | None
    synced_at: int
    touched_at: int | None  # when people last gave it to somebody, closed or reopened it here
    synced_hash: str  # the digests of what files told, the newest last


@dataclass(frozen=True, slots=True)
class RoomFacts:
    """What a file says of a room, in the columns' own terms. `digest` stands for all it says."""

    key: str
    customer_id: int
    title: str
    channel: str
    state: str
    main_agent_id: int | None
    tags: str
    category: str
    order_number: str
    opened_at: int
    closed_at: int | None
    digest: str


MessageFacts = tuple[int, str, Moment, str, str, str, int, str]
"""room id, key, sent_at, speaker, author, text, internal, file_name: a row of `message` from `room_id` on."""


class ImportStore:
    """The tables of one source, inside transactions that the caller holds."""

    def __init__(self, database: Database, source: str) -> None:
        self._database = database
        self._source = source
        self._source_id: int | None = None

    @property
    def source_id(self) -> int:
        """The id of the source, which is made when it is first asked for."""
        if self._source_id is None:
            found = self._database.value("SELECT id FROM source WHERE name = ?", (self._source,))
            self._source_id = (
                found
                if found is not None
                else self._database.insert("INSERT INTO source (name) VALUES (?)", (self._source,))
            )
        return self._source_id

    def forget(self) -> None:
        """A transaction was rolled back: what was made in it is no more."""
        self._source_id = None

    def aliases(self) -> dict[str, AgentId]:
        """Which agent each of the source's people is, by the key of the file."""
        found = self._database.rows(
            "SELECT a.remote_key, a.agent_id FROM agent_alias a JOIN source s ON s.id = a.source_id WHERE s.name = ?",
            (self._source,),
        )
        return dict(found)

    def add_alias(self, key: str, agent_id: AgentId) -> None:
        """Remember which agent a person of the source is."""
        self._database.run(
            "INSERT INTO agent_alias (source_id, remote_key, agent_id) VALUES (?, ?, ?)"
            " ON CONFLICT (source_id, remote_key) DO UPDATE SET agent_id = excluded.agent_id",
            (self.source_id, key, agent_id),
        )

    def rooms(self, keys: Sequence[str]) -> dict[str, StoredRoom]:
        """What is stored under these keys."""
        if not keys:
            return {}
        found = self._database.rows(
            "SELECT remote_key, id, main_agent_id, state, opened_at, closed_at, coalesce(synced_at, 0), touched_at,"
            " synced_hash FROM room"
            f" WHERE source_id = ? AND remote_key IN ({rows.marks(keys)})",
            (self.source_id, *keys),
        )
        return {row[0]: StoredRoom(*row[1:]) for row in found}

    def customers(self, wanted: Mapping[str, tuple[str, str, str]]) -> dict[str, int]:
        """The ids of customers by key; unknown ones are made. Values are name, telephone and e-mail."""
        keys = tuple(wanted)
        if not keys:
            return {}
        query = (
            "SELECT remote_key, id, name, phone, email FROM customer"
            f" WHERE source_id = ? AND remote_key IN ({rows.marks(keys)})"
        )
        found = {row[0]: row for row in self._database.rows(query, (self.source_id, *keys))}
        for key, details in wanted.items():
            if key in found and found[key][2:] != details and any(details[1:]):
                self._database.run(
                    "UPDATE customer SET name = ?, phone = ?, email = ?, version = version + 1 WHERE id = ?",
                    (*details, found[key][1]),
                )
        missing = tuple(key for key in keys if key not in found)
        self._database.run_many(
            "INSERT INTO customer (source_id, remote_key, name, phone, email) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (source_id, remote_key) DO NOTHING",
            [(self.source_id, key, *wanted[key]) for key in missing],
        )
        if missing:
            made = f"SELECT remote_key, id FROM customer WHERE source_id = ? AND remote_key IN ({rows.marks(missing)})"
            found |= {row[0]: row for row in self._database.rows(made, (self.source_id, *missing))}
        return {key: found[key][1] for key in keys}

    def add_rooms(self, facts: Sequence[RoomFacts]) -> None:
        """Store rooms that are not stored yet."""
        self._database.run_many(
            "INSERT INTO room (source_id, remote_key, customer_id, title, channel, state, main_agent_id, tags,"
            " category, order_number, opened_at, last_at, closed_at, synced_at, synced_hash)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    self.source_id, f.key, f.customer_id, f.title, f.channel, f.state, f.main_agent_id, f.tags,
                    f.category, f.order_number, f.opened_at, f.opened_at, f.closed_at, f.opened_at, f.digest,
                )
                for f in facts
            ],
        )  # fmt: skip

    def update_room(self, room_id: int, facts: RoomFacts, synced_at: int) -> None:
        """Bring a stored room to what a newer file says; its tasks' owners follow a change of the main agent."""
        self._database.run(
            "UPDATE room SET title = ?, channel = ?, state = ?, main_agent_id = ?, tags = ?, category = ?,"
            " order_number = ?, opened_at = ?, closed_at = ?, synced_at = ?, synced_hash = ?, version = version + 1"
            " WHERE id = ?",
            (
                facts.title, facts.channel, facts.state, facts.main_agent_id, facts.tags, facts.category,
                facts.order_number, facts.opened_at, facts.closed_at, synced_at, facts.digest, room_id,
            ),
        )  # fmt: skip

    def stored_messages(self, messages: Iterable[MessageFacts]) -> dict[tuple[int, str], tuple[object, ...]]:
        """What is stored under the room and key of these messages, without its text's id."""
        wanted = list(messages)
        room_ids = list({message[0] for message in wanted})
        keys = list({message[1] for message in wanted})
        if not wanted:
            return {}
        query = (
            "SELECT room_id, remote_key, sent_at, speaker, author, text, internal, file_name FROM message"
            f" WHERE room_id IN ({rows.marks(room_ids)}) AND remote_key IN ({rows.marks(keys)})"
        )
        return {(row[0], row[1]): row for row in self._database.rows(query, (*room_ids, *keys))}

    def add_messages(self, messages: Sequence[MessageFacts]) -> None:
        """Store messages that are not stored yet."""
        self._database.run_many(
            "INSERT INTO message (room_id, remote_key, sent_at, speaker, author, text, internal, file_name)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (room_id, remote_key) DO NOTHING",
            messages,
        )

    def update_messages(self, messages: Sequence[MessageFacts]) -> None:
        """Bring stored messages to what the file says."""
        self._database.run_many(
            "UPDATE message SET sent_at = ?, speaker = ?, author = ?, text = ?, internal = ?, file_name = ?"
            " WHERE room_id = ? AND remote_key = ?",
            [(*message[2:], *message[:2]) for message in messages],
        )

    def settle(self, room_ids: Sequence[int], derive: frozenset[int]) -> None:
        """After messages: last line, unread count and time of these rooms, and the state of those in `derive`.

        Unread are the customer's messages since the last answer.
        """
        if not room_ids:
            return
        last = "SELECT m.{column} FROM message m WHERE m.room_id = room.id ORDER BY m.sent_at DESC, m.id DESC LIMIT 1"
        answered = (
            "SELECT max(a.sent_at) FROM message a"
            " WHERE a.room_id = room.id AND a.internal = 0 AND a.speaker IN ('agent', 'bot')"
        )
        unread = (
            "SELECT count(*) FROM message m WHERE m.room_id = room.id AND m.internal = 0 AND m.speaker = 'customer'"
            f" AND m.sent_at > coalesce(({answered}), 0)"
        )
        text = (
            f"substr(coalesce(nullif(({last.replace('{column}', 'text')}), ''),"
            f" ({last.replace('{column}', 'file_name')}), ''), 1, 200)"
        )
        at = f"coalesce(({last.replace('{column}', 'sent_at')}), opened_at)"
        speaker = (
            "SELECT m.speaker FROM message m WHERE m.room_id = room.id AND m.internal = 0"
            " AND m.speaker IN ('customer', 'agent') ORDER BY m.sent_at DESC, m.id DESC LIMIT 1"
        )
        spoke = "EXISTS (SELECT 1 FROM message m WHERE m.room_id = room.id AND m.internal = 0 AND m.speaker = 'agent')"
        derived = [room_id for room_id in room_ids if room_id in derive]
        state = (
            f"CASE WHEN id NOT IN ({rows.marks(derived)}) OR state IN ('closed', 'waiting') THEN state"
            f" WHEN NOT {spoke} THEN 'received' WHEN ({speaker}) = 'customer' THEN 'inquiry' ELSE 'answered' END"
            if derived
            else "state"
        )
        self._database.run(
            f"UPDATE room SET state = {state}, last_text = {text}, last_at = {at},"
            f" synced_at = CASE WHEN coalesce(synced_at, 0) > {at} THEN synced_at ELSE {at} END,"
            f" unread = CASE WHEN state = 'closed' THEN 0 ELSE ({unread}) END,"
            f" version = version + 1 WHERE id IN ({rows.marks(room_ids)})",
            (*derived, *room_ids),
        )

    def tell(self, room_ids: Sequence[int]) -> None:
        """Write one `room.imported` event for each of these rooms: that is how the windows learn of them."""
        if not room_ids:
            return
        self._database.run(
            "INSERT INTO event (at, actor_id, actor_name, kind, room_id)"
            " SELECT tf_now(), nullif(tf_actor(), 0),"
            " coalesce((SELECT a.name FROM agent a WHERE a.id = tf_actor()), ''), 'room.imported', id"
            f" FROM room WHERE id IN ({rows.marks(room_ids)}) ORDER BY id",
            room_ids,
        )


def state_for(state: RoomState | None, *, closed: bool, has_agent: bool) -> RoomState:
    """The state a room can have: closed as told, waiting without an agent, and never waiting with one."""
    if closed or state is RoomState.CLOSED:
        return RoomState.CLOSED
    if not has_agent:
        return RoomState.WAITING
    return RoomState.RECEIVED if state in (None, RoomState.WAITING) else state or RoomState.RECEIVED
