"""Signing in by keyboard and mouse, and what is told when it fails."""

import time

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.errors import Refusal, RuleViolation, SignInFailed, StorageUnavailable
from taskflow_desktop.ui.dialogs.entry import place_words
from taskflow_desktop.ui.dialogs.sign_in import SignInRequest, SignInWindow
from tests.ui.dialogs.hands import focused, press, tab, type_keys

URL = "sqlite:////home/yujin/%EC%98%A8%EB%8B%B4/taskflow.sqlite3"


@pytest.fixture
def sign_in(qtbot: QtBot) -> SignInWindow:
    return opened(qtbot, "")


def opened(qtbot: QtBot, identifier: str) -> SignInWindow:
    window = SignInWindow("온담스토어 <b>고객센터", URL, identifier=identifier)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


def shown_texts(window: SignInWindow) -> list[str]:
    return [label.text() for label in window.findChildren(QLabel) if label.isVisible()]


def test_it_says_whose_desk_and_where_it_connects(sign_in: SignInWindow) -> None:
    texts = shown_texts(sign_in)

    assert "온담스토어 <b>고객센터" in texts
    assert "/home/yujin/온담/taskflow.sqlite3" in texts


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("sqlite:////home/a b/t.sqlite3", "/home/a b/t.sqlite3"),
        ("sqlite:///C:/Users/kim/t.sqlite3", "C:/Users/kim/t.sqlite3"),
        ("postgresql://kim:secret@db.ondam.local:5432/taskflow", "PostgreSQL · db.ondam.local"),
    ],
)
def test_a_url_is_told_in_words_without_its_secrets(url: str, words: str) -> None:
    assert place_words(url) == words


def test_by_keyboard_alone(qtbot: QtBot, sign_in: SignInWindow) -> None:
    assert focused() is sign_in.identifier_field.line
    type_keys(" seoyeon.kim ")
    press(Qt.Key.Key_Return)  # an empty password comes next
    assert focused() is sign_in.password_field.line
    type_keys("pass word ")
    with qtbot.waitSignal(sign_in.sign_in_requested) as asked:
        press(Qt.Key.Key_Return)

    assert asked.args == [SignInRequest("seoyeon.kim", "pass word ")]
    assert tuple(asked.args[0]) == ("seoyeon.kim", "pass word ", False)
    assert "pass word" not in repr(asked.args[0])


def test_by_mouse(qtbot: QtBot, sign_in: SignInWindow) -> None:
    sign_in.identifier_field.set_text("a")
    sign_in.password_field.set_text("b")

    with qtbot.waitSignal(sign_in.sign_in_requested):
        QTest.mouseClick(sign_in.sign_in_button, Qt.MouseButton.LeftButton)


def test_the_identifier_of_the_last_time_is_there_and_the_password_comes_first(qtbot: QtBot) -> None:
    window = opened(qtbot, "seoyeon.kim")

    assert window.identifier_field.text() == "seoyeon.kim"
    assert focused() is window.password_field.line


@pytest.mark.parametrize(("identifier", "password"), [("", ""), ("a", ""), ("", "b"), ("   ", "b")])
def test_an_empty_field_asks_nothing(qtbot: QtBot, sign_in: SignInWindow, identifier: str, password: str) -> None:
    sign_in.identifier_field.set_text(identifier)
    sign_in.password_field.set_text(password)

    with qtbot.assertNotEmitted(sign_in.sign_in_requested):
        sign_in.sign_in_button.click()

    assert sign_in.hint.text == "아이디와 비밀번호를 적어 주세요."


def test_wrong_ones_get_one_message_for_both(qtbot: QtBot, sign_in: SignInWindow) -> None:
    sign_in.identifier_field.set_text("a")
    sign_in.password_field.set_text("b")
    sign_in.sign_in_button.click()

    sign_in.show_error(SignInFailed("no such agent"))

    assert sign_in.hint.text == "아이디나 비밀번호가 맞지 않아요."
    assert not sign_in.hint.more.isVisible()
    assert (sign_in.identifier_field.text(), sign_in.password_field.text()) == ("a", "b")
    assert focused() is sign_in.password_field.line
    type_keys("c")  # it was selected
    assert sign_in.password_field.text() == "c"
    assert sign_in.hint.text == ""
    with qtbot.waitSignal(sign_in.sign_in_requested):
        press(Qt.Key.Key_Return)


def test_a_database_that_fails_is_told_with_details(sign_in: SignInWindow) -> None:
    sign_in.show_error(StorageUnavailable("locked", "database is locked"))

    assert "다른 프로그램" in sign_in.hint.text
    assert sign_in.hint.more.isVisible()


def test_it_is_asked_once_until_it_is_answered(sign_in: SignInWindow) -> None:
    asked: list[object] = []
    sign_in.sign_in_requested.connect(asked.append)
    sign_in.identifier_field.set_text("a")
    sign_in.password_field.set_text("b")

    for _ in range(3):
        sign_in.sign_in_button.click()

    assert len(asked) == 1


def test_caps_lock_is_told(sign_in: SignInWindow) -> None:
    sign_in.password_field.line.setFocus()

    QTest.keyClick(sign_in.password_field.line, "Q")
    assert sign_in.caps_hint.text == "Caps Lock이 켜져 있어요"
    QTest.keyClick(sign_in.password_field.line, Qt.Key.Key_CapsLock)
    assert sign_in.caps_hint.text == ""


