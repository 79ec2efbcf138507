"""No part of the open task makes it wider than the panel at its narrowest, in both languages."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.ui.style import apply_theme
from taskflow_desktop.ui.text import install_language
from tests.support.site import insert
from tests.ui.board.desk import Desk
from tests.ui.details.panels import OpenPanel

LEAST = 360


def furnish(desk: Desk, collaborators: int) -> None:
    """Put much into the task of the desk: people with long names, a review, items, files, a memo."""
    world, main = desk.world, desk.world.main
    for number in range(collaborators):
        agent = desk.site.insert(world.admin, "agent", name=f"Maximiliana Featherstonehaugh {number}", role="agent")
        desk.site.do(main, insert("collaborator", task_id=world.task, agent_id=agent, added_by=main))
    note = "Can you look at the-refund-of-the-order-with-the-endless-number " * 2
    desk.site.do(
        main,
        insert("review", task_id=world.task, asked_by=main, agent_id=world.helper, message=note.strip()),
    )
    desk.site.do(
        main,
        insert("checklist_item", task_id=world.task, slot=1, position=1, text="w" * 180, created_by=main),
        insert("memo", task_id=world.task, text="m" * 400, saved_by=main),
    )


def widest(page: QWidget, room: int) -> list[tuple[int, str]]:
    """Return the parts that ask for more than `room`, for the message of a failure."""
    parts = [(each.minimumSizeHint().width(), type(each).__name__) for each in page.findChildren(QWidget)]
    return sorted((width, name) for width, name in parts if width > room)


@pytest.mark.parametrize("collaborators", [0, 1, 6])
@pytest.mark.parametrize(("language", "text_size"), [("ko", 100), ("ko", 130), ("en", 100), ("en", 130)])
def test_nothing_is_wider_than_the_panel(
    qtbot: QtBot, qapp: QApplication, desk: Desk, language: str, text_size: int, collaborators: int
) -> None:
    install_language(qapp, language)
    apply_theme(qapp, "light", text_size)
    furnish(desk, collaborators)
    panel = OpenPanel(qtbot, desk, desk.world.main)
    panel.window.resize(LEAST, 868)
    page = panel.editor.page
    panel.wait(lambda: page.memo.field.plain_text() != "")
    content = page.widget()
    assert content is not None
    panel.wait(lambda: content.width() <= page.viewport().width() <= LEAST)
    room = page.viewport().width()
    assert content.minimumSizeHint().width() <= room, widest(content, room - 40)


def test_what_goes_below_its_neighbour_makes_the_page_narrower_at_once(
    qtbot: QtBot, qapp: QApplication, desk: Desk
) -> None:
    install_language(qapp, "en")
    apply_theme(qapp, "light", 130)
    panel = OpenPanel(qtbot, desk, desk.world.main)
    page = panel.editor.page
    content = page.widget()
    assert content is not None
    panel.window.resize(600, 868)
    panel.wait(lambda: page.viewport().width() > 500)
    panel.window.resize(LEAST, 868)
    assert content.width() == page.viewport().width()
