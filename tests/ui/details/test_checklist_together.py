"""One checklist, several people: others' changes arrive in place, nothing typed is lost, drafts come back."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from taskflow_desktop.ui.details.checklist_draft import ChecklistDraft, dumps, loads
from tests.support.site import NOW, update
from tests.ui.board.desk import Desk, press
from tests.ui.details.panels import OpenPanel, click, compose, focused, write
from tests.ui.details.test_checklist import READ_ONLY, field_text, fill, section, select, shown, stored

ALT = Qt.KeyboardModifier.AltModifier


def change(desk: Desk, of: str, /, *, by: int | None = None, **values: object) -> None:
    """Change the item with this text as somebody at another computer."""
    row = desk.site.value("SELECT id FROM checklist_item WHERE text = ?", of)
    desk.site.do(by or desk.world.helper, update("checklist_item", row, **values))


def kept(desk: Desk) -> str:
    """The draft of the checklist on disk."""
    return str(desk.site.value("SELECT text FROM draft WHERE place LIKE 'check/%'") or "")


def test_others_changes_arrive_in_place_and_take_no_focus(main: OpenPanel, desk: Desk) -> None:
    fill(main, "하나", "둘", "셋")
    select(main, 1)
    view = section(main).view
    change(desk, "하나", position=1 << 40)
    change(desk, "셋", done_at=NOW, done_by=desk.world.helper)
    main.wait(lambda: shown(main) == ["둘", "✓셋", "하나"])
    assert view.items.items[view.currentIndex().row()].text == "둘"
    assert view.hasFocus()
    tip = view.items.index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "박하늘 님이 체크함" in tip


def test_the_line_being_typed_in_is_left_alone(main: OpenPanel, desk: Desk) -> None:
    fill(main, "하나")
    section(main).begin_adding()
    write("쓰는 ")
    compose(preedit="주")
    change(desk, "하나", text="하나!")
    main.wait(lambda: shown(main) == ["하나!"])
    assert field_text(main) == "쓰는 주"
    assert focused() is section(main).writing.line.field.line
    compose(commit="중")
    press(Qt.Key.Key_Return)
    main.wait(lambda: stored(desk) == ["하나!", "쓰는 중"])


def test_a_text_changed_by_another_is_marked_not_replaced(main: OpenPanel, desk: Desk) -> None:
    fill(main, "하나", "둘")
    select(main, 0)
    press(Qt.Key.Key_F2)
    write("내 글")
    edit = section(main).writing.edit
    change(desk, "하나", text="남의 글")
    main.wait(lambda: edit.mark == "그사이 박하늘 님이 ‘남의 글’로 고쳤어요.")
    assert edit.text == "내 글"
    assert edit.field.line.hasFocus()
    press(Qt.Key.Key_Return)  # he has seen it
    main.wait(lambda: stored(desk) == ["내 글", "둘"])


def test_an_item_removed_while_it_is_edited_keeps_its_place_and_text(main: OpenPanel, desk: Desk) -> None:
    fill(main, "하나", "둘", "셋")
    select(main, 1)
    press(Qt.Key.Key_F2)
    write("둘째")
    edit = section(main).writing.edit
    change(desk, "둘", removed_at=NOW)
    main.wait(lambda: edit.mark == "그사이 박하늘 님이 이 항목을 뺐어요.")
    assert edit.mark_button.text() == "다시 추가"
    assert edit.text == "둘째"
    assert section(main).view.items.rowCount() == 3
    assert section(main).fold.button.accessibleName() == "체크리스트 0/2"
    main.tab.view.setFocus(Qt.FocusReason.MouseFocusReason)
    assert section(main).writing.editing is not None  # it waits until somebody decides
    edit.mark_button.click()
    main.wait(lambda: stored(desk) == ["하나", "둘째", "셋"])
    main.wait(lambda: shown(main) == ["하나", "둘째", "셋"])


def test_escape_lets_a_removed_item_go(main: OpenPanel, desk: Desk) -> None:
    fill(main, "하나", "둘")
    select(main, 1)
    press(Qt.Key.Key_F2)
    change(desk, "둘", removed_at=NOW)
    main.wait(lambda: section(main).writing.edit.mark != "")
    press(Qt.Key.Key_Escape)
    assert shown(main) == ["하나"]


def test_both_tick_the_same_item_in_the_same_moment(qtbot: QtBot, desk: Desk) -> None:
    """The second sees no conflict: it is as he wanted it."""
    one, two = OpenPanel(qtbot, desk, desk.world.main), OpenPanel(qtbot, desk, desk.world.helper)
    fill(one, "하나", "둘")
    two.wait(lambda: shown(two) == ["하나", "둘"])
    item = section(two).view.items.items[0].id
    section(one).view.tick_wanted.emit(item)
    section(two).view.tick_wanted.emit(item)
    for panel in (one, two):
        panel.wait(lambda panel=panel: not section(panel).changes.asked and shown(panel) == ["✓하나", "둘"])
        assert section(panel).problem == ""
    assert desk.refusals == []
    assert desk.site.kinds(kind="checklist.ticked") == ["checklist.ticked"]


def test_a_move_and_a_removal_go_on_over_a_change_of_another(qtbot: QtBot, desk: Desk) -> None:
    one, two = OpenPanel(qtbot, desk, desk.world.main), OpenPanel(qtbot, desk, desk.world.helper)
    fill(one, "하나", "둘", "셋")
    two.wait(lambda: len(shown(two)) == 3)
    first, second, _ = (item.id for item in section(two).view.items.items)
    section(one).view.tick_wanted.emit(first)
    section(two).view.move_wanted.emit((first, 1))
    section(one).view.tick_wanted.emit(second)
    section(two).view.remove_wanted.emit(second)
    for panel in (one, two):
        panel.wait(lambda panel=panel: shown(panel) == ["✓하나", "셋"])
        assert section(panel).problem == ""


def test_both_write_the_same_item(qtbot: QtBot, desk: Desk) -> None:
    """The later text waits with a word; Enter again decides."""
    one, two = OpenPanel(qtbot, desk, desk.world.main), OpenPanel(qtbot, desk, desk.world.helper)
    fill(one, "하나")
    two.wait(lambda: shown(two) == ["하나"])
    select(two, 0)
    press(Qt.Key.Key_F2)
    write("둘째 사람")
    change(desk, "하나", by=desk.world.main, text="첫째 사람")
    press(Qt.Key.Key_Return)  # before the feed told of it
    two.wait(lambda: section(two).writing.edit.problem != "" or stored(desk) == ["둘째 사람"])
    if section(two).writing.edit.problem:
        assert section(two).writing.edit.text == "둘째 사람"
        two.wait(lambda: section(two).writing.edit.mark != "")
        section(two).writing.edit.setFocus()
        section(two).writing.edit.field.line.submitted.emit()
    two.wait(lambda: stored(desk) == ["둘째 사람"])
    one.wait(lambda: shown(one) == ["둘째 사람"])


def test_a_half_typed_item_is_on_disk_and_comes_back(main: OpenPanel, desk: Desk) -> None:
    fill(main, "하나")
    section(main).begin_adding()
    write("반쯤 쓴 ")
    compose(preedit="항")
    main.wait(lambda: loads(kept(desk)) == ChecklistDraft("반쯤 쓴 항"))
    again = OpenPanel(main.qtbot, desk, desk.world.main)  # the same person after a crash
    again.wait(lambda: field_text(again) == "반쯤 쓴 항")
    assert not section(again).writing.line.field.line.hasFocus()
    assert stored(desk) == ["하나"]


def test_a_half_edited_item_comes_back_into_its_field(main: OpenPanel, desk: Desk) -> None:
    fill(main, "하나", "둘")
    select(main, 1)
    press(Qt.Key.Key_F2)
    write("둘을 고치다 만 글")
    main.wait(lambda: loads(kept(desk)).text == "둘을 고치다 만 글")
    again = OpenPanel(main.qtbot, desk, desk.world.main)
    again.wait(lambda: section(again).writing.edit.text == "둘을 고치다 만 글")
    assert section(again).writing.editing == section(again).view.items.items[1].id
    change(desk, "둘", removed_at=NOW)
    third = OpenPanel(main.qtbot, desk, desk.world.main)
    third.wait(lambda: field_text(third) == "둘을 고치다 만 글")  # its item is gone: it can become a new one


def test_pasted_lines_that_come_back_wait_for_enter(main: OpenPanel, desk: Desk) -> None:
    main.session.drafts.keep(f"check/{main.task.id}", dumps(ChecklistDraft("a\nb")))
    main.wait(lambda: kept(desk) != "")
    again = OpenPanel(main.qtbot, desk, desk.world.main)
    again.wait(lambda: field_text(again) == "a\nb")
    assert stored(desk) == []
    section(again).begin_adding()
    section(again).writing.line.field.line.submitted.emit()
    again.wait(lambda: stored(desk) == ["a", "b"])
    again.wait(lambda: kept(desk) == "")


def test_what_may_not_be_saved_any_more_can_be_copied(main: OpenPanel, desk: Desk) -> None:
    desk.site.do(
        desk.world.other,
        ("INSERT INTO draft (agent_id, place, text) VALUES (?, 'check/1', ?)",
         (desk.world.other, dumps(ChecklistDraft("늦은 항목")))),
    )  # fmt: skip
    other = OpenPanel(main.qtbot, desk, desk.world.other)
    other.wait(lambda: section(other).kept.text == "늦은 항목")
    assert other.editor.refusal == READ_ONLY
    section(other).kept.copy.click()
    assert QGuiApplication.clipboard().text() == "늦은 항목"
    assert kept(desk)
    section(other).kept.remove.click()
    other.wait(lambda: kept(desk) == "")
    click(other.toast().buttons[0])
    other.wait(lambda: loads(kept(desk)).adding == "늦은 항목")
    desk.site.do(
        desk.world.main,
        ("INSERT INTO collaborator (task_id, agent_id, added_by) VALUES (1, ?, ?)",
         (desk.world.other, desk.world.main)),
    )  # fmt: skip
    other.wait(lambda: field_text(other) == "늦은 항목")
    assert section(other).kept.text == ""


def test_a_task_taken_away_while_one_types_keeps_the_text(qtbot: QtBot, desk: Desk) -> None:
    helper = OpenPanel(qtbot, desk, desk.world.helper)
    section(helper).begin_adding()
    write("아직 쓰는 중")
    desk.site.do(desk.world.main, ("UPDATE collaborator SET removed_at = tf_now() WHERE task_id = 1", ()))
    helper.wait(lambda: helper.editor.refusal != "")
    press(Qt.Key.Key_Return)
    assert section(helper).writing.line.problem == READ_ONLY
    assert field_text(helper) == "아직 쓰는 중"
    assert stored(desk) == []
    helper.wait(lambda: loads(kept(desk)).adding == "아직 쓰는 중")


def test_what_cannot_be_read_as_a_draft_is_a_new_item() -> None:
    assert loads("그냥 글") == ChecklistDraft("그냥 글")
    assert loads("12") == ChecklistDraft("12")
    assert loads("") == ChecklistDraft()
    assert dumps(ChecklistDraft()) == ""


def test_undo_goes_when_another_changes_the_task(main: OpenPanel, desk: Desk) -> None:
    fill(main, "하나", "둘")
    select(main, 0)
    QTest.keyClick(focused(), Qt.Key.Key_Down, ALT)
    main.wait(lambda: main.session.undo.next_undo is not None)
    change(desk, "둘", text="둘!")
    main.wait(lambda: main.session.undo.next_undo is None)
