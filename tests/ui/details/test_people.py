"""Owner and collaborators of the open task in real windows: who may what, the picker, undo, others at the same time."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from taskflow_desktop.models.agent_list import AGENT_ROLE, MARK_ROLE
from taskflow_desktop.ui.details.people_doing import PeopleDoing
from taskflow_desktop.ui.details.people_popover import PeoplePopover
from taskflow_desktop.ui.details.people_row import Collaborators
from taskflow_desktop.ui.widgets.buttons import ReasonButton
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from tests.support.site import NOW, update
from tests.ui.board.desk import Desk, press
from tests.ui.details.panels import OpenPanel, click, compose, focused, write

LOCKED = "소유자와 참조자는 소유자, 매니저, 관리자만 바꿀 수 있어요."


def doing(panel: OpenPanel) -> PeopleDoing:
    return panel.editor.doing.people


def popover(panel: OpenPanel) -> PeoplePopover:
    panel.wait(lambda: doing(panel).popover is not None)
    made = doing(panel).popover
    assert made is not None
    return made


def row(panel: OpenPanel) -> Collaborators:
    return panel.editor.page.facts.people


def offered(panel: OpenPanel) -> list[str]:
    """The names on offer, ticked ones with a tick before them."""
    model = popover(panel).picker.people
    rows = [model.index(n, 0) for n in range(model.rowCount())]
    return [("✓" if each.data(MARK_ROLE) else "") + each.data(AGENT_ROLE).name for each in rows]


def undo_words(panel: OpenPanel) -> str:
    step = panel.session.undo.next_undo
    return step.words if step is not None else ""


def asked(panel: OpenPanel) -> PlainDialog:
    """The open question, its safe button with the focus."""
    question = panel.dialog(PlainDialog)
    panel.wait(lambda: isinstance(focused(), ReasonButton) and focused().text() == "취소")
    return question


def test_collaborators_by_keyboard_alone_in_hangul_mode(main: OpenPanel, desk: Desk) -> None:
    main.editor.focus_task()
    before = focused()
    press("ㄱ", hangul=True)
    assert focused() is popover(main).picker.search.line
    assert offered(main) == ["관리자", "✓박하늘", "이도윤", "최매니저"]  # nobody who has left, not the owner
    write("ㅇㄷ")
    main.wait(lambda: offered(main) == ["이도윤"])
    press(Qt.Key.Key_Return)
    main.wait(lambda: row(main).names == ("박하늘", "이도윤"))
    main.wait(lambda: offered(main) == ["✓이도윤"])  # it stays open
    press(Qt.Key.Key_Return)
    main.wait(lambda: row(main).names == ("박하늘",))
    press(Qt.Key.Key_Escape)  # empties the search
    press(Qt.Key.Key_Escape)
    assert doing(main).popover is None
    assert focused() is before  # where the next letter counts


def test_a_syllable_in_the_making_searches(main: OpenPanel) -> None:
    doing(main).choose_collaborators()
    compose(preedit="최")
    main.wait(lambda: offered(main) == ["최매니저"])
    compose(commit="최")
    write("ㅁ")
    main.wait(lambda: offered(main) == ["최매니저"])
    write("ㅋ")
    main.wait(lambda: popover(main).picker.people.rowCount() == 0)
    popover(main).dismiss()


def test_the_picker_says_role_and_open_rooms(main: OpenPanel, desk: Desk) -> None:
    desk.room(main=desk.world.other)
    doing(main).choose_owner()
    model = popover(main).picker.people
    main.wait(lambda: model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "이도윤, 상담사 · 방 1개")
    popover(main).dismiss()


def test_a_chip_goes_by_its_cross_and_comes_back_by_undo(main: OpenPanel, desk: Desk) -> None:
    (chip,) = row(main).chips
    assert chip.cross.accessibleName() == "박하늘 님 빼기"
    click(chip.cross)
    main.wait(lambda: row(main).names == ())
    main.wait(lambda: undo_words(main) == "박하늘 님을 A0001의 참조자에서 뺐어요")
    main.session.undo.undo()
    main.wait(lambda: row(main).names == ("박하늘",))
    main.wait(lambda: main.session.undo.next_redo is not None)
    main.session.undo.redo()
    main.wait(lambda: row(main).names == ())
    kinds = desk.site.kinds(task_id=1)
    assert kinds.count("collaborator.removed") == 2


def test_the_owner_gives_the_task_away_and_only_looks_from_then_on(main: OpenPanel, desk: Desk) -> None:
    facts = main.editor.page.facts
    facts.owner.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    write("이도윤")
    main.wait(lambda: offered(main) == ["이도윤"])
    press(Qt.Key.Key_Return)
    asked(main)
    press(Qt.Key.Key_Return)  # once too often: the safe button has the focus
    main.wait(lambda: not main.window.findChildren(PlainDialog))
    assert facts.owner.name == "김지수"
    facts.owner.click()
    popover(main).picker.choose(desk.world.other)
    QTest.keyClick(popover(main).picker.search.line, Qt.Key.Key_Return)
    question = asked(main)
    assert question._title.text() == "A0001을 이도윤 님에게 넘길까요?"
    assert question._sentence.text() == "참조자로 남지 않으면 넘긴 뒤에는 보기만 할 수 있어요. 되돌릴 수 없어요."
    click(next(each for each in question.findChildren(ReasonButton) if each.text() == "넘기기"))
    main.wait(lambda: facts.owner.name == "이도윤")
    assert doing(main).popover is None
    assert facts.owner.refusal == LOCKED
    assert row(main).add.refusal == LOCKED
    assert main.toast().toast.text == "A0001의 소유자를 이도윤 님으로 바꿨어요"
    assert undo_words(main) == ""  # he may not take it back
    assert main.session.undo.barred == "A0001의 소유자를 이도윤 님으로 바꿨어요"


def test_the_owner_may_stay_on_the_task_he_gives_away(main: OpenPanel, desk: Desk) -> None:
    facts = main.editor.page.facts
    facts.owner.click()
    popover(main).picker.choose(desk.world.other)
    QTest.keyClick(popover(main).picker.search.line, Qt.Key.Key_Return)
    click(next(each for each in asked(main).findChildren(ReasonButton) if each.text() == "참조자로 남기"))
    main.wait(lambda: facts.owner.name == "이도윤")
    assert row(main).names == ("박하늘", "김지수")
    assert not main.editor.refusal


def test_a_manager_takes_a_change_of_owner_back_with_the_collaborator(qtbot: QtBot, desk: Desk) -> None:
    boss = OpenPanel(qtbot, desk, desk.world.manager)
    doing(boss).choose_owner()
    popover(boss).picker.choose(desk.world.helper)
    QTest.keyClick(popover(boss).picker.search.line, Qt.Key.Key_Return)
    boss.wait(lambda: boss.editor.page.facts.owner.name == "박하늘")
    boss.wait(lambda: undo_words(boss) == "A0001의 소유자를 박하늘 님으로 바꿨어요")
    assert row(boss).names == ()
    boss.session.undo.undo()
    boss.wait(lambda: (boss.editor.page.facts.owner.name, row(boss).names) == ("김지수", ("박하늘",)))
    boss.wait(lambda: boss.session.undo.next_redo is not None)


def test_a_collaborator_only_leaves(qtbot: QtBot, desk: Desk) -> None:
    desk.site.do(
        desk.world.main,
        ("INSERT INTO collaborator (task_id, agent_id, added_by) VALUES (1, ?, ?)",
         (desk.world.other, desk.world.main)),
    )  # fmt: skip
    helper = OpenPanel(qtbot, desk, desk.world.helper)
    mine, others = row(helper).chips
    assert mine.cross.isVisible()
    assert mine.cross.accessibleName() == "이 태스크에서 나가기"
    assert not others.cross.isVisible()
    assert helper.editor.page.facts.owner.refusal == LOCKED
    helper.editor.focus_task()
    press("R")
    assert helper.bubble() == LOCKED
    assert doing(helper).popover is None
    click(mine.cross)
    question = asked(helper)
    assert question._title.text() == "A0001에서 나갈까요?"
    press(Qt.Key.Key_Return)
    helper.wait(lambda: not helper.window.findChildren(PlainDialog))
    assert row(helper).names == ("박하늘", "이도윤")
    click(mine.cross)
    click(next(each for each in helper.dialog(PlainDialog).findChildren(ReasonButton) if each.text() == "나가기"))
    helper.wait(lambda: row(helper).names == ("이도윤",))
    assert helper.toast().toast.text == "A0001에서 나왔어요"
    assert undo_words(helper) == ""
    helper.wait(lambda: helper.editor.refusal != "")


@pytest.mark.parametrize("who", ["other", "helper", "main", "manager", "admin"])
def test_the_rights_are_those_of_the_table(qtbot: QtBot, desk: Desk, who: str) -> None:
    panel = OpenPanel(qtbot, desk, getattr(desk.world, who))
    may = who in {"main", "manager", "admin"}
    facts = panel.editor.page.facts
    assert (facts.owner.refusal == "") == may
    assert (row(panel).add.refusal == "") == may
    assert [chip.cross.isVisible() for chip in row(panel).chips] == [may or who == "helper"]
    assert (row(panel).review.refusal == "") == (who != "other")
    if not may:
        facts.owner.click()
        assert panel.bubble() == LOCKED


def test_a_collaborator_who_left_the_team_can_be_taken_out(main: OpenPanel, desk: Desk) -> None:
    doing(main).choose_collaborators()
    desk.site.do(desk.world.admin, update("agent", desk.world.helper, deactivated_at=NOW))
    main.wait(lambda: not main.session.agents[desk.world.helper].active)  # type: ignore[index]
    popover(main).picker.choose(desk.world.helper)
    QTest.keyClick(popover(main).picker.search.line, Qt.Key.Key_Return)
    main.wait(lambda: row(main).names == ())
    main.wait(lambda: "박하늘" not in [name.strip("✓") for name in offered(main)])
    popover(main).dismiss()
    assert main.toast().toast.text == "박하늘 님을 A0001의 참조자에서 뺐어요"  # and he cannot be put in again


def test_others_changes_arrive_in_the_open_choice(main: OpenPanel, desk: Desk) -> None:
    doing(main).choose_collaborators()
    write("이")
    desk.site.do(
        desk.world.manager,
        ("INSERT INTO collaborator (task_id, agent_id, added_by) VALUES (1, ?, ?)",
         (desk.world.other, desk.world.manager)),
    )  # fmt: skip
    main.wait(lambda: offered(main) == ["✓이도윤"])
    assert focused() is popover(main).picker.search.line
    popover(main).dismiss()


def test_a_change_that_is_refused_is_told_in_place(main: OpenPanel, desk: Desk) -> None:
    """Somebody took the task away a moment before."""
    (chip,) = row(main).chips
    desk.site.do(desk.world.manager, update("task", 1, owner_id=desk.world.other))
    chip.removed.emit(chip.agent_id)
    main.wait(lambda: main.editor.page.problem in {LOCKED, ""} and main.editor.page.facts.owner.name == "이도윤")
    assert row(main).names == ("박하늘",)
    assert main.session.agents[desk.world.helper].active  # type: ignore[index]


def test_an_earlier_rooms_task_only_tells(main: OpenPanel, desk: Desk) -> None:
    task = desk.task("다른 방", room_id=desk.room())
    main.editor.set_task(task, elsewhere="여기서는 볼 수만 있어요.")
    main.wait(lambda: main.editor.task is not None and main.editor.task.id == task)
    assert main.editor.page.facts.owner.refusal == "여기서는 볼 수만 있어요."
    doing(main).choose_owner()
    assert doing(main).popover is None
