"""Renders the program's screens from the sample desk to PNG files, without a visible display.

    python packaging/screenshots.py --out pictures                     every scene, light, Korean, 1440x900
    python packaging/screenshots.py --scene rooms --theme dark --language en --size 1120x720

The clock stands at the samples' present, so the pictures are the same every day.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "Asia/Seoul"  # where the samples play
if hasattr(time, "tzset"):
    time.tzset()

from PySide6.QtCore import QEventLoop, QMimeData, QPoint, QPointF, QSize, Qt, QTimer, QUrl, qVersion
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QWidget

from taskflow_desktop.config import sqlite_url
from taskflow_desktop.domain.enums import Importance, Role, RoomState
from taskflow_desktop.domain.errors import SignInFailed
from taskflow_desktop.domain.pages import Board, RoomList
from taskflow_desktop.domain.requests import BoardFilter, RoomFilter, Scope
from taskflow_desktop.domain.stages import FlowPlan, StageWish
from taskflow_desktop.domain.team import HandOff
from taskflow_desktop.models.agent_list import ID_ROLE
from taskflow_desktop.rules.flow_templates import templates
from taskflow_desktop.runtime.entrance import Entrance
from taskflow_desktop.runtime.memo_commands import Common
from taskflow_desktop.runtime.notices import Notices
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.services.demo import present_of_samples
from taskflow_desktop.ui.alerts.page import AlertsPage
from taskflow_desktop.ui.board.page import BoardPage
from taskflow_desktop.ui.details.files_section import FilesSection
from taskflow_desktop.ui.details.memo_flight import MemoState
from taskflow_desktop.ui.details.memo_revisions import MemoRevisionsDialog
from taskflow_desktop.ui.dialogs.ask_review import AskReviewDialog
from taskflow_desktop.ui.dialogs.close_room import CloseRoomDialog
from taskflow_desktop.ui.dialogs.entry import caps_lock_words
from taskflow_desktop.ui.dialogs.first_run import FirstRunWindow
from taskflow_desktop.ui.dialogs.hand_over import HandOverDialog
from taskflow_desktop.ui.dialogs.hand_over_many import HandOverManyDialog
from taskflow_desktop.ui.dialogs.lock_window import LockWindow
from taskflow_desktop.ui.dialogs.sign_in import SignInWindow
from taskflow_desktop.ui.dialogs.task_ending import Ending
from taskflow_desktop.ui.dialogs.task_race import TaskRaceDialog, Typed
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.remembered import problem_words
from taskflow_desktop.ui.rooms.reading_window import ReadingWindow
from taskflow_desktop.ui.settings.database_page import DatabasePage
from taskflow_desktop.ui.settings.dialog import SettingsDialog, SettingsPage
from taskflow_desktop.ui.settings.flow_page import FlowPage
from taskflow_desktop.ui.settings.flow_templates import TemplatesDialog
from taskflow_desktop.ui.settings.leave import LeaveDialog
from taskflow_desktop.ui.settings.limits_page import LimitsPage
from taskflow_desktop.ui.settings.map_name import MapNameDialog
from taskflow_desktop.ui.settings.own_password import OwnPasswordDialog
from taskflow_desktop.ui.settings.people_page import PeoplePage
from taskflow_desktop.ui.settings.people_table import Part
from taskflow_desktop.ui.settings.stage_removal import StageRemovalDialog
from taskflow_desktop.ui.settings.stages_page import StagesPage
from taskflow_desktop.ui.startup import left_the_team
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.style import apply_theme
from taskflow_desktop.ui.text import install_language

WAIT_SECONDS = 30
PERSON = "김서연"
CUSTOMER = "이수민"
CARD = "A0042"
HANDED_CUSTOMER = "윤재석"


def rest(milliseconds: int) -> None:
    """Let the program work for a while. An event loop, for QTest.qWait would hold up its threads."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(met: Callable[[], bool]) -> None:
    """Let the program work until `met`; SystemExit if that never happens."""
    end = time.monotonic() + WAIT_SECONDS
    while not met():
        if time.monotonic() > end:
            sys.exit("the screen did not come to rest")
        rest(20)


