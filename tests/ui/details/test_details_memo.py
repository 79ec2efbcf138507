"""The memo of the open task: saved by itself, two at once, nothing typed lost; in a real window over a real file."""

import apsw
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.moment import Micros
from taskflow_desktop.rules.limits import MEMO_CHARACTERS
from taskflow_desktop.ui.details.memo_flight import MemoState
from taskflow_desktop.ui.details.memo_revisions import MemoRevisionsDialog
from taskflow_desktop.ui.details.memo_section import MemoSection
from taskflow_desktop.ui.widgets.reason_bubble import ReasonBubble, hide_reasons
from tests.support.site import Expression, insert, update
from tests.ui.board.desk import Desk, press
from tests.ui.details.panels import OpenPanel, click, compose, focused, write

MINUTE = Micros(60_000_000)


class Memo:
    """The memo on a panel, and what stands in the file."""

    def __init__(self, panel: OpenPanel) -> None:
        self.panel, self.desk = panel, panel.desk
        self.section: MemoSection = panel.editor.page.memo
        self.field = self.section.field

    @property
    def text(self) -> str:
        return self.field.plain_text()

    @property
    def state(self) -> MemoState:
        return self.section.saver.state

    def stored(self) -> str | None:
        found: str | None = self.desk.site.value("SELECT text FROM memo WHERE task_id = ?", self.panel.task.id)
        return found

    def revisions(self) -> list[str]:
        query = "SELECT text FROM memo_revision WHERE task_id = ? ORDER BY version"
        return [text for (text,) in self.desk.site.database.rows(query, (self.panel.task.id,))]

    def draft(self, agent: int | None = None) -> str | None:
        who = agent or self.panel.session.agent.id
        found: str | None = self.desk.site.value(
            "SELECT text FROM draft WHERE agent_id = ? AND place = ?", who, f"memo/{self.panel.task.id}"
        )
        return found

    def focus(self) -> None:
        self.panel.window.activateWindow()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.panel.wait(self.field.hasFocus)

    def type(self, text: str) -> None:
        """Type at the end, as an input method does."""
        self.focus()
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        write(text)

    def wait_stored(self, text: str) -> None:
        self.panel.wait(lambda: self.stored() == text)
        self.panel.wait(lambda: self.state is MemoState.SAVED)

    def other_saves(self, text: str, by: int | None = None) -> None:
        """Somebody else saves a text from another program."""
        who, task = by or self.desk.world.helper, self.panel.task.id
        if self.stored() is None:
            self.desk.site.do(who, insert("memo", task_id=task, text=text, saved_by=who))
        else:
            values = {"text": text, "saved_by": who, "saved_at": Expression("tf_now()")}
            self.desk.site.do(who, update("memo", task, key_column="task_id", **values))


@pytest.fixture
def memo(main: OpenPanel) -> Memo:
    return Memo(main)


def test_it_saves_itself_a_second_after_typing_rests(memo: Memo) -> None:
    assert (memo.state, memo.section.line.text) == (MemoState.NONE, "")
    memo.type("고객 통화함")
    assert memo.section.line.text == "쓰는 중"
    assert memo.stored() is None
    memo.wait_stored("고객 통화함")
    assert memo.section.line.text == "저장함 · 방금 전"
    assert memo.panel.toast is not None
    assert memo.desk.site.kinds(kind="memo.saved") == ["memo.saved"]


def test_the_time_of_the_last_save_is_shown(memo: Memo) -> None:
    memo.type("글")
    memo.wait_stored("글")
    memo.desk.clock.move(2 * MINUTE)
    memo.section.line._age()
    assert memo.section.line.text.startswith("저장함 · ")
    assert memo.section.line.text.count(":") == 1


def test_steady_typing_is_on_disk_as_a_draft(memo: Memo) -> None:
    memo.type("쓰다 만 글")
    memo.panel.wait(lambda: (memo.draft() or "").endswith("쓰다 만 글"))
    memo.wait_stored("쓰다 만 글")
    memo.panel.wait(lambda: memo.draft() is None)


