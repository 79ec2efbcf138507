"""The main job from a fresh machine to the next start, in the program's own windows."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.requests import Scope
from taskflow_desktop.ui.board.page import BoardPage
from taskflow_desktop.ui.dialogs.first_run import FirstRunWindow
from taskflow_desktop.ui.dialogs.import_dialog import ImportDialog
from taskflow_desktop.ui.dialogs.sign_in import SignInWindow
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.settings.dialog import SettingsDialog, SettingsPage
from taskflow_desktop.ui.settings.flow_page import FlowPage
from taskflow_desktop.ui.shell_rail import RailButton
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.stage_popover import StagePopover
from tests.flows.conftest import Program, click, press, write
from tests.importers.archive import write_archive

NAME, IDENTIFIER, PASSWORD = "한유진", "yujin.han", "correct horse battery"
ROOMS, MESSAGES = 30, 300


def make_the_first_admin(program: Program) -> None:
    """Step 1: the embedded file, the first admin, signing in."""
    program.begin()
    window = program.window(FirstRunWindow)
    click(window.place_step.check_button)
    program.wait(lambda: window.place_step.checked)
    click(window.next_button)
    admin = window.admin_step
    for field, text in (
        (admin.site_field, "온담스토어"),
        (admin.name_field, NAME),
        (admin.identifier_field, IDENTIFIER),
        (admin.password_field, PASSWORD),
        (admin.repeat_field, PASSWORD),
    ):
        field.setFocus()
        write(text)
    click(window.next_button)
    people = window.people_step
    program.wait(people.isVisible)
    for field, text in ((people.name_field, "박지훈"), (people.identifier_field, "jihun.park")):
        field.setFocus()
        write(text)
    click(people.add_button)
    program.wait(lambda: bool(people.rows))
    click(window.next_button)
    sign_in(program)
    assert program.configured[0].database.endswith("taskflow.sqlite3")


def sign_in(program: Program) -> MainWindow:
    window = program.window(SignInWindow)
    assert window.identifier_field.text() == IDENTIFIER
    program.wait(window.isActiveWindow)
    window.password_field.setFocus()
    write(PASSWORD)
    press(Qt.Key.Key_Return)
    return program.window(MainWindow)


def come_back(program: Program, window: MainWindow) -> None:
    """Without a window manager nobody gives the keyboard back to the window when its dialog is gone."""
    window.activateWindow()
    program.wait(window.isActiveWindow)


def import_archive(program: Program, window: MainWindow, archive: Path) -> None:
    """Step 2: the empty desk leads to the import; look at an archive, then import it."""
    program.files.next = (archive,)
    first = next(b for b in window.pages.rooms.list.findChildren(Button) if b.text() == "가져오기…")
    program.wait(first.isVisible)
    click(first)
    dialog = window.findChild(ImportDialog)
    assert dialog is not None
    click(dialog.drop_area.choose_button)
    program.wait(lambda: dialog.import_button.isVisible() and not dialog.import_button.refusal)
    assert "happytalk" in dialog.preview.profile
    click(dialog.import_button)
    program.wait(lambda: dialog.outcome.isVisible())
    dialog.reject()
    come_back(program, window)


def show_rooms(program: Program, window: MainWindow, state: RoomState) -> int:
    """Choose a tab of the room list, of everybody's rooms, and return how many rooms it shows."""
    pane = window.pages.rooms.list
    pane.set_scope(Scope.ALL)
    pane.set_state(state)
    program.wait(lambda: pane.tabs.state is state and pane.model.rowCount() > 0)
    return pane.model.rowCount()


def open_first_room(program: Program, window: MainWindow) -> None:
    page = window.pages.rooms
    view = page.list.view
    program.wait(lambda: view.model().rowCount() > 0)
    click(view.viewport(), QPoint(40, 30))
    program.wait(lambda: page.room is not None and page.panel.room_id == page.room.id)


def board_in_rail(window: MainWindow) -> bool:
    return any(b.isVisible() and b.text() == "보드" for b in window.rail.findChildren(RailButton))


def switch_flow_on(program: Program, window: MainWindow) -> None:
    """Step 3: customers > Task Flow > gear > the switch."""
    assert not board_in_rail(window)
    window.actions_["flow.manage"].trigger()
    board = window.findChild(BoardPage)
    assert board is not None
    program.wait(board.header.gear.isVisible)
    click(board.header.gear)
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    page = dialog.widget(SettingsPage.FLOW)
    assert isinstance(page, FlowPage)
    program.wait(page.switch.isVisible)
    click(page.switch)
    program.wait(lambda: board_in_rail(window))
    dialog.reject()
    come_back(program, window)


