"""Who may hand many rooms over from the menu."""

import pytest

from taskflow_desktop.ui.dialogs.hand_over_many import HandOverManyDialog
from tests.ui.board.desk import Desk
from tests.ui.shell.conftest import OpenWindow


@pytest.mark.parametrize(("role", "refusal"), [("main", "매니저와 관리자만 할 수 있어요."), ("manager", "")])
def test_the_menu_offers_it_to_managers(open_window: OpenWindow, desk: Desk, role: str, refusal: str) -> None:
    window = open_window(getattr(desk.world, role))
    assert window.action("room.assign_many").refusal == refusal
    window.action("room.assign_many").trigger()
    dialog = window.findChild(HandOverManyDialog)
    assert (dialog is None) == bool(refusal)
    if dialog is not None:
        dialog.reject()
