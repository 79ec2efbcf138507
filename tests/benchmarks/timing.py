"""Times on a shared, noisy machine: processor time where it is meant, medians, and pairs taken turn by turn."""

import gc
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

Timer = Callable[[], float]


class Watch:
    """Holds the milliseconds of a `measured` block once it is over."""

    ms: float = 0.0


@contextmanager
def measured(timer: Timer) -> Iterator[Watch]:
    """Time the block by `timer` (seconds)."""
    watch = Watch()
    began = timer()
    yield watch
    watch.ms = (timer() - began) * 1000


def in_turn(runs: int, *jobs: Callable[[], object], timer: Timer = time.perf_counter) -> list[float]:
    """Run the jobs one after the other, `runs` times, and return the median milliseconds of each.

    One unmeasured round comes first. Taking turns lets a slow spell of the machine meet all jobs alike.
    """
    for job in jobs:
        job()
    times: list[list[float]] = [[] for _ in jobs]
    gc.collect()
    for _ in range(runs):
        for job, taken in zip(jobs, times, strict=True):
            with measured(timer) as watch:
                job()
            taken.append(watch.ms)
    return [statistics.median(taken) for taken in times]


def percentile(values: Sequence[float], percent: float) -> float:
    """The value below which `percent` of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]