class Desk:
    """The furnished desk with one signed-in person, and its main window."""

    def __init__(self, folder: Path, size: QSize, person: str) -> None:
        self.folder = folder
        self.size = size
        notices = Notices()
        notices.install_hooks()
        self.entrance = Entrance(notices, demo=True, clock=present_of_samples)
        self._sessions: list[Session] = []
        admins: list[int] = []
        self.entrance.furnish(sqlite_url(folder / "demo.sqlite3"), present_of_samples(), done=admins.append)
        until(lambda: bool(admins))
        self._enter(admins[0])
        agent = next(a for a in self.session.agents.values() if a.name == person)
        if agent.id != admins[0]:
            self.session.close()
            self._enter(agent.id)
        self.window = MainWindow(self.session, Preferences(folder))
        self.window.resize(size)
        self.window.show()
        self.session.start()
        rest(300)

    def _enter(self, agent_id: int) -> None:
        before = len(self._sessions)
        self.entrance.become(agent_id, done=self._sessions.append)
        until(lambda: len(self._sessions) > before)

    @property
    def session(self) -> Session:
        return self._sessions[-1]

    def as_other(self, agent_id: int) -> Session:
        """A session of somebody else at the same time, without a window."""
        others: list[Session] = []
        self.entrance.become(agent_id, done=others.append)
        until(lambda: bool(others))
        return others[0]

    def close(self) -> None:
        self.window.close()
        self.session.close()
        self.entrance.close()
        # Qt takes the widgets apart, in its own order, before Python forgets them.
        self.window.deleteLater()
        self.entrance.deleteLater()
        rest(50)

    def open_room(self, customer: str, state: RoomState = RoomState.INQUIRY, agent: int | None = None) -> None:
        """Open the newest room of a customer."""
        found: list[RoomList] = []
        self.session.reader.room_list(RoomFilter(state, agent, customer), done=found.append)
        until(lambda: bool(found))
        self.window.show_page("rooms")
        page = self.window.pages.rooms
        page.show_room(found[0].first[0])
        until(lambda: page.room is not None and len(page.chat.conversation.lines) > 0)
        rest(500)


def rooms(desk: Desk) -> QWidget:
    """The rooms page with a conversation and one task open."""
    desk.open_room(CUSTOMER)
    return desk.window


def tab(desk: Desk, name: str) -> QWidget:
    """A room with another tab of the panel on top."""
    desk.open_room(CUSTOMER)
    desk.window.pages.rooms.panel.set_tab(name)
    rest(400)
    return desk.window


def tab_room(desk: Desk) -> QWidget:
    """What is known of the room and what happened in it."""
    return tab(desk, "room")


def tab_customer(desk: Desk) -> QWidget:
    """The customer and what is to be done for him."""
    return tab(desk, "customer")


def tab_history(desk: Desk) -> QWidget:
    """All rooms of the customer."""
    return tab(desk, "history")


def reading(desk: Desk) -> QWidget:
    """A room of the past in its reading window."""
    tab(desk, "history")
    panel = desk.window.pages.rooms.panel
    panel.history_tab.reading_requested.emit(panel.history_tab.rooms.rooms[0].room)
    window = desk.window.findChild(ReadingWindow)
    window.resize(980, 720)  # the screen of the offscreen platform is small
    until(lambda: len(window.conversation.lines) > 0)
    rest(500)
    return window


def history_filter(desk: Desk) -> QWidget:
    """The history of a task with its filters."""
    desk.open_room(CUSTOMER)
    page = desk.window.pages.rooms.panel.task_tab.editor.page
    page.log.filter.click()
    page.log.kinds.set_values(frozenset({"stage"}))
    page.log.kinds.values_changed.emit(frozenset({"stage"}))
    rest(300)
    page.ensureWidgetVisible(page.log)
    return desk.window


def history_new(desk: Desk) -> QWidget:
    """The history of a task in which others went on since it was looked at."""
    desk.open_room(CUSTOMER)
    tab = desk.window.pages.rooms.panel.task_tab
    events = tab.editor.page.log.feed.shown.events
    desk.session.commands.looked(f"task/{tab.editor.task_id}", events[-2].seq)
    tab.editor.set_task(tab.tasks[1].id)
    rest(300)
    tab.open_task(tab.tasks[0].id)
    rest(300)
    return desk.window


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