def counts(board: BoardPage) -> list[int]:
    """Cards per column."""
    return [column.model.rowCount() for column in board.columns.columns]


def create_task(program: Program, window: MainWindow, title: str) -> None:
    """Step 4: the form of a new task."""
    page = window.pages.rooms
    tab, before = page.panel.task_tab, page.room.tasks_total if page.room else 0
    window.actions_["task.new"].trigger()
    program.wait(lambda: tab.form.title.isVisible())
    write(title)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    program.wait(lambda: page.room is not None and page.room.tasks_total == before + 1 and not tab.form.isVisible())


def test_from_first_run_to_the_next_start(run_program: Callable[[], Program], tmp_path: Path) -> None:
    archive = tmp_path / "happytalk.json"
    write_archive(archive, rooms=ROOMS, messages=MESSAGES, seed=7)
    program = run_program()
    make_the_first_admin(program)
    window = program.window(MainWindow)
    window.resize(1120, 750)
    assert "온담스토어" in window.windowTitle()

    import_archive(program, window, archive)
    assert show_rooms(program, window, RoomState.CLOSED) > 0
    assert show_rooms(program, window, RoomState.INQUIRY) > 0
    open_first_room(program, window)
    page = window.pages.rooms
    program.wait(lambda: len(page.chat.conversation.lines) > 0)
    assert not page.chat.composer.tasks.isVisible()

    switch_flow_on(program, window)
    window.actions_["page.rooms"].trigger()
    open_first_room(program, window)
    program.wait(lambda: page.chat.composer.tasks.isVisible())
    create_task(program, window, "반품 접수")
    editor = page.panel.task_tab.editor
    program.wait(lambda: editor.task is not None)
    assert editor.task.number.endswith("-A0001")

    # The stepper, then the popover.
    segments = editor.page.stepper.segments()
    click(segments[1])
    program.wait(lambda: editor.page.stepper.current_position == 2)
    editor.focus_task()
    press(Qt.Key.Key_S)
    program.wait(lambda: window.findChild(StagePopover) is not None and window.findChild(StagePopover).isVisible())
    press(Qt.Key.Key_3)
    program.wait(lambda: editor.page.stepper.current_position == 3)
    program.wait(lambda: editor.page.history.model().rowCount() >= 3)

    for n in range(9):
        create_task(program, window, f"할 일 {n}")
    tab = page.panel.task_tab
    program.wait(lambda: "10개를 모두" in tab.head.add.refusal)

    # The board: a card, its stage changed beside it, and dragging that does nothing.
    window.actions_["page.board"].trigger()
    board = window.findChild(BoardPage)
    assert board is not None
    program.wait(lambda: counts(board) == [9, 0, 1, 0])
    column = board.columns.columns[0].cards
    click(column.viewport(), QPoint(60, 40))
    program.wait(lambda: board.panel.isVisible() and board.panel.editor.task is not None)
    chosen = board.panel.editor.task
    start, end = QPoint(60, 40), QPoint(500, 40)
    QTest.mousePress(column.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(column.viewport(), end)
    QTest.mouseRelease(column.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    assert board.panel.editor.task.stage_id == chosen.stage_id
    click(board.panel.editor.page.stepper.segments()[3])
    program.wait(lambda: counts(board) == [8, 0, 1, 1])
    board.filters.field.setFocus()
    write("반품")
    program.wait(lambda: counts(board) == [0, 0, 1, 0])

    page.splitter.setSizes([280, 420, 380])
    size, sizes = window.size(), page.splitter.sizes()
    url = program.configured[0].database
    program.close()

    again = run_program()
    again.begin(url)
    window = sign_in(again)
    assert window.size() == size
    assert board_in_rail(window)
    assert window.page == "board"
    window.actions_["page.rooms"].trigger()
    show_rooms(again, window, RoomState.INQUIRY)
    open_first_room(again, window)
    again.wait(lambda: window.pages.rooms.room is not None and window.pages.rooms.room.tasks_total == 10)
    again.wait(lambda: window.pages.rooms.splitter.sizes() == sizes)
