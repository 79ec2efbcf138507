"""What an alert says, in the language in force."""

from collections.abc import Callable, Mapping
from datetime import tzinfo
from typing import Final

from taskflow_desktop.domain.enums import AlertKind
from taskflow_desktop.domain.inside import Alert
from taskflow_desktop.domain.moment import DAY, Micros, Moment
from taskflow_desktop.ui.format import count, date_and_time, duration, exact_time
from taskflow_desktop.ui.text import fill, translate

ICONS: Final[Mapping[AlertKind, str]] = {
    AlertKind.OWNER: "user-round",
    AlertKind.COLLABORATOR: "user-plus",
    AlertKind.REVIEW_ASKED: "eye",
    AlertKind.REVIEW_ANSWERED: "message-circle",
    AlertKind.ROOM: "arrow-left-right",
    AlertKind.MESSAGE: "messages-square",
}

_SENTENCES: Final[Mapping[AlertKind, Callable[[], str]]] = {
    AlertKind.OWNER: lambda: translate("Alerts", "{by} made you the owner of {number}"),
    AlertKind.COLLABORATOR: lambda: translate("Alerts", "{by} added you to {number} as a collaborator"),
    AlertKind.REVIEW_ASKED: lambda: translate("Alerts", "{by} asked you to review {number}"),
    AlertKind.REVIEW_ANSWERED: lambda: translate("Alerts", "{by} answered your review request for {number}"),
    AlertKind.ROOM: lambda: translate("Alerts", "{by} handed {customer}'s room over to you"),
    AlertKind.MESSAGE: lambda: translate("Alerts", "{customer} sent a message"),
}


def sentence(alert: Alert) -> str:
    """Return who did what."""
    number = alert.number.rsplit("-", 1)[-1]
    return fill(_SENTENCES[alert.kind](), by=alert.by_name, number=number, customer=alert.customer)


def details(alert: Alert) -> str:
    """Return what it is about: the words that came with it, the task's title, whose room it is; "" of a room alone."""
    if alert.kind is AlertKind.ROOM:
        return ""
    words = " ".join(alert.text.split())
    if alert.kind is AlertKind.MESSAGE:
        return fill(translate("Alerts", "“{text}”"), text=words) if words else ""
    place = fill(translate("Alerts", "{title} · {customer}"), title=alert.title, customer=alert.customer)
    if not words:
        return place
    return fill(translate("Alerts", "“{text}” · {place}"), text=words, place=place)


def news(number: int) -> str:
    """Return that so many alerts came, and nothing of them."""
    if number == 1:
        return translate("Alerts", "A new alert came")
    return fill(translate("Alerts", "{n} new alerts"), n=count(number))


def when(alert: Alert, now: Moment, zone: tzinfo) -> str:
    """Return how long ago it was, or after a day the date."""
    ago = Micros(max(0, now - alert.at))
    return duration(ago) if ago < DAY else date_and_time(alert.at, now, zone)


def spoken(alert: Alert, now: Moment, zone: tzinfo) -> str:
    """Return what a screen reader says of a row."""
    parts = [sentence(alert), details(alert), when(alert, now, zone)]
    if alert.read_at is None:
        parts.insert(0, translate("Alerts", "Unread"))
    return ", ".join(filter(None, parts))


def hint(alert: Alert, zone: tzinfo) -> str:
    """Return all that the row may have shortened, with the exact time."""
    return "\n".join(filter(None, (sentence(alert), details(alert), alert.text, exact_time(alert.at, zone))))