def new_task(desk: Desk) -> QWidget:
    """The form of a new task, made from the newest message and filled."""
    desk.open_room(CUSTOMER)
    page = desk.window.pages.rooms
    assert page.room is not None
    page.panel.new_task(page.room.id, page.chat.conversation.newest)
    rest(300)
    fields = page.panel.task_tab.form.fields
    fields.title.set_text("쿠션 커버 추가 주문 문의")
    fields.people.show_people([agent.id for agent in desk.session.agents.values() if agent.name == "박지훈"])
    fields.items.show_items(["같은 색 재고 확인"], "")
    return desk.window


def new_task_people(desk: Desk) -> QWidget:
    """The search for a collaborator, over the form."""
    new_task(desk)
    desk.window.pages.rooms.panel.task_tab.form.fields.people.choose()
    rest(400)
    return desk.window


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


def _section(desk: Desk) -> FilesSection:
    """The files of the open task, once they are there."""
    desk.open_room(CUSTOMER)
    section = desk.window.pages.rooms.panel.task_tab.editor.page.files
    until(lambda: len(section.tiles.tiles) == 2 and all(tile.look is not None for tile in section.tiles.tiles))
    return section


def _file(desk: Desk, name: str, size: int) -> Path:
    path = desk.folder / name
    with path.open("wb") as file:
        file.truncate(size)
    return path


def files_refused(desk: Desk) -> QWidget:
    """Of three chosen files one fits; the others are named with their reasons."""
    section = _section(desk)
    mib = 1024 * 1024
    chosen = (("그레이지_실물.png", 5_872_025), ("파손_전체.jpg", mib), ("현장영상.mp4", round(14.2 * mib)))
    section.attach(tuple(_file(desk, name, size) for name, size in chosen))
    until(lambda: not section.notice.isHidden() and len(section.tiles.tiles) == 3)
    rest(300)
    return desk.window


def files_too_large(desk: Desk) -> QWidget:
    """One file that is too large."""
    section = _section(desk)
    section.attach((_file(desk, "현장영상.mp4", 14_889_780),))
    until(lambda: not section.notice.isHidden())
    rest(300)
    return desk.window


def files_drop(desk: Desk) -> QWidget:
    """Files are dragged over the task."""
    _section(desk)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(_file(desk, "a.png", 5)))])
    nothing = Qt.KeyboardModifier.NoModifier
    spot = QPointF(9, 9) if qVersion() >= "6.12" else QPoint(9, 9)
    event = QDragEnterEvent(spot, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, nothing)
    QApplication.sendEvent(desk.window.pages.rooms.panel.task_tab.editor, event)
    rest(100)
    return desk.window


def files_menu(desk: Desk) -> QWidget:
    """A program is only saved elsewhere."""
    section = _section(desk)
    section.attach((_file(desk, "설치도우미.exe", 4_300_000),))
    until(lambda: len(section.tiles.tiles) == 3 and section.tiles.tiles[2].look is not None)
    section.doing.offer(section.tiles.tiles[2])
    rest(300)
    return desk.window


def race(desk: Desk) -> QWidget:
    """The dialog after the room's last place for a task went to somebody else."""
    new_task(desk)
    page = desk.window.pages.rooms
    tasks = page.panel.task_tab.tasks
    typed = Typed("쿠션 커버 추가 주문 문의", Importance.NORMAL, ("같은 색 재고 확인",), 0)
    dialog = TaskRaceDialog(desk.session, typed, tasks[0], [task for task in tasks if not task.finished], desk.window)
    dialog.open()
    return dialog


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


def ask_review(desk: Desk) -> QWidget:
    """Whom to ask for a review."""
    desk.open_room(CUSTOMER)
    desk.window.pages.rooms.panel.task_tab.editor.doing.people.ask_review()
    rest(400)
    dialog = desk.window.findChild(AskReviewDialog)
    dialog.picker.choose(dialog.picker.people.index(0, 0).data(ID_ROLE))
    dialog.message.set_text("왕복 배송비를 우리가 부담해도 되는지 봐 주세요.")
    return dialog


def reviews(desk: Desk) -> QWidget:
    """A task with a review to answer, one that waits and one that was answered."""
    desk.open_room(CUSTOMER)
    panel = desk.window.pages.rooms.panel
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


