"""The settings in a real window: the look at once and kept, the switch for everybody, and the question before off."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitter, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.ui.own import own_language, set_single_keys, single_keys
from taskflow_desktop.ui.settings.dialog import SettingsDialog, SettingsPage
from taskflow_desktop.ui.settings.flow_page import FlowPage
from taskflow_desktop.ui.settings.look_page import LookPage
from taskflow_desktop.ui.settings.switch_off import SwitchOffDialog
from taskflow_desktop.ui.state import Look, Preferences
from taskflow_desktop.ui.widgets.labels import Label
from tests.support.site import update
from tests.ui.board.desk import Desk, show_in_window

Open = Callable[..., SettingsDialog]


@pytest.fixture
def open_settings(qtbot: QtBot, desk: Desk, preferences: Preferences) -> Open:
    """Open the settings as an agent, by default the admin."""
    windows = []  # a window nobody holds is gone

    def opened(agent: int | None = None, page: SettingsPage = SettingsPage.FLOW) -> SettingsDialog:
        windows.append(show_in_window(qtbot, QWidget()))
        dialog = SettingsDialog(desk.enter(agent or desk.world.admin), preferences, windows[-1])
        with qtbot.waitExposed(dialog):
            dialog.open_at(page)
        return dialog

    return opened


def flow_of(dialog: SettingsDialog) -> FlowPage:
    page = dialog.widget(SettingsPage.FLOW)
    assert isinstance(page, FlowPage)
    return page


def look_of(dialog: SettingsDialog) -> LookPage:
    page = dialog.widget(SettingsPage.LOOK)
    assert isinstance(page, LookPage)
    return page


def flow_on(desk: Desk) -> bool:
    return bool(desk.site.value("SELECT value FROM setting WHERE key = 'task_flow'") == "on")


def choose(segmented: QWidget, number: int) -> None:
    QTest.mouseClick(segmented.segments()[number], Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]


def texts(widget: QWidget) -> set[str]:
    return {each.text() for each in widget.findChildren(Label)}


def asked(qtbot: QtBot, dialog: SettingsDialog) -> SwitchOffDialog:
    """Wait for the question and return it."""

    def shown() -> list[SwitchOffDialog]:
        return [each for each in dialog.findChildren(SwitchOffDialog) if each.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 1)
    return shown()[0]


def test_agents_see_their_own_settings_only(desk: Desk, open_settings: Open) -> None:
    dialog = open_settings(desk.world.main)
    assert dialog.page is SettingsPage.LOOK
    assert not dialog.button(SettingsPage.FLOW).isVisible()


def test_the_switch_shows_what_holds_and_the_figures(desk: Desk, open_settings: Open, qtbot: QtBot) -> None:
    done = desk.task("끝난 일", 3)
    desk.site.do(desk.world.main, update("task", done, outcome="success"))
    page = flow_of(open_settings())
    assert page.switch.isChecked()
    qtbot.waitUntil(lambda: [each.text() for each in page.figures[:2]] == ["3개", "1건"])
    assert page.figures[2].text().endswith("관리자 켬")


def test_switching_off_asks_first_and_the_safe_button_has_the_focus(
    desk: Desk, open_settings: Open, qtbot: QtBot
) -> None:
    dialog = open_settings()
    qtbot.waitUntil(lambda: flow_of(dialog).figures[1].text() == "1건")
    flow_of(dialog).switch.click()
    assert flow_of(dialog).switch.isChecked()
    question = asked(qtbot, dialog)
    qtbot.waitUntil(question.safe.hasFocus)
    assert {
        "상담사 5명의 화면에서 바로 사라져요.",
        "진행 중인 태스크 1건이 보이지 않게 돼요. 지워지지는 않아요.",
    } <= texts(question)
    question.safe.click()
    assert flow_on(desk)
    flow_of(dialog).switch.click()
    asked(qtbot, dialog).off.click()
    qtbot.waitUntil(lambda: not flow_of(dialog).switch.isChecked())
    assert not flow_on(desk)
    assert "꺼짐" in texts(flow_of(dialog))


def test_switching_on_needs_no_question(desk: Desk, open_settings: Open, qtbot: QtBot) -> None:
    desk.site.do(desk.world.admin, update("setting", "task_flow", key_column="key", value="off"))
    dialog = open_settings()
    assert not flow_of(dialog).switch.isChecked()
    flow_of(dialog).switch.click()
    qtbot.waitUntil(flow_of(dialog).switch.isChecked)
    assert flow_on(desk)
    assert dialog.findChild(SwitchOffDialog) is None


def test_another_admins_switch_is_followed(desk: Desk, open_settings: Open, qtbot: QtBot) -> None:
    dialog = open_settings()
    desk.site.do(desk.world.admin, update("setting", "task_flow", key_column="key", value="off"))
    qtbot.waitUntil(lambda: not flow_of(dialog).switch.isChecked(), timeout=5_000)


def test_an_admin_who_is_one_no_longer_loses_the_page(desk: Desk, open_settings: Open, qtbot: QtBot) -> None:
    second = desk.site.insert(
        desk.world.admin, "agent", name="새 관리자", role="admin", identifier="u50", password_hash="x"
    )
    dialog = open_settings(second)
    desk.site.do(desk.world.admin, update("agent", second, role="agent"))
    qtbot.waitUntil(lambda: dialog.page is SettingsPage.LOOK, timeout=5_000)
    assert not dialog.button(SettingsPage.FLOW).isVisible()


def test_the_look_is_told_at_once_and_kept(
    open_settings: Open, preferences: Preferences, qtbot: QtBot, tmp_path: Path
) -> None:
    page = look_of(open_settings(page=SettingsPage.LOOK))
    told: list[Look] = []
    preferences.look_changed.connect(told.append)
    choose(page.theme_choice, 2)
    choose(page.text_size, 3)
    page.motion.click()
    assert told[-1] == Look("dark", 130, motion="reduced")
    assert len(told) == 3
    preferences.save()
    assert Preferences(tmp_path).look == told[-1]


def test_when_the_screen_locks_is_set_for_this_computer(
    desk: Desk, preferences: Preferences, qtbot: QtBot, tmp_path: Path
) -> None:
    session = desk.enter(desk.world.main)
    session.demo = False
    window = show_in_window(qtbot, QWidget())
    dialog = SettingsDialog(session, preferences, window)
    with qtbot.waitExposed(dialog):
        dialog.open_at(SettingsPage.LOOK)
    page = look_of(dialog)
    assert (page.lock_after.isVisible(), page.lock_after.value) == (True, 15)
    for number, minutes in enumerate((0, 5, 10, 15, 30, 60)):
        choose(page.lock_after, number)
        assert preferences.lock_minutes == minutes
    preferences.save()
    assert Preferences(tmp_path).lock_minutes == 60


@pytest.mark.parametrize("written", ["soon", "7", "-5", ""])
def test_minutes_that_make_no_sense_are_the_usual_ones(tmp_path: Path, written: str) -> None:
    (tmp_path / "window.ini").write_text(f"[lock]\nminutes={written}\n")
    assert Preferences(tmp_path).lock_minutes == 15


def test_a_demo_does_not_lock(open_settings: Open) -> None:
    dialog = open_settings(page=SettingsPage.LOOK)
    assert dialog._session.demo
    assert not look_of(dialog).lock_after.isVisible()


def test_single_keys_are_the_persons_own(desk: Desk, open_settings: Open) -> None:
    dialog = open_settings(page=SettingsPage.LOOK)
    page = look_of(dialog)
    page.single_keys.click()
    assert not single_keys(dialog._session.own)
    set_single_keys(dialog._session.own, True)
    assert page.single_keys.isChecked()


def test_another_language_is_there_at_one_request(open_settings: Open, preferences: Preferences) -> None:
    dialog = open_settings(page=SettingsPage.LOOK)
    page = look_of(dialog)
    assert not page.restart.isVisible()
    choose(page.language_choice, 1)
    assert page.restart.isVisible()
    assert page.restart.accessibleName().startswith("화면을 English로 다시 열어요.")
    assert preferences.look.language == own_language(dialog._session.own) == "en"
    choose(page.language_choice, 0)
    assert not page.restart.isVisible()
    choose(page.language_choice, 1)
    button = page.restart.button
    assert button is not None
    assert button.text() == "지금 English로 바꾸기"
    wanted: list[bool] = []
    preferences.language_wanted.connect(lambda: wanted.append(dialog.isVisible()))
    button.click()
    assert wanted == [False], "the dialog goes first"


# --- what is remembered -----------------------------------------------------------------------------------------------


def test_texts_are_kept_per_person(tmp_path: Path) -> None:
    preferences = Preferences(tmp_path / "new")
    preferences.keep("데스크/1", "board", '{"a":1,"b":"x, y"}')
    preferences.keep("데스크/2", "board", "다른 것")
    preferences.save()
    again = Preferences(tmp_path / "new")
    assert again.kept("데스크/1", "board") == '{"a":1,"b":"x, y"}'
    assert again.kept("데스크/2", "board") == "다른 것"
    again.keep("데스크/1", "board", "")
    assert again.kept("데스크/1", "board") == ""


def test_a_file_of_nonsense_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_bytes(b"[look]\ntheme=purple\ntext_percent=7\nmotion=@Variant(\n\xff\x00[")
    assert Preferences(tmp_path).look == Look()


def test_windows_and_splitters_come_back_and_are_pulled_onto_a_screen(qtbot: QtBot, tmp_path: Path) -> None:
    preferences = Preferences(tmp_path)
    window, other, splitter = QWidget(), QWidget(), QSplitter()
    for each in (window, other, splitter):
        qtbot.addWidget(each)
    for _ in range(2):
        splitter.addWidget(QWidget())
    window.setGeometry(50_000, 40_000, 300, 200)
    splitter.resize(300, 200)
    splitter.show()
    splitter.setSizes([90, 200])
    sizes = splitter.sizes()
    assert not preferences.restore_window("main", other)
    assert not preferences.restore_splitter("rooms", splitter)
    preferences.keep_window("main", window)
    preferences.keep_splitter("rooms", splitter)
    splitter.setSizes([200, 90])
    assert preferences.restore_window("main", other)
    assert other.screen().availableGeometry().intersects(other.geometry())
    assert preferences.restore_splitter("rooms", splitter)
    assert splitter.sizes() == sizes
