"""The board."""

from PySide6.QtWidgets import QWidget

from scenes.desk import CARD, Desk, rest, scene, until
from taskflow_desktop.domain.pages import Board
from taskflow_desktop.domain.requests import BoardFilter, Scope
from taskflow_desktop.ui.board.page import BoardPage


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
