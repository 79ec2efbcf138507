"""Stage visits tile the unfinished life of a task, whatever people do and whatever the clock does (rules 13 to 15)."""

import tempfile
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from taskflow_desktop.domain.entities import StageVisit, Task
from taskflow_desktop.domain.enums import Outcome
from taskflow_desktop.domain.ids import StageId, TaskId
from taskflow_desktop.domain.moment import DAY, HOUR, SECOND, Moment
from taskflow_desktop.rules.clocks import can_undo
from taskflow_desktop.rules.limits import UNDO_WINDOW
from taskflow_desktop.services.check import check
from taskflow_desktop.services.check_words import sentence
from taskflow_desktop.storage import rows
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.migrate import migrate
from taskflow_desktop.storage.repository import Repository
from tests.support.site import Expression, ScriptedClock, Site, World, populate, update

STEPS = st.sampled_from([0, 0, 1, HOUR, DAY, -1, -HOUR, -400 * DAY, 400 * DAY])
UNDO_STEPS = st.sampled_from([0, 1, 30 * SECOND, UNDO_WINDOW, UNDO_WINDOW + 1, HOUR, -HOUR])
STAGES = st.integers(1, 4)
OUTCOMES = st.sampled_from([None, "success", "failure"])


def task_of(site: Site) -> Task:
    """The one task."""
    return rows.tasks(site.database, site.database.rows(f"{rows.TASK} WHERE t.id = 1"))[0]


def visits_of(site: Site) -> list[StageVisit]:
    """Its visits that count, in the order they began."""
    return [
        rows.visit(row) for row in site.database.rows(f"{rows.VISIT} WHERE task_id = 1 AND revoked = 0 ORDER BY id")
    ]


def clocks_of(site: Site) -> tuple[object, ...]:
    """All that is measured: what taking a change back must restore."""
    task = task_of(site)
    entered = None if task.finished else task.entered_at
    return task.stage_id, task.outcome, task.finished_at, task.paused, entered, visits_of(site)


@dataclass
class Shadow:
    """What must be true by the rules alone: the stage of each visit, and whether the task is finished."""

    stage: int = 1
    finished: bool = False
    visited: list[int] = field(default_factory=lambda: [1])

    def change(self, stage: int, outcome: str | None) -> None:
        """Set stage and outcome in one step."""
        moved, was = stage != self.stage, self.finished
        self.stage, self.finished = stage, outcome is not None
        if (moved and not was and not self.finished) or (was and not self.finished):
            self.visited.append(stage)