def board(desk: Desk) -> QWidget:
    """The board with a card open beside it."""
    desk.window.show_page("board")
    page = desk.window.findChild(BoardPage)
    until(lambda: any(column.model.rowCount() for column in page.columns.columns))
    found: list[Board] = []
    desk.session.reader.board(BoardFilter(scope=Scope.ALL, text=CARD), done=found.append)
    until(lambda: bool(found))
    task = next(card for column in found[0].columns for card in column.cards)
    page.open_task(task.id)
    rest(600)
    return desk.window


def board_empty(desk: Desk) -> QWidget:
    """A filter that nothing matches."""
    desk.window.show_page("board")
    page = desk.window.findChild(BoardPage)
    page.filters.field.set_text("커텐봉")
    rest(800)
    return desk.window


def alerts(desk: Desk) -> QWidget:
    """What colleagues did for the person: some read, the newest chosen."""
    found: list[Board] = []
    desk.session.reader.board(BoardFilter(scope=Scope.ALL, text=CARD), done=found.append)
    until(lambda: bool(found))
    task = next(card for column in found[0].columns for card in column.cards)
    colleague = desk.as_other(task.collaborator_ids[0])
    words = "그레이지 재고와 출고 날짜를 한 번 더 봐 주세요. 토요일 전에 도착해야 해요."
    colleague.commands.people.ask_review(task.id, desk.session.agent.id, words)
    desk.window.show_page("alerts")
    page = desk.window.findChild(AlertsPage)
    until(lambda: page.model.rowCount() > 0 and page.model.alerts[0].text == words)
    for alert in page.model.alerts[2:]:
        desk.session.alerts.read(alert.id)
    until(lambda: desk.session.alerts.unread <= 2)
    page.view.setFocus(Qt.FocusReason.TabFocusReason)
    return desk.window


def alerts_empty(desk: Desk) -> QWidget:
    """Nothing to be told of."""
    desk.session.alerts.read_all()
    desk.window.show_page("alerts")
    page = desk.window.findChild(AlertsPage)
    page.filter.choose(page.filter.segments()[1])
    until(lambda: desk.session.alerts.unread == 0 and page.empty.isVisible())
    return desk.window


def settings(desk: Desk) -> QWidget:
    """The settings, at Task Flow for an admin."""
    dialog = SettingsDialog(desk.session, Preferences(desk.folder), desk.window)
    dialog.open_at(SettingsPage.FLOW)
    page = dialog.widget(SettingsPage.FLOW)
    assert isinstance(page, FlowPage)
    until(lambda: bool(page.figures[0].text()))
    return dialog


def _stages(desk: Desk) -> tuple[SettingsDialog, StagesPage]:
    dialog = SettingsDialog(desk.session, Preferences(desk.folder), desk.window)
    dialog.open_at(SettingsPage.STAGES)
    page = dialog.widget(SettingsPage.STAGES)
    assert isinstance(page, StagesPage)
    until(lambda: bool(page.editor.loads))
    return dialog, page


def stages(desk: Desk) -> QWidget:
    """The stages with the colours of one open."""
    dialog, page = _stages(desk)
    page.editor.list.rows[3].colour.click()
    rest(200)
    return dialog


def stages_changed(desk: Desk) -> QWidget:
    """A draft with a new stage, one that goes, names that are alike, and another admin's changes."""
    dialog, page = _stages(desk)
    editor = page.editor
    editor.add.click()
    editor.list.rows[-1].name.line.setText(editor.draft.stages[0].name)
    editor.list.rows[0].name.line.setFocus()
    keys = [stage.key for stage in editor.draft.stages]
    editor.set_draft(editor.draft.without(keys[2], keys[1]))
    editor.edited.emit()
    flow = desk.session.flow
    wishes = [StageWish(stage.id, stage.name, stage.colour) for stage in flow.active_stages]
    theirs = FlowPlan(flow.design, (StageWish(wishes[0].stage_id, "접수", wishes[0].colour), *reversed(wishes[1:])))
    desk.session.commands.flow.save_stages(theirs)
    until(page.notes.conflict.isVisible)
    rest(200)
    return dialog


def stages_template(desk: Desk) -> QWidget:
    """The templates to choose from."""
    dialog, page = _stages(desk)
    page.menu.choose_template()
    choice = dialog.findChild(TemplatesDialog)
    choice.buttons[1].setChecked(True)
    return choice


def stages_taken(desk: Desk) -> QWidget:
    """A template put in place of stages that hold tasks."""
    dialog, page = _stages(desk)
    page.menu.taken.emit(templates("ko")[3])
    rest(200)
    return dialog


