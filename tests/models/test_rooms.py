"""The room list stays true under every change, and never holds more than it shows."""

import random
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Room
from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.ids import AgentId, EventSeq, RoomId
from taskflow_desktop.domain.moment import MINUTE, Moment
from taskflow_desktop.domain.requests import RoomFilter
from taskflow_desktop.models.rooms import IdRole, RoomListModel, RoomRole
from tests.models.rooms_shelf import ME, Shelf, room

INQUIRIES = RoomFilter(RoomState.INQUIRY, ME)


def spoken(each: Room) -> str:
    return f"{each.customer_name}, 말로"


def listed(shelf: Shelf, where: RoomFilter = INQUIRIES) -> RoomListModel:
    model = RoomListModel(shelf, spoken)
    model.show(where)
    return model


def ids(model: RoomListModel) -> list[int]:
    return [model.index(row).data(IdRole) for row in range(model.rowCount())]


def change(*rooms: Room, **other: object) -> ChangeSet:
    return ChangeSet(EventSeq(1), rooms=rooms, **other)  # type: ignore[arg-type]


def later(each: Room, minutes: int = 100, **other: object) -> Room:
    return replace(each, last_at=Moment(each.last_at + minutes * MINUTE), **other)  # type: ignore[arg-type]


def test_rows_come_newest_first_with_their_words(qtmodeltester: ModelTester) -> None:
    model = listed(Shelf([room(1), room(2, state=RoomState.ANSWERED), room(3)]))
    qtmodeltester.check(model)

    assert ids(model) == [3, 1]
    first = model.index(0)
    assert first.data(RoomRole) == room(3)
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "고객 3, 말로"
    assert model.counts[RoomState.INQUIRY] == 2
    assert model.counts[RoomState.ANSWERED] == 1


def test_no_row_is_editable() -> None:
    model = listed(Shelf([room(1)]))

    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsEditable


def test_a_changed_row_is_told_alone(qtbot: QtBot) -> None:
    model = listed(Shelf([room(n) for n in range(1, 6)]))
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))

    model.apply(change(room(4, alarm=True)))

    assert told == [(1, 1)]
    assert ids(model) == [5, 4, 3, 2, 1]


def test_what_is_known_already_tells_nothing() -> None:
    model = listed(Shelf([room(1), room(2)]))
    told: list[object] = []
    model.dataChanged.connect(lambda *_: told.append(1))

    model.apply(change(room(1)))

    assert told == []


def test_a_new_message_brings_its_room_to_the_top() -> None:
    model = listed(Shelf([room(n) for n in range(1, 5)]))
    kinds: list[str] = []
    model.rowsMoved.connect(lambda *_: kinds.append("moved"))
    model.modelReset.connect(lambda: kinds.append("reset"))

    model.apply(change(later(room(2), unread=1)))

    assert ids(model) == [2, 4, 3, 1]
    assert kinds == ["moved"]


@pytest.mark.parametrize(
    "other",
    [room(2, state=RoomState.CLOSED), room(2, state=RoomState.ANSWERED), room(2, main_agent_id=AgentId(9))],
    ids=["closed", "answered", "handed over"],
)
def test_a_room_that_no_longer_belongs_goes(other: Room) -> None:
    model = listed(Shelf([room(1), room(2), room(3)]))

    model.apply(change(other))

    assert ids(model) == [3, 1]


def test_a_room_that_now_belongs_comes_where_it_belongs() -> None:
    shelf = Shelf([room(1), room(2, state=RoomState.ANSWERED), room(3)])
    model = listed(shelf)

    model.apply(change(room(2)))

    assert ids(model) == [3, 2, 1]


def test_counts_follow_rooms_that_are_known() -> None:
    model = listed(Shelf([room(1), room(2)]))

    model.apply(change(room(1, state=RoomState.ANSWERED)))

    assert (model.counts[RoomState.INQUIRY], model.counts[RoomState.ANSWERED]) == (1, 1)


def test_counts_are_read_again_for_rooms_that_are_not(qtbot: QtBot) -> None:
    shelf = Shelf([room(1), room(2, state=RoomState.ANSWERED)])
    model = listed(shelf)
    closed = room(2, state=RoomState.CLOSED)
    shelf.put(closed)

    with qtbot.waitSignal(model.counts_changed):
        model.apply(change(closed))

    assert (model.counts[RoomState.ANSWERED], model.counts[RoomState.CLOSED]) == (0, 1)
    assert ids(model) == [1]


def test_waiting_rooms_are_everybodys() -> None:
    waiting = room(5, state=RoomState.WAITING, main_agent_id=None)
    model = listed(Shelf([room(1), waiting]), RoomFilter(RoomState.WAITING, ME))

    assert ids(model) == [5]
    model.apply(change(room(5)))
    assert ids(model) == []
    assert model.counts[RoomState.INQUIRY] == 2


