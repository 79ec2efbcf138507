"""What a person wants to be told of, and when not: his own, on every computer. The page holds all of it anyway."""

import json
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import Any, Final

from taskflow_desktop.domain.enums import AlertKind
from taskflow_desktop.domain.moment import Moment, to_datetime
from taskflow_desktop.rules.json_text import from_json
from taskflow_desktop.rules.quiet_hours import MINUTES_A_DAY, NIGHT, QuietHours, why_not_quiet
from taskflow_desktop.runtime.own_settings import OwnSettings

ALERTS: Final = "alerts"


@dataclass(frozen=True, slots=True)
class AlertChoices:
    """`silent` are the kinds that only stand on the page; `system`: the computer tells too; `hours` hold if `quiet`."""

    silent: frozenset[AlertKind] = frozenset()
    system: bool = True
    quiet: bool = False
    hours: QuietHours = NIGHT

    def hold_back(self, now: Moment, zone: tzinfo) -> bool:
        """True if the person is left in peace at this moment, by the clock of `zone`."""
        when = to_datetime(now, zone)
        return self.quiet and self.hours.hold(when.hour * 60 + when.minute)

    def with_kind(self, kind: AlertKind, *, told: bool) -> "AlertChoices":
        """The same, but for whether one kind is told."""
        return replace(self, silent=self.silent - {kind} if told else self.silent | {kind})


def alert_choices(own: OwnSettings) -> AlertChoices:
    """Return what the person has chosen; what cannot be understood is as it was before any choice."""
    plain = AlertChoices()
    try:
        kept: Any = from_json(own.get(ALERTS) or "{}")
    except ValueError:
        return plain
    if not isinstance(kept, dict):
        return plain
    silent = kept.get("silent")
    return AlertChoices(
        frozenset(kind for kind in AlertKind if isinstance(silent, list) and kind.value in silent),
        kept.get("system") is not False,
        kept.get("quiet") is True,
        _hours(kept.get("hours")) or plain.hours,
    )


def keep_alert_choices(own: OwnSettings, choices: AlertChoices) -> None:
    """Keep what the person has chosen."""
    kept = {
        "silent": sorted(kind.value for kind in choices.silent),
        "system": choices.system,
        "quiet": choices.quiet,
        "hours": [choices.hours.begin, choices.hours.end],
    }
    own.keep(ALERTS, json.dumps(kept))


def _hours(kept: Any) -> QuietHours | None:
    whole = isinstance(kept, list) and len(kept) == 2 and all(type(each) is int for each in kept)
    if not whole or not all(0 <= each < MINUTES_A_DAY for each in kept):
        return None
    hours = QuietHours(*kept)
    return hours if why_not_quiet(hours) is None else None
