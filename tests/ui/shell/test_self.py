"""What a window tells whose person an admin changes: another role, another password."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.settings.own_password import OwnPasswordDialog
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.widgets.toast import ToastHost
from tests.support.site import update
from tests.ui.board.desk import Desk


class Seen:
    """The window of one agent."""

    def __init__(self, qtbot: QtBot, desk: Desk, agent: int, folder: Path) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.session = desk.enter(agent)
        self.window = MainWindow(self.session, Preferences(folder))
        qtbot.addWidget(self.window)
        with qtbot.waitExposed(self.window):
            self.window.show()

    def wait(self, true: Callable[[], Any]) -> None:
        self.qtbot.waitUntil(true, timeout=5000)

    def toast(self) -> str:
        host = self.window.findChild(ToastHost)
        return host.box.toast.text if host is not None and host.box is not None else ""


@pytest.fixture
def seen(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Callable[[int], Seen]:
    return lambda agent: Seen(qtbot, desk, agent, tmp_path)


def test_another_role_is_told_and_holds_at_once(seen: Callable[[int], Seen], desk: Desk) -> None:
    view = seen(desk.world.other)
    assert view.window.action("import").refusal
    desk.site.do(desk.world.admin, update("agent", desk.world.other, role="manager"))
    view.wait(lambda: view.toast() == "관리자가 역할을 매니저로 바꿨어요")
    assert not view.window.action("import").refusal


def test_a_new_password_is_told_to_whom_it_concerns(seen: Callable[[int], Seen], desk: Desk) -> None:
    view = seen(desk.world.other)
    desk.site.do(desk.world.admin, update("agent", desk.world.helper, password_hash="y"))
    desk.site.do(desk.world.admin, update("agent", desk.world.other, password_hash="y"))
    view.wait(lambda: view.toast() == "관리자가 비밀번호를 새로 정했어요. 새 비밀번호를 물어봐 주세요.")


def test_ones_own_password_is_in_the_menu(seen: Callable[[int], Seen], desk: Desk) -> None:
    view = seen(desk.world.other)
    view.window.action("own_password").trigger()
    view.wait(lambda: bool(view.window.findChildren(OwnPasswordDialog)))
    view.window.findChildren(OwnPasswordDialog)[0].reject()
