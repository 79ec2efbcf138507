"""What the findings of a check name, in the language in force: kinds of rows, and what is in them."""

from collections.abc import Callable, Mapping
from typing import Final

from taskflow_desktop.wording import translate

_NOUNS: Final[Mapping[str, Callable[[], str]]] = {
    "task": lambda: translate("CheckPlaces", "task"),
    "room": lambda: translate("CheckPlaces", "room"),
    "stage": lambda: translate("CheckPlaces", "stage"),
    "agent": lambda: translate("CheckPlaces", "agent"),
    "setting": lambda: translate("CheckPlaces", "setting"),
    "imported name": lambda: translate("CheckPlaces", "imported name"),
    "message": lambda: translate("CheckPlaces", "message"),
    "checklist item": lambda: translate("CheckPlaces", "checklist item"),
    "collaborator": lambda: translate("CheckPlaces", "collaborator"),
    "collaborators": lambda: translate("CheckPlaces", "collaborators"),
    "hand-over": lambda: translate("CheckPlaces", "hand-over"),
    "review": lambda: translate("CheckPlaces", "review"),
    "alert": lambda: translate("CheckPlaces", "alert"),
    "attachment": lambda: translate("CheckPlaces", "attachment"),
    "memo": lambda: translate("CheckPlaces", "memo"),
    "memo, revision": lambda: translate("CheckPlaces", "memo, revision"),
    "revision": lambda: translate("CheckPlaces", "revision"),
    "the numbers of": lambda: translate("CheckPlaces", "the numbers of"),
    "the file": lambda: translate("CheckPlaces", "the file"),
    "the history": lambda: translate("CheckPlaces", "the history"),
    "the rules": lambda: translate("CheckPlaces", "the rules"),
    "the settings": lambda: translate("CheckPlaces", "the settings"),
    "the team": lambda: translate("CheckPlaces", "the team"),
    "the flow": lambda: translate("CheckPlaces", "the flow"),
    "the alerts": lambda: translate("CheckPlaces", "the alerts"),
    "title": lambda: translate("CheckPlaces", "title"),
    "importance": lambda: translate("CheckPlaces", "importance"),
    "owner": lambda: translate("CheckPlaces", "owner"),
    "creator": lambda: translate("CheckPlaces", "creator"),
    "outcome": lambda: translate("CheckPlaces", "outcome"),
    "reason": lambda: translate("CheckPlaces", "reason"),
    "state": lambda: translate("CheckPlaces", "state"),
    "main agent": lambda: translate("CheckPlaces", "main agent"),
    "number": lambda: translate("CheckPlaces", "number"),
    "changes taken back": lambda: translate("CheckPlaces", "changes taken back"),
    "time of creation": lambda: translate("CheckPlaces", "time of creation"),
    "who spoke": lambda: translate("CheckPlaces", "who spoke"),
    "text": lambda: translate("CheckPlaces", "text"),
    "present": lambda: translate("CheckPlaces", "present"),
    "place": lambda: translate("CheckPlaces", "place"),
    "ticked": lambda: translate("CheckPlaces", "ticked"),
    "ticked by": lambda: translate("CheckPlaces", "ticked by"),
    "time of the tick": lambda: translate("CheckPlaces", "time of the tick"),
    "made by": lambda: translate("CheckPlaces", "made by"),
    "made at": lambda: translate("CheckPlaces", "made at"),
    "added by": lambda: translate("CheckPlaces", "added by"),
    "added at": lambda: translate("CheckPlaces", "added at"),
    "receiver": lambda: translate("CheckPlaces", "receiver"),
    "main agent before": lambda: translate("CheckPlaces", "main agent before"),
    "giver": lambda: translate("CheckPlaces", "giver"),
    "acknowledged": lambda: translate("CheckPlaces", "acknowledged"),
    "acknowledged at": lambda: translate("CheckPlaces", "acknowledged at"),
    "handed at": lambda: translate("CheckPlaces", "handed at"),
    "answer": lambda: translate("CheckPlaces", "answer"),
    "answered": lambda: translate("CheckPlaces", "answered"),
    "answered at": lambda: translate("CheckPlaces", "answered at"),
    "asked at": lambda: translate("CheckPlaces", "asked at"),
    "who asks": lambda: translate("CheckPlaces", "who asks"),
    "who is asked": lambda: translate("CheckPlaces", "who is asked"),
    "name": lambda: translate("CheckPlaces", "name"),
    "saved by": lambda: translate("CheckPlaces", "saved by"),
    "saved at": lambda: translate("CheckPlaces", "saved at"),
    "how many were given": lambda: translate("CheckPlaces", "how many were given"),
    "not there": lambda: translate("CheckPlaces", "not there"),
    "another text": lambda: translate("CheckPlaces", "another text"),
}


def named(text: str) -> str:
    """Return `text` with the kind it begins with in the language in force: "task TK-2026-A0042", "title"."""
    head = max((noun for noun in _NOUNS if text == noun or text.startswith(noun + " ")), key=len, default="")
    return _NOUNS[head]() + text[len(head) :] if head else text


def inside(text: str) -> str:
    """Return what is named inside a row, part by part: "checklist item 3: ticked by"."""
    return ": ".join(named(part) for part in text.split(": "))
