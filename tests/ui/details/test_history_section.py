"""The history of a task and of a room: narrowed by kind and person, page by page, and what is new since one looked."""

from collections.abc import Hashable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.enums import EventKind
from taskflow_desktop.domain.ids import SYSTEM
from taskflow_desktop.domain.moment import MINUTE, SECOND
from taskflow_desktop.domain.pages import HISTORY_PAGE
from taskflow_desktop.ui.details.history_groups import HistoryGroup, event_icon, group_of, kinds_of
from taskflow_desktop.ui.details.history_section import HistorySection
from taskflow_desktop.ui.details.history_view import HistoryView, seen_words
from taskflow_desktop.ui.icons import icon
from tests.support.site import insert, update
from tests.ui.board.desk import Desk, press
from tests.ui.details.panels import OpenPanel, click, focused


def log_of(panel: OpenPanel) -> HistorySection:
    return panel.editor.page.log


def said(view: HistoryView) -> list[str]:
    """What a screen reader says, without the times."""
    rows = [str(view.history.index(row, 0).data()) for row in range(view.history.rowCount())]
    return [row if row == seen_words() else row.replace("00:00, ", "").split(", ", 1)[-1] for row in rows]


def spoken(view: HistoryView) -> list[str]:
    return [str(view.history.index(row, 0).data()) for row in range(view.history.rowCount())]


def choose(section: HistorySection, *, kinds: frozenset[Hashable] = frozenset()) -> None:
    section.kinds.set_values(kinds)
    section.kinds.values_changed.emit(kinds)


@pytest.mark.parametrize("kind", EventKind)
def test_every_kind_that_befalls_a_room_or_a_task_is_in_a_group_and_has_an_icon(kind: EventKind) -> None:
    elsewhere = kind.value.split(".")[0] in {"flow", "setting", "stage", "agent", "customer"}
    assert (group_of(kind) is None) == elsewhere
    assert not icon(event_icon(kind)).isNull()


def test_the_groups_part_the_kinds() -> None:
    kinds = [kind for group in HistoryGroup for kind in kinds_of([group])]
    assert len(kinds) == len(set(kinds))
    assert all(kinds_of([group]) for group in HistoryGroup)
    assert EventKind.TASK_STAGE in kinds_of([HistoryGroup.STAGE])
    assert EventKind.ROOM_HANDED in kinds_of([HistoryGroup.PEOPLE])
    assert EventKind.TASK_TITLE in kinds_of([HistoryGroup.TASK])


def test_filters_by_mouse(main: OpenPanel) -> None:
    world, site = main.desk.world, main.desk.site
    site.do(world.helper, update("task", world.task, importance=4))
    site.do(world.manager, update("task", world.task, stage_id=world.stages[1]))
    log = log_of(main)
    main.wait(lambda: log.view.history.rowCount() == 4)
    assert not log.kinds.isVisible()
    click(log.filter)
    assert log.kinds.isVisible()
    offered = [action.text() for action in log.people.menu_of_values.actions()]
    assert offered == ["김지수", "박하늘", "최매니저"]
    log.kinds.menu_of_values.actions()[1].trigger()
    main.wait(lambda: said(log.view) == ["최매니저 단계를 신규 → 상담 진행으로 바꿨어요"])
    assert log.kinds.text() == "종류: 단계와 결과"
    log.people.menu_of_values.actions()[1].trigger()
    main.wait(lambda: log.empty_words != "")
    assert log.empty_words == "필터에 맞는 이력이 없어요."
    assert not log.view.isVisible()
    click(log.clear)
    main.wait(lambda: log.view.history.rowCount() == 4)
    assert not log.clear.isVisible()
    assert log.empty_words == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_filters_by_keyboard(main: OpenPanel, key: Qt.Key) -> None:
    log = log_of(main)
    main.wait(lambda: log.view.history.rowCount() == 2)
    log.filter.setFocus(Qt.FocusReason.TabFocusReason)
    press(key)
    assert focused() is log.kinds
    press(key)
    menu = log.kinds.menu_of_values
    main.wait(menu.isVisible)
    for _ in range(3):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Space)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    main.wait(lambda: said(log.view) == ["김지수 참조자에 박하늘을 넣었어요"])
    assert log.kinds.text() == "종류: 사람"
    QTest.keyClick(log.kinds, Qt.Key.Key_Delete)
    main.wait(lambda: log.view.history.rowCount() == 2)
    main.window.activateWindow()  # after a menu, no window of this screen is active by itself
    log.kinds.setFocus(Qt.FocusReason.TabFocusReason)
    main.wait(log.kinds.hasFocus)
    press(Qt.Key.Key_Tab)
    assert focused() is log.people
    log.filter.setFocus(Qt.FocusReason.TabFocusReason)
    press(key)
    assert not log.kinds.isVisible()
    log.view.setFocus(Qt.FocusReason.TabFocusReason)
    press("/")
    assert focused() is log.kinds


