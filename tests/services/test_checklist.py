"""The checklist's verbs on both engines: limits, order, ticks, removal, two people at once."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taskflow_desktop.domain.enums import EventKind
from taskflow_desktop.domain.errors import Conflict, RuleViolation
from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.domain.inside import ChecklistItem
from taskflow_desktop.rules import limits
from taskflow_desktop.services import checklist
from taskflow_desktop.storage import inside
from tests.services.conftest import Desk

TASK = TaskId(1)


def listed(desk: Desk) -> tuple[ChecklistItem, ...]:
    return inside.checklist(desk.repository.database, TASK)


def texts(desk: Desk) -> list[str]:
    return [item.text for item in listed(desk)]


def add(desk: Desk, *lines: str, **more: object) -> tuple[ChecklistItem, ...]:
    made: tuple[ChecklistItem, ...] = desk.does(desk.world.main, checklist.add_items, TASK, lines, **more).value
    return made


def refusal(desk: Desk, actor: int, *call: object, **more: object) -> str:
    with pytest.raises(RuleViolation) as error:
        desk.does(actor, *call, **more)  # type: ignore[arg-type]
    return error.value.refusal.code


def test_lines_become_items_in_order_and_blank_ones_none(desk: Desk) -> None:
    made = desk.does(desk.world.main, checklist.add_items, TASK, ["  주소 확인 ", "", "\t", "재고\t확인"])
    assert texts(desk) == ["주소 확인", "재고 확인"]
    assert [event.kind for event in made.changes.events] == [EventKind.CHECKLIST_ADDED] * 2
    assert made.changes.tasks[0].checklist_total == 2


def test_items_are_added_behind_another(desk: Desk) -> None:
    first, _ = add(desk, "하나", "셋")
    add(desk, "둘", "둘 반", after=first.id)
    assert texts(desk) == ["하나", "둘", "둘 반", "셋"]


def test_the_limit_and_one_more(desk: Desk) -> None:
    add(desk, *(f"{n}" for n in range(limits.CHECKLIST_ITEMS)))
    assert refusal(desk, desk.world.main, checklist.add_items, TASK, ["하나 더"]) == "check.full"
    assert len(listed(desk)) == limits.CHECKLIST_ITEMS


def test_pasted_lines_beyond_the_limit_are_refused_whole(desk: Desk) -> None:
    add(desk, *(f"{n}" for n in range(48)))
    assert refusal(desk, desk.world.main, checklist.add_items, TASK, ["a", "b", "c"]) == "check.full"
    assert len(listed(desk)) == 48


@pytest.mark.parametrize(("text", "code"), [("가" * 201, "check.long"), (" \n", "check.empty")])
def test_texts_out_of_bounds(desk: Desk, text: str, code: str) -> None:
    (item,) = add(desk, "가" * limits.CHECKLIST_ITEM_CHARACTERS)
    assert refusal(desk, desk.world.main, checklist.add_items, TASK, [text]) == code
    assert refusal(desk, desk.world.main, checklist.rename_item, item.id, item.version, text) == code


def test_a_tick_tells_who_and_when_and_can_be_taken_back(desk: Desk) -> None:
    (item,) = add(desk, "전화")
    ticked = desk.does(desk.world.helper, checklist.tick_item, item.id, item.version, done=True).value
    assert (ticked.done_by, ticked.done) == (desk.world.helper, True)
    again = desk.does(desk.world.main, checklist.tick_item, item.id, ticked.version, done=True)
    assert again.changes.empty
    opened = desk.does(desk.world.main, checklist.tick_item, item.id, ticked.version, done=False).value
    assert (opened.done_at, opened.done_by) == (None, None)


def test_somebody_else_was_first(desk: Desk) -> None:
    (item,) = add(desk, "전화")
    desk.does(desk.world.helper, checklist.rename_item, item.id, item.version, "전화 드리기")
    with pytest.raises(Conflict):
        desk.does(desk.world.main, checklist.rename_item, item.id, item.version, "문자")
    assert texts(desk) == ["전화 드리기"]


def test_removal_frees_a_place_and_comes_back_as_it_was(desk: Desk) -> None:
    items = add(desk, *(f"{n}" for n in range(limits.CHECKLIST_ITEMS)))
    item = desk.does(desk.world.main, checklist.tick_item, items[3].id, 1, done=True).value
    gone = desk.does(desk.world.main, checklist.remove_item, item.id, item.version).value
    assert "3" not in texts(desk)
    (extra,) = add(desk, "새 항목")
    assert refusal(desk, desk.world.main, checklist.restore_item, gone.id, gone.version) == "check.full"
    desk.does(desk.world.main, checklist.remove_item, extra.id, extra.version)
    back = desk.does(desk.world.main, checklist.restore_item, gone.id, gone.version).value
    assert texts(desk)[3] == "3"
    assert back.done


def test_who_may_only_look_changes_nothing(desk: Desk) -> None:
    (item,) = add(desk, "전화")
    other = desk.world.other
    for call in (
        (checklist.add_items, TASK, ["x"]),
        (checklist.rename_item, item.id, 1, "x"),
        (checklist.move_item, item.id, 1, 0),
        (checklist.remove_item, item.id, 1),
    ):
        assert refusal(desk, other, *call) == "task.read_only"
    assert refusal(desk, other, checklist.tick_item, item.id, 1, done=True) == "task.read_only"


def test_an_operation_sent_twice_is_applied_once(desk: Desk) -> None:
    first = desk.does(desk.world.main, checklist.add_items, TASK, ["하나", "둘"], op="same").value
    assert desk.does(desk.world.main, checklist.add_items, TASK, ["하나", "둘"], op="same").value == first
    assert texts(desk) == ["하나", "둘"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.tuples(st.integers(0, 4), st.integers(-1, 6)), max_size=40))
def test_moves_end_in_the_order_of_a_plain_list(desk: Desk, moves: list[tuple[int, int]]) -> None:
    for item in listed(desk):
        desk.does(desk.world.main, checklist.remove_item, item.id, item.version)
    ids = [item.id for item in add(desk, "a", "b", "c", "d", "e")]
    for at, to in moves:
        moved = ids[at]
        version = inside.item(desk.repository.database, moved).version
        desk.does(desk.world.main, checklist.move_item, moved, version, to)
        ids.remove(moved)
        ids.insert(max(0, min(to, len(ids))), moved)
        assert [item.id for item in listed(desk)] == ids


def test_where_no_number_is_left_all_move_apart(desk: Desk) -> None:
    first, last = add(desk, "처음", "끝")
    after = first.id
    for n in range(40):
        (made,) = add(desk, str(n), after=after)
        after = made.id
    assert texts(desk) == ["처음", *map(str, range(40)), "끝"]
    desk.does(desk.world.main, checklist.move_item, last.id, inside.item(desk.repository.database, last.id).version, 0)
    assert texts(desk)[0] == "끝"
