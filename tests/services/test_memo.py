"""The memo on both engines: saved, merged, kept apart, restored; never lost, never twice."""

import pytest

from taskflow_desktop.domain.enums import EventKind
from taskflow_desktop.domain.errors import NotFound, RuleViolation
from taskflow_desktop.domain.ids import AgentId, TaskId
from taskflow_desktop.domain.memos import Kind, MemoClash, MemoSaved
from taskflow_desktop.rules.limits import MEMO_CHARACTERS
from taskflow_desktop.services import memo
from taskflow_desktop.storage import memos
from tests.services.conftest import Desk


def save(desk: Desk, actor: int, base: str, text: str, **more: str) -> MemoSaved | MemoClash:
    value: MemoSaved | MemoClash = desk.does(
        actor, memo.save_memo, TaskId(desk.world.task), base=base, text=text, **more
    ).value
    return value


def saved(desk: Desk, actor: int, base: str, text: str, **more: str) -> MemoSaved:
    value = save(desk, actor, base, text, **more)
    assert isinstance(value, MemoSaved)
    return value


def stands(desk: Desk) -> str | None:
    found = memos.memo(desk.repository.database, TaskId(desk.world.task))
    return found.text if found is not None else None


def revisions(desk: Desk) -> list[str]:
    """All texts ever saved, newest first."""
    database, task = desk.repository.database, TaskId(desk.world.task)
    return [memos.memo_revision(database, task, line.version).text for line in memos.memo_lines(database, task)]


def test_the_first_memo_and_the_next(desk: Desk) -> None:
    first = saved(desk, desk.world.main, "", "고객 통화함")
    assert first.memo is not None
    assert (first.memo.text, first.memo.version, first.memo.saved_by) == ("고객 통화함", 1, desk.world.main)
    desk.world.site.clock.move()
    second = saved(desk, desk.world.helper, "고객 통화함", "고객 통화함\n회수 예약")
    assert second.memo is not None
    assert (second.memo.version, second.memo.saved_by, second.merged_with) == (2, desk.world.helper, None)
    assert revisions(desk) == ["고객 통화함\n회수 예약", "고객 통화함"]


def test_one_save_is_one_event(desk: Desk) -> None:
    changed = desk.does(desk.world.main, memo.save_memo, TaskId(desk.world.task), base="", text="글")
    assert [event.kind for event in changed.changes.events] == [EventKind.MEMO_SAVED]


def test_unchanged_text_writes_nothing(desk: Desk) -> None:
    saved(desk, desk.world.main, "", "글")
    events = len(desk.world.site.kinds())
    assert saved(desk, desk.world.helper, "글", "글").merged_with is None
    assert (len(desk.world.site.kinds()), revisions(desk)) == (events, ["글"])


def test_an_empty_memo_where_there_is_none_writes_nothing(desk: Desk) -> None:
    assert saved(desk, desk.world.main, "", "") == MemoSaved(None)
    assert stands(desk) is None


def test_a_memo_can_be_emptied(desk: Desk) -> None:
    saved(desk, desk.world.main, "", "글")
    assert saved(desk, desk.world.main, "글", "").memo is not None
    assert stands(desk) == ""


def test_different_places_merge_and_tell_with_whom(desk: Desk) -> None:
    saved(desk, desk.world.main, "", "첫 줄\n끝 줄")
    saved(desk, desk.world.helper, "첫 줄\n끝 줄", "첫 줄 고침\n끝 줄")
    merged = saved(desk, desk.world.main, "첫 줄\n끝 줄", "첫 줄\n끝 줄\n새 줄")
    assert merged.merged_with == AgentId(desk.world.helper)
    assert stands(desk) == "첫 줄 고침\n끝 줄\n새 줄"


def test_the_same_words_clash_and_nothing_is_written(desk: Desk) -> None:
    saved(desk, desk.world.main, "", "목요일 출고")
    saved(desk, desk.world.helper, "목요일 출고", "수요일 출고")
    events = len(desk.world.site.kinds())
    clash = save(desk, desk.world.main, "목요일 출고", "금요일 출고")
    assert isinstance(clash, MemoClash)
    assert (clash.theirs.text, clash.theirs.saved_by) == ("수요일 출고", desk.world.helper)
    assert clash.mine == "금요일 출고"
    assert [piece.text for piece in clash.clash.theirs if piece.kind is Kind.ADDED] == ["수요일"]
    assert [piece.text for piece in clash.clash.mine if piece.kind is Kind.ADDED] == ["금요일"]
    assert (stands(desk), len(desk.world.site.kinds())) == ("수요일 출고", events)


