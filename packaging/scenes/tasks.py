"""The task in a room: the form of a new one, its parts, memo, history and reviews."""

from PySide6.QtWidgets import QWidget

from scenes.desk import CUSTOMER, Desk, rest, scene, until
from scenes.files import _file
from taskflow_desktop.domain.enums import Importance
from taskflow_desktop.models.agent_list import ID_ROLE
from taskflow_desktop.runtime.memo_commands import Common
from taskflow_desktop.ui.details.memo_flight import MemoState
from taskflow_desktop.ui.details.memo_revisions import MemoRevisionsDialog
from taskflow_desktop.ui.dialogs.ask_review import AskReviewDialog
from taskflow_desktop.ui.dialogs.task_race import TaskRaceDialog, Typed


@scene()
def history_filter(desk: Desk) -> QWidget:
    """The history of a task with its filters."""
    desk.open_room(CUSTOMER, panel=True)
    page = desk.window.pages.rooms.panel.task_tab.editor.page
    page.log.filter.click()
    page.log.kinds.set_values(frozenset({"stage"}))
    page.log.kinds.values_changed.emit(frozenset({"stage"}))
    rest(300)
    page.ensureWidgetVisible(page.log)
    return desk.window


@scene()
def history_new(desk: Desk) -> QWidget:
    """The history of a task in which others went on since it was looked at."""
    desk.open_room(CUSTOMER, panel=True)
    tab = desk.window.pages.rooms.panel.task_tab
    until(lambda: len(tab.editor.page.log.feed.shown.events) > 1)
    events = tab.editor.page.log.feed.shown.events
    desk.session.commands.looked(f"task/{tab.editor.task_id}", events[-2].seq)
    tab.editor.set_task(tab.tasks[1].id)
    rest(300)
    tab.open_task(tab.tasks[0].id)
    rest(300)
    return desk.window


@scene()
def memo_clash(desk: Desk) -> QWidget:
    """Two changed the same words of a memo."""
    desk.open_room(CUSTOMER)
    page = desk.window.pages.rooms.panel.task_tab.editor.page
    until(lambda: bool(page.memo.field.plain_text()))
    base = "토요일(6/13) 집들이 전 수령 희망. 그레이지 재고 3세트, 목요일 출고 가능."
    theirs = "토요일(6/13) 집들이 전 수령 희망. 그레이지 재고 3세트, 수요일 오전 출고로 앞당김. 송장은 내가 넣을게요."
    page.memo.field.setPlainText(base)
    page.memo.keep_typing()
    until(lambda: page.memo.saver.state is MemoState.SAVED and page.memo.field.plain_text() == base)
    page.memo.field.setPlainText(base + " 왕복 배송비는 우리 부담으로 안내함.")
    other = next(agent.id for agent in desk.session.agents.values() if agent.name == "박지훈")
    task_id = desk.window.pages.rooms.panel.task_tab.editor.task_id
    desk.as_other(other).commands.memo.save(task_id, Common(base), theirs)
    until(lambda: page.memo.card.clashing)
    page.ensureWidgetVisible(page.memo)
    rest(300)
    return desk.window


@scene()
def memo_revisions(desk: Desk) -> QWidget:
    """What a memo was before."""
    desk.open_room(CUSTOMER)
    memo = desk.window.pages.rooms.panel.task_tab.editor.page.memo
    until(lambda: bool(memo.field.plain_text()))
    memo.field.setPlainText("토요일(6/13) 집들이 전 수령 희망. 그레이지 재고 3세트, 수요일 오전 출고로 앞당김.")
    memo.keep_typing()
    until(lambda: memo.saver.state is MemoState.SAVED)
    memo.open_revisions()
    dialog = desk.window.findChild(MemoRevisionsDialog)
    until(lambda: len(dialog.model.lines) == 2)
    until(lambda: bool(dialog.area.plain_text()))
    dialog.list.setCurrentIndex(dialog.model.index(1, 0))
    until(lambda: dialog.restore.refusal == "")
    dialog.view.choose(dialog.view.segments()[1])
    rest(300)
    return dialog


