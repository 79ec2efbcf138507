"""Sentences of the history in both languages, and what a draft of the form is kept as."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from taskflow_desktop.domain.entities import Event, Message, Stage
from taskflow_desktop.domain.enums import EventKind, Importance, Speaker
from taskflow_desktop.domain.ids import AgentId, EventSeq, FlowId, MessageId, RoomId, StageId
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.ui.details import new_task_draft as drafts
from taskflow_desktop.ui.history_text import history_line
from taskflow_desktop.ui.text import install_language

PLAIN = Event(
    seq=EventSeq(1), at=Moment(0), actor_id=AgentId(7), actor_name="김서연", kind=EventKind.MEMO_SAVED, room_id=None,
    task_id=None, before="", after="", before_ref=None, after_ref=None, detail="", cause="",
)  # fmt: skip


def line(kind: EventKind, before: str = "", after: str = "", **rest: object) -> str:
    return history_line(replace(PLAIN, kind=kind, before=before, after=after, **rest)).text  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", EventKind)
@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_event_has_a_sentence(qapp: QApplication, kind: EventKind, language: str) -> None:
    install_language(qapp, "ko" if language == "ko" else "en")
    told = history_line(replace(PLAIN, kind=kind))
    assert told.text[told.start : told.end] == "김서연"
    assert "{" not in told.text
    assert len(told.text) > len("김서연 ")
    hangul = any("가" <= c <= "힣" for c in told.text.replace("김서연", ""))
    assert hangul == (language == "ko")


def test_values_are_named() -> None:
    assert line(EventKind.TASK_STAGE, "상담 진행", "물류 확인") == "김서연 단계를 상담 진행 → 물류 확인으로 바꿨어요"
    assert line(EventKind.TASK_IMPORTANCE, "2", "4") == "김서연 중요도를 보통 → 긴급으로 바꿨어요"
    failed = line(EventKind.TASK_OUTCOME, "", "failure", detail="잘못 등록")
    assert failed == "김서연 결과를 실패로 남겼어요 · 잘못 등록"
    back = line(EventKind.TASK_OUTCOME, "success", "", before_ref=1)
    assert back == "김서연 결과 성공을 되돌렸어요"
    assert line(EventKind.TASK_OUTCOME, "", "success", before_ref=2) == "김서연 결과를 진행 중 → 성공으로 되돌렸어요"
    assert line(EventKind.TASK_OUTCOME, "success", "") == "김서연 결과를 지우고 다시 진행해요"
    assert line(EventKind.ROOM_ASSIGNED, "최하은", "김서연") == "김서연 주 상담사를 최하은 → 김서연으로 바꿨어요"
    assert line(EventKind.ROOM_ASSIGNED, "", "김서연", after_ref=7) == "김서연 상담방을 맡았어요"


def test_what_the_program_did_is_automatic() -> None:
    told = history_line(
        replace(PLAIN, kind=EventKind.TASK_OWNER, actor_id=None, actor_name="", before="최하은", after="김서연",
                cause="takeover")
    )  # fmt: skip
    assert told.text == "자동 소유자가 최하은 → 김서연으로 바뀌었어요 (주 상담사 변경)"
    assert told.text[told.start : told.end] == "자동"


def test_names_are_never_read_as_templates() -> None:
    assert line(EventKind.TASK_TITLE, "{actor}", "[을/를]") == "김서연 제목을 ‘{actor}’에서 ‘[을/를]’로 고쳤어요"


STAGES = (Stage(StageId(5), FlowId(1), 1, "신규", "#6B7585", False, 1),)


def test_a_draft_comes_back_as_it_was() -> None:
    link = drafts.Link(MessageId(3), Moment(99), "배송 언제 와요?")
    draft = drafts.Draft("제목", Importance.HIGH, StageId(5), link)
    assert drafts.read(drafts.written(draft), STAGES) == draft
    assert drafts.written(drafts.Draft()) == ""


BAD_IMPORTANCE = '{"title": "a", "importance": 9, "stage": null, "message": null}'


@pytest.mark.parametrize("text", ["", "{", "[]", '{"title": 3}', BAD_IMPORTANCE])
def test_an_unreadable_draft_is_none(text: str) -> None:
    assert drafts.read(text, STAGES) == drafts.Draft()


def test_a_stage_that_is_gone_is_left_out() -> None:
    draft = drafts.Draft("제목", stage_id=StageId(77))
    assert drafts.read(drafts.written(draft), STAGES).stage_id is None


@pytest.mark.parametrize("sign", ["👨‍👩‍👧", "e\u0301", "👍🏽", "❤\ufe0f"])
@pytest.mark.parametrize("before", range(36, 41))
def test_the_beginning_of_a_message_never_cuts_a_sign(sign: str, before: int) -> None:
    words = "가" * before
    prefill = drafts.Link(MessageId(1), Moment(0), f"{words}{sign} 나머지 글").prefill
    assert len(prefill) <= drafts.PREFILL_CHARACTERS
    assert prefill == words[:40] or prefill.startswith(words + sign)


def test_a_message_that_is_only_a_file_gives_its_name() -> None:
    said = Message(MessageId(1), RoomId(1), Moment(0), Speaker.CUSTOMER, "이수민", " ", False, "커튼_색상.jpg")
    assert drafts.link_to(said).prefill == "커튼_색상.jpg"