def test_what_happens_meanwhile_obeys_the_filter(main: OpenPanel) -> None:
    world, site = main.desk.world, main.desk.site
    log = log_of(main)
    main.wait(lambda: log.view.history.rowCount() == 2)
    click(log.filter)
    choose(log, kinds=frozenset({HistoryGroup.STAGE.value}))
    main.wait(lambda: log.empty_words != "")
    site.do(world.helper, update("task", world.task, importance=4))
    site.do(world.helper, update("task", world.task, stage_id=world.stages[2]))
    main.wait(lambda: said(log.view) == ["박하늘 단계를 신규 → 보류로 바꿨어요"])
    site.do(world.manager, update("room", world.room, main_agent_id=world.other))
    people = log.people.menu_of_values
    main.wait(lambda: [action.text() for action in people.actions()] == ["김지수", "박하늘", "자동"])
    assert SYSTEM in {action.data() for action in people.actions()}
    assert len(said(log.view)) == 1
    click(log.filter)
    main.wait(lambda: log.view.history.rowCount() == 5)


def test_another_task_begins_without_the_filter(main: OpenPanel) -> None:
    second = main.desk.task("둘째", room_id=main.desk.world.room)
    log = log_of(main)
    click(log.filter)
    choose(log, kinds=frozenset({HistoryGroup.MEMO.value}))
    main.wait(lambda: log.empty_words != "")
    main.open_task(second)
    main.wait(lambda: said(log.view) == ["김지수 태스크를 등록했어요"])
    assert not log.kinds.isVisible()
    assert log.kinds.values == frozenset()


def test_a_long_history_comes_page_by_page(qtbot: QtBot, desk: Desk) -> None:
    total = HISTORY_PAGE + 60
    for number in range(total - 2):
        desk.site.do(desk.world.main, update("task", desk.world.task, importance=1 + number % 2))
    main = OpenPanel(qtbot, desk, desk.world.main)
    log = log_of(main)
    main.wait(log.show_all.isVisible)
    assert log.view.history.rowCount() == 20
    log.show_all.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    main.wait(lambda: log.view.history.rowCount() == 20 + HISTORY_PAGE)
    assert not log.show_all.isVisible()
    assert log.more.text() == "앞선 이력 더 보기 (40)"
    click(log.more)
    main.wait(lambda: log.view.history.rowCount() == total)
    assert not log.more.isVisible()
    assert said(log.view)[-1] == "김지수 태스크를 등록했어요"
    log.view.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_End)
    page = main.editor.page
    last = log.view.visualRect(log.view.history.index(total - 1, 0))
    shown = log.view.viewport().mapTo(page.viewport(), last.center())
    assert page.viewport().rect().contains(shown)


# --- what is new since one looked ------------------------------------------------------------------------------------


def leave(panel: OpenPanel) -> None:
    """Look for a while, then at nothing."""
    panel.desk.clock.move(2 * SECOND)
    panel.panel.set_room(None)


def test_what_others_did_since_is_marked_and_parted_from_what_was_seen(qtbot: QtBot, desk: Desk) -> None:
    world, site = desk.world, desk.site
    first = OpenPanel(qtbot, desk, world.main)
    second = OpenPanel(qtbot, desk, world.helper)
    for each in (first, second):
        each.wait(lambda each=each: log_of(each).view.history.rowCount() == 2)
        assert seen_words() not in spoken(log_of(each).view)  # who never looked is told nothing as new
        leave(each)
    kept = "SELECT seq FROM looked WHERE agent_id = ? AND place = ?"
    first.wait(lambda: site.value(kept, world.main, f"task/{world.task}") is not None)
    second.wait(lambda: site.value(kept, world.helper, f"task/{world.task}") is not None)
    desk.clock.move(MINUTE)
    site.do(world.main, update("task", world.task, importance=4))
    site.do(world.helper, update("task", world.task, title="새 제목"))
    for each, new, own in ((first, "박하늘 제목", "김지수 중요도"), (second, "김지수 중요도", "박하늘 제목")):
        each.open_room(world.room)
        view = log_of(each).view
        each.wait(lambda view=view: len(spoken(view)) == 5)
        rows = spoken(view)
        assert rows.index(seen_words()) == 2
        marked = [row for row in rows if row.startswith("새로 생김: ")]
        assert len(marked) == 1
        assert new in marked[0]
        assert log_of(each).button.accessibleName() == "변경 이력 새 이력 1"
        assert own not in marked[0]


