"""The line of undo: one step for each task, dropped by the next change of that task, tried again after a refusal."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Event
from taskflow_desktop.domain.enums import EventKind
from taskflow_desktop.domain.errors import Refusal, RuleViolation
from taskflow_desktop.domain.ids import AgentId, EventSeq, TaskId
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.runtime.hub import ChangeHub
from taskflow_desktop.runtime.notices import Notices
from taskflow_desktop.runtime.undo import Step, Told, UndoLine

A, B = TaskId(1), TaskId(2)


class Task:
    """A value that is changed by whoever likes, told as the program tells it."""

    def __init__(self, line: "Line", task_id: TaskId) -> None:
        self.line, self.id, self.value = line, task_id, 0
        self.refuses = False

    def put(self, value: int) -> None:
        """Change it by hand, or back."""
        if self.refuses:
            self.line.notices.refuse(RuleViolation(Refusal("task.read_only")))
            return
        before, self.value = self.value, value
        self.line.event(self.id)
        self.line.undo.did(Step(self.id, f"{self.id} is {value}", self.to(before)))

    def to(self, value: int) -> Callable[[], None]:
        return lambda: self.put(value)


class Line:
    """An UndoLine and a log of what it told."""

    def __init__(self) -> None:
        self.hub, self.notices = ChangeHub(), Notices()
        self.undo = UndoLine(self.hub, self.notices)
        self.seq = 0
        self.told: list[Told] = []
        self.overtaken: list[Step] = []
        self.undo.told.connect(self.told.append)
        self.undo.overtaken.connect(self.overtaken.append)
        self.a, self.b = Task(self, A), Task(self, B)

    def event(self, task_id: TaskId, seq: int | None = None) -> None:
        """Somebody changed a task; with `seq` it is told again."""
        if seq is None:
            self.seq += 1
        event = Event(
            EventSeq(seq or self.seq), Moment(0), AgentId(1), "", EventKind.TASK_STAGE, None, task_id,
            "", "", None, None, "", "",
        )  # fmt: skip
        self.hub.publish(ChangeSet(EventSeq(self.seq), events=(event,)))

    @property
    def next(self) -> tuple[str, str]:
        undo, redo = self.undo.next_undo, self.undo.next_redo
        return undo.words if undo else "", redo.words if redo else ""


def test_back_and_forth(qapp: QApplication) -> None:
    line = Line()
    line.a.put(5)
    assert line.next == ("1 is 5", "")
    line.undo.undo()
    assert line.a.value == 0
    assert line.next == ("", "1 is 5")
    line.undo.redo()
    assert line.a.value == 5
    assert line.next == ("1 is 5", "")
    line.undo.undo()
    assert line.a.value == 0
    assert [(told.step.words, told.undone) for told in line.told] == [
        ("1 is 5", False), ("1 is 0", True), ("1 is 5", False), ("1 is 0", True),
    ]  # fmt: skip


def test_one_step_for_each_task_the_newest_first(qapp: QApplication) -> None:
    line = Line()
    line.a.put(1)
    line.b.put(2)
    line.a.put(3)
    line.undo.undo()
    assert (line.a.value, line.b.value) == (1, 2)
    assert line.next == ("2 is 2", "1 is 3")
    line.undo.undo()
    assert (line.a.value, line.b.value) == (1, 0)
    line.undo.undo()
    assert (line.a.value, line.b.value) == (1, 0)


def test_a_new_change_ends_what_could_be_done_again(qapp: QApplication) -> None:
    line = Line()
    line.a.put(1)
    line.undo.undo()
    line.a.put(7)
    assert line.next == ("1 is 7", "")


def test_another_change_of_the_task_drops_its_step_only(qapp: QApplication) -> None:
    line = Line()
    line.b.put(2)
    line.a.put(1)
    line.event(A)
    assert line.next == ("2 is 2", "")
    assert line.undo.lost
    line.undo.take_back(line.told[1])
    assert line.overtaken == [line.told[1].step]
    assert line.a.value == 1
    line.undo.take_back(line.told[0])
    assert line.b.value == 0


def test_its_own_events_told_twice_drop_nothing(qapp: QApplication) -> None:
    """The feed may tell one's own change again, when somebody else's came between."""
    line = Line()
    line.a.put(1)
    line.event(A, seq=1)
    assert line.next == ("1 is 1", "")
    line.undo.undo()
    line.event(A, seq=2)
    assert line.next == ("", "1 is 1")
    line.event(A)
    assert line.next == ("", "")


def test_a_refused_undo_can_be_tried_again(qapp: QApplication) -> None:
    line = Line()
    line.a.put(1)
    line.a.refuses = True
    line.undo.undo()
    assert (line.a.value, line.next) == (1, ("1 is 1", ""))
    line.a.refuses = False
    line.undo.take_back(line.told[0])
    assert (line.a.value, line.next) == (0, ("", "1 is 1"))


def test_an_undo_that_never_reports_is_not_mixed_up_with_the_next_change(qapp: QApplication) -> None:
    line = Line()
    line.event(A)
    line.undo.did(Step(A, "silent", lambda: line.event(A)))
    line.undo.undo()
    line.a.put(4)
    assert line.next == ("1 is 4", "")
    assert not line.told[-1].undone


def test_a_way_of_its_own_to_do_it_again(qapp: QApplication) -> None:
    line = Line()
    line.event(A)
    line.undo.did(Step(A, "moved", line.a.to(0), redo=line.a.to(9)))
    line.undo.undo()
    line.undo.redo()
    assert line.a.value == 9


def test_what_cannot_be_taken_back_bars_what_is_older(qapp: QApplication) -> None:
    """Undo never goes past the newest change to another task; a new change ends that."""
    line = Line()
    line.a.put(1)
    line.event(B)
    line.undo.bar("2 is given away")
    assert (line.undo.barred, line.next) == ("2 is given away", ("", ""))
    line.undo.undo()
    assert line.a.value == 1
    line.undo.take_back(line.told[0])  # by its toast it was meant
    assert line.a.value == 0
    assert line.undo.barred
    line.undo.redo()
    assert (line.undo.barred, line.next) == ("", ("1 is 1", ""))


class Many:
    """Several values that are changed by one step."""

    def __init__(self, line: Line, *tasks: Task) -> None:
        self.line, self.tasks = line, tasks

    def put(self, *values: int) -> None:
        before = tuple(task.value for task in self.tasks)
        for task, value in zip(self.tasks, values, strict=True):
            task.value = value
            self.line.event(task.id)
        first, *others = (task.id for task in self.tasks)
        self.line.undo.did(Step(first, f"all {values}", lambda: self.put(*before), others=tuple(others)))


def test_a_change_of_many_is_one_step(qapp: QApplication) -> None:
    line = Line()
    both = Many(line, line.a, line.b)
    line.a.put(1)
    both.put(5, 6)
    line.undo.undo()
    assert (line.a.value, line.b.value) == (1, 0)
    assert line.next == ("", "all (5, 6)")
    line.undo.redo()
    assert (line.a.value, line.b.value) == (5, 6)
    assert line.next == ("all (5, 6)", "")


def test_a_change_of_many_lasts_while_one_of_them_is_as_it_left_it(qapp: QApplication) -> None:
    line = Line()
    both = Many(line, line.a, line.b)
    both.put(5, 6)
    line.a.put(9)
    line.undo.undo()
    assert line.next == ("all (5, 6)", "1 is 9")
    line.event(B)
    assert line.next == ("", "1 is 9")
    assert line.undo.lost
