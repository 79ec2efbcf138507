"""What a long stay in a stage is measured by, in words."""

from taskflow_desktop.domain.entities import StagePast
from taskflow_desktop.domain.moment import HOUR, MINUTE, Micros
from taskflow_desktop.rules import limits
from taskflow_desktop.rules.ageing import Age, age, measure
from taskflow_desktop.ui.format import count, duration
from taskflow_desktop.ui.text import fill, translate


def measure_words(past: StagePast) -> str:
    """Return the sentences that say which measure holds in a stage with this past."""
    by = measure(past)
    if not by.own:
        return fill(
            translate(
                "Age", "Fewer than {least} visits have ended here, so {warning} and {alarm} hours are the measure."
            ),
            least=limits.AGE_VISITS_MIN,
            warning=limits.AGE_WARNING // HOUR,
            alarm=limits.AGE_ALARM // HOUR,
        )
    template = translate("Age", "{percent}% of the visits to this stage ended within {time} ({days} days, {n} visits).")
    if past.visits >= limits.AGE_VISITS_MAX:
        template = translate(
            "Age", "{percent}% of the visits to this stage ended within {time} (the newest {n} visits of {days} days)."
        )
    usual = fill(
        template, percent=limits.AGE_PERCENT, time=duration(by.long), days=limits.AGE_DAYS, n=count(past.visits)
    )
    alarm = fill(
        translate("Age", "From {time} on the triangle shows ({times} times that, at least {hours} hours)."),
        time=duration(by.very_long),
        times=limits.AGE_ALARM_TIMES,
        hours=limits.AGE_WARNING // HOUR,
    )
    return f"{usual}\n{alarm}"


def stay_words(length: Micros, past: StagePast) -> str:
    """Return how long an unfinished task has been in its stage, and whether that is long, as it is spoken."""
    if length < MINUTE:
        return translate("Age", "moved just now")
    template = {
        Age.FRESH: translate("Age", "for {length}"),
        Age.LONG: translate("Age", "for {length}, which is long"),
        Age.VERY_LONG: translate("Age", "for {length}, which is very long"),
    }[age(length, past)]
    return fill(template, length=duration(length))