@pytest.mark.parametrize("choice", ["both", "mine"])
def test_keeping_both_or_ones_own_loses_neither(desk: Desk, choice: str) -> None:
    saved(desk, desk.world.main, "", "목요일 출고")
    saved(desk, desk.world.helper, "목요일 출고", "수요일 출고")
    clash = save(desk, desk.world.main, "목요일 출고", "금요일 출고")
    assert isinstance(clash, MemoClash)
    text = clash.clash.kept_both if choice == "both" else clash.mine
    saved(desk, desk.world.main, clash.theirs.text, text)
    everything = revisions(desk)
    assert everything[0] == ("수요일 금요일 출고" if choice == "both" else "금요일 출고")
    assert "수요일 출고" in everything
    assert any("금요일" in each for each in everything)


def test_the_saved_one_stays_and_ones_own_is_found_again(desk: Desk) -> None:
    saved(desk, desk.world.main, "", "목요일 출고")
    saved(desk, desk.world.helper, "목요일 출고", "수요일 출고")
    desk.does(desk.world.main, memo.set_memo_aside, TaskId(desk.world.task), "금요일 출고")
    assert stands(desk) == "수요일 출고"
    assert revisions(desk) == ["수요일 출고", "금요일 출고", "수요일 출고", "목요일 출고"]


def test_an_operation_applies_once(desk: Desk) -> None:
    saved(desk, desk.world.main, "", "가", op="same")
    saved(desk, desk.world.helper, "가", "나")
    again = saved(desk, desk.world.main, "", "가", op="same")
    assert again.memo is not None
    assert (again.memo.text, revisions(desk)) == ("나", ["나", "가"])
    for _ in range(2):
        desk.does(desk.world.main, memo.set_memo_aside, TaskId(desk.world.task), "다", op="aside")
    for _ in range(2):
        desk.does(desk.world.main, memo.restore_memo, TaskId(desk.world.task), 1, op="back")
    assert revisions(desk) == ["가", "나", "다", "나", "가"]


def test_the_limit_to_the_character(desk: Desk) -> None:
    most = "가" * MEMO_CHARACTERS
    saved(desk, desk.world.main, "", most)
    with pytest.raises(RuleViolation) as error:
        save(desk, desk.world.main, most, most + "나🧵")
    assert (error.value.refusal.code, error.value.refusal.values["n"]) == ("memo.long", 2)
    assert stands(desk) == most


def test_two_texts_too_long_together_are_refused_by_how_much(desk: Desk) -> None:
    saved(desk, desk.world.main, "", "가운데")
    front = "앞" * (MEMO_CHARACTERS - 4) + "\n가운데"
    saved(desk, desk.world.helper, "가운데", front)
    with pytest.raises(RuleViolation) as error:
        save(desk, desk.world.main, "가운데", "가운데\n뒤뒤")
    assert (error.value.refusal.code, error.value.refusal.values["n"]) == ("memo.long", 3)
    assert stands(desk) == front


@pytest.mark.parametrize("role", ["outsider", "deactivated"])
def test_others_are_refused(desk: Desk, role: str) -> None:
    actor, task = desk.world.roles[role], TaskId(desk.world.task)
    saved(desk, desk.world.main, "", "글")
    for verb, arguments, more in (
        (memo.save_memo, (task,), {"base": "글", "text": "남의 글"}),
        (memo.set_memo_aside, (task, "남의 글"), {}),
        (memo.restore_memo, (task, 1), {}),
    ):
        with pytest.raises(RuleViolation) as error:
            desk.does(actor, verb, *arguments, **more)
        assert error.value.refusal.code == "task.read_only"


def test_restoring_is_a_new_revision(desk: Desk) -> None:
    saved(desk, desk.world.main, "", "처음")
    saved(desk, desk.world.main, "처음", "나중")
    value = desk.does(desk.world.helper, memo.restore_memo, TaskId(desk.world.task), 1).value
    assert (value.memo.text, value.memo.version, value.memo.saved_by) == ("처음", 3, desk.world.helper)
    assert revisions(desk) == ["처음", "나중", "처음"]
    with pytest.raises(NotFound):
        desk.does(desk.world.main, memo.restore_memo, TaskId(desk.world.task), 99)


def test_the_draft_goes_with_what_it_became_and_stays_with_a_refusal(desk: Desk) -> None:
    main, place = desk.world.main, f"memo/{desk.world.task}"

    def keep(text: str) -> None:
        with desk.repository.transaction(AgentId(main)):
            desk.repository.put_draft(AgentId(main), place, text)

    keep("쓰던 글")
    saved(desk, main, "", "쓰던 글", settles=place)
    assert desk.repository.draft(AgentId(main), place) == ""
    desk.world.site.become(main)
    keep("긴 글")
    with pytest.raises(RuleViolation):
        save(desk, main, "쓰던 글", "가" * (MEMO_CHARACTERS + 1), settles=place)
    saved(desk, desk.world.helper, "쓰던 글", "남의 글")
    assert isinstance(save(desk, main, "쓰던 글", "나의 글", settles=place), MemoClash)
    assert desk.repository.draft(AgentId(main), place) == "긴 글"


def test_text_is_stored_clean(desk: Desk) -> None:
    saved(desk, desk.world.main, "", "한글\r\n\x07끝")
    assert stands(desk) == "한글\n끝"
