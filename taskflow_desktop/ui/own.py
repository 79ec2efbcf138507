"""What of the settings belongs to the person, wherever he sits: single keys, language, filters, folded sections.

What is about the screen belongs to the computer: `state.Preferences`.
"""

import json
from typing import Final, get_args

from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.requests import Scope
from taskflow_desktop.rules.json_text import from_json
from taskflow_desktop.runtime.own_settings import OwnSettings
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.text import Language

SINGLE_KEYS: Final = "single_keys"
LANGUAGE: Final = "language"
BOARD: Final = "board"
BOARD_LIST: Final = "board_list"
DRAG_HINT: Final = "board_drag_hint"
ROOMS: Final = "rooms"
FOLDED: Final = "folded"
STATISTICS: Final = "statistics"


def single_keys(own: OwnSettings) -> bool:
    """True if letters alone are commands outside text (ui-spec 6.1)."""
    return own.get(SINGLE_KEYS) != "no"


def set_single_keys(own: OwnSettings, on: bool) -> None:  # noqa: FBT001 - a setter's one value
    """Say whether letters alone are commands."""
    own.keep(SINGLE_KEYS, "yes" if on else "no")


def own_language(own: OwnSettings) -> Language | None:
    """Return the language the person has chosen, None if he has not."""
    return next((each for each in get_args(Language) if each == own.get(LANGUAGE)), None)


def set_own_language(own: OwnSettings, language: Language) -> None:
    """Choose another language."""
    own.keep(LANGUAGE, language)


def rooms_listed(own: OwnSettings) -> tuple[Scope | None, RoomState | None]:
    """Return whose rooms the person listed last and in which state, None where he has chosen nothing."""
    scope, _, state = own.get(ROOMS).partition(" ")
    return (
        next((each for each in (Scope.MINE, Scope.ALL) if each.value == scope), None),
        next((each for each in RoomState if each.value == state), None),
    )


def set_rooms_listed(own: OwnSettings, scope: Scope, state: RoomState) -> None:
    """Keep whose rooms are listed and in which state."""
    own.keep(ROOMS, f"{scope.value} {state.value}")


def folded(own: OwnSettings) -> frozenset[str]:
    """Return the keys of the sections that the person has folded."""
    try:
        kept = from_json(own.get(FOLDED) or "[]")
    except ValueError:
        return frozenset()
    return frozenset(key for key in kept if isinstance(key, str)) if isinstance(kept, list) else frozenset()


def set_folded(own: OwnSettings, keys: frozenset[str]) -> None:
    """Keep which sections are folded."""
    own.keep(FOLDED, json.dumps(sorted(keys)))


def adopt(session: Session, preferences: Preferences) -> None:
    """Take over what earlier versions kept of this person on this computer, as far as he has nothing of it yet.

    The computer's copy goes once the database has it: at the next session.
    """
    own, person = session.own, f"{session.site_name}/{session.agent.id}"
    for key in (BOARD, DRAG_HINT, FOLDED):
        kept = preferences.kept(person, key)
        if kept and own.get(key):
            preferences.keep(person, key, "")
        elif kept and key == FOLDED:
            set_folded(own, frozenset(kept.split()))
        elif kept:
            own.keep(key, kept)
    if preferences.single_keys_before == "no" and not own.get(SINGLE_KEYS):
        set_single_keys(own, False)
