"""Every sentence of ui-spec 9 by its id, in both languages, with the numbers of the rules; something says each."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.config import Language
from taskflow_desktop.domain.errors import Refusal, SignInFailed, StorageUnavailable
from taskflow_desktop.ui.details.file_words import cut_words, partial_words, short_reason
from taskflow_desktop.ui.refusals import error_sentence, general_sentence, sentence
from taskflow_desktop.ui.settings.switch_off import SwitchOffDialog
from taskflow_desktop.ui.text import fill, install_language, translate
from tests.support.translation_files import files

PACKAGE = Path(__file__).parents[2] / "taskflow_desktop"


@dataclass(frozen=True)
class Row:
    """One id: how its words come about, and what they are."""

    made: Callable[[], str]
    korean: str
    english: str


def refusal(code: str, **values: str | int) -> Callable[[], str]:
    return lambda: sentence(Refusal(code, **values))


@dataclass(frozen=True)
class Said:
    """A sentence that a widget says: the code has it under this key."""

    context: str
    source: str
    parts: dict[str, str | int]
    n: int = -1

    def __call__(self) -> str:
        assert any((self.context, self.source) == each[:2] for each in files.spoken()), f"nobody says {self.source}"
        return fill(translate(self.context, self.source, "", self.n), **self.parts)


def said(context: str, source: str, n: int = -1, **parts: str | int) -> Said:
    return Said(context, source, parts, n)


ROWS: Final[dict[str, Row]] = {
    "create.closed": Row(
        refusal("create.closed"),
        "종료된 상담방이라 새 태스크를 만들 수 없어요. 등록한 태스크는 계속 고칠 수 있어요.",
        "This room is closed, so you can't add a task. Existing tasks can still be edited.",
    ),
    "create.no_main": Row(
        refusal("create.no_main"),
        "주 상담사가 정해지면 태스크를 만들 수 있어요.",
        "You can add tasks once the room has a main agent.",
    ),
    "create.not_main": Row(
        refusal("create.not_main"),
        "이 방의 주 상담사와 매니저, 관리자만 태스크를 만들 수 있어요.",
        "Only this room's main agent, managers and admins can add tasks.",
    ),
    "create.full": Row(
        refusal("create.full"),
        "이 방에 만들 수 있는 태스크 10개를 모두 썼어요. 관련 있는 태스크의 체크리스트에 항목을 더해 주세요.",
        "All 10 tasks of this room are used. Add a checklist item to a related task instead.",
    ),
    "create.race": Row(  # "A tenth task": the number comes from the rules, which know no ordinals
        refusal("create.race"),
        "방금 10번째 태스크가 등록됐어요. 쓰던 내용은 그대로 있어요.",
        "Task number 10 was just added. Your text is still here.",
    ),
    "create.elsewhere": Row(
        said("Board", "Tasks are created inside a room."),
        "태스크는 상담방 안에서 만들어요.",
        "Tasks are created inside a room.",
    ),
    "create.permanent": Row(
        said("NewTask", "A task can't be deleted once added. Its number is given when it is added."),
        "등록한 태스크는 지울 수 없어요. 번호는 등록할 때 정해져요.",
        "A task can't be deleted once added. Its number is given when it is added.",
    ),
    "flow.off": Row(
        refusal("flow.off"),
        "관리자가 태스크 플로우를 껐어요. 다시 켜면 등록한 태스크가 그대로 돌아와요.",
        "An admin turned Task Flow off. Your tasks return when it is turned on again.",
    ),
    "task.read_only": Row(
        refusal("task.read_only", name="김서연"),
        "보기만 할 수 있어요. 소유자 김서연 님이나 매니저가 참조자로 넣으면 고칠 수 있어요.",
        "View only. 김서연 or a manager can add you as a collaborator.",
    ),
    "task.people_locked": Row(
        refusal("task.people_locked"),
        "소유자와 참조자는 소유자, 매니저, 관리자만 바꿀 수 있어요.",
        "Only the owner, managers and admins can change people.",
    ),
    "title.empty": Row(refusal("title.empty"), "제목을 적어 주세요.", "Enter a title."),
    "title.long": Row(
        refusal("title.long", n=104),
        "제목은 100자까지 쓸 수 있어요. 지금 104자예요.",
        "Titles can have up to 100 characters; this has 104.",
    ),
    "check.full": Row(
        refusal("check.full"), "체크리스트는 50개까지 만들 수 있어요.", "A checklist can have up to 50 items."
    ),
    "check.long": Row(refusal("check.long"), "항목은 200자까지 쓸 수 있어요.", "Items can have up to 200 characters."),
    "memo.long": Row(
        refusal("memo.long", n=12),
        "메모는 20,000자까지 쓸 수 있어요. 넘은 12자를 줄이면 저장돼요.",
        "Memos can have up to 20,000 characters. Remove 12 to save.",
    ),
    "file.too_large": Row(
        refusal("file.too_large", file="계약서.pdf", size=10_496_000),
        "‘계약서.pdf’를 붙이지 못했어요. 10.01MB예요. 파일당 10MB까지 붙일 수 있어요.",
        "“계약서.pdf” wasn't attached. It is 10.01MB; the limit is 10MB per file.",
    ),
    "file.no_place": Row(
        lambda: short_reason(Refusal("file.no_place")), "자리가 없어요 (3개까지)", "No place left (up to 3)"
    ),
    "file.partial": Row(
        lambda: " ".join(partial_words(5, 3)),
        "5개 가운데 3개를 붙였어요. 나머지는 붙이지 않았어요.",
        "3 of 5 files attached. The others were not.",
    ),
    "file.full": Row(
        refusal("file.full"),
        "3개를 모두 붙였어요. 하나를 떼면 새 파일을 붙일 수 있어요.",
        "All 3 places are used. Remove one to add another.",
    ),
    "file.empty": Row(
        refusal("file.empty", file="사진.png"),
        "‘사진.png’는 0바이트예요. 파일이 제대로 저장됐는지 확인하고 다시 골라 주세요.",
        "“사진.png” is empty. Check that it was saved, then choose it again.",
    ),
    "file.unreadable": Row(
        refusal("file.unreadable", file="견적"),
        "‘견적’을 열지 못했어요. 다른 프로그램에서 닫은 뒤 다시 골라 주세요.",
        "“견적” can't be read. Close it in other programs and choose it again.",
    ),
    "file.upload_cut": Row(lambda: cut_words(None), "연결이 끊겨서 올리지 못했어요", "Connection lost while uploading"),
    "file.executable": Row(
        refusal("file.executable"),
        "실행할 수 있는 파일이라 열지 않아요. 다른 곳에 저장할 수 있어요.",
        "Programs aren't opened here. You can save it elsewhere.",
    ),
    "file.removed": Row(said("Files", "Removed “{file}”", file="견적"), "‘견적’을 뗐어요", "Removed “견적”"),
    "stage.moved": Row(
        said("Task", "Moved {number} to “{stage}”", number="A0042", stage="해결"),
        "A0042를 ‘해결’로 옮겼어요",
        "Moved A0042 to “해결”",
    ),
    "stage.drag_hint": Row(
        said("Board", "Cards aren't dragged. Press S to change the stage."),
        "카드는 끌어서 옮기지 않아요. S 키로 단계를 바꿔 주세요.",
        "Cards aren't dragged. Press S to change the stage.",
    ),
    "stage.last": Row(
        said("Task", "Moved to “{stage}”. What was the outcome?", stage="해결"),
        "‘해결’로 옮겼어요. 결과는요?",
        "Moved to “해결”. What was the outcome?",
    ),
    "stage.max": Row(refusal("stage.max"), "단계는 8개까지 만들 수 있어요.", "Up to 8 stages."),
    "stage.min": Row(refusal("stage.min"), "단계는 하나 이상 있어야 해요.", "Keep at least one stage."),
    "stage.name_bad": Row(
        refusal("stage.name_bad"),
        "단계 이름은 1–20자로, 서로 다르게 지어 주세요.",
        "Stage names need 1–20 characters and must differ.",
    ),
    "stage.remove": Row(
        refusal("stage.remove", n=4),
        "이 단계에 태스크 4건이 있어요. 어느 단계로 옮길지 골라 주세요.",
        "This stage holds 4 tasks. Choose where they go.",
    ),
    "outcome.reason": Row(refusal("outcome.reason"), "실패한 까닭을 남겨 주세요.", "Say why it failed."),
    "outcome.left": Row(
        said("Task", "%n checklist item(s) are still open.", n=2),
        "체크리스트 2개가 남아 있어요.",
        "2 checklist items are still open.",
    ),
    "room.handover": Row(
        said("HandOver", "The owner of %n open task(s) changes too.", n=3),
        "진행 중인 태스크 3건의 소유자도 함께 바뀌어요.",
        "The owner of 3 open tasks changes too.",
    ),
    "room.close": Row(  # the dialog's title; its sentence says more, for its rows decide about each of them
        said("CloseRoom", "%n task(s) are still open", n=3),
        "진행 중인 태스크가 3건 있어요",
        "3 tasks are still open",
    ),
    "conn.setup": Row(
        lambda: error_sentence(StorageUnavailable("unreachable")),
        "서버에 닿지 못했어요. 주소와 방화벽을 확인해 주세요.",
        "Can't reach the server. Check the address and firewall.",
    ),
    "memo.conflict": Row(
        said(
            "Memo",
            "{name} saved while you were typing. Your text is safe. Choose what to keep.",
            name="박지훈",
        ),
        "쓰는 동안 박지훈 님이 먼저 저장했어요. 내가 쓴 글은 그대로 있어요. 남길 내용을 골라 주세요.",
        "박지훈 saved while you were typing. Your text is safe. Choose what to keep.",
    ),
    "save.failed": Row(
        refusal("save.failed"),
        "저장하지 못했어요. 쓴 글은 그대로 있어요.",
        "Couldn't save. Your text is still here.",
    ),
    "login.bad": Row(
        lambda: error_sentence(SignInFailed()), "아이디나 비밀번호가 맞지 않아요.", "The ID or password doesn't match."
    ),
    "agent.deactivate": Row(
        said("Team", "Choose who takes over from {name}", name="박지훈"),
        "박지훈 님의 일을 넘길 사람을 골라 주세요",
        "Choose who takes over from 박지훈",
    ),
    "generic": Row(
        general_sentence,
        "하지 못했어요. 잠시 뒤 다시 해 주세요.",
        "That didn't work. Try again in a moment.",
    ),
}
SHOWN_IN_A_DIALOG: Final = frozenset({"flow.off_confirm"})
WITHOUT_A_CONNECTION: Final = frozenset({"create.offline", "conn.lost", "conn.back"})
"""They come with working on while the database is away, which the program does not do yet."""
ALL: Final = [
    "create.closed",
    "create.no_main",
    "create.not_main",
    "create.full",
    "create.race",
    "create.offline",
    "create.elsewhere",
    "create.permanent",
    "flow.off",
    "flow.off_confirm",
    "task.read_only",
    "task.people_locked",
    "title.empty",
    "title.long",
    "check.full",
    "check.long",
    "memo.long",
    "file.too_large",
    "file.no_place",
    "file.partial",
    "file.full",
    "file.empty",
    "file.unreadable",
    "file.upload_cut",
    "file.executable",
    "file.removed",
    "stage.moved",
    "stage.drag_hint",
    "stage.last",
    "stage.max",
    "stage.min",
    "stage.name_bad",
    "stage.remove",
    "outcome.reason",
    "outcome.left",
    "room.handover",
    "room.close",
    "conn.lost",
    "conn.back",
    "conn.setup",
    "memo.conflict",
    "save.failed",
    "login.bad",
    "agent.deactivate",
    "generic",
]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_id_has_its_words(qapp: QApplication, language: Language) -> None:
    install_language(qapp, language)
    wrong = {
        name: (row.made(), row.korean if language == "ko" else row.english)
        for name, row in ROWS.items()
        if row.made() != (row.korean if language == "ko" else row.english)
    }
    assert wrong == {}


def test_no_id_is_left_out() -> None:
    assert sorted({*ROWS, *SHOWN_IN_A_DIALOG, *WITHOUT_A_CONNECTION}) == sorted(ALL)


def test_somebody_refuses_with_every_code() -> None:
    """A sentence that no rule, service or screen asks for would never be read."""
    asked = "\n".join(path.read_text("utf-8") for path in sorted(PACKAGE.rglob("*.py")) if path.name != "refusals.py")
    codes = set(re.findall(r"[\"']([a-z_]+\.[a-z_]+)[\"']", asked))
    refusals = {name for name, row in ROWS.items() if not isinstance(row.made, Said)}
    apart = {"file.no_place", "file.partial", "file.upload_cut", "conn.setup", "login.bad", "generic"}
    assert sorted(refusals - apart - codes) == []


def test_the_question_before_switching_off(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = SwitchOffDialog(6, 3, window)
    words = [each.text() for each in dialog.findChildren(QLabel)]
    assert words[:2] == ["태스크 플로우를 끌까요?", "상담사 6명의 화면에서 바로 사라져요."]