def test_nothing_moves_while_the_pointer_is_over_the_list() -> None:
    model = listed(Shelf([room(n) for n in range(1, 5)]))
    model.hold(True)

    model.apply(change(later(room(1), unread=1), room(3, state=RoomState.CLOSED)))
    assert ids(model) == [4, 3, 2, 1]
    assert model.index(3).data(RoomRole).unread == 1

    model.hold(False)
    assert ids(model) == [1, 4, 2]


def test_the_chosen_row_waits_for_rest_alone() -> None:
    model = listed(Shelf([room(n) for n in range(1, 5)]))
    model.hold(False, RoomId(1))

    model.apply(change(later(room(1)), later(room(2))))
    assert ids(model) == [2, 4, 3, 1]

    model.settle()
    assert ids(model) == [2, 1, 4, 3]


def test_what_happens_while_the_order_waits_is_not_lost_by_a_reload(qtbot: QtBot) -> None:
    shelf = Shelf([room(n) for n in range(1, 4)])
    model = listed(shelf)
    model.hold(True)
    shelf.put(room(9))
    model.reload()
    newest = later(room(2), 500)
    model.apply(change(newest))
    assert ids(model) == [3, 2, 1]

    model.hold(False)
    assert ids(model) == [2, 9, 3, 1]


def test_a_search_asks_the_database_what_matches(qtbot: QtBot) -> None:
    shelf = Shelf([room(1, customer_name="이수민"), room(2, customer_name="박준호")])
    model = listed(shelf, replace(INQUIRIES, text="이"))
    found = room(3, customer_name="이도윤")
    shelf.put(found)

    with qtbot.waitSignal(model.modelReset):
        model.apply(change(found))

    assert ids(model) == [3, 1]


def test_answers_to_an_older_question_are_not_shown() -> None:
    shelf = Shelf([room(1), room(2, state=RoomState.CLOSED)], prompt=False)
    model = listed(shelf)
    model.show(RoomFilter(RoomState.CLOSED, ME))
    shelf.deliver()

    assert ids(model) == [2]


def test_a_page_is_read_when_it_is_looked_at(qtbot: QtBot) -> None:
    shelf = Shelf([room(n) for n in range(1, 1001)])
    model = listed(shelf)
    far = model.index(700)
    assert far.data(RoomRole) is None

    with qtbot.waitSignal(model.dataChanged):
        far.data(RoomRole)

    assert far.data(RoomRole) == room(300)


def test_a_list_of_twenty_thousand_stays_a_window(qtbot: QtBot) -> None:
    model = listed(Shelf([room(n) for n in range(1, 20_001)]))
    for row in range(0, 20_000, 64):
        model.index(row).data(RoomRole)
        qtbot.waitUntil(lambda row=row: model.index(row).data(RoomRole) is not None)

    assert model.rowCount() == 20_000
    assert model.materialised < 2_000
    model.apply(change(later(room(3), 20_001)))
    assert model.index(0).data(IdRole) == 3


def test_after_an_import_rows_in_memory_are_read_again(qtbot: QtBot) -> None:
    shelf = Shelf([room(n) for n in range(1, 301)])
    model = listed(shelf)
    model.index(299).data(RoomRole)
    qtbot.waitUntil(lambda: model.index(299).data(RoomRole) is not None)
    shelf.put(room(1, customer_name="새 이름"))

    model.apply(ChangeSet(EventSeq(2), reload=True))
    model.index(299).data(RoomRole)

    qtbot.waitUntil(lambda: model.index(299).data(RoomRole).customer_name == "새 이름")


def test_rooms_with_messages_that_came_without_their_row_are_read() -> None:
    shelf = Shelf([room(1), room(2)])
    model = listed(shelf)
    shelf.put(later(room(1), unread=1))

    model.apply(ChangeSet(EventSeq(2), rooms_with_messages=(RoomId(1),)))

    assert ids(model) == [1, 2]


def test_any_changes_in_any_order_end_as_the_database_has_them(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    dice = random.Random(4)
    shelf = Shelf([room(n) for n in range(1, 40)])
    model = listed(shelf)
    qtmodeltester.check(model)
    clock = 1000
    for _ in range(400):
        clock += 1
        number = dice.randrange(1, 45)
        old = shelf.rooms_held.get(RoomId(number), room(number))
        new = replace(
            old,
            state=dice.choice([RoomState.INQUIRY, RoomState.INQUIRY, RoomState.ANSWERED, RoomState.CLOSED]),
            main_agent_id=dice.choice([ME, ME, ME, AgentId(9)]),
            last_at=Moment(old.last_at + dice.choice([0, clock * MINUTE])),
            version=old.version + 1,
        )
        shelf.put(new)
        model.hold(dice.random() < 0.3, RoomId(dice.randrange(1, 45)))
        model.apply(change(new))
        if dice.random() < 0.1:
            model.settle()
    model.hold(False)
    model.settle()

    fresh = listed(shelf)
    assert ids(model) == ids(fresh)
    qtbot.waitUntil(lambda: model.counts == fresh.counts)