def test_marks_go_once_they_were_looked_at(qtbot: QtBot, desk: Desk) -> None:
    world, site = desk.world, desk.site
    main = OpenPanel(qtbot, desk, world.main)
    view = log_of(main).view
    main.wait(lambda: view.history.rowCount() == 2)
    leave(main)
    site.do(world.helper, update("task", world.task, importance=4))
    main.open_room(world.room)
    main.wait(lambda: seen_words() in spoken(view))
    site.do(world.helper, update("task", world.task, importance=1))  # also what comes while one looks
    main.wait(lambda: spoken(view).count(seen_words()) == 1 and spoken(view).index(seen_words()) == 2)
    leave(main)
    main.open_room(world.room)
    main.wait(lambda: view.history.rowCount() == 4)
    assert seen_words() not in spoken(view)
    assert not any(row.startswith("새로 생김") for row in spoken(view))


def test_who_only_passes_by_has_not_looked(qtbot: QtBot, desk: Desk) -> None:
    world, site = desk.world, desk.site
    main = OpenPanel(qtbot, desk, world.main)
    view = log_of(main).view
    main.wait(lambda: view.history.rowCount() == 2)
    leave(main)
    site.do(world.helper, update("task", world.task, importance=4))
    main.open_room(world.room)
    main.wait(lambda: seen_words() in spoken(view))
    main.panel.set_room(None)
    main.open_room(world.room)
    main.wait(lambda: seen_words() in spoken(view))


def test_a_filter_keeps_the_line_between_new_and_seen(qtbot: QtBot, desk: Desk) -> None:
    world, site = desk.world, desk.site
    main = OpenPanel(qtbot, desk, world.main)
    log = log_of(main)
    main.wait(lambda: log.view.history.rowCount() == 2)
    leave(main)
    site.do(world.helper, update("task", world.task, stage_id=world.stages[1]))
    main.open_room(world.room)
    main.wait(lambda: seen_words() in spoken(log.view))
    click(log.filter)
    choose(log, kinds=frozenset({HistoryGroup.STAGE.value, HistoryGroup.PEOPLE.value}))
    main.wait(lambda: len(spoken(log.view)) == 3)
    assert spoken(log.view)[1] == seen_words()
    choose(log, kinds=frozenset({HistoryGroup.PEOPLE.value}))
    main.wait(lambda: len(spoken(log.view)) == 1)
    assert seen_words() not in spoken(log.view)


def test_the_room_is_looked_at_only_where_its_tab_is_on_screen(qtbot: QtBot, desk: Desk) -> None:
    world, site = desk.world, desk.site
    main = OpenPanel(qtbot, desk, world.main)
    place = f"room/{world.room}"
    kept = "SELECT seq FROM looked WHERE agent_id = ? AND place = ?"
    leave(main)
    main.wait(lambda: site.value(kept, world.main, f"task/{world.task}") is not None)
    assert site.value(kept, world.main, place) is None
    main.open_room(world.room)
    main.panel.set_tab("room")
    log = main.panel.room_tab.log
    main.wait(lambda: log.view.history.rowCount() == 4)
    leave(main)
    main.wait(lambda: site.value(kept, world.main, place) is not None)
    site.do(world.manager, insert("message", room_id=world.room, speaker="customer", text="여보세요"))
    main.open_room(world.room)
    main.wait(lambda: seen_words() in spoken(log.view))
    assert spoken(log.view)[1].startswith("새로 생김: ")
    assert spoken(log.view)[2] == seen_words()


def test_what_is_folded_or_behind_another_tab_was_not_looked_at(qtbot: QtBot, desk: Desk) -> None:
    world, site = desk.world, desk.site
    main = OpenPanel(qtbot, desk, world.main)
    log = log_of(main)
    main.wait(lambda: log.view.history.rowCount() == 2)
    leave(main)
    kept = "SELECT seq FROM looked WHERE agent_id = ? AND place = ?"
    place = f"task/{world.task}"
    main.wait(lambda: site.value(kept, world.main, place) is not None)
    seen = site.value(kept, world.main, place)
    site.do(world.helper, update("task", world.task, importance=4))
    main.panel.set_tab("customer")
    main.open_room(world.room)
    leave(main)
    main.panel.set_tab("tasks")
    log.set_folded(True)
    main.open_room(world.room)
    main.wait(lambda: log.button.accessibleName() == "변경 이력 새 이력 1")
    leave(main)
    assert site.value(kept, world.main, place) == seen
    main.open_room(world.room)
    main.wait(lambda: log.button.accessibleName() == "변경 이력 새 이력 1")
    log.set_folded(False)
    leave(main)
    main.wait(lambda: site.value(kept, world.main, place) > seen)
