"""Templates and files: a flow from somewhere else in place of the stages, and what becomes of those."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.stages import FlowSketch, StageSketch
from taskflow_desktop.rules.flow_files import flow_of, text_of
from taskflow_desktop.ui.settings.flow_templates import TemplatesDialog
from taskflow_desktop.ui.widgets.labels import Label
from taskflow_desktop.ui.widgets.reason_menu import ReasonMenuPopover
from tests.ui.board.desk import Desk, press
from tests.ui.settings.stages_place import Place


@pytest.fixture
def place(qtbot: QtBot, desk: Desk) -> Place:
    return Place(qtbot, desk)


def menu(place: Place) -> ReasonMenuPopover:
    place.page.menu.button.click()
    return next(each for each in place.window.findChildren(ReasonMenuPopover) if each.isVisible())


def templates(place: Place) -> TemplatesDialog:
    menu(place).rows[0].click()
    return next(each for each in place.window.findChildren(TemplatesDialog) if each.isVisible())


def texts(widget: object) -> list[str]:
    return [each.text() for each in widget.findChildren(Label)]  # type: ignore[attr-defined]


def test_the_templates_are_shown_with_their_stages(place: Place) -> None:
    dialog = templates(place)
    assert [button.text() for button in dialog.buttons] == ["기본", "신규 문의", "교환·반품", "배송", "기업 거래"]
    assert {"신규 문의 접수", "상담 중", "서류 발송", "상담 완료"} <= set(texts(dialog))
    assert dialog.buttons[1].accessibleDescription() == "단계: 신규 문의 접수, 상담 중, 서류 발송, 상담 완료"
    assert dialog.accept_button.refusal == "템플릿을 골라 주세요."
    dialog.reject()


def test_a_template_by_keys_and_where_the_tasks_go(place: Place) -> None:
    dialog = templates(place)
    place.wait(dialog.buttons[0].hasFocus)
    assert dialog.buttons[0].ringed
    press(Qt.Key.Key_Down)
    assert [button.isChecked() for button in dialog.buttons] == [True, False, False, False, False]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert place.names == ["신규 문의 접수", "상담 중", "서류 발송", "상담 완료"]
    assert place.saved == ["신규", "상담 진행", "보류", "해결"]
    place.page.bar.save.click()
    assert place.page.bar.words == "태스크를 받을 단계를 골라 주세요."
    missing = place.editor.leaving.missing()
    assert missing is not None
    missing.choose(place.rows[0].key)
    missing.chosen.emit(missing.key)
    wanted = place.names
    place.save()
    assert place.saved == wanted
    held = place.desk.site.value("SELECT s.name FROM task t JOIN stage s ON s.id = t.stage_id")
    assert held == wanted[0]


def test_files_go_in_by_an_arrow_in_and_out_by_one_out(place: Place) -> None:
    rows = menu(place).rows
    assert [(row.entry.text, row.entry.icon) for row in rows[1:]] == [
        ("파일에서 가져오기…", "import"), ("파일로 내보내기…", "upload"),
    ]  # fmt: skip


def test_a_template_is_taken_back(place: Place) -> None:
    dialog = templates(place)
    dialog.buttons[3].setChecked(True)
    dialog.accept_button.click()
    assert place.page.notes.dropped.isVisible()
    assert place.page.notes.dropped.accessibleName() == (
        "‘배송’ 단계로 바꿔 넣었어요. 저장하기 전에는 아무것도 바뀌지 않아요."
    )
    place.page.notes.dropped.button.click()  # type: ignore[union-attr]
    assert place.names == ["신규", "상담 진행", "보류", "해결"]
    assert not place.editor.leaving.isVisible()


def test_stages_of_the_same_name_stay_the_same(place: Place) -> None:
    before = {stage.name: stage.stage_id for stage in place.editor.draft.stages}
    dialog = templates(place)
    dialog.buttons[0].setChecked(True)
    dialog.accept_button.click()
    assert {stage.name: stage.stage_id for stage in place.editor.draft.stages} == before
    assert not place.editor.leaving.isVisible()


# --- files ------------------------------------------------------------------------------------------------------------


def test_the_stages_go_into_a_file_as_they_are_shown(place: Place, tmp_path: Path) -> None:
    place.files.answer = tmp_path / "흐름.json"
    place.rows[3].up.click()
    menu(place).rows[2].click()
    place.wait(lambda: place.page.bar.words == "‘흐름.json’에 저장했어요.")
    assert [stage.name for stage in flow_of(place.files.answer.read_bytes()).stages] == [
        "신규", "상담 진행", "해결", "보류",
    ]  # fmt: skip
    assert place.files.names[0].endswith("단계.json")


def test_stages_that_cannot_be_saved_do_not_go_into_a_file(place: Place) -> None:
    place.editor.add.click()
    popover = menu(place)
    assert popover.rows[2].entry.refusal == "단계 이름은 1–20자로, 서로 다르게 지어 주세요."
    popover.dismiss()


def test_a_place_that_takes_no_file_is_told(place: Place, tmp_path: Path) -> None:
    place.files.answer = tmp_path / "none" / "a.json"
    menu(place).rows[2].click()
    place.wait(lambda: place.page.bar.words == "그곳에 파일을 쓰지 못했어요. 다른 곳을 골라 주세요.")


def test_the_stages_of_a_file_are_put_in_place(place: Place, tmp_path: Path) -> None:
    place.files.answer = tmp_path / "a.json"
    sketch = FlowSketch("", (StageSketch("신규", "#123456"), StageSketch("<b>끝</b>", "#2E9B57")))
    place.files.answer.write_text(text_of(sketch), encoding="utf-8")
    menu(place).rows[1].click()
    place.wait(lambda: place.names == ["신규", "<b>끝</b>"])
    assert place.page.notes.dropped.accessibleName().startswith("‘a’ 단계로 바꿔 넣었어요.")
    place.save()
    assert place.saved == ["신규", "<b>끝</b>"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"no flow", "단계를 담은 파일이 아니에요. 다른 파일을 골라 주세요."),
        (b"[" * 100_000, "단계를 담은 파일치고는 너무 커요. 다른 파일을 골라 주세요."),
        (None, "‘a.json’을 찾지 못했어요. 옮기거나 지우지 않았는지 보고 다시 골라 주세요."),
    ],
)
def test_a_file_that_is_none_is_told_and_changes_nothing(
    place: Place, tmp_path: Path, content: bytes | None, said: str
) -> None:
    place.files.answer = tmp_path / "a.json"
    if content is not None:
        place.files.answer.write_bytes(content)
    rest = place.page.bar.words
    menu(place).rows[1].click()
    place.wait(lambda: place.page.bar.words != rest)
    assert place.page.bar.words == said
    assert not place.editor.draft.touched
