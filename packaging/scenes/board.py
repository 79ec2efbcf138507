"""The board."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from scenes.desk import CARD, Desk, rest, scene, until
from taskflow_desktop.domain.pages import Board
from taskflow_desktop.domain.requests import BoardFilter, Scope
from taskflow_desktop.ui.board.page import BoardPage
from taskflow_desktop.ui.details.shown import toast_host
from taskflow_desktop.ui.widgets.stage_popover import StagePopover


@scene()
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


@scene()
def board_empty(desk: Desk) -> QWidget:
    """A filter that nothing matches."""
    desk.window.show_page("board")
    page = desk.window.findChild(BoardPage)
    page.filters.field.set_text("커텐봉")
    rest(800)
    return desk.window


def _list(desk: Desk) -> BoardPage:
    desk.window.show_page("board")
    page = desk.window.findChild(BoardPage)
    page.show_as_list(True)
    until(lambda: page.list.ready)
    page.list.table.setFocus()
    rest(300)
    return page


@scene()
def board_list(desk: Desk) -> QWidget:
    """The same tasks as a list, one of them chosen by the keyboard."""
    page = _list(desk)
    page.list.table.step(1)
    page.list.table.step(1)
    return desk.window


@scene()
def board_list_many(desk: Desk) -> QWidget:
    """Several rows chosen, some of them not one's own, after their stage was changed."""
    page = _list(desk)
    page.list.table.step(1)
    for _ in range(6):
        QTest.keyClick(page.list.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    page.list.actions_.open_stages()
    popover = desk.window.findChild(StagePopover)
    popover.stage_chosen.emit(desk.session.flow.active_stages[2].id)
    popover.dismiss()
    until(page.list.notice.isVisible)
    rest(600)
    toast_host(page).dismiss()
    return desk.window
