"""The list of alerts: newest first, new ones above, the state of each in place."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.enums import AlertKind
from taskflow_desktop.domain.ids import AlertId, RoomId, TaskId
from taskflow_desktop.domain.inside import Alert
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.models.alerts import ID_ROLE, AlertsModel


def alert(key: int, *, read: int | None = None) -> Alert:
    at = None if read is None else Moment(read)
    return Alert(
        AlertId(key), AlertKind.OWNER, TaskId(1), RoomId(1), "김지수", "", Moment(key), at, "TK-2026-A0001", "제목",
        "홍길동",
    )  # fmt: skip


def made(*keys: int) -> AlertsModel:
    model = AlertsModel(lambda one: f"#{one.id}", lambda one: one.title)
    model.show([alert(key) for key in keys])
    return model


def ids(model: AlertsModel) -> list[int]:
    return [model.index(row, 0).data(ID_ROLE) for row in range(model.rowCount())]


def test_rows_and_their_words(qtmodeltester: ModelTester) -> None:
    model = made(9, 7, 4)
    qtmodeltester.check(model)
    assert ids(model) == [9, 7, 4]
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "#7"
    assert model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole) == "제목"
    assert [model.row_of(AlertId(key)) for key in (9, 7, 4, 8, 1, 10)] == [0, 1, 2, None, None, None]


def test_new_ones_come_above_and_known_ones_change_in_place(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = made(9, 7, 4)
    qtmodeltester.check(model)
    moved: list[tuple[int, int]] = []
    changed: list[int] = []
    model.rowsInserted.connect(lambda _parent, first, last: moved.append((first, last)))
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    model.put_newest([alert(12), alert(11), alert(9), alert(7, read=99), alert(3)])
    assert ids(model) == [12, 11, 9, 7, 4]
    assert moved == [(0, 1)]
    assert changed == [3]


def test_older_ones_come_below(qtmodeltester: ModelTester) -> None:
    model = made(9)
    qtmodeltester.check(model)
    model.append([alert(5), alert(2)])
    model.append([])
    assert ids(model) == [9, 5, 2]


def test_reading_one_and_all(qtmodeltester: ModelTester) -> None:
    model = made(9, 7, 4)
    qtmodeltester.check(model)
    model.mark_read(Moment(50), AlertId(7))
    model.mark_read(Moment(50), AlertId(1))
    assert [one.read_at for one in model.alerts] == [None, 50, None]
    model.mark_read(Moment(60))
    assert [one.read_at for one in model.alerts] == [60, 50, 60]