def stages_menu(desk: Desk) -> QWidget:
    """What else can be done with the stages."""
    dialog, page = _stages(desk)
    page.menu.open()
    return dialog


def stage_removal(desk: Desk) -> QWidget:
    """Removing a stage that holds tasks."""
    dialog, page = _stages(desk)
    page.editor.list.rows[3].remove.click()
    removal = dialog.findChild(StageRemovalDialog)
    removal.choice.choose(page.editor.draft.stages[1].key)
    removal.choice.chosen.emit(removal.choice.key)
    return removal


def settings_look(desk: Desk) -> QWidget:
    """The settings that everybody has, with those a demo leaves out."""
    desk.session.demo = False
    dialog = SettingsDialog(desk.session, Preferences(desk.folder), desk.window)
    dialog.open_at(SettingsPage.LOOK)
    return dialog


def settings_limits(desk: Desk) -> QWidget:
    """The limits with their present use."""
    dialog = SettingsDialog(desk.session, Preferences(desk.folder), desk.window)
    dialog.open_at(SettingsPage.LIMITS)
    page = dialog.widget(SettingsPage.LIMITS)
    assert isinstance(page, LimitsPage)
    until(lambda: bool(page.uses[0].text()))
    return dialog


def _database(desk: Desk) -> tuple[SettingsDialog, DatabasePage]:
    """The page with two backups, as if this were no demo."""
    desk.session.demo = False
    for _ in range(2):
        made: list[object] = []
        desk.session.backups.back_up(done=made.append)
        until(lambda made=made: bool(made))
    dialog = SettingsDialog(desk.session, Preferences(desk.folder), desk.window)
    dialog.open_at(SettingsPage.DATABASE)
    page = dialog.widget(SettingsPage.DATABASE)
    until(lambda: bool(page.where.text()))
    return dialog, page


def settings_database(desk: Desk) -> QWidget:
    """Where the data lie, after a backup and a check."""
    dialog, page = _database(desk)
    page.back_up.click()
    until(lambda: not page.back_up.refusal)
    page.check.button.click()
    until(page.check.outcome.isVisible)
    return dialog


def settings_restore(desk: Desk) -> QWidget:
    """A backup to be restored, and what would be lost."""
    _, page = _database(desk)
    session = desk.session
    session.commands.switch_flow(False)
    until(lambda: not session.flow.on)
    page.restore.click()
    next(iter(page.dialog.choices)).click()
    until(page.dialog.table.isVisible)
    return page.dialog


def settings_restore_sure(desk: Desk) -> QWidget:
    """The question before it is done."""
    dialog = settings_restore(desk)
    dialog.go.click()
    return dialog.confirm


def closed_room(desk: Desk) -> QWidget:
    """A closed room: tasks can be edited, none created."""
    desk.open_room(CUSTOMER, RoomState.CLOSED)
    return desk.window


def full_room(desk: Desk) -> QWidget:
    """A room that has used all of its tasks."""
    desk.open_room("노아름", RoomState.ANSWERED)
    return desk.window


def waiting_room(desk: Desk) -> QWidget:
    """A room that nobody has taken."""
    desk.open_room("", RoomState.WAITING)
    return desk.window


def people(desk: Desk) -> PeoplePage:
    """The page of people for an admin, in the open settings."""
    dialog = SettingsDialog(desk.session, Preferences(desk.folder), desk.window)
    dialog.open_at(SettingsPage.PEOPLE)
    rest(400)
    page = dialog.widget(SettingsPage.PEOPLE)
    assert isinstance(page, PeoplePage)
    return page


def settings_people(desk: Desk) -> QWidget:
    """Who works here and as what."""
    return people(desk).window()


def settings_role_menu(desk: Desk) -> QWidget:
    """The roles offered to one of the team."""
    page = people(desk)
    page.view.part_wanted.emit((page.model.ids[3], Part.ROLE))
    return page.window()


def settings_person_menu(desk: Desk) -> QWidget:
    """What can be done with one of the team."""
    page = people(desk)
    page.view.part_wanted.emit((page.model.ids[0], Part.MORE))
    return page.window()


def settings_role_sheet(desk: Desk) -> QWidget:
    """What each role may do."""
    return people(desk).show_roles()


