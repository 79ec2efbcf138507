"""Before one is in: the first start, the sign-in, the lock."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from scenes.desk import PERSON, Desk, scene
from taskflow_desktop.domain.enums import Role
from taskflow_desktop.domain.errors import SignInFailed
from taskflow_desktop.ui.dialogs.entry import caps_lock_words
from taskflow_desktop.ui.dialogs.first_run import FirstRunWindow
from taskflow_desktop.ui.dialogs.lock_window import LockWindow
from taskflow_desktop.ui.dialogs.sign_in import SignInWindow
from taskflow_desktop.ui.remembered import problem_words
from taskflow_desktop.ui.startup import left_the_team


@scene()
def first_run(desk: Desk) -> QWidget:
    """The first window of a new installation."""
    window = FirstRunWindow(Path("~/TaskFlow/taskflow.sqlite3").expanduser())
    window.show()
    return window


@scene()
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


@scene()
def sign_in(desk: Desk) -> QWidget:
    """The sign-in."""
    return door()


@scene()
def sign_in_wait(desk: Desk) -> QWidget:
    """The sign-in after wrong passwords, on a computer without a keyring."""
    window = door()
    window.show_error(SignInFailed(seconds=128))
    window.form.caps_hint.say("warn", caps_lock_words())
    window.tell_keyring(problem_words("missing"))
    return window


@scene()
def sign_in_again(desk: Desk) -> QWidget:
    """The sign-in of somebody who was deactivated while signed in."""
    return door(reason=left_the_team(PERSON))


@scene()
def locked(desk: Desk) -> QWidget:
    """The locked screen."""
    window = LockWindow(desk.session.agent, open_dialogs=True)
    window.close_requested.connect(window.hide)
    window.resize(desk.size)
    window.show()
    return window


@scene()
def locked_switch(desk: Desk) -> QWidget:
    """The locked screen with somebody else about to sign in."""
    window = locked(desk)
    window.switch_button.click()
    return window