def test_leaving_the_field_saves_at_once(qtbot: QtBot, memo: Memo) -> None:
    memo.type("떠나기 전")
    memo.panel.editor.focus_task()
    qtbot.waitUntil(lambda: memo.stored() == "떠나기 전", timeout=700)


def test_a_syllable_being_composed_is_saved_and_goes_on(memo: Memo) -> None:
    memo.type("고객")
    compose(preedit="ㅇ")
    compose(preedit="안")
    memo.wait_stored("고객안")
    assert memo.field.composing
    assert memo.text == "고객"
    compose(preedit="안")
    compose(commit="안녕")
    assert memo.text == "고객안녕"
    memo.wait_stored("고객안녕")


def test_a_syllable_is_finished_when_the_field_is_left(qtbot: QtBot, memo: Memo) -> None:
    memo.type("고")
    compose(preedit="객")
    memo.panel.editor.focus_task()
    assert memo.text == "고객"
    qtbot.waitUntil(lambda: memo.stored() == "고객", timeout=700)


def test_another_task_and_another_room_save_first(memo: Memo) -> None:
    desk, first = memo.desk, memo.panel.task.id
    second = desk.task("다른 일", room_id=desk.world.room)
    memo.panel.wait(lambda: len(memo.panel.tab.tasks) == 2)
    memo.type("첫째 메")
    compose(preedit="모")
    memo.panel.open_task(second)
    assert memo.text == ""
    query = "SELECT text FROM memo WHERE task_id = ?"
    memo.panel.wait(lambda: desk.site.value(query, first) == "첫째 메모")
    memo.type("둘째 메모")
    memo.panel.open_room(desk.room("다른 손님"))
    memo.panel.wait(lambda: desk.site.value(query, second) == "둘째 메모")
    memo.panel.wait(lambda: desk.site.value("SELECT count(*) FROM draft") == 0)


def test_anothers_memo_appears_in_place(memo: Memo) -> None:
    memo.type("첫 줄\n둘째 줄")
    memo.wait_stored("첫 줄\n둘째 줄")
    memo.field.moveCursor(QTextCursor.MoveOperation.End)
    memo.other_saves("새 첫 줄\n둘째 줄")
    memo.panel.wait(lambda: memo.text == "새 첫 줄\n둘째 줄")
    assert memo.field.textCursor().atEnd()
    assert memo.field.hasFocus()
    assert memo.state is MemoState.SAVED


def test_changes_in_other_lines_merge_while_one_types(memo: Memo) -> None:
    memo.type("첫 줄\n둘째 줄")
    memo.wait_stored("첫 줄\n둘째 줄")
    memo.type(" 더")
    memo.other_saves("첫 줄 고침\n둘째 줄")
    memo.wait_stored("첫 줄 고침\n둘째 줄 더")
    assert memo.text == "첫 줄 고침\n둘째 줄 더"
    assert memo.field.textCursor().atEnd()
    assert memo.field.hasFocus()
    helper = memo.desk.site.value("SELECT name FROM agent WHERE id = ?", memo.desk.world.helper)
    assert memo.panel.toast().toast.text == f"{helper} 님의 수정과 합쳤어요"


def test_others_lines_come_also_while_one_types_without_a_rest(qtbot: QtBot, memo: Memo) -> None:
    memo.type("첫 줄\n둘째 줄")
    memo.wait_stored("첫 줄\n둘째 줄")
    typing = QTimer(memo.field)
    typing.setInterval(150)
    typing.timeout.connect(lambda: write("가"))
    typing.start()
    qtbot.waitUntil(lambda: memo.text.endswith("가"), timeout=1000)
    memo.other_saves("첫 줄 고침\n둘째 줄")
    qtbot.waitUntil(lambda: memo.text.startswith("첫 줄 고침"), timeout=4000)
    assert typing.isActive()
    before = memo.text
    qtbot.waitUntil(lambda: len(memo.text) > len(before), timeout=1000)
    typing.stop()
    memo.wait_stored(memo.text)
    assert memo.text.startswith("첫 줄 고침\n둘째 줄가")


