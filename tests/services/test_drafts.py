"""Half-typed texts in the database: of any length, of any characters, each person's own, gone with what they became."""

import pytest

from taskflow_desktop.domain.errors import RuleViolation
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.rules import limits
from taskflow_desktop.services.drafts import keep_draft
from tests.services.conftest import Desk

ROW = limits.DRAFT_CHARACTERS


def keep(desk: Desk, agent_id: int, place: str, text: str) -> str:
    desk.world.site.become(agent_id)
    keep_draft(desk.repository, AgentId(agent_id), place, text)
    return desk.repository.draft(AgentId(agent_id), place)


def rows(desk: Desk) -> int:
    return int(desk.world.site.database.value("SELECT count(*) FROM draft"))


def test_a_text_of_any_length_comes_back_whole(desk: Desk) -> None:
    main = desk.world.main
    for length, count in ((1, 1), (ROW, 1), (ROW + 1, 2), (11 * ROW, 11), (2 * ROW, 2), (5, 1)):
        text = "".join(chr(0xAC00 + n % 11_000) for n in range(length))
        assert keep(desk, main, "memo/1", text) == text
        assert rows(desk) == count
    assert keep(desk, main, "memo/1", "") == ""
    assert rows(desk) == 0


def test_each_place_and_each_person_has_a_text_of_its_own(desk: Desk) -> None:
    main, helper = desk.world.main, desk.world.helper
    texts = {
        (who, place): (f"{who} {place}" * ROW)[: ROW + 7]
        for who in (main, helper)
        for place in ("memo/1", "memo/11", "memo_1")
    }
    for (who, place), text in texts.items():
        keep(desk, who, place, text)
    keep(desk, main, "memo/1", "")
    del texts[main, "memo/1"]
    for (who, place), text in texts.items():
        desk.world.site.become(who)
        assert desk.repository.draft(AgentId(who), place) == text
    assert rows(desk) == 2 * len(texts)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("a\ud800b", "a\ufffdb"), ("a\x00b", "ab"), ("\ud83d\ude00", "\U0001f600"), ("e\u0301\r", "e\u0301\r")],
)
def test_what_no_database_takes_is_made_storable(desk: Desk, typed: str, kept: str) -> None:
    assert keep(desk, desk.world.main, "memo/1", typed) == kept


def test_only_far_beyond_everything_is_a_text_too_long(desk: Desk) -> None:
    with pytest.raises(RuleViolation) as caught:
        keep(desk, desk.world.main, "memo/1", "x" * (ROW * limits.DRAFT_ROWS + 1))
    assert caught.value.refusal.code == "draft.long"