@scene()
def new_task(desk: Desk) -> QWidget:
    """The form of a new task, made from the newest message and filled."""
    desk.open_room(CUSTOMER, panel=True)
    page = desk.window.pages.rooms
    assert page.room is not None
    page.panel.new_task(page.room.id, page.chat.conversation.newest)
    rest(300)
    fields = page.panel.task_tab.form.fields
    fields.title.set_text("쿠션 커버 추가 주문 문의")
    fields.people.show_people([agent.id for agent in desk.session.agents.values() if agent.name == "박지훈"])
    fields.items.show_items(["같은 색 재고 확인"], "")
    return desk.window


@scene()
def new_task_people(desk: Desk) -> QWidget:
    """The search for a collaborator, over the form."""
    new_task(desk)
    desk.window.pages.rooms.panel.task_tab.form.fields.people.choose()
    rest(400)
    return desk.window


@scene()
def new_task_end(desk: Desk) -> QWidget:
    """The end of the form, with files, one of which was refused."""
    new_task(desk)
    fields = desk.window.pages.rooms.panel.task_tab.form.fields
    sizes = {"커튼_색상비교.jpg": 2_400_000, "교환신청서.pdf": 812_000, "영상.mp4": 10_500_000}
    fields.files.attach(tuple(_file(desk, name, size) for name, size in sizes.items()))
    until(lambda: len(fields.files.files) == 2)
    rest(300)
    fields.go_to(fields.register)
    return desk.window


@scene()
def race(desk: Desk) -> QWidget:
    """The dialog after the room's last place for a task went to somebody else."""
    new_task(desk)
    page = desk.window.pages.rooms
    tasks = page.panel.task_tab.tasks
    typed = Typed("쿠션 커버 추가 주문 문의", Importance.NORMAL, ("같은 색 재고 확인",), 0)
    dialog = TaskRaceDialog(desk.session, typed, tasks[0], [task for task in tasks if not task.finished], desk.window)
    dialog.open()
    return dialog


@scene()
def collaborators(desk: Desk) -> QWidget:
    """The choice of collaborators, narrowed by initial consonants."""
    desk.open_room(CUSTOMER)
    people = desk.window.pages.rooms.panel.task_tab.editor.doing.people
    people.choose_collaborators()
    rest(300)
    if people.popover is not None:
        people.popover.picker.search.set_text("ㅁ")
    rest(400)
    return desk.window


@scene()
def ask_review(desk: Desk) -> QWidget:
    """Whom to ask for a review."""
    desk.open_room(CUSTOMER)
    until(lambda: desk.window.pages.rooms.panel.task_tab.editor.task is not None)
    desk.window.pages.rooms.panel.task_tab.editor.doing.people.ask_review()
    until(lambda: desk.window.findChild(AskReviewDialog) is not None)
    dialog = desk.window.findChild(AskReviewDialog)
    until(lambda: dialog.picker.people.rowCount() > 0)
    dialog.picker.choose(dialog.picker.people.index(0, 0).data(ID_ROLE))
    dialog.message.set_text("왕복 배송비를 우리가 부담해도 되는지 봐 주세요.")
    return dialog


@scene()
def reviews(desk: Desk) -> QWidget:
    """A task with a review to answer, one that waits and one that was answered."""
    desk.open_room(CUSTOMER)
    panel = desk.window.pages.rooms.panel
    until(lambda: panel.task_tab.editor.task is not None)
    task = panel.task_tab.editor.task
    me, team = desk.session.agent.id, [agent for agent in desk.session.agents.values() if agent.active]
    others = [agent for agent in team if agent.id != me][:2]
    done: list[object] = []
    for agent in others:
        desk.session.commands.people.ask_review(task.id, agent.id, "금액을 봐 주세요", done=done.append)
    until(lambda: len(done) == len(others))
    rest(400)
    panel.task_tab.editor.page.checklist.begin_adding()
    rest(200)
    return desk.window