def test_no_card_comes_while_one_types(qtbot: QtBot, memo: Memo) -> None:
    memo.type("목요일")
    memo.wait_stored("목요일")
    typing = QTimer(memo.field)
    typing.setInterval(150)
    typing.timeout.connect(lambda: write("가"))
    typing.start()
    qtbot.waitUntil(lambda: memo.text.endswith("가"), timeout=1000)
    memo.other_saves("수요일")
    qtbot.waitUntil(lambda: memo.section.line.text == "두 사람이 함께 고침", timeout=4000)
    length = len(memo.text)
    qtbot.waitUntil(lambda: len(memo.text) > length + 12, timeout=6000)
    assert not memo.section.card.clashing
    typing.stop()
    memo.panel.wait(lambda: memo.section.card.clashing)
    assert memo.section.card.theirs.plain_text() == "수요일"


def test_a_syllable_being_composed_stays_while_others_text_arrives(memo: Memo) -> None:
    memo.type("첫 줄\n둘째 줄")
    memo.wait_stored("첫 줄\n둘째 줄")
    memo.field.moveCursor(QTextCursor.MoveOperation.End)
    compose(preedit="가")
    memo.other_saves("첫 줄 고침\n둘째 줄")
    memo.panel.wait(lambda: memo.stored() == "첫 줄 고침\n둘째 줄가")
    assert (memo.text, memo.field.composing) == ("첫 줄\n둘째 줄", True)
    compose(commit="각")
    assert memo.text.endswith("둘째 줄각")
    memo.wait_stored("첫 줄 고침\n둘째 줄각")
    memo.panel.wait(lambda: memo.text == "첫 줄 고침\n둘째 줄각")


def clash(memo: Memo) -> None:
    """Two change the same word."""
    memo.type("목요일 출고")
    memo.wait_stored("목요일 출고")
    memo.focus()
    memo.field.selectAll()
    write("금요일 출고")
    memo.other_saves("수요일 출고")
    memo.panel.wait(lambda: memo.section.card.clashing)


def test_the_same_words_show_both_texts_and_take_no_focus(memo: Memo) -> None:
    clash(memo)
    card = memo.section.card
    assert memo.stored() == "수요일 출고"
    assert memo.field.hasFocus()
    assert (memo.text, card.theirs.plain_text()) == ("금요일 출고", "수요일 출고")
    assert memo.section.line.text == "두 사람이 함께 고침"
    marks = [each.cursor.selectedText() for each in card.theirs.extraSelections()]
    mine = [each.cursor.selectedText() for each in memo.field.extraSelections()]
    assert (marks, mine) == (["수요일"], ["금요일"])
    assert card.both.isVisible()
    assert "먼저 저장했어요" in card.note.accessibleName()
    memo.panel.wait(lambda: (memo.draft() or "").endswith("금요일 출고"))


def test_keeping_both(memo: Memo) -> None:
    clash(memo)
    both = memo.section.card.both
    both.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Space)
    memo.wait_stored("수요일 금요일 출고")
    assert memo.field.hasFocus()
    page = memo.panel.editor.page
    memo.panel.wait(
        lambda: page.viewport().rect().contains(memo.field.mapTo(page.viewport(), memo.field.rect().center()))
    )
    assert not memo.section.card.clashing
    assert memo.text == "수요일 금요일 출고"
    memo.panel.wait(lambda: memo.draft() is None)


def test_keeping_ones_own(memo: Memo) -> None:
    clash(memo)
    click(memo.section.card.mine)
    memo.wait_stored("금요일 출고")
    assert "수요일 출고" in memo.revisions()


