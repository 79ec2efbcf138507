"""One pass over files: their records written in chunks, each by the other system's keys and only once."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace

from taskflow_desktop.domain.enums import Role, RoomState, Speaker
from taskflow_desktop.domain.errors import ImportRejected
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.domain.imports import ImportChoices, ImportCounts, ImportProgress, RowCounts, UnmappedAgent
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.importers.engine import Detected, Options, Reading, read
from taskflow_desktop.importers.records import BadRow, Kind, MessageRecord, Record, RoomRecord
from taskflow_desktop.importers.report import BadRows
from taskflow_desktop.rules import limits
from taskflow_desktop.storage.import_store import ImportStore, MessageFacts, RoomFacts, StoredRoom, state_for
from taskflow_desktop.storage.repository import Repository

CHUNK = 2000
"""Records written at once: few enough that nobody waits for the transaction, enough that commits do not count."""

_MEMO_KEY = "room.memo"

_TOLD = 8
"""So many digests of a room are remembered, to know an older file again that names no time."""


@dataclass(slots=True)
class Tally:
    """Counts while an import runs."""

    rooms: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    messages: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def counts(self) -> ImportCounts:
        return ImportCounts(RowCounts(**self.rooms), RowCounts(**self.messages))


class ImportRun:
    """One pass over the files."""

    def __init__(
        self,
        repository: Repository,
        actor: AgentId,
        detected: Detected,
        *,
        choices: ImportChoices,
        on_progress: Callable[[ImportProgress], None] | None,
        cancelled: Callable[[], bool],
    ) -> None:
        self._repository = repository
        self._actor = actor
        self._detected = detected
        self._choices = choices
        self._on_progress = on_progress
        self._cancelled = cancelled
        self._store = ImportStore(repository.database, detected.profile)
        self._agents: dict[str, AgentId] = dict(self._store.aliases())
        self._made: set[AgentId] = set()
        self._names = self._known_names()
        self._persons: dict[str, str] = {}
        self._ids: dict[str, list[str]] = defaultdict(list)  # by name, who of the file has an id and that name
        self._unknown: dict[str, tuple[str, int]] = {}
        self._room_ids: dict[str, int] = {}
        self._fresh: set[int] = set()
        self._derive: set[int] = set()
        self._older: set[int] = set()
        self.tally = Tally()
        self.first_at: Moment | None = None
        self.last_at: Moment | None = None
        self.stopped = False
        self.created_agents = 0

    def unmapped(self) -> tuple[UnmappedAgent, ...]:
        """Whom the file names and nobody here answers to, the busiest first."""
        found = (UnmappedAgent(key, name, rooms) for key, (name, rooms) in self._unknown.items())
        return tuple(sorted(found, key=lambda agent: (-agent.rooms, agent.name)))

    def all_chunks(self, bad: BadRows, transaction: Callable[[], AbstractContextManager[None]]) -> None:
        """Read everything and write it, each chunk inside `transaction`."""
        options = Options(agent_name=self._choices.agent_name, known_room=self._known_room)
        with read(self._detected, options) as reading:
            for chunk in _chunks(reading, CHUNK):
                if self._cancelled():
                    self.stopped = True
                    return
                with transaction():
                    self._write(chunk, bad)
                self._tell(reading)

    def _tell(self, reading: Reading) -> None:
        if self._on_progress is not None:
            at, counts = reading.progress, self.tally.counts()
            self._on_progress(ImportProgress(at.done, at.total, counts.rooms.total, counts.messages.total))

    def _known_room(self, key: str) -> bool:
        return key in self._room_ids or bool(self._store.rooms([key]))

    def _write(self, chunk: Sequence[Record], bad: BadRows) -> None:
        # Somebody else may import at the same time: who is who is asked anew under the lock.
        self._agents |= self._store.aliases()
        self._names = self._known_names()
        rooms, messages = [], []
        for record in chunk:
            if isinstance(record, BadRow):
                bad.add(record)
                (self.tally.rooms if record.kind is Kind.ROOM else self.tally.messages)["bad"] += 1
            elif isinstance(record, RoomRecord):
                rooms.append(record)
            else:
                messages.append(record)
        touched = dict.fromkeys(self._write_rooms(rooms))
        notes = [_memo(room) for room in rooms if room.memo]
        talked = dict.fromkeys(self._write_messages([*notes, *messages], len(notes)))
        # A room that was made just now and has no message yet is as it should be.
        unsettled = {room_id: None for room_id in touched if room_id not in self._fresh} | talked
        self._store.settle(list(unsettled), frozenset(self._derive))
        self._store.tell(list(touched | talked))

    # rooms

    def _write_rooms(self, records: Sequence[RoomRecord]) -> Iterator[int]:
        if not records:
            return
        stored = self._store.rooms([record.key for record in records])
        customers = self._store.customers(
            {
                _customer_key(r): (r.customer_name[: limits.NAME_CHARACTERS], r.customer_phone, r.customer_email)
                for r in records
            }
        )
        new: list[tuple[RoomRecord, RoomFacts]] = []
        for record in records:
            self._widen(record.opened_at, record.closed_at, record.last_at)
            known = stored.get(record.key)
            facts = self._facts(record, customers[_customer_key(record)], known)
            if known is None:
                new.append((record, facts))
                continue
            self._room_ids[record.key] = known.id
            told = known.synced_hash.split()
            if told[-1:] == [facts.digest]:
                self.tally.rooms["same"] += 1
            elif facts.digest in told or (record.last_at is not None and record.last_at < known.synced_at):
                # An older file tells nothing new, and never moves owners back in time.
                self.tally.rooms["skipped"] += 1
                self._older.add(known.id)
            else:
                self.tally.rooms["changed"] += 1
                facts = replace(_kept_here(facts, record, known), digest=" ".join([*told, facts.digest][-_TOLD:]))
                self._store.update_room(known.id, facts, max(known.synced_at, record.last_at or 0))
                if record.state is None:
                    self._derive.add(known.id)
                yield known.id
        self._store.add_rooms([facts for _, facts in new])
        made = self._store.rooms([record.key for record, _ in new])
        for record, _ in new:
            room_id = made[record.key].id
            self.tally.rooms["new"] += 1
            self._room_ids[record.key] = room_id
            self._fresh.add(room_id)
            if record.state is None:
                self._derive.add(room_id)
            yield room_id

    def _facts(self, record: RoomRecord, customer_id: int, known: StoredRoom | None) -> RoomFacts:
        agent = self._agent(record)
        state = state_for(record.state, closed=record.closed_at is not None, has_agent=agent is not None)
        fallback = record.last_at or (known.opened_at if known else self._repository.now())
        opened = record.opened_at or (known.opened_at if known else fallback)
        closed = None
        if state is RoomState.CLOSED:
            closed = record.closed_at or (known.closed_at if known else None) or fallback
        told = replace(record, line=0)
        return RoomFacts(
            key=record.key,
            customer_id=customer_id,
            title=record.title[: limits.ROOM_TITLE_CHARACTERS],
            channel=record.channel.value,
            state=state.value,
            main_agent_id=agent,
            tags="|".join(record.tags),
            category=record.category,
            order_number=record.order_number,
            opened_at=opened,
            closed_at=closed,
            digest=hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()[:32],
        )

    def _agent(self, record: RoomRecord) -> AgentId | None:
        """Who the record's agent is: known by the file's key, by the exact name, as chosen, or a new one."""
        if not record.agent_name:
            return None
        key = self._person(record.agent_key or record.agent_name, record.agent_name)
        if key in self._unknown:
            name, rooms = self._unknown[key]
            self._unknown[key] = (name, rooms + 1)
        if key in self._agents:
            return self._agents[key]
        agent_id = self._names.get(record.agent_name)
        if agent_id is None:
            self._unknown[key] = (record.agent_name, 1)
            agent_id = self._choices.agents.get(key)
            if agent_id is None:
                agent_id = self._repository.add_agent(record.agent_name[: limits.NAME_CHARACTERS], Role.AGENT)
                self.created_agents += 1
                self._made.add(agent_id)
        self._know(key, agent_id)
        return agent_id

    def _known_names(self) -> dict[str, AgentId]:
        """Who answers to which name, but for those made by this import: two ids of one name are two people."""
        people = reversed(self._repository.agents())
        return {agent.name: agent.id for agent in people if agent.active and agent.id not in self._made}

    def _person(self, key: str, name: str) -> str:
        """The key that stands for a person: rows that only have his name mean the one who has an id and that name,
        and an id met later is the person met by name. Two ids of one name are two people."""
        if key in self._persons:
            return self._persons[key]
        person, ids = key, self._ids[name]
        if key not in self._agents:
            if key == name and len(ids) == 1:
                person = ids[0]
            elif key != name and not ids and name in self._agents:
                person = name
            if person != key:
                self._know(key, self._agents[person])
        if key != name:
            ids.append(person)
        self._persons[key] = person
        return person

    def _know(self, key: str, agent_id: AgentId) -> None:
        self._store.add_alias(key, agent_id)
        self._agents[key] = agent_id

    # messages

    def _write_messages(self, records: Sequence[MessageRecord], notes: int) -> Iterator[int]:
        """Write messages; the first `notes` of them are memos of rooms and are not counted."""
        if not records:
            return
        missing = list({r.room_key for r in records if r.room_key not in self._room_ids})
        self._room_ids |= {key: room.id for key, room in self._store.rooms(missing).items()}
        facts = [self._message(record) for record in records]
        stored = self._store.stored_messages(f for f in facts if f[0] not in self._fresh)
        new: list[MessageFacts] = []
        changed: list[MessageFacts] = []
        for at, fact in enumerate(facts):
            before = stored.get((fact[0], fact[1]))
            verdict = "new" if before is None else "same" if before == fact else "changed"
            if verdict == "changed" and fact[0] in self._older:
                verdict = "skipped"
            if verdict == "new":
                new.append(fact)
            elif verdict == "changed":
                changed.append(fact)
            if at >= notes:
                self.tally.messages[verdict] += 1
            if verdict in {"new", "changed"}:
                yield fact[0]
        times = [fact[2] for fact in facts[notes:]]
        if times:
            self._widen(min(times), max(times))
        self._store.add_messages(new)
        self._store.update_messages(changed)

    def _message(self, record: MessageRecord) -> MessageFacts:
        return (
            self._room_ids[record.room_key],
            record.key,
            record.sent_at,
            record.speaker.value,
            record.author,
            record.text,
            int(record.internal),
            record.file_name,
        )

    def _widen(self, *moments: Moment | None) -> None:
        known = [moment for moment in moments if moment is not None]
        if known:
            self.first_at = min(known) if self.first_at is None else min(self.first_at, *known)
            self.last_at = max(known) if self.last_at is None else max(self.last_at, *known)


def _chunks(records: Reading, size: int) -> Iterator[list[Record]]:
    """Runs of at most `size` records; what was read before a fault of the file comes first, then the fault."""
    chunk: list[Record] = []
    try:
        for record in records:
            chunk.append(record)
            if len(chunk) == size:
                yield chunk
                chunk = []
    except ImportRejected:
        if chunk:
            yield chunk
        raise
    if chunk:
        yield chunk


def _kept_here(facts: RoomFacts, record: RoomRecord, known: StoredRoom) -> RoomFacts:
    """What a file tells, but for what people decided here since then: who has the room, and whether it is over."""
    if known.touched_at is None or (record.last_at is not None and record.last_at > known.touched_at):
        return facts
    return replace(facts, main_agent_id=known.main_agent_id, state=known.state, closed_at=known.closed_at)


def _customer_key(record: RoomRecord) -> str:
    return record.customer_key or f"room:{record.key}"


def _memo(record: RoomRecord) -> MessageRecord:
    """The note a file keeps about a room, as an internal note at its beginning."""
    at = record.opened_at or record.last_at or Moment(0)
    return MessageRecord(record.key, _MEMO_KEY, at, Speaker.SYSTEM, "", record.memo, True, "", record.line)
