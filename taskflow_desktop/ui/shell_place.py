"""Where a person is in the window, so that a window made anew stands there too, and one of the next start."""

import json
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Slot

from taskflow_desktop.domain.ids import RoomId, TaskId
from taskflow_desktop.rules.json_text import from_json
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.shell_pages import ROOMS
from taskflow_desktop.ui.state import Preferences

_NAME: Final = "place"
_MOST_ID: Final = 2**53


@dataclass(frozen=True, slots=True)
class Place:
    """The page in front, the open room, the open task of it, and the panel's tab on top, "" if the panel is away."""

    page: str = ROOMS
    room_id: RoomId | None = None
    task_id: TaskId | None = None
    tab: str = ""


def place_of(window: MainWindow) -> Place:
    """Return where the person is in `window`."""
    rooms = window.pages.rooms
    editor = rooms.panel.open_editor if rooms.room is not None and rooms.panel_shown else None
    return Place(
        window.page,
        rooms.room.id if rooms.room is not None else None,
        editor.task.id if editor is not None and editor.task is not None else None,
        rooms.panel.tab if rooms.room is not None and rooms.panel_wanted else "",
    )


def go_to(window: MainWindow, place: Place) -> None:
    """Bring a person to `place`."""
    if place.room_id is not None and place.task_id is not None:
        window.show_room_task((place.room_id, place.task_id))
    elif place.room_id is not None:
        window.show_room(place.room_id)
    window.show_page(place.page)


def to_text(place: Place) -> str:
    """Return what is kept of a place: the page, the room and the tab."""
    return json.dumps({"page": place.page, "room": place.room_id, "tab": place.tab})


def from_text(text: str) -> Place:
    """Return the place of such a text; what is not understood of it is as good as nothing."""
    try:
        kept = from_json(text)
    except ValueError:
        return Place()
    if not isinstance(kept, dict):
        return Place()
    page, room, tab = kept.get("page"), kept.get("room"), kept.get("tab")
    return Place(
        page if isinstance(page, str) else ROOMS,
        RoomId(room) if isinstance(room, int) and room is not True and 0 < room < _MOST_ID else None,
        tab=tab if isinstance(tab, str) else "",
    )


class PlaceKeeper(QObject):
    """Of one window: brings the person where he was on this computer, and keeps where he is when he goes."""

    def __init__(self, window: MainWindow, session: Session, preferences: Preferences) -> None:
        super().__init__(window)
        self._window, self._preferences = window, preferences
        self._person = f"{session.site_name}/{session.agent.id}"
        window.closing.connect(self.keep)

    def bring_back(self) -> None:
        """Open page and room of the last time, as far as they are still there; nobody's focus moves."""
        place = from_text(self._preferences.kept(self._person, _NAME))
        if place.room_id is not None:
            self._window.pages.rooms.bring_back(place.room_id, place.tab)
        name = f"page.{place.page}"
        action = next((each for each in self._window.actions_.all if each.id == name), None)
        if action is not None and not action.refusal and place.page != self._window.page:
            self._window.show_page(place.page)

    @Slot()
    def keep(self) -> None:
        """Remember where the person is."""
        self._preferences.keep(self._person, _NAME, to_text(place_of(self._window)))