def test_keeping_the_saved_one(memo: Memo) -> None:
    clash(memo)
    click(memo.section.card.saved)
    memo.panel.wait(lambda: not memo.section.card.clashing)
    assert memo.text == memo.stored() == "수요일 출고"
    assert memo.revisions() == ["목요일 출고", "수요일 출고", "금요일 출고", "수요일 출고"]
    memo.panel.wait(lambda: memo.draft() is None)


def test_who_types_on_while_the_card_is_there_loses_no_key(memo: Memo) -> None:
    clash(memo)
    memo.type("함")
    assert memo.text == "금요일 출고함"
    memo.panel.wait(lambda: memo.section.saver.clash is not None and memo.section.saver.clash.mine == "금요일 출고함")
    click(memo.section.card.both)
    memo.wait_stored("수요일 출고 금요일 출고함")


def test_a_newer_text_of_the_other_comes_into_the_card(memo: Memo) -> None:
    clash(memo)
    memo.other_saves("화요일 출고")
    memo.panel.wait(lambda: memo.section.card.theirs.plain_text() == "화요일 출고")
    memo.other_saves("목요일 출고")
    memo.wait_stored("금요일 출고")
    assert not memo.section.card.clashing


def test_a_clash_of_a_task_left_waits_there(memo: Memo) -> None:
    clash(memo)
    desk, first = memo.desk, memo.panel.task.id
    second = desk.task("다른 일", room_id=desk.world.room)
    memo.panel.wait(lambda: len(memo.panel.tab.tasks) == 2)
    memo.panel.open_task(second)
    assert not memo.section.card.clashing
    memo.panel.open_task(first)
    memo.panel.wait(lambda: memo.section.card.clashing)
    assert memo.text == "금요일 출고"


def test_too_long_is_kept_as_typed_and_says_by_how_much(memo: Memo) -> None:
    text = "가" * (MEMO_CHARACTERS + 1)
    memo.type(text)
    assert memo.state is MemoState.TOO_LONG
    assert memo.section.problem == "메모는 20,000자까지 쓸 수 있어요. 넘은 1자를 줄이면 저장돼요."
    memo.panel.wait(lambda: (memo.draft() or "").endswith(text))
    memo.panel.editor.focus_task()
    assert (memo.stored(), memo.text) == (None, text)
    memo.focus()
    press(Qt.Key.Key_Backspace)
    assert memo.section.problem == ""
    memo.wait_stored(text[:-1])


def test_a_locked_file_is_said_and_tried_again(memo: Memo) -> None:
    other = apsw.Connection(str(memo.desk.folder / "desk.sqlite3"))
    other.execute("BEGIN IMMEDIATE")
    memo.type("잠긴 동안 쓴 글")
    memo.panel.qtbot.waitUntil(lambda: memo.state is MemoState.SAVING, timeout=5000)
    memo.panel.qtbot.waitUntil(lambda: memo.state is MemoState.FAILED, timeout=20_000)
    assert memo.section.line.text == "저장 못 함"
    assert memo.section.problem.startswith("저장하지 못했어요. 쓴 글은 그대로 있어요.")
    assert memo.text == "잠긴 동안 쓴 글"
    other.execute("ROLLBACK")
    other.close()
    assert memo.section.line.again.isVisible()
    click(memo.section.line.again)
    memo.panel.qtbot.waitUntil(lambda: memo.stored() == "잠긴 동안 쓴 글", timeout=20_000)
    memo.panel.wait(lambda: memo.state is MemoState.SAVED)
    assert memo.section.problem == ""


def test_what_a_locked_file_held_up_is_saved_by_itself(memo: Memo) -> None:
    other = apsw.Connection(str(memo.desk.folder / "desk.sqlite3"))
    other.execute("BEGIN IMMEDIATE")
    memo.type("잠긴 동안 쓴 글")
    memo.panel.qtbot.waitUntil(lambda: memo.state is MemoState.FAILED, timeout=20_000)
    other.execute("ROLLBACK")
    other.close()
    memo.panel.qtbot.waitUntil(lambda: memo.stored() == "잠긴 동안 쓴 글", timeout=20_000)
    memo.panel.wait(lambda: memo.state is MemoState.SAVED)
    memo.panel.wait(lambda: memo.draft() is None)


