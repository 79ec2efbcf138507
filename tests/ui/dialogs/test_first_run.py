"""The first run by keyboard and by mouse, with good and bad input."""

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.config import sqlite_url
from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.enums import Role
from taskflow_desktop.domain.errors import Refusal, RuleViolation, StorageUnavailable
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.rules import limits
from taskflow_desktop.runtime.entrance import Entrance, Threshold
from taskflow_desktop.runtime.notices import Notices
from taskflow_desktop.ui.dialogs.first_run import FirstRunWindow
from taskflow_desktop.ui.dialogs.first_run_parts import StorageCard
from taskflow_desktop.ui.dialogs.first_run_people import PeopleStep
from taskflow_desktop.ui.dialogs.first_run_steps import AdminRequest, AdminStep
from taskflow_desktop.ui.dialogs.message import DetailsDialog
from taskflow_desktop.ui.widgets.icon_picture import IconPicture
from tests.ui.dialogs.conftest import AnsweredFiles
from tests.ui.dialogs.hands import commit, compose, focused, press, tab, type_keys

OpenFirstRun = Callable[[], FirstRunWindow]


@pytest.fixture
def first_run(qtbot: QtBot, tmp_path: Path, files: AnsweredFiles) -> FirstRunWindow:
    """The window, open, with a file that is not there yet."""
    window = FirstRunWindow(tmp_path / "data" / "taskflow.sqlite3", files=files)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


@pytest.fixture
def admin(first_run: FirstRunWindow) -> AdminStep:
    """The second step, in front."""
    first_run.show_check(None)
    first_run.next_button.click()
    return first_run.admin_step


def fill_in(admin: AdminStep, **other: str) -> None:
    texts = {
        "site": "온담스토어 고객센터", "name": "한유진", "identifier": "yujin.han", "password": "correct horse",
        "repeat": "correct horse",
    } | other  # fmt: skip
    for name, text in texts.items():
        getattr(admin, f"{name}_field").set_text(text)


# --- the place --------------------------------------------------------------------------------


def test_the_file_is_shown_and_next_waits_for_the_check(
    qtbot: QtBot, first_run: FirstRunWindow, tmp_path: Path
) -> None:
    assert first_run.place_step.path_field.text() == str(tmp_path / "data" / "taskflow.sqlite3")
    assert first_run.next_button.refusal == "먼저 연결을 확인해 주세요."
    with qtbot.assertNotEmitted(first_run.create_requested):
        first_run.next_button.click()

    with qtbot.waitSignal(first_run.check_requested) as asked:
        QTest.mouseClick(first_run.place_step.check_button, Qt.MouseButton.LeftButton)
    assert asked.args == [first_run.place]
    assert not first_run.place_step.check_button.isEnabled()
    first_run.show_check(None)

    assert first_run.place_step.hint.text == "이곳에 저장할 수 있어요"
    assert first_run.next_button.refusal == ""
    assert first_run.place_step.check_button.isEnabled()


@pytest.mark.parametrize(
    ("code", "part"),
    [
        ("network_folder", "이 컴퓨터의 폴더"),
        ("read_only", "쓸 수 없어요"),
        ("locked", "다른 프로그램"),
        ("corrupt", "손상"),
        ("too_new", "새"),
        ("not_a_database", "다른"),
        ("disk_full", "디스크"),
    ],
)
def test_a_failed_check_is_told_beside_the_button(
    qtbot: QtBot, first_run: FirstRunWindow, code: str, part: str
) -> None:
    first_run.show_check(StorageUnavailable(code, "errno 30 at /mnt/x"))

    hint = first_run.place_step.hint
    assert part in hint.text
    assert "errno" not in hint.text
    assert first_run.next_button.refusal
    QTest.mouseClick(hint.more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(first_run.findChildren(DetailsDialog)))
    dialog = first_run.findChildren(DetailsDialog)[0]
    assert "errno 30 at /mnt/x" in dialog.details
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_another_folder_needs_another_check(first_run: FirstRunWindow, files: AnsweredFiles, tmp_path: Path) -> None:
    first_run.show_check(None)
    files.answer = (tmp_path / "다른 곳",)

    QTest.mouseClick(first_run.place_step.change_button, Qt.MouseButton.LeftButton)

    assert first_run.place == tmp_path / "다른 곳" / "taskflow.sqlite3"
    assert files.asked == [str(tmp_path / "data")]
    assert first_run.next_button.refusal
    assert first_run.place_step.hint.text == ""


