"""What one is told of."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from scenes.desk import CARD, Desk, scene, until
from taskflow_desktop.domain.entities import Room
from taskflow_desktop.domain.enums import AlertKind, Channel, Role, Speaker
from taskflow_desktop.domain.pages import Board
from taskflow_desktop.domain.requests import BoardFilter, NewMessage, NewRoom, Scope
from taskflow_desktop.ui.alerts.page import AlertsPage


@scene()
def alerts(desk: Desk) -> QWidget:
    """What colleagues did for the person and customers wrote: some read, the newest chosen."""
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
    admin = next(agent.id for agent in desk.session.agents.values() if agent.role is Role.ADMIN and agent.active)
    opened: list[Room] = []
    desk.session.commands.open_room(NewRoom("", Channel.PHONE, None, "한소희"), done=opened.append)
    until(lambda: bool(opened))
    said = NewMessage(opened[0].id, Speaker.CUSTOMER, "오늘 안에 답을 받을 수 있을까요?")
    desk.as_other(admin).commands.write_message(said)
    until(lambda: page.model.alerts[0].kind is AlertKind.MESSAGE)
    for alert in page.model.alerts[3:]:
        desk.session.alerts.read(alert.id)
    until(lambda: desk.session.alerts.unread <= 3)
    page.view.setFocus(Qt.FocusReason.TabFocusReason)
    return desk.window


@scene()
def alerts_empty(desk: Desk) -> QWidget:
    """Nothing to be told of."""
    desk.session.alerts.read_all()
    desk.window.show_page("alerts")
    page = desk.window.findChild(AlertsPage)
    page.filter.choose(page.filter.segments()[1])
    until(lambda: desk.session.alerts.unread == 0 and page.empty.isVisible())
    return desk.window