def test_who_may_not_edit_reads_and_copies(qtbot: QtBot, desk: Desk, main: OpenPanel) -> None:
    Memo(main).other_saves("볼 수 있는 글")
    memo = Memo(OpenPanel(qtbot, desk, desk.world.other))
    memo.panel.wait(lambda: memo.text == "볼 수 있는 글")
    assert memo.field.isReadOnly()
    assert memo.field.accessibleDescription().startswith("보기만 할 수 있어요.")
    memo.field.selectAll()
    memo.field.copy()
    assert QGuiApplication.clipboard().text() == "볼 수 있는 글"
    memo.panel.editor.focus_task()
    press("m")
    assert memo.field.hasFocus()
    assert memo.panel.bubble().startswith("보기만 할 수 있어요.")
    hide_reasons(memo.panel.window)
    press("X")
    assert memo.panel.bubble().startswith("보기만 할 수 있어요.")


def test_m_goes_to_the_memo_also_in_hangul_mode(memo: Memo) -> None:
    memo.section.set_folded(True)
    memo.panel.editor.focus_task()
    press("ㅡ", hangul=True)
    assert focused() is memo.field
    QTest.keyClick(memo.field, Qt.Key.Key_Escape)
    assert focused() is memo.panel.editor.page.title.heading


def take_away(memo: Memo) -> None:
    """The task is another's from here on, and the helper is on it no more."""
    world = memo.desk.world
    removed = update("collaborator", 1, removed_at=Expression("tf_now()"))
    memo.desk.site.do(world.main, removed)


def test_a_task_taken_away_keeps_the_text_to_copy(qtbot: QtBot, desk: Desk) -> None:
    panel = OpenPanel(qtbot, desk, desk.world.helper)
    memo = Memo(panel)
    memo.type("아직 저장 안 한 글")
    take_away(memo)
    memo.panel.wait(memo.field.isReadOnly)
    kept = memo.section.kept_text
    assert (memo.text, memo.stored()) == ("", None)
    assert kept.text == "아직 저장 안 한 글"
    click(kept.copy)
    assert QGuiApplication.clipboard().text() == "아직 저장 안 한 글"
    memo.panel.wait(lambda: (memo.draft() or "").endswith("아직 저장 안 한 글"))
    later = Memo(OpenPanel(qtbot, desk, desk.world.helper))
    later.panel.wait(lambda: later.section.kept_text.text == "아직 저장 안 한 글")
    later.panel.window.close()
    click(kept.remove)
    memo.panel.wait(lambda: memo.draft() is None)
    assert not kept.isVisible()
    memo.panel.toast().buttons[0].click()
    assert kept.text == "아직 저장 안 한 글"
    memo.panel.wait(lambda: (memo.draft() or "").endswith("아직 저장 안 한 글"))


def test_who_types_when_the_task_is_taken_is_told_and_sees_his_text(qtbot: QtBot, desk: Desk) -> None:
    memo = Memo(OpenPanel(qtbot, desk, desk.world.helper))
    panel = memo.panel
    panel.window.resize(416, 520)
    memo.type("AAA")
    memo.wait_stored("AAA")
    memo.type(" CCC ")
    compose(preedit="한")
    take_away(memo)
    panel.wait(memo.field.isReadOnly)
    kept = memo.section.kept_text
    assert (memo.text, kept.text) == ("AAA", "AAA CCC 한")
    assert panel.toast().toast.text.endswith("입력하던 글은 여기 메모에 보관했어요.")
    assert memo.section.line.text == "저장 못 함"
    page = panel.editor.page
    panel.wait(lambda: not kept.copy.visibleRegion().isEmpty())
    assert page.viewport().rect().contains(kept.copy.mapTo(page.viewport(), kept.copy.rect().center()))
    assert memo.field.hasFocus()
    QTest.keyClicks(memo.field, "S")
    assert panel.bubble().startswith("보기만 할 수 있어요.")
    QTest.keyClick(memo.field, Qt.Key.Key_Backspace)
    assert (memo.text, len(panel.window.findChildren(ReasonBubble))) == ("AAA", 1)
    assert memo.field.cursorWidth() == 0
    click(kept.remove)
    assert memo.section.line.text.startswith("저장함")


