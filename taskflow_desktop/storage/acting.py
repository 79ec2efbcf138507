"""Who acts, under which operation, at what time: what the database's functions answer on SQLite."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from zoneinfo import ZoneInfo, available_timezones

from taskflow_desktop.domain.ids import SYSTEM, AgentId
from taskflow_desktop.domain.moment import Moment

Clock = Callable[[], Moment]


def system_clock() -> Moment:
    """The computer's clock: on an embedded database it is the database's clock."""
    return Moment(time.time_ns() // 1000)


@lru_cache(maxsize=8)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def year_of(moment: int, zone: str) -> int:
    """The calendar year of `moment` in the time zone named `zone`."""
    return datetime.fromtimestamp(moment / 1_000_000, UTC).astimezone(_zone(zone)).year


def is_zone(name: str) -> int:
    """1 if `name` is the name of a time zone, else 0."""
    return int(name in available_timezones())


def digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(slots=True)
class Acting:
    """The state behind tf_actor(), tf_op(), tf_op_n(), tf_now() and tf_depth() of one connection."""

    clock: Clock = system_clock
    actor: AgentId = SYSTEM
    op: str | None = None
    depth: int = 0
    _op_n: int = field(default=0, repr=False)
    _last: int = field(default=0, repr=False)

    def now(self) -> int:
        """The clock, never running backwards on this connection."""
        self._last = max(self._last, self.clock())
        return self._last

    def next_op_n(self) -> int:
        """How many events of the operation this transaction has written already.

        It starts from 0 with each transaction: an operation that is sent again meets its own first event.
        """
        if self.op is None:
            return 0
        self._op_n += 1
        return self._op_n - 1

    def enter(self) -> None:
        """An effect begins."""
        self.depth += 1

    def leave(self) -> None:
        """An effect ends. A failed one is followed by `begin`, which starts again from none."""
        self.depth -= 1

    def begin(self, actor: AgentId, op: str | None) -> None:
        """A transaction begins."""
        self.actor, self.op, self.depth, self._op_n = actor, op, 0, 0