def settings_add_person(desk: Desk) -> QWidget:
    """Somebody new, with a password made up."""
    page = people(desk)
    dialog = page.doing.add()
    dialog.name_field.set_text(PERSON)
    dialog.identifier_field.set_text("new.person")
    dialog.maker.make.click()
    dialog.accept_button.click()
    return dialog


def settings_leave(desk: Desk) -> QWidget:
    """Somebody leaves, and somebody takes over."""
    page = people(desk)
    agent = next(a for a in desk.session.agents.values() if a.name == PERSON)
    page.doing.switch(agent, page.view.part_area(agent.id, Part.STATE))
    dialog = page.window().findChild(LeaveDialog)
    rest(300)
    dialog.receiver.choose(page.model.ids[-2])
    return dialog


def settings_people_names(desk: Desk) -> QWidget:
    """Somebody has left, and a name of a file is not linked to anybody who signs in."""
    done: list[object] = []
    agents = {agent.name: agent for agent in desk.session.agents.values()}
    taken = HandOff(agents[PERSON].id, "교대")
    desk.session.commands.agents.deactivate(agents["이도윤"].id, taken, done=done.append)
    until(lambda: len(done) == 1)
    return people(desk).window()


def settings_map_name(desk: Desk) -> QWidget:
    """Whom a name of a file means."""
    window = settings_people_names(desk)
    page = window.findChild(PeoplePage)
    page.names_view.wanted.emit(page.names_view.selected_id or page.names.index(0, 0).data(ID_ROLE))
    dialog = window.findChild(MapNameDialog)
    rest(300)
    dialog.person.button.click()
    return dialog


def own_password(desk: Desk) -> QWidget:
    """One's own password."""
    dialog = OwnPasswordDialog(desk.session, desk.window)
    dialog.open()
    return dialog


def first_run(desk: Desk) -> QWidget:
    """The first window of a new installation."""
    window = FirstRunWindow(Path("~/TaskFlow/taskflow.sqlite3").expanduser())
    window.show()
    return window


def first_run_people(desk: Desk) -> QWidget:
    """The third step, with somebody taken on and the next one half written."""
    window = FirstRunWindow(Path("~/TaskFlow/taskflow.sqlite3").expanduser())
    window.show()
    me = desk.session.agent
    window.show_people(me)
    step = window.people_step
    step.name_field.set_text("박지훈 ")
    step.identifier_field.set_text("jihun.park.new")
    step.add()
    step.show_added(replace(me, name="박지훈", identifier="jihun.park.new", role=Role.AGENT))
    step.identifier_field.set_text("최")
    step.add()
    return window


def door(**more: str) -> SignInWindow:
    """The sign-in as a computer shows it that was used before."""
    place = "sqlite:///~/TaskFlow/taskflow.sqlite3"
    window = SignInWindow("온담스토어 고객센터", place, identifier="seoyeon.kim", remembers=True, remember=True, **more)
    window.password_field.set_text("0123456789")
    window.show()
    return window


def sign_in(desk: Desk) -> QWidget:
    """The sign-in."""
    return door()


def sign_in_wait(desk: Desk) -> QWidget:
    """The sign-in after wrong passwords, on a computer without a keyring."""
    window = door()
    window.show_error(SignInFailed(seconds=128))
    window.form.caps_hint.say("warn", caps_lock_words())
    window.tell_keyring(problem_words("missing"))
    return window


def sign_in_again(desk: Desk) -> QWidget:
    """The sign-in of somebody who was deactivated while signed in."""
    return door(reason=left_the_team(PERSON))


def locked(desk: Desk) -> QWidget:
    """The locked screen."""
    window = LockWindow(desk.session.agent, open_dialogs=True)
    window.close_requested.connect(window.hide)
    window.resize(desk.size)
    window.show()
    return window


def locked_switch(desk: Desk) -> QWidget:
    """The locked screen with somebody else about to sign in."""
    window = locked(desk)
    window.switch_button.click()
    return window


def hand_over(desk: Desk) -> QWidget:
    """Handing a room over: to whom, why, and what changes with it."""
    desk.open_room(CUSTOMER)
    desk.window.pages.rooms.hand_over()
    dialog = desk.window.findChild(HandOverDialog)
    until(lambda: bool(dialog.tasks.tasks))
    rest(300)
    dialog.picker.view.step(2)
    dialog.words.reason.presets[0].setChecked(True)
    dialog.words.message.set_text("교환은 목요일 출고가 가능한지부터 봐 주세요.")
    rest(300)
    return dialog


