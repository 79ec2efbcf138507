"""The check of a whole database: the chain of the history, and every table against the history played again.

It only reads, in one snapshot, while others go on working; it holds some hundred tasks in memory at a time.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from taskflow_desktop.domain.checks import (
    FINDINGS_SHOWN,
    CheckCounts,
    CheckPart,
    CheckProgress,
    CheckReport,
    Finding,
    FindingCode,
)
from taskflow_desktop.domain.enums import EventKind
from taskflow_desktop.rules.numbers import NUMBERS_PER_YEAR, counted, task_number
from taskflow_desktop.rules.replay import Facts, Line
from taskflow_desktop.rules.replay_rooms import RoomStory, SiteStory
from taskflow_desktop.rules.replay_tasks import TaskStory
from taskflow_desktop.services import check_alerts, check_room, check_task
from taskflow_desktop.services.check_task import differs, named, odd, task_words
from taskflow_desktop.storage import chain, check_reads
from taskflow_desktop.storage.check_reads import EVENTS_OF_ROOMS, EVENTS_OF_TASKS, Rows
from taskflow_desktop.storage.check_rows import RevisionRow
from taskflow_desktop.storage.database import Database
from taskflow_desktop.storage.migrate import missing_rules

_TASKS_AT_ONCE = 200
_ROOMS_AT_ONCE = 200
_NO_YEAR = 0
_KINDS = frozenset(kind.value for kind in EventKind)


class _Cancelled(Exception):
    """Nobody wants to know any more."""


def _never() -> bool:
    return False


def check(
    database: Database,
    *,
    on_progress: Callable[[CheckProgress], None] | None = None,
    cancelled: Callable[[], bool] = _never,
) -> CheckReport:
    """Look through all of `database`, whose schema is this program's, and tell what is not as the history says.

    `on_progress` is called, and `cancelled` asked, some times a second, on the caller's thread.

    Raises:
        StorageUnavailable: it cannot be read.
    """
    return _Check(database, on_progress, cancelled).run()


class _Check:
    def __init__(
        self, database: Database, on_progress: Callable[[CheckProgress], None] | None, cancelled: Callable[[], bool]
    ) -> None:
        self._database = database
        self._on_progress = on_progress
        self._cancelled = cancelled
        self._findings: list[Finding] = []
        self._total = 0
        self._counts: Counter[str] = Counter()  # by the names of CheckCounts
        self._tasks_total = 0
        self._last_number = (_NO_YEAR, 0)  # its year and count
        self._site = SiteStory()
        self._agents: dict[int, str] = {}
        self._stages: dict[int, str] = {}

    def run(self) -> CheckReport:
        cancelled = False
        try:
            self._file()
            with self._database.snapshot():
                self._agents = {row[0]: row[1] for row in check_reads.agents(self._database)}
                self._stages = {row[0]: row[1] for row in check_reads.stages(self._database)}
                self._history()
                self._all_tasks()
                self._all_rooms()
                self._whole_site()
        except _Cancelled:
            cancelled = True
        pages = self._database.dialect == "sqlite"
        return CheckReport(CheckCounts(**self._counts), tuple(self._findings), self._total, pages, cancelled)

    def _tell(self, part: CheckPart, done: int, total: int) -> None:
        if self._on_progress is not None:
            self._on_progress(CheckProgress(part, done, total))
        if self._cancelled():
            raise _Cancelled

    def _found(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            self._total += 1
            if len(self._findings) < FINDINGS_SHOWN:
                self._findings.append(finding)

    def _agent(self, value: object) -> str:
        return named("agent", value, self._agents)

    def _stage(self, value: object) -> str:
        return named("stage", value, self._stages)

    def _file(self) -> None:
        self._tell(CheckPart.FILE, 0, 0)
        for damage in self._database.damage(self._cancelled):
            self._found([Finding(FindingCode.DAMAGED, "the file", found=damage)])
        for name in missing_rules(self._database):
            self._found([Finding(FindingCode.RULE_MISSING, "the rules", found=name)])

    def _history(self) -> None:
        """The chain, every kind, the numbers of the tasks, and what the history tells of the site."""
        total = check_reads.newest(self._database)
        given: dict[int, int] = {}
        self._tell(CheckPart.HISTORY, 0, total)
        for lines, breaks in chain.walk(self._database):
            self._found(
                Finding(broken.code, "the history", event=broken.seq, found=str(broken.last)) for broken in breaks
            )
            for line in lines:
                if line.kind not in _KINDS:
                    self._found([Finding(FindingCode.EVENT_KIND, "the history", event=line.seq, found=line.kind)])
                self._site.play(line)
            self._numbers([line for line in lines if line.kind == "task.created"], given)
            self._counts.update(events=len(lines))
            self._tell(CheckPart.HISTORY, self._counts["events"], total)
        counters = check_reads.counters(self._database)
        for year in sorted((given.keys() | counters.keys()) - {_NO_YEAR}):
            said, held = given.get(year, 0), counters.get(year, 0)
            if said != held:
                where = f"the numbers of {year}"
                self._found([Finding(FindingCode.DIFFERS, where, "how many were given", None, str(said), str(held))])

    def _numbers(self, created: list[Line], given: dict[int, int]) -> None:
        """Each task got the next number of its year, in the order of the history (rule 7)."""
        numbers = check_reads.numbers(self._database, [line.task_id for line in created if line.task_id is not None])
        for line in created:
            number = numbers.get(line.task_id or 0)
            last_year, last = self._last_number
            if number is None:  # the task is gone, which is told where it is missed; its number was given
                given[last_year] = given.get(last_year, 0) + 1
                continue
            year, count = found = counted(number) or (last_year, 0)
            expected = given.get(year, 0) + 1
            # After a gap that was told, what follows from the one before is right again.
            if count != expected and found != (last_year, last + 1):
                said = task_number(year, expected) if expected <= NUMBERS_PER_YEAR else "none"
                self._found([Finding(FindingCode.DIFFERS, f"task {number}", "number", line.seq, said, number)])
                given[year] = expected
            else:
                given[year] = count
            self._last_number = found

    def _all_tasks(self) -> None:
        self._tasks_total = check_reads.total(self._database, "task")
        last = 0
        while ids := check_reads.ids(self._database, "task", "task_id", last, _TASKS_AT_ONCE):
            self._tell(CheckPart.TASKS, self._counts["tasks"], self._tasks_total)
            self._tasks(ids)
            last = ids[-1]

    def _tasks(self, ids: list[int]) -> None:
        stories = {key: TaskStory(key) for key in ids}
        for key, line in check_reads.events(self._database, EVENTS_OF_TASKS, ids[0], ids[-1]):
            stories[key].play(line)
        rows = Rows(self._database, ids[0], ids[-1])
        tasks, visits = rows.tasks(), rows.visits()
        items = rows.items([item for story in stories.values() for item in story.items])
        collaborators, reviews = rows.collaborators(), rows.reviews()
        compare = check_task.TaskCheck(self._agent, self._stage)
        where = {key: task_words(key, tasks[key].number if key in tasks else "") for key in ids}
        for key, story in stories.items():
            row, place = tasks.get(key), where[key]
            self._found(compare.row(place, story, row))
            if row is None:
                continue
            self._counts.update(tasks=1, items=len(items.get(key, ())))
            self._found(compare.visits(place, story, row, visits.get(key, ())))
            self._found(compare.collaborators(place, story, collaborators.get(key, ())))
            self._found(compare.items(place, story.items, items.get(key, ())))
            self._found(compare.reviews(place, story.reviews, reviews.get(key, ())))
        self._files(rows, stories, where)
        self._memos(rows, stories, where)

    def _files(self, rows: Rows, stories: Mapping[int, TaskStory], where: Mapping[int, str]) -> None:
        seen: dict[int, list[int]] = {}
        for key, row in rows.files([file for story in stories.values() for file in story.files]):
            if key not in stories:
                self._orphan("task", key, f"attachment {row.name}")
                continue
            seen.setdefault(key, []).append(row.id)
            self._found(check_task.file(where[key], stories[key], row))
            if row.complete:
                self._counts.update(files=1, file_bytes=row.held)
                self._tell(CheckPart.TASKS, self._counts["tasks"], self._tasks_total)
        for key, story in stories.items():
            self._found(check_task.gone(where[key], "attachment", story.files, seen.get(key, ())))

    def _memos(self, rows: Rows, stories: Mapping[int, TaskStory], where: Mapping[int, str]) -> None:
        newest: dict[int, RevisionRow] = {}
        seen: dict[int, set[int]] = {}
        for key, row in rows.revisions():
            self._counts.update(revisions=1)
            if key not in stories:
                self._orphan("task", key, "memo")
                continue
            seen.setdefault(key, set()).add(row.version)
            newest[key] = row
            self._found(check_task.revision(where[key], stories[key].memos.get(row.version), row))
        memos = rows.memos()
        for key, story in stories.items():
            self._found(check_task.gone(where[key], "memo, revision", story.memos, seen.get(key, ())))
            self._found(check_task.memo(where[key], story, newest.get(key), memos.get(key)))

    def _orphan(self, owner: str, key: int, what: str) -> None:
        """What is there of a task or room that is not, and of which the history never spoke."""
        self._found([Finding(FindingCode.WITHOUT_HISTORY, f"{owner} with id {key}", what)])

    def _all_rooms(self) -> None:
        total = check_reads.total(self._database, "room")
        last = 0
        while ids := check_reads.ids(self._database, "room", "room_id", last, _ROOMS_AT_ONCE):
            self._tell(CheckPart.ROOMS, self._counts["rooms"], total)
            self._rooms(ids)
            last = ids[-1]

    def _rooms(self, ids: list[int]) -> None:
        stories = {key: RoomStory(key) for key in ids}
        for key, line in check_reads.events(self._database, EVENTS_OF_ROOMS, ids[0], ids[-1]):
            stories[key].play(line)
        rows = Rows(self._database, ids[0], ids[-1])
        rooms, handovers = rows.rooms(), rows.handovers()
        for key, message_id, speaker in rows.messages():
            self._counts.update(messages=1)
            if key not in stories:
                self._orphan("room", key, f"message {message_id}")
                continue
            told = stories[key].messages.pop(message_id, None)
            if told is None:
                self._found([Finding(FindingCode.WITHOUT_HISTORY, f"room {key}", f"message {message_id}")])
            self._found(differs(f"room {key}", f"message {message_id}: who spoke", told, speaker))
        for key, story in stories.items():
            row = rooms.get(key)
            if row is None:
                seq = story.first.seq if story.first else None
                self._found([Finding(FindingCode.GONE, f"room {key}", event=seq)])
                continue
            self._counts.update(rooms=1)
            self._found(check_room.room(story, row, handovers.get(key, ()), self._agent))

    def _whole_site(self) -> None:
        """Settings, stages, people."""
        self._tell(CheckPart.SITE, 0, 0)
        site = self._site
        settings = check_reads.settings(self._database)
        for key, value in settings.items():
            facts = site.settings.get(key)
            if facts is None and (key, value) != ("task_flow", "off"):
                self._found([Finding(FindingCode.WITHOUT_HISTORY, f"setting {key}")])
            self._compare(f"setting {key}", facts, value=value)
        self._found(check_task.gone("the settings", "setting", site.settings, settings))
        stages = check_reads.stages(self._database)
        for key, name, colour, position, archived, successor in stages:
            facts = site.stages.get(key)
            self._known(f"stage {name}", facts)
            self._compare(
                f"stage {name}",
                facts,
                name=name,
                colour=colour,
                position=position,
                archived=archived == 1,
                successor=successor,
            )
        self._found(check_task.gone("the flow", "stage", site.stages, [row[0] for row in stages]))
        agents = check_reads.agents(self._database)
        for key, name, role, active, identifier in agents:
            facts = site.agents.get(key)
            self._known(f"agent {name}", facts)
            self._compare(f"agent {name}", facts, name=name, role=role, active=active == 1, identifier=identifier)
        self._found(check_task.gone("the team", "agent", site.agents, [row[0] for row in agents]))
        names = check_reads.names(self._database)
        for key, agent_id in names.items():  # as long as nobody changed it, only the file tells whom a name means
            self._compare(f"imported name {key}", site.names.get(key), agent=agent_id)
        self._found(check_task.gone("the team", "imported name", site.names, names))
        self._found(check_alerts.alerts(self._database, self._agent))
        self._counts.update(stages=len(stages), agents=len(agents))
        self._tell(CheckPart.SITE, 1, 1)

    def _known(self, where: str, facts: Facts | None) -> None:
        if facts is None:
            self._found([Finding(FindingCode.WITHOUT_HISTORY, where)])

    def _compare(self, where: str, facts: Facts | None, **values: object) -> None:
        if facts is not None:
            self._found(odd(where, facts.odd))
            for what, value in values.items():
                self._found(differs(where, what, facts.told.get(what), value))
