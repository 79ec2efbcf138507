"""Reviews: asked from the task, seen as a note, answered by whoever was asked, kept while half-written."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from taskflow_desktop.models.agent_list import AGENT_ROLE
from taskflow_desktop.ui.details.review_note import ReviewNote
from taskflow_desktop.ui.dialogs.ask_review import AskReviewDialog
from tests.ui.board.desk import Desk, press
from tests.ui.details.panels import OpenPanel, click, compose, write


def ask(panel: OpenPanel) -> AskReviewDialog:
    """Open the dialog by its button."""
    click(panel.editor.page.facts.people.review)
    dialog = panel.dialog(AskReviewDialog)
    panel.wait(dialog.isActiveWindow)
    return dialog


def names(dialog: AskReviewDialog) -> list[str]:
    model = dialog.picker.people
    return [model.index(n, 0).data(AGENT_ROLE).name for n in range(model.rowCount())]


def notes(panel: OpenPanel) -> tuple[ReviewNote, ...]:
    return panel.editor.page.reviews.notes


def says(panel: OpenPanel) -> list[str]:
    """What the notes on screen say."""
    return [note.note.accessibleName() for note in notes(panel)]


def asked(desk: Desk, *, of: int, by: int | None = None, message: str = "봐 주세요") -> None:
    """A review asked for at another computer."""
    sql = "INSERT INTO review (task_id, agent_id, asked_by, message) VALUES (1, ?, ?, ?)"
    who = by or desk.world.main
    desk.site.do(who, (sql, (of, who, message)))


def test_asking_by_keyboard_alone(main: OpenPanel, desk: Desk) -> None:
    dialog = ask(main)
    assert names(dialog) == ["관리자", "최매니저", "박하늘", "이도윤"]  # who leads stands first, not oneself
    assert dialog.accept_button.refusal == "검토를 요청할 사람을 골라 주세요."
    dialog.picker.search.setFocus()
    main.wait(dialog.picker.search.line.hasFocus)
    write("ㅊㅁ")
    main.wait(lambda: names(dialog) == ["최매니저"])
    press(Qt.Key.Key_Return)
    main.wait(dialog.message.area.hasFocus)
    write("환불 금액을 봐 주")
    compose(preedit="세")
    QTest.keyClick(dialog.message.area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    main.wait(lambda: desk.site.value("SELECT message FROM review") == "환불 금액을 봐 주세")
    assert main.toast().toast.text == "최매니저 님에게 A0001 검토를 요청했어요"
    main.wait(lambda: main.editor.page.facts.collaborators == ("박하늘", "최매니저"))
    main.wait(lambda: len(says(main)) == 1)
    assert says(main)[0].startswith("최매니저 님에게 검토를 요청했어요")
    assert "환불 금액을 봐 주세" in says(main)[0]
    assert says(main)[0].endswith("답을 기다리고 있어요")
    assert notes(main)[0].note.button is None
    assert desk.site.value("SELECT count(*) FROM draft WHERE place = 'ask/1'") == 0


def test_the_message_is_kept_and_its_length_told(main: OpenPanel, desk: Desk) -> None:
    dialog = ask(main)
    dialog.picker.choose(desk.world.helper)
    dialog.message.set_text("가" * 2001)
    assert dialog.message.counter == "2,001/2,000"
    assert dialog.message.problem != ""
    dialog.accept_button.click()
    assert dialog.isVisible()
    dialog.message.set_text("반쯤 쓴 말")
    dialog.reject()
    main.wait(lambda: desk.site.value("SELECT text FROM draft WHERE place = 'ask/1'") == "반쯤 쓴 말")
    again = ask(main)
    main.wait(lambda: again.message.text() == "반쯤 쓴 말")
    again.reject()


def test_who_was_asked_already_is_refused_in_words(main: OpenPanel, desk: Desk) -> None:
    asked(desk, of=desk.world.helper)
    dialog = ask(main)
    dialog.picker.choose(desk.world.helper)
    dialog.message.set_text("다시 봐 주세요")
    dialog.accept_button.click()
    main.wait(lambda: dialog.error != "")
    assert dialog.message.text() == "다시 봐 주세요"
    dialog.reject()


def test_a_collaborator_asks_only_those_on_the_task(qtbot: QtBot, desk: Desk) -> None:
    helper = OpenPanel(qtbot, desk, desk.world.helper)
    dialog = ask(helper)
    assert names(dialog) == ["김지수"]
    dialog.reject()


def test_the_one_asked_answers_in_the_task(qtbot: QtBot, desk: Desk) -> None:
    main = OpenPanel(qtbot, desk, desk.world.main)
    helper = OpenPanel(qtbot, desk, desk.world.helper)
    asked(desk, of=desk.world.helper)
    helper.wait(lambda: len(says(helper)) == 1)
    (note,) = notes(helper)
    assert says(helper)[0].startswith("김지수 님이 검토를 요청했어요")
    assert note.note.button is not None
    assert note.note.button.text() == "답하기"
    note.note.button.setFocus(Qt.FocusReason.TabFocusReason)
    note.note.button.click()
    assert note.answer.area.hasFocus()
    page = helper.editor.page
    helper.wait(lambda: not note.answer.visibleRegion().isEmpty())
    helper.wait(lambda: note.answer.visibleRegion().boundingRect().height() == note.answer.height())
    note.answer.set_text("이대로 괜찮아요")
    note.send.setFocus(Qt.FocusReason.TabFocusReason)
    note.send.click()
    helper.wait(page.reviews.answered.button.hasFocus)
    for panel in (helper, main):
        panel.wait(lambda panel=panel: any("이대로 괜찮아요" in words for words in says(panel)))
        assert panel.editor.page.reviews.answered.folded
        assert notes(panel)[0].note.button is None
    assert says(main)[0].startswith("김지수 님이 요청한 검토에 박하늘 님이 답했어요")


def test_a_half_written_answer_comes_back(qtbot: QtBot, desk: Desk) -> None:
    asked(desk, of=desk.world.helper)
    helper = OpenPanel(qtbot, desk, desk.world.helper)
    helper.wait(lambda: len(notes(helper)) == 1)
    notes(helper)[0].begin_answer()
    notes(helper)[0].answer.set_text("아직 보는 중")
    helper.wait(lambda: desk.site.value("SELECT text FROM draft WHERE place LIKE 'review/%'") == "아직 보는 중")
    again = OpenPanel(qtbot, desk, desk.world.helper)
    again.wait(lambda: len(notes(again)) == 1 and notes(again)[0].answering)
    assert notes(again)[0].answer.text() == "아직 보는 중"
    notes(again)[0].cancel.click()
    assert not notes(again)[0].answering


def test_others_changes_leave_an_answer_alone(qtbot: QtBot, desk: Desk) -> None:
    asked(desk, of=desk.world.helper)
    helper = OpenPanel(qtbot, desk, desk.world.helper)
    helper.wait(lambda: len(notes(helper)) == 1)
    note = notes(helper)[0]
    note.begin_answer()
    helper.wait(note.answer.area.hasFocus)
    write("쓰는 중")
    asked(desk, of=desk.world.manager)
    helper.wait(lambda: len(notes(helper)) == 2)
    assert note.answer.text() == "쓰는 중"
    assert note.answer.area.hasFocus()


@pytest.mark.parametrize("who", ["other", "manager"])
def test_the_others_see_that_an_answer_is_awaited(qtbot: QtBot, desk: Desk, who: str) -> None:
    asked(desk, of=desk.world.helper)
    panel = OpenPanel(qtbot, desk, getattr(desk.world, who))
    panel.wait(lambda: len(says(panel)) == 1)
    assert says(panel)[0].startswith("김지수 님이 박하늘 님에게 검토를 요청했어요")
    assert says(panel)[0].endswith("답을 기다리고 있어요")
    assert notes(panel)[0].note.button is None