def test_a_cancelled_folder_changes_nothing(first_run: FirstRunWindow, files: AnsweredFiles) -> None:
    first_run.show_check(None)
    before = first_run.place

    QTest.mouseClick(first_run.place_step.change_button, Qt.MouseButton.LeftButton)

    assert first_run.place == before
    assert first_run.next_button.refusal == ""


def test_a_desk_in_use_goes_on_to_signing_in(qtbot: QtBot, first_run: FirstRunWindow) -> None:
    first_run.show_check(None, has_admin=True)

    assert first_run.next_button.text() == "로그인"
    with qtbot.waitSignal(first_run.create_requested) as asked:
        first_run.next_button.click()
    assert asked.args == [None]


def test_a_database_without_admin_begins_with_the_admin(first_run: FirstRunWindow, tmp_path: Path) -> None:
    first_run.show_opened(sqlite_url(tmp_path / "한 곳" / "desk.sqlite3"))

    assert first_run.place == tmp_path / "한 곳" / "desk.sqlite3"
    assert first_run.admin_step.isVisible()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the permission binds nobody here")
def test_a_folder_that_cannot_be_written_is_told(qtbot: QtBot, first_run: FirstRunWindow, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data").chmod(stat.S_IRUSR | stat.S_IXUSR)
    _check_for_real(qtbot, first_run)
    (tmp_path / "data").chmod(stat.S_IRWXU)

    assert first_run.next_button.refusal


def test_a_file_in_place_of_the_folder_is_told(qtbot: QtBot, first_run: FirstRunWindow, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")

    _check_for_real(qtbot, first_run)

    assert first_run.place_step.hint.text
    assert first_run.next_button.refusal


def _check_for_real(qtbot: QtBot, window: FirstRunWindow) -> None:
    entrance = Entrance(Notices())
    opened: list[Threshold] = []

    def ok(threshold: Threshold) -> None:
        opened.append(threshold)
        window.show_check(None)

    entrance.open(sqlite_url(window.place), done=ok, failed=window.show_check)
    qtbot.waitUntil(lambda: bool(window.place_step.hint.text))
    entrance.close()
    assert opened == []


# --- the admin --------------------------------------------------------------------------------


def test_by_keyboard_alone_from_the_first_key_to_the_request(qtbot: QtBot, first_run: FirstRunWindow) -> None:
    assert focused() is first_run.place_step.check_button
    with qtbot.waitSignal(first_run.check_requested):
        press(Qt.Key.Key_Space)
    first_run.show_check(None)
    assert focused() is first_run.next_button
    press(Qt.Key.Key_Return)

    for text in ("온담스토어", "한유진", "yujin.han"):
        commit(text)
        tab()
    type_keys("correct horse")
    tab()  # what is typed next comes first, the eyes after it
    type_keys("correct horse")
    with qtbot.waitSignal(first_run.create_requested) as asked:
        press(Qt.Key.Key_Return)

    assert asked.args == [AdminRequest("온담스토어", "한유진", "yujin.han", "correct horse")]
    assert "correct horse" not in repr(asked.args[0])


def test_an_empty_form_tells_every_field_and_goes_to_the_first(
    qtbot: QtBot, first_run: FirstRunWindow, admin: AdminStep
) -> None:
    with qtbot.assertNotEmitted(first_run.create_requested):
        first_run.next_button.click()

    assert focused() is admin.site_field.line
    for field in (admin.site_field, admin.name_field, admin.identifier_field, admin.password_field):
        assert field.problem
    assert admin.name_field.line.accessibleDescription() == admin.name_field.problem


@pytest.mark.parametrize(
    "case",
    [
        ("identifier", "Yujin.Han", "소문자"),
        ("identifier", "한유진", "소문자"),
        ("identifier", "yujin han", "소문자"),
        ("identifier", "a" * (limits.IDENTIFIER_CHARACTERS + 1), "64자"),
        ("name", "   ", "이름"),
        ("name", "가" * (limits.NAME_CHARACTERS + 1), "100자"),
        ("site", "나" * (limits.NAME_CHARACTERS + 1), "100자"),
        ("password", "짧아요", "10자"),
        ("repeat", "correct horsE", "위에 적은 비밀번호와 달라요"),
    ],
)
def test_bad_input_is_told_at_its_field_and_nothing_is_lost(
    qtbot: QtBot, first_run: FirstRunWindow, admin: AdminStep, case: tuple[str, str, str]
) -> None:
    field, text, part = case
    fill_in(admin, **{field: text})

    with qtbot.assertNotEmitted(first_run.create_requested):
        first_run.next_button.click()

    entry = getattr(admin, f"{field}_field")
    assert part in entry.problem
    assert entry.text() == text
    assert focused() is entry.line


def test_a_problem_goes_as_soon_as_it_is_mended(first_run: FirstRunWindow, admin: AdminStep) -> None:
    fill_in(admin, identifier="Yujin")
    first_run.next_button.click()
    assert admin.identifier_field.problem

    admin.identifier_field.line.selectAll()
    type_keys("yujin")

    assert admin.identifier_field.problem == ""


def test_passwords_are_compared_while_they_are_typed(admin: AdminStep) -> None:
    admin.password_field.line.setFocus()
    type_keys("correct h")
    assert admin.password_hint.text == ""
    type_keys("o")
    assert admin.password_hint.text == "10자 이상이에요"
    admin.repeat_field.line.setFocus()
    type_keys("corr")
    assert admin.repeat_field.problem == ""  # so far it is the beginning of the other
    type_keys("x")
    assert admin.repeat_field.problem == "위에 적은 비밀번호와 달라요"
    press(Qt.Key.Key_Backspace)
    type_keys("ect ho")
    assert admin.repeat_field.problem == ""


def test_a_short_password_is_told_when_the_field_is_left(admin: AdminStep) -> None:
    admin.password_field.line.setFocus()
    type_keys("short")
    assert admin.password_field.problem == ""
    tab()

    assert "10자" in admin.password_field.problem


def test_the_eye_shows_the_password_and_hides_it_again(admin: AdminStep) -> None:
    field = admin.password_field
    assert field.line.echoMode() == QLineEdit.EchoMode.Password

    QTest.mouseClick(field.eye, Qt.MouseButton.LeftButton)
    assert field.line.echoMode() == QLineEdit.EchoMode.Normal
    assert field.eye.accessibleName() == "비밀번호 숨기기"
    QTest.mouseClick(field.eye, Qt.MouseButton.LeftButton)
    assert field.line.echoMode() == QLineEdit.EchoMode.Password


def test_caps_lock_is_noticed(admin: AdminStep) -> None:
    line = admin.password_field.line
    line.setFocus()

    QTest.keyClick(line, "A")  # a capital without Shift
    assert admin.caps_hint.text == "Caps Lock이 켜져 있어요"
    QTest.keyClick(line, "a")
    assert admin.caps_hint.text == ""
    QTest.keyClick(line, Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier)
    assert line.text()


def test_enter_while_a_syllable_is_composed_loses_nothing(first_run: FirstRunWindow, admin: AdminStep) -> None:
    """The platform of the tests commits nothing by itself: the form sees the name without its last syllable."""
    fill_in(admin, name="")
    admin.name_field.line.setFocus()
    commit("한유")
    compose("진")

    assert admin.name_field.full_text() == "한유진"
    tab()
    assert admin.name_field.problem == ""
    assert admin.typed


def test_back_and_forth_keeps_everything(first_run: FirstRunWindow, admin: AdminStep) -> None:
    fill_in(admin)

    press(Qt.Key.Key_Escape)
    assert first_run.place_step.isVisible()
    first_run.next_button.click()

    assert admin.isVisible()
    assert admin.name_field.text() == "한유진"
    assert admin.password_field.text() == "correct horse"


def test_esc_closes_only_while_nothing_was_typed(qtbot: QtBot, first_run: FirstRunWindow, admin: AdminStep) -> None:
    admin.name_field.set_text("한")
    first_run.back_button.click()
    press(Qt.Key.Key_Escape)
    assert first_run.isVisible()

    admin.name_field.set_text("")
    with qtbot.waitSignal(first_run.closed):
        press(Qt.Key.Key_Escape)
    assert not first_run.isVisible()


def test_the_request_is_made_once_until_it_is_answered(
    qtbot: QtBot, first_run: FirstRunWindow, admin: AdminStep
) -> None:
    fill_in(admin)
    asked: list[AdminRequest] = []
    first_run.create_requested.connect(asked.append)

    first_run.next_button.click()
    first_run.next_button.click()
    press(Qt.Key.Key_Return)
    assert len(asked) == 1

    first_run.show_error(RuleViolation(Refusal("identifier.taken")))
    assert "이미 쓰고 있는 아이디" in admin.identifier_field.problem
    assert admin.password_field.text() == "correct horse"
    admin.identifier_field.set_text("yujin2")
    first_run.next_button.click()
    assert [request.identifier for request in asked] == ["yujin.han", "yujin2"]


def test_an_error_that_is_about_no_field_is_told_under_them(first_run: FirstRunWindow, admin: AdminStep) -> None:
    fill_in(admin)
    first_run.next_button.click()

    first_run.show_error(StorageUnavailable("disk_full", "x"))

    assert "디스크" in admin.error_hint.text


def test_tab_reaches_the_eyes_after_both_passwords(admin: AdminStep) -> None:
    admin.repeat_field.line.setFocus()
    tab()
    assert focused() is admin.password_field.eye
    tab()
    assert focused() is admin.repeat_field.eye


def test_what_is_wrong_has_its_sign_and_says_which_name(first_run: FirstRunWindow, admin: AdminStep) -> None:
    first_run.next_button.click()

    assert admin.site_field.problem == "상담 센터 이름을 적어 주세요."
    assert admin.name_field.problem == "이름을 적어 주세요."
    for field in (admin.site_field, admin.name_field, admin.password_field):
        assert [picture.icon for picture in field.findChildren(IconPicture) if picture.isVisible()] == ["circle-alert"]


def test_the_data_file_is_only_read(first_run: FirstRunWindow) -> None:
    field = first_run.place_step.path_field
    before = field.text()
    tab()
    seen = [focused()]
    while (now := _next()) not in seen:
        seen.append(now)
    assert field.line not in seen
    field.line.setFocus()
    type_keys("x")
    assert field.text() == before


def _next() -> QWidget:
    tab()
    return focused()


def test_a_teams_database_says_why_it_cannot_be_chosen(first_run: FirstRunWindow) -> None:
    held, other = first_run.findChildren(StorageCard)
    assert held.accessibleName() == "이 컴퓨터의 파일"
    assert (other.accessibleName(), other.accessibleDescription()) == (
        "팀 데이터베이스 (PostgreSQL)",
        "여러 상담사가 함께 써요. 이 창에서는 아직 고를 수 없어요.",
    )


# --- the people -------------------------------------------------------------------------------

ADMIN = Agent(AgentId(1), "한유진", "yujin.han", Role.ADMIN, True, True, 1)


@pytest.fixture
def people(first_run: FirstRunWindow, admin: AdminStep) -> PeopleStep:
    """The third step, in front."""
    fill_in(admin)
    assert first_run.next_button.text() == "다음"
    first_run.next_button.click()
    first_run.show_people(ADMIN)
    return first_run.people_step


def test_people_are_added_by_keyboard_and_their_passwords_shown_once(
    qtbot: QtBot, first_run: FirstRunWindow, people: PeopleStep
) -> None:
    assert first_run._line.accessibleName() == "3단계 중 3단계, 상담사"
    assert (first_run.next_button.text(), first_run.back_button.isVisible()) == ("건너뛰기", False)
    assert focused() is people.name_field.line
    commit("박지훈")
    tab()
    type_keys("Jihun.Park")
    people.role_choice.set_value(Role.MANAGER)
    with qtbot.waitSignal(people.add_requested) as asked:
        press(Qt.Key.Key_Return)

    (new,) = asked.args
    assert (new.name, new.identifier, new.role) == ("박지훈", "jihun.park", Role.MANAGER)
    assert len(new.password) >= limits.PASSWORD_CHARACTERS_MIN
    assert first_run.next_button.refusal == "잠시만 기다려 주세요."
    people.show_added(Agent(AgentId(2), "박지훈", "jihun.park", Role.MANAGER, True, True, 1))

    (row,) = people.rows
    shown = [label.text() for label in row.findChildren(QLabel)]
    assert shown == ["박지훈", "jihun.park · 매니저", new.password]
    row.copy.click()
    assert QApplication.clipboard().text() == new.password
    assert (people.name_field.text(), people.identifier_field.text()) == ("", "")
    assert first_run.next_button.text() == "시작하기"
    with qtbot.waitSignal(first_run.people_done):
        first_run.next_button.click()


def test_nobody_needs_to_be_added(qtbot: QtBot, first_run: FirstRunWindow, people: PeopleStep) -> None:
    press(Qt.Key.Key_Escape)
    assert people.isVisible()  # the admin is made: there is no way back
    with qtbot.waitSignal(first_run.people_done):
        first_run.next_button.click()


def test_a_person_half_written_is_not_lost_by_going_on(
    qtbot: QtBot, first_run: FirstRunWindow, people: PeopleStep
) -> None:
    people.name_field.set_text("박지훈")
    with qtbot.assertNotEmitted(first_run.people_done):
        first_run.next_button.click()
    assert first_run.next_button.refusal == "적고 있는 상담사를 추가하거나 칸을 비워 주세요."


@pytest.mark.parametrize(
    ("name", "identifier", "wrong"),
    [
        ("", "a", "name"), ("한유진", "a", "name"), ("한 유진", "a", "name"), ("박지훈", "yujin.han", "identifier"),
        ("박지훈", "지훈", "identifier"),
    ],
)  # fmt: skip
def test_bad_people_are_told_at_their_field(
    qtbot: QtBot, people: PeopleStep, name: str, identifier: str, wrong: str
) -> None:
    people.name_field.set_text(name)
    people.identifier_field.set_text(identifier)
    with qtbot.assertNotEmitted(people.add_requested):
        people.add_button.click()
    field = {"name": people.name_field, "identifier": people.identifier_field}[wrong]
    assert field.problem
    assert focused() is field.line
    assert (people.name_field.text(), people.identifier_field.text()) == (name, identifier)


def test_what_the_database_refuses_is_told_and_stays(people: PeopleStep) -> None:
    people.name_field.set_text("박지훈")
    people.identifier_field.set_text("jihun")
    people.add_button.click()
    people.show_error(RuleViolation(Refusal("identifier.taken")))
    assert people.identifier_field.problem == "이미 쓰고 있는 아이디예요. 다른 아이디를 지어 주세요."
    people.add_button.click()
    people.show_error(StorageUnavailable("disk_full", "x"))
    assert "디스크" in people.error_hint.text
    assert people.name_field.text() == "박지훈"


def test_every_control_has_a_name(first_run: FirstRunWindow, admin: AdminStep) -> None:
    for line in first_run.findChildren(QLineEdit):
        assert line.accessibleName()
    assert QApplication.focusWidget() is not None