def test_tab_goes_from_field_to_field_to_the_button(sign_in: SignInWindow) -> None:
    order = []
    for _ in range(4):
        order.append(focused())
        tab()

    assert order[0] is sign_in.identifier_field.line
    assert order[1] is sign_in.password_field.line
    assert order[3] is sign_in.sign_in_button


def test_esc_closes(qtbot: QtBot, sign_in: SignInWindow) -> None:
    with qtbot.waitSignal(sign_in.closed):
        press(Qt.Key.Key_Escape)


def test_another_place_can_be_asked_for(qtbot: QtBot, sign_in: SignInWindow) -> None:
    with qtbot.waitSignal(sign_in.change_requested):
        QTest.mouseClick(sign_in.change_button, Qt.MouseButton.LeftButton)


# waits


def ask(sign_in: SignInWindow, identifier: str = "a") -> None:
    sign_in.identifier_field.set_text(identifier)
    sign_in.password_field.set_text("b")
    sign_in.sign_in_button.click()


def test_a_wait_is_counted_down_and_the_button_comes_back(qtbot: QtBot, sign_in: SignInWindow) -> None:
    ask(sign_in)
    sign_in.show_error(RuleViolation(Refusal("signin.wait", seconds=2)))
    told = [sign_in.hint.text]
    assert sign_in.sign_in_button.refusal == "시간이 지나면 다시 할 수 있어요."
    with qtbot.assertNotEmitted(sign_in.sign_in_requested):
        press(Qt.Key.Key_Return)
        sign_in.sign_in_button.click()
    qtbot.waitUntil(lambda: sign_in.hint.text != told[0])
    told.append(sign_in.hint.text)
    qtbot.waitUntil(lambda: sign_in.hint.text == "")
    assert ["2초" in told[0], "1초" in told[1]] == [True, True]
    assert sign_in.sign_in_button.refusal == ""
    with qtbot.waitSignal(sign_in.sign_in_requested):
        sign_in.sign_in_button.click()


def test_typing_during_the_wait_keeps_what_is_said(sign_in: SignInWindow) -> None:
    ask(sign_in)
    sign_in.show_error(SignInFailed(seconds=60))
    assert (
        sign_in.hint.text == "아이디나 비밀번호가 맞지 않아요. 비밀번호가 여러 번 틀려서 60초 뒤에 다시 할 수 있어요."
    )
    type_keys("c")
    assert "60초" in sign_in.hint.text
    assert sign_in.sign_in_button.refusal


def test_somebody_else_need_not_wait(qtbot: QtBot, sign_in: SignInWindow) -> None:
    ask(sign_in)
    sign_in.show_error(SignInFailed(seconds=60))
    sign_in.identifier_field.line.setFocus()
    type_keys("b")
    assert (sign_in.hint.text, sign_in.sign_in_button.refusal) == ("", "")
    with qtbot.waitSignal(sign_in.sign_in_requested):
        sign_in.sign_in_button.click()


def test_a_wait_goes_by_the_clock(qtbot: QtBot, sign_in: SignInWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer that slept has waited too."""
    ask(sign_in)
    sign_in.show_error(SignInFailed(seconds=300))
    later = time.monotonic() + 298.5
    monkeypatch.setattr(time, "monotonic", lambda: later)
    qtbot.waitUntil(lambda: "2초" in sign_in.hint.text)


# this computer remembers


def test_being_remembered_is_asked_for_by_a_tick(qtbot: QtBot) -> None:
    window = SignInWindow("", URL, remembers=True)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    assert window.form.remember_box.isVisible()
    with qtbot.waitSignal(window.remember_switched) as switched:
        QTest.mouseClick(window.form.remember_box, Qt.MouseButton.LeftButton)
    assert switched.args == [True]
    with qtbot.waitSignal(window.sign_in_requested) as asked:
        ask(window)
    assert asked.args == [SignInRequest("a", "b", remember=True)]


def test_what_cannot_be_kept_is_not_ticked_and_nothing_moves_for_what_is_told(qtbot: QtBot) -> None:
    window = SignInWindow("", URL, remembers=True, remember=True)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    form = window.form

    def places() -> list[QRect]:
        qtbot.wait(1)  # the layout's turn
        return [form.remember_box.geometry(), form.button.geometry()]

    before = places()
    with qtbot.assertNotEmitted(window.remember_switched):
        window.tell_keyring("이 컴퓨터에는 키체인(자격 증명 저장소)이 없어서 로그인 상태를 유지할 수 없어요.")
    assert form.keyring_hint.text
    assert not form.remember_box.isChecked()
    assert places() == before
    form.hint.say("bad", "아이디나 비밀번호가 맞지 않아요. 비밀번호가 여러 번 틀려서 60초 뒤에 다시 할 수 있어요.")
    assert places() == before
    form.hint.say("bad", "아이디나 비밀번호가 맞지 않아요.")
    form.caps_hint.say("warn", "Caps Lock이 켜져 있어요")
    assert places() == before


def test_it_stands_in_the_middle_of_the_screen(sign_in: SignInWindow) -> None:
    away = sign_in.geometry().center() - sign_in.screen().availableGeometry().center()
    assert away.manhattanLength() <= 10  # but for the frame


def test_where_a_server_lets_in_there_is_nothing_to_tick(sign_in: SignInWindow) -> None:
    assert not sign_in.form.remember_box.isVisible()


def test_the_reason_why_one_has_to_sign_in_again_is_shown(qtbot: QtBot) -> None:
    window = SignInWindow("", URL, reason="관리자가 …")
    qtbot.addWidget(window)
    window.show()
    assert window.reason.isVisible()
    assert window.reason.accessibleName() == "관리자가 …"