def handover_card(desk: Desk) -> QWidget:
    """A room that was handed over, with what is left to do."""
    desk.open_room(HANDED_CUSTOMER)
    until(desk.window.pages.rooms.chat.handed.isVisible)
    rest(300)
    return desk.window


def close_room(desk: Desk) -> QWidget:
    """Closing a room with unfinished tasks: what becomes of each."""
    desk.open_room(HANDED_CUSTOMER)
    desk.window.pages.rooms.close_room()
    until(lambda: desk.window.findChild(CloseRoomDialog) is not None)
    dialog = desk.window.findChild(CloseRoomDialog)
    dialog.rows[1].choose(Ending.SUCCESS)
    dialog.rows[2].fail("재고나 물류 사정 · 부속이 단종됐어요")
    dialog.rows[3].give(next(agent for agent in desk.session.agents.values() if agent.name == "박지훈"))
    rest(300)
    return dialog


def hand_over_many(desk: Desk) -> QWidget:
    """Handing many rooms of one agent over at once."""
    dialog = HandOverManyDialog(desk.session, desk.window)
    dialog.open()
    until(lambda: dialog.giver.people.rowCount() > 0)
    dialog.giver.view.step(3)
    until(lambda: len(dialog.rooms.checks.rooms) > 0)
    dialog.rooms.checks.toggle(dialog.rooms.checks.rooms[1].id)
    dialog.receiver.view.step(1)
    dialog.words.reason.presets[1].setChecked(True)
    dialog.words.message.set_text("다음 주 월요일에 돌아와요.")
    rest(300)
    return dialog


SCENES: dict[str, Callable[[Desk], QWidget]] = {
    scene.__name__.replace("_", "-"): scene
    for scene in (
        rooms,
        tab_room,
        tab_customer,
        tab_history,
        reading,
        history_filter,
        history_new,
        memo_clash,
        memo_revisions,
        new_task,
        new_task_people,
        new_task_end,
        race,
        collaborators,
        ask_review,
        reviews,
        files_refused,
        files_too_large,
        files_drop,
        files_menu,
        board,
        board_empty,
        alerts,
        alerts_empty,
        closed_room,
        full_room,
        waiting_room,
        hand_over,
        handover_card,
        close_room,
        hand_over_many,
        settings,
        stages,
        stages_changed,
        stages_template,
        stages_taken,
        stages_menu,
        stage_removal,
        settings_look,
        settings_limits,
        settings_people,
        settings_role_menu,
        settings_person_menu,
        settings_role_sheet,
        settings_add_person,
        settings_leave,
        settings_people_names,
        settings_map_name,
        own_password,
        settings_database,
        settings_restore,
        settings_restore_sure,
        first_run,
        first_run_people,
        sign_in,
        sign_in_wait,
        sign_in_again,
        locked,
        locked_switch,
    )
}


@contextmanager
def desk(size: QSize, person: str) -> Iterator[Desk]:
    """A desk in a temporary folder."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        made = Desk(Path(folder), size, person)
        try:
            yield made
        finally:
            made.close()


def main() -> None:
    """Render what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("pictures"))
    parser.add_argument("--scene", action="append", choices=sorted(SCENES), help="default: all of them")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--language", choices=("ko", "en"), default="ko")
    parser.add_argument("--size", default="1440x900", help="of the window")
    parser.add_argument("--text", type=int, choices=(90, 100, 115, 130), default=100, help="text size in per cent")
    parser.add_argument("--person", default=PERSON, help="who is signed in")
    arguments = parser.parse_args()
    width, height = map(int, arguments.size.split("x"))
    app = QApplication(sys.argv[:1])
    install_language(app, arguments.language)
    apply_theme(app, arguments.theme, arguments.text)
    arguments.out.mkdir(parents=True, exist_ok=True)
    for name in arguments.scene or sorted(SCENES):
        with desk(QSize(width, height), arguments.person) as made:
            widget = SCENES[name](made)
            rest(300)
            target = arguments.out / f"{name}-{arguments.theme}-{arguments.language}.png"
            widget.grab().save(str(target))
            print(target)
            if widget is not made.window:
                widget.close()


if __name__ == "__main__":
    main()