class Visits(RuleBasedStateMachine):
    """Any order of stage changes, finishing, reopening, with a clock that stands, runs and jumps, across restarts."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = ScriptedClock()
        self.shadow = Shadow()
        self.site = self._open()
        self.world: World

    def _open(self) -> Site:
        database = open_database(str(Path(self.folder.name) / "site.db"), self.clock)
        migrate(database)
        database.run("PRAGMA synchronous = OFF")
        return Site(database, self.clock)

    @initialize()
    def begin(self) -> None:
        self.world = populate(self.site)

    def _write(self, **values: Any) -> None:
        self.site.do(self.world.main, update("task", 1, **values))

    @rule(step=STEPS)
    def time_passes(self, step: int) -> None:
        self.clock.move(step)

    @rule()
    def program_starts_again(self) -> None:
        """A new connection does not remember how late it has been."""
        self.site.database.close()
        self.site = self._open()
        self.world = World(**{**self.world.__dict__, "site": self.site})

    @rule(stage=STAGES)
    def move(self, stage: int) -> None:
        self._write(stage_id=stage)
        self.shadow.change(stage, "x" if self.shadow.finished else None)

    @rule(outcome=OUTCOMES)
    def set_outcome(self, outcome: str | None) -> None:
        self._write(outcome=outcome, outcome_reason="잘못 등록" if outcome else "")
        self.shadow.change(self.shadow.stage, outcome)

    @rule(stage=STAGES, outcome=OUTCOMES)
    def both_at_once(self, stage: int, outcome: str | None) -> None:
        self._write(stage_id=stage, outcome=outcome, outcome_reason="잘못 등록" if outcome else "")
        self.shadow.change(stage, outcome)

    def _take_back(self, stage: int, outcome: str | None) -> bool:
        """Ask for a change that takes back the one before; True if it was, as the predicate says beforehand."""
        now = Moment(self.site.database.now())
        reason = "잘못 등록" if outcome else ""
        can = can_undo(
            task_of(self.site),
            visits_of(self.site),
            StageId(stage),
            (Outcome(outcome), reason) if outcome else None,
            last_ending=Repository(self.site.database).last_ending(TaskId(1)),
            now=now,
        )
        values = {"stage_id": stage, "outcome": outcome, "outcome_reason": reason, "undos": Expression("undos + 1")}
        verdict = self.site.verdict(self.world.main, update("task", 1, **values))
        assert verdict == ("ok" if can else "undo.late")
        return can

    @rule(stage=STAGES, outcome=OUTCOMES)
    def take_back_whatever(self, stage: int, outcome: str | None) -> None:
        """A visit less, if it was a move or a reopening that is taken back."""
        finishing = self.shadow.finished
        if self._take_back(stage, outcome):
            if not finishing:
                self.shadow.visited.pop()
            self.shadow.stage, self.shadow.finished = stage, outcome is not None

    @rule(stage=STAGES, outcome=OUTCOMES, moves=st.booleans(), step=UNDO_STEPS)
    def change_and_take_back(self, stage: int, outcome: str | None, moves: bool, step: int) -> None:
        """Within the window the clocks run as if nothing had been; later it is a change like any other."""
        before, finished, from_stage = clocks_of(self.site), self.shadow.finished, self.shadow.stage
        outcome_before = task_of(self.site).outcome
        if moves:
            stage, outcome = (stage if stage != from_stage else stage % 4 + 1), outcome_before
        else:
            stage, outcome = from_stage, None if finished else outcome or "success"
        reason = "잘못 등록" if outcome else ""
        self._write(stage_id=stage, outcome=outcome, outcome_reason=reason)
        self.clock.move(step)
        if self._take_back(from_stage, outcome_before):
            assert clocks_of(self.site) == before
            return
        # While a task is finished no clock runs: a move then touches none, and after it a reopening begins anew.
        assert step > UNDO_WINDOW or (finished and (moves or from_stage != self.shadow.visited[-1]))
        self.shadow.change(stage, outcome)
        self._write(stage_id=from_stage, outcome=outcome_before, outcome_reason="잘못 등록" if outcome_before else "")
        self.shadow.change(from_stage, outcome_before)

    @rule()
    def hand_over(self) -> None:
        """Owners come and go without touching the clocks."""
        owner = self.site.value("SELECT owner_id FROM task WHERE id = 1")
        self.site.do(self.world.admin, update("task", 1, owner_id=3 if owner == 1 else 1))
        self.site.do(self.world.admin, update("task", 1, owner_id=1))

    @precondition(lambda self: hasattr(self, "world"))
    @invariant()
    def visits_tile(self) -> None:
        task, visits = task_of(self.site), visits_of(self.site)
        assert [visit.stage_id for visit in visits] == self.shadow.visited
        assert task.finished == self.shadow.finished
        assert (task.finished_at is not None) == task.finished
        assert visits[0].entered_at == task.created_at
        gaps = 0
        for visit, following in pairwise(visits):
            assert visit.left_at is not None
            assert visit.entered_at <= visit.left_at <= following.entered_at
            gaps += following.entered_at - visit.left_at
        assert gaps == task.paused
        assert visits[-1].left_at == task.finished_at
        if not task.finished:
            assert visits[-1].entered_at == task.entered_at

    @precondition(lambda self: hasattr(self, "world"))
    @invariant()
    def sum_of_visits_is_elapsed(self) -> None:
        task, visits = task_of(self.site), visits_of(self.site)
        now = Moment(max(self.clock.at, visits[-1].entered_at))
        spent = sum((now if visit.left_at is None else visit.left_at) - visit.entered_at for visit in visits)
        assert spent == task.elapsed(now)
        assert spent >= 0

    def teardown(self) -> None:
        # The replay knows only the events, and ends in the same visits.
        assert [sentence(finding) for finding in check(self.site.database).findings] == []
        self.site.database.close()
        self.folder.cleanup()


TestVisits = Visits.TestCase
TestVisits.settings = settings(
    max_examples=60, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def test_visits_on_either_engine(world: World) -> None:
    """The same by the clock of the engine: there and back, finished, reopened, finished."""
    site = world.site
    for stage in (2, 3, 3, 1, 4):
        site.do(world.main, update("task", 1, stage_id=stage))
    site.do(world.main, update("task", 1, outcome="success"))
    finished = task_of(site)
    site.do(world.main, update("task", 1, stage_id=2))  # while finished: no clock runs
    site.do(world.main, update("task", 1, outcome=None))
    site.do(world.main, update("task", 1, outcome="failure", outcome_reason="취소"))
    task, visits = task_of(site), visits_of(site)
    assert [visit.stage_id for visit in visits] == [1, 2, 3, 1, 4, 2]
    assert visits[4].left_at == finished.finished_at
    assert visits[-1].left_at == task.finished_at
    assert sum(visit.left_at - visit.entered_at for visit in visits if visit.left_at) == task.elapsed(Moment(0))
    assert task.paused == visits[5].entered_at - (visits[4].left_at or 0)


def test_reason_and_outcome_can_be_corrected(world: World) -> None:
    """Changing a set outcome is a line of history and leaves the clocks alone."""
    site = world.site
    site.do(world.main, update("task", 1, outcome="success"))
    before = task_of(site)
    site.clock.move()
    site.do(world.main, update("task", 1, outcome="failure", outcome_reason="잘못 등록"))
    after = task_of(site)
    assert (after.finished_at, after.paused) == (before.finished_at, before.paused)
    assert site.kinds(task_id=1).count("task.outcome") == 2
