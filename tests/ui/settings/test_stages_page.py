"""The stages in a real window: edited as a draft, by pointer and by keys, saved whole or not at all."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.entities import Flow
from taskflow_desktop.domain.ids import AgentId, EventSeq
from taskflow_desktop.domain.stages import StageWish
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.settings.dialog import SettingsDialog, SettingsPage
from taskflow_desktop.ui.settings.stages_draft import begun
from taskflow_desktop.ui.settings.stages_editor import StagesEditor
from taskflow_desktop.ui.settings.stages_page import StagesPage
from taskflow_desktop.ui.stage_colours import NAMED_COLOURS
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.widgets.labels import Label
from tests.support.site import update
from tests.ui.board.desk import Desk, press, show_in_window
from tests.ui.details.panels import compose, focused, write
from tests.ui.settings.stages_place import Place

NAMES = ["신규", "상담 진행", "보류", "해결"]


@pytest.fixture
def place(qtbot: QtBot, desk: Desk) -> Place:
    desk.task("둘째", 2)
    return Place(qtbot, desk)


def texts(widget: object) -> set[str]:
    return {each.text() for each in widget.findChildren(Label)}  # type: ignore[attr-defined]


def type_name(place: Place, at: int, name: str) -> None:
    """Write a name over the one that is there."""
    line = place.rows[at].name.line
    line.setFocus()
    line.selectAll()
    press(Qt.Key.Key_Backspace)
    write(name)


def alt(key: Qt.Key) -> None:
    QTest.keyClick(focused(), key, Qt.KeyboardModifier.AltModifier)


# --- what is shown ----------------------------------------------------------------------------------------------------


def test_every_stage_with_its_name_colour_and_tasks(place: Place) -> None:
    assert place.names == NAMES
    assert [row.tasks.text() for row in place.rows] == ["태스크 1", "태스크 0", "태스크 1", "태스크 0"]
    assert {"단계", "4/8", "2/20", "5/20"} <= texts(place.page)
    assert place.editor.room_words == "4개 더 만들 수 있어요. 1개 이상은 있어야 해요."
    assert place.page.bar.words == "저장하면 모든 상담사 화면에 바로 반영돼요."
    row = place.rows[1]
    assert row.name.line.accessibleName() == "4단계 중 2단계 이름"
    assert [row.up.accessibleName(), row.remove.accessibleName()] == ["상담 진행 위로 옮기기", "상담 진행 없애기"]
    assert (place.rows[0].up.refusal, place.rows[3].down.refusal) == ("맨 위 단계예요.", "맨 아래 단계예요.")


def test_the_numbers_follow_the_tasks(place: Place) -> None:
    place.desk.site.do(place.desk.world.main, update("task", 1, stage_id=place.desk.world.stages[1]))
    place.wait(lambda: [row.tasks.text() for row in place.rows][:2] == ["태스크 0", "태스크 1"])


def test_saving_is_for_something_to_save(place: Place) -> None:
    place.page.bar.save.click()
    assert place.bubble() == "아직 바뀐 내용이 없어요."


# --- names ------------------------------------------------------------------------------------------------------------


def test_a_name_with_the_syllable_being_composed_is_saved(place: Place) -> None:
    type_name(place, 0, "접")
    compose("수")
    assert place.names[0] == "접수"
    assert place.editor.draft.stages[0].name == "접수"
    place.save()
    assert place.saved == ["접수", "상담 진행", "보류", "해결"]
    assert place.names[0] == "접수"
    assert place.page.bar.save.refusal == "아직 바뀐 내용이 없어요."


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "단계 이름은 1–20자로, 서로 다르게 지어 주세요."),
        ("   ", "단계 이름은 1–20자로, 서로 다르게 지어 주세요."),
        ("가" * 21, "단계 이름은 1–20자로, 서로 다르게 지어 주세요."),
        ("상담진행", "‘상담 진행’과 구별하기 어려운 이름이에요. 다르게 지어 주세요."),
        ("해결\u200b", "‘해결\u200b’과(와) 구별하기 어려운 이름이에요. 다르게 지어 주세요."),
    ],
)
def test_a_name_that_cannot_be_is_told_and_kept(place: Place, name: str, said: str) -> None:
    events = place.desk.events()
    type_name(place, 2, name)
    place.page.bar.save.click()
    assert place.page.bar.words == said
    told = next(row for row in place.rows if row.problem.isVisible())
    assert told.problem.text() == said
    assert told.name.frame.bad
    assert told.name.line.hasFocus()
    assert place.names[2] == name
    assert place.desk.events() == events
    type_name(place, 2, "기다림")
    assert not told.problem.isVisible()
    place.save()
    assert place.saved[2] == "기다림"


def test_a_problem_is_told_when_a_field_is_left_not_while_it_is_typed(place: Place) -> None:
    type_name(place, 1, "")
    assert not place.rows[1].problem.isVisible()
    place.rows[2].name.line.setFocus()
    assert place.rows[1].problem.isVisible()


def test_hostile_names_are_letters(place: Place) -> None:
    type_name(place, 0, "<b>a&b</b>")
    place.rows[0].colour.click()
    dialog = place.removal(0)
    assert "‘<b>a&b</b>’ 단계를 없앨까요?" in texts(dialog)
    dialog.safe.click()
    place.save()
    assert place.saved[0] == "<b>a&b</b>"


def test_keys_go_on_with_a_ring_after_the_receiver_is_chosen_and_the_stage_gone(place: Place) -> None:
    dialog = place.removal(0)
    dialog.activateWindow()
    assert dialog.choice is not None
    place.wait(dialog.choice.hasFocus)
    assert dialog.choice.ringed
    press(Qt.Key.Key_Space)
    menu = next(each for each in dialog.choice.findChildren(QMenu) if each.isVisible())
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert dialog.choice.ringed
    dialog.accept_button.click()
    place.window.activateWindow()
    place.wait(place.rows[0].remove.hasFocus)
    assert place.rows[0].remove.ringed


# --- coming and going -------------------------------------------------------------------------------------------------


def test_stages_are_added_up_to_eight(place: Place) -> None:
    for number in range(4):
        place.editor.add.click()
        row = place.rows[-1]
        assert row.name.line.hasFocus()
        assert row.tasks.text() == "새 단계"
        write(f"더 {number}")
    colours = [row.colour.hex for row in place.rows[4:]]
    assert colours == [colour.hex for colour in NAMED_COLOURS[:4]]  # the first stages here have none of these
    place.editor.add.click()
    assert place.bubble() == "단계는 8개까지 만들 수 있어요."
    assert place.editor.room_words == "단계는 8개까지 만들 수 있어요."
    place.save()
    assert place.saved == [*NAMES, "더 0", "더 1", "더 2", "더 3"]
    assert "8/8" in texts(place.page)


def test_the_last_stage_stays(place: Place) -> None:
    for _ in range(3):
        place.remove(1, 0)
    assert place.names == ["신규"]
    place.rows[0].remove.click()
    assert place.bubble() == "단계는 하나 이상 있어야 해요."
    place.save()
    assert place.saved == ["신규"]


def test_a_stage_with_tasks_asks_where_they_go(place: Place) -> None:
    dialog = place.removal(2)
    assert "이 단계에 태스크 1건이 있어요. 어느 단계로 옮길지 골라 주세요." in texts(dialog)
    assert dialog.choice is not None
    place.wait(dialog.choice.hasFocus)
    dialog.accept_button.click()
    assert dialog.isVisible()
    assert dialog.accept_button.refusal == "태스크를 받을 단계를 골라 주세요."
    menu = dialog.choice.open_menu()
    assert [action.text() for action in menu.actions()] == ["신규", "상담 진행", "해결"]
    menu.actions()[1].trigger()
    menu.close()
    dialog.accept_button.click()
    assert place.names == ["신규", "상담 진행", "해결"]
    assert place.saved == NAMES
    place.save()
    assert place.saved == ["신규", "상담 진행", "해결"]
    task = place.desk.site.value("SELECT stage_id FROM task WHERE title = '둘째'")
    assert task == place.desk.world.stages[1]


def test_an_empty_stage_asks_with_the_safe_button_in_focus(place: Place) -> None:
    dialog = place.removal(3)
    assert dialog.choice is None
    place.wait(dialog.safe.hasFocus)
    dialog.accept_button.click()
    assert place.names == NAMES[:3]


def test_a_stage_that_was_never_saved_goes_at_once(place: Place) -> None:
    place.editor.add.click()
    write("잠깐")
    place.rows[4].remove.click()
    assert place.names == NAMES
    assert place.page.bar.save.refusal == "아직 바뀐 내용이 없어요."


def test_what_goes_is_listed_and_can_stay(place: Place) -> None:
    place.remove(2, 1)
    row = place.editor.leaving.rows[0]
    assert "‘보류’ 없앰 · 태스크 1건을 받을 단계" in texts(row)
    assert row.choice is not None
    assert row.choice.accessibleName() == "보류 태스크를 받을 단계: 상담 진행"
    row.back.click()
    assert place.names == NAMES
    assert not place.editor.leaving.isVisible()
    assert not place.editor.draft.touched


def test_the_tasks_of_a_stage_that_was_to_take_others_go_on_with_it(place: Place) -> None:
    place.remove(2, 0)
    dialog = place.removal(0)
    assert "이 단계에 태스크 2건이 있어요. 어느 단계로 옮길지 골라 주세요." in texts(dialog)
    dialog.choice.choose(place.rows[2].key)  # type: ignore[union-attr]
    dialog.choice.chosen.emit(place.rows[2].key)  # type: ignore[union-attr]
    dialog.accept_button.click()
    place.save()
    assert place.saved == ["상담 진행", "해결"]
    assert place.desk.site.value("SELECT count(*) FROM task WHERE stage_id = ?", place.desk.world.stages[3]) == 2
    assert place.desk.site.kinds().count("task.stage") == 2


def test_before_the_first_switch_on_there_are_none(qtbot: QtBot) -> None:
    editor = StagesEditor()
    _window = show_in_window(qtbot, editor)
    flow = Flow(on=False, switched_at=None, switched_by="", version=1)
    editor.set_draft(begun(flow, EventSeq(1)), {})
    assert editor.room_words == "아직 단계가 없어요. 태스크 플로우를 켜면 기본 단계가 생겨요."
    editor.add.click()
    assert [row.tasks.text() for row in editor.list.rows] == ["새 단계"]
    assert editor.room_words == "7개 더 만들 수 있어요. 1개 이상은 있어야 해요."
    assert editor.list.rows[0].remove.refusal == "단계는 하나 이상 있어야 해요."


# --- order ------------------------------------------------------------------------------------------------------------


def test_the_order_by_the_buttons(place: Place) -> None:
    place.rows[2].up.click()
    assert place.names == ["신규", "보류", "상담 진행", "해결"]
    place.rows[0].up.click()
    assert place.bubble() == "맨 위 단계예요."
    place.save()
    assert place.saved == ["신규", "보류", "상담 진행", "해결"]


def test_the_order_by_keys_keeps_the_focus_in_the_row(place: Place) -> None:
    place.rows[3].name.line.setFocus()
    line = focused()
    alt(Qt.Key.Key_Up)
    alt(Qt.Key.Key_Up)
    assert place.names == ["신규", "해결", "상담 진행", "보류"]
    assert focused() is line
    place.rows[1].remove.setFocus()
    alt(Qt.Key.Key_Down)
    assert place.names == ["신규", "상담 진행", "해결", "보류"]
    assert focused() is place.rows[2].remove


def test_the_order_by_dragging_the_grip(place: Place) -> None:
    grip = place.rows[0].grip
    start = grip.rect().center()
    below = grip.mapFromGlobal(place.rows[2].mapToGlobal(place.rows[2].rect().bottomLeft())) + QPoint(start.x(), 0)
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(grip, start + QPoint(0, 2))
    assert place.names == NAMES
    QTest.mouseMove(grip, below)
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=below)
    assert place.names == ["상담 진행", "보류", "신규", "해결"]
    place.save()
    assert place.saved == ["상담 진행", "보류", "신규", "해결"]


# --- by keys alone ----------------------------------------------------------------------------------------------------


def test_everything_is_reached_by_tab_in_reading_order(place: Place) -> None:
    place.rows[0].name.line.setFocus()
    seen = [focused()]
    while focused() is not place.page.bar.save and len(seen) < 60:
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        seen.append(focused())
    expected = [
        stop for row in place.rows for stop in (row.name.line, row.colour, row.up, row.down, row.remove)
    ]  # fmt: skip
    assert seen == [*expected, place.editor.add, place.page.bar.cancel, place.page.bar.save]
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is place.page.menu.button


def test_enter_goes_to_the_next_name(place: Place) -> None:
    place.rows[0].name.line.setFocus()
    press(Qt.Key.Key_Return)
    assert place.rows[1].name.line.hasFocus()


def test_a_whole_change_by_keys(place: Place) -> None:
    place.editor.add.setFocus()
    press(Qt.Key.Key_Space)
    write("물류 확인")
    alt(Qt.Key.Key_Up)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    assert place.editor.list.colours.isVisible()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Escape)
    assert focused() is place.rows[3].colour
    place.page.bar.save.setFocus()
    press(Qt.Key.Key_Return)
    place.wait(lambda: place.saved == ["신규", "상담 진행", "보류", "물류 확인", "해결"])
    colour = place.desk.site.value("SELECT colour FROM stage WHERE name = '물류 확인'")
    assert colour == NAMED_COLOURS[1].hex


# --- the draft --------------------------------------------------------------------------------------------------------


def test_cancel_gives_the_draft_up_and_can_be_taken_back(place: Place) -> None:
    closed: list[bool] = []
    place.page.close_requested.connect(lambda: closed.append(True))
    type_name(place, 0, "접수")
    place.page.bar.cancel.click()
    assert (place.names, closed) == (NAMES, [])
    assert place.page.notes.dropped.isVisible()
    place.page.notes.dropped.button.click()  # type: ignore[union-attr]
    assert place.names[0] == "접수"
    assert not place.page.notes.dropped.isVisible()
    place.page.bar.cancel.click()
    place.page.bar.cancel.click()
    assert closed == [True]


def test_the_draft_is_kept_over_closing_and_gone_once_saved(qtbot: QtBot, desk: Desk, preferences: Preferences) -> None:
    session = desk.enter(desk.world.admin)
    window = show_in_window(qtbot, QWidget())

    def opened() -> tuple[SettingsDialog, StagesPage]:
        dialog = SettingsDialog(session, preferences, window)
        with qtbot.waitExposed(dialog):
            dialog.open_at(SettingsPage.STAGES)
        page = dialog.widget(SettingsPage.STAGES)
        assert isinstance(page, StagesPage)
        qtbot.waitUntil(lambda: bool(page.editor.loads))
        return dialog, page

    dialog, page = opened()
    page.editor.list.rows[0].name.line.setFocus()
    write(" 접수")
    dialog.close()
    dialog, page = opened()
    assert page.editor.list.rows[0].name.text() == "신규 접수"
    assert page.bar.words == "아직 저장하지 않은 내용을 다시 불러왔어요."
    assert desk.site.value("SELECT count(*) FROM draft WHERE place = 'flow/stages'") == 1
    page.bar.save.click()
    qtbot.waitUntil(lambda: page.bar.words.startswith("저장했어요"))
    assert desk.site.value("SELECT count(*) FROM draft") == 0
    dialog.close()
    dialog, page = opened()
    assert not page.editor.draft.touched
    dialog.close()


def test_who_is_admin_no_more_cannot_save_and_loses_nothing(qtbot: QtBot, desk: Desk) -> None:
    second = desk.site.insert(
        desk.world.admin, "agent", name="새 관리자", role="admin", identifier="u50", password_hash="x"
    )
    place = Place(qtbot, desk, second)
    type_name(place, 0, "접수")
    desk.site.do(desk.world.admin, update("agent", second, role="agent"))
    place.wait(lambda: place.page.bar.save.refusal == "관리자만 할 수 있어요.")
    assert place.names[0] == "접수"


def test_what_is_typed_while_it_is_saved_stays(place: Place) -> None:
    type_name(place, 0, "접수")
    place.editor.add.click()
    write("다섯째")
    place.page.bar.save.click()
    write(" 단계")
    place.wait(lambda: place.page.bar.words.startswith("저장했어요"))
    assert place.saved == ["접수", "상담 진행", "보류", "해결", "다섯째"]
    assert place.names[4] == "다섯째 단계"
    place.save()
    assert place.saved[4] == "다섯째 단계"


def test_other_windows_follow_what_was_saved(place: Place) -> None:
    other: Session = place.desk.enter(place.desk.world.main)
    type_name(place, 1, "상담 중")
    place.remove(2, 1)
    place.save()
    place.wait(lambda: [stage.name for stage in other.flow.active_stages] == ["신규", "상담 중", "해결"])


def test_a_task_that_comes_into_a_leaving_stage_before_saving_is_told(place: Place) -> None:
    place.remove(3, None)
    place.desk.site.do(place.desk.world.main, update("task", 1, stage_id=place.desk.world.stages[3]))
    place.page.bar.save.click()
    place.wait(lambda: place.editor.leaving.missing() is not None)
    place.page.bar.save.click()
    assert place.page.bar.words == "태스크를 받을 단계를 골라 주세요."
    assert place.saved == NAMES
    place.window.activateWindow()
    place.wait(lambda: QApplication.focusWidget() is place.editor.leaving.missing())


# --- two admins -------------------------------------------------------------------------------------------------------


def renamed_first(wishes: list[StageWish]) -> list[StageWish]:
    return [StageWish(wishes[0].stage_id, "접수", wishes[0].colour), *wishes[1:]]


def test_a_page_without_changes_follows_the_other_admin(place: Place) -> None:
    place.other_saves(renamed_first)
    place.wait(lambda: place.names[0] == "접수")
    assert not place.page.notes.conflict.isVisible()


def test_what_the_other_admin_changed_is_told_and_the_draft_stays(place: Place) -> None:
    type_name(place, 1, "상담 중")
    place.other_saves(lambda wishes: [*renamed_first(wishes)[::-1], StageWish(None, "검수", "#123456")])
    place.wait(place.page.notes.conflict.isVisible)
    said = place.page.notes.conflict.accessibleName()
    assert said.startswith("그동안 한유진 님이 단계를 고쳐 저장했어요: ")
    assert {"‘신규’ 이름을 ‘접수’로 바꿈", "‘검수’ 추가", "순서 바꿈"} <= set(
        said.split(": ", 1)[1].split(". ")[0].split(", ")
    )
    assert place.names == ["신규", "상담 중", "보류", "해결"]
    place.page.bar.save.click()
    assert place.bubble() == "다른 관리자가 고친 내용과 먼저 합쳐 주세요."
    place.page.notes.conflict.button.click()  # type: ignore[union-attr]
    assert place.names == ["해결", "보류", "상담 중", "접수", "검수"]
    place.save()
    assert place.saved == ["해결", "보류", "상담 중", "접수", "검수"]


def test_two_admins_who_save_at_the_same_instant(place: Place) -> None:
    """The other one is first by so little that nobody has heard of it yet."""
    type_name(place, 1, "상담 중")
    site, admin = place.desk.site, place.desk.world.admin
    site.do(
        admin,
        update("flow", 1),
        update("stage", place.desk.world.stages[0], name="접수", name_key="접수"),
    )
    place.page.bar.save.click()
    place.wait(place.page.notes.conflict.isVisible)
    assert place.names == ["신규", "상담 중", "보류", "해결"]
    assert place.saved[1] == "상담 진행"
    place.page.notes.conflict.button.click()  # type: ignore[union-attr]
    place.save()
    assert place.saved == ["접수", "상담 중", "보류", "해결"]


def test_what_takes_long_is_told_and_asked_for_once(place: Place) -> None:
    type_name(place, 0, "접수")
    site = place.desk.site
    with site.database.transaction(AgentId(place.desk.world.admin)):  # nobody else can write meanwhile
        place.page.bar.save.click()
        place.wait(lambda: place.page.bar.words == "단계를 저장하고 있어요. 옮길 태스크가 많으면 조금 걸려요.")
        assert place.page.bar.save.refusal == "단계를 저장하고 있어요."
        place.page.save()
    place.wait(lambda: place.page.bar.words == "저장했어요. 모든 상담사 화면에 반영됐어요.")
    assert place.saved[0] == "접수"
    assert site.kinds().count("stage.changed") == 1
