"""Where a person is in the window, so that a window made anew stands there too."""

from dataclasses import dataclass

from taskflow_desktop.domain.ids import RoomId, TaskId
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.shell_pages import ROOMS


@dataclass(frozen=True, slots=True)
class Place:
    """The page in front, the open room, and the open task of it."""

    page: str = ROOMS
    room_id: RoomId | None = None
    task_id: TaskId | None = None


def place_of(window: MainWindow) -> Place:
    """Return where the person is in `window`."""
    rooms = window.pages.rooms
    editor = rooms.panel.open_editor if rooms.room is not None and rooms.panel_shown else None
    return Place(
        window.page,
        rooms.room.id if rooms.room is not None else None,
        editor.task.id if editor is not None and editor.task is not None else None,
    )


def go_to(window: MainWindow, place: Place) -> None:
    """Bring a person to `place`."""
    if place.room_id is not None and place.task_id is not None:
        window.show_room_task((place.room_id, place.task_id))
    elif place.room_id is not None:
        window.show_room(place.room_id)
    window.show_page(place.page)