def test_who_only_stands_in_the_memo_is_told_that_it_is_anothers_now(qtbot: QtBot, desk: Desk) -> None:
    memo = Memo(OpenPanel(qtbot, desk, desk.world.helper))
    memo.type("AAA")
    memo.wait_stored("AAA")
    take_away(memo)
    memo.panel.wait(memo.field.isReadOnly)
    assert memo.panel.toast().toast.text.endswith("보기만 할 수 있어요.")
    assert not memo.section.kept_text.isVisible()


def test_m_goes_to_the_end_of_the_memo(memo: Memo) -> None:
    memo.other_saves("첫 줄\n둘째 줄")
    memo.panel.wait(lambda: memo.text == "첫 줄\n둘째 줄")
    memo.panel.editor.focus_task()
    press("m")
    write("!")
    assert memo.text == "첫 줄\n둘째 줄!"


def test_earlier_memos_are_listed_compared_and_put_back(memo: Memo) -> None:
    memo.type("처음 글")
    memo.wait_stored("처음 글")
    memo.other_saves("처음 글을 고침")
    memo.panel.wait(lambda: memo.text == "처음 글을 고침")
    click(memo.section.earlier)
    dialog = memo.panel.dialog(MemoRevisionsDialog)
    memo.panel.wait(lambda: dialog.area.plain_text() == "처음 글을 고침")
    assert [line.version for line in dialog.model.lines] == [2, 1]
    assert dialog.restore.refusal == "지금 메모와 같아요."
    press(Qt.Key.Key_Down)
    memo.panel.wait(lambda: dialog.area.plain_text() == "처음 글")
    click(dialog.view.segments()[1])
    assert dialog.area.plain_text() == "처음 글글을 고침"
    marks = [each.cursor.selectedText() for each in dialog.area.extraSelections()]
    assert marks == ["글", "글을 고침"]
    click(dialog.restore)
    memo.wait_stored("처음 글")
    memo.panel.wait(lambda: memo.text == "처음 글")
    assert memo.revisions() == ["처음 글", "처음 글을 고침", "처음 글"]


def test_a_half_typed_memo_comes_back_in_another_session(qtbot: QtBot, desk: Desk, main: OpenPanel) -> None:
    memo = Memo(main)
    memo.other_saves("서로 아는 글")
    memo.panel.wait(lambda: memo.text == "서로 아는 글")
    draft = "7\n서로 아는 글서로 아는 글\n쓰던 줄"
    desk.site.do(desk.world.main, insert("draft", agent_id=desk.world.main, place="memo/1", text=draft))
    memo.other_saves("고친 글\n서로 아는 글")
    later = Memo(OpenPanel(qtbot, desk, desk.world.main))
    later.wait_stored("고친 글\n서로 아는 글\n쓰던 줄")
    later.panel.wait(lambda: later.draft() is None)


def test_a_memo_taken_away_while_somebody_types_says_so(qtbot: QtBot, desk: Desk) -> None:
    """Letters that come too late are answered, and are no commands for the task."""
    helper = OpenPanel(qtbot, desk, desk.world.helper)
    memo = Memo(helper)
    memo.type("AAA ")
    take_away(memo)
    helper.wait(memo.field.isReadOnly)
    assert "보기만 할 수 있어요." in helper.toast().toast.text
    press("C")
    assert helper.bubble().startswith("보기만 할 수 있어요.")
    assert "보기만 할 수 있어요." in helper.toast().toast.text
    helper.editor.focus_task()
    press("C")
    assert "복사" in helper.toast().toast.text
