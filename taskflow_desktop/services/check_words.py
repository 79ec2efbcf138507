"""The findings of a check as plain sentences, for the command line."""

from collections.abc import Callable, Mapping
from typing import Final

from taskflow_desktop.domain.checks import CheckReport, Finding, FindingCode
from taskflow_desktop.services.check_places import inside, named
from taskflow_desktop.wording import told, translate

_LONGEST = 80
"""A text is shown as far as this, so that a line stays a line."""

_SENTENCES: Final[Mapping[FindingCode, Callable[[], str]]] = {
    FindingCode.DAMAGED: lambda: translate("CheckWords", "{place} is damaged: {found}"),
    FindingCode.RULE_MISSING: lambda: translate(
        "CheckWords", "{place}: {found} is not in force as this program made it"
    ),
    FindingCode.EVENT_MISSING: lambda: translate("CheckWords", "{place}: events {event} to {found} are missing"),
    FindingCode.EVENT_CHANGED: lambda: translate("CheckWords", "{place}: event {event} is not what was written"),
    FindingCode.EVENT_UNSEALED: lambda: translate("CheckWords", "{place}: lines without a number: {found}"),
    FindingCode.EVENT_END: lambda: translate(
        "CheckWords", "{place} breaks off before event {event}; the newest should be {found}"
    ),
    FindingCode.EVENT_KIND: lambda: translate("CheckWords", "{place}: event {event} is of an unknown kind, {found}"),
    FindingCode.DIFFERS: lambda: translate("CheckWords", "{place}: is {found}, but the history says {said}"),
    FindingCode.CONTRADICTS: lambda: translate(
        "CheckWords", "{place}: event {event} says it was {found} before, earlier ones say {said}"
    ),
    FindingCode.WITHOUT_HISTORY: lambda: translate("CheckWords", "{place}: the history says nothing of it"),
    FindingCode.GONE: lambda: translate("CheckWords", "{place}: the history tells of it, but it is not there"),
    FindingCode.CONTENT: lambda: translate(
        "CheckWords", "{place}: the content is not what was written: is {found}, should be {said}"
    ),
    FindingCode.VISITS: lambda: translate("CheckWords", "{place}: is {found}, but should be {said}"),
}
_VALUES: Final = frozenset({"not there", "another text"})
_BY_EVENT: Final = frozenset({FindingCode.DIFFERS, FindingCode.GONE, FindingCode.CONTENT, FindingCode.VISITS})


def sentence(finding: Finding) -> str:
    """Return what is wrong, where, and by which event, in one line."""
    place = named(finding.where)
    if finding.what:
        place = f"{place}, {inside(finding.what)}"
    template = _SENTENCES[finding.code]()
    if finding.code is FindingCode.EVENT_MISSING and str(finding.event) == finding.found:
        template = translate("CheckWords", "{place}: event {event} is missing")
    words = told(template, place=place, event=finding.event, said=_short(finding.said), found=_short(finding.found))
    if finding.event is not None and finding.code in _BY_EVENT:
        return told(translate("CheckWords", "{sentence} (event {event})"), sentence=words, event=finding.event)
    return words


def summary(report: CheckReport) -> list[str]:
    """Return what was looked at, a line for each thing."""
    counts = report.counts
    lines = [translate("CheckWords", "file: pages, indexes, constraints, references")] if report.pages else []
    return [
        *lines,
        told(translate("CheckWords", "history: {events} events, each chained to the one before"), events=counts.events),
        told(
            translate("CheckWords", "tasks: {tasks}, with {items} checklist items and {revisions} revisions of memos"),
            tasks=counts.tasks,
            items=counts.items,
            revisions=counts.revisions,
        ),
        told(
            translate("CheckWords", "attachments: {files}, {bytes} bytes, by their SHA-256"),
            files=counts.files,
            bytes=counts.file_bytes,
        ),
        told(
            translate("CheckWords", "rooms: {rooms}, with {messages} messages written here"),
            rooms=counts.rooms,
            messages=counts.messages,
        ),
        told(
            translate("CheckWords", "team and flow: {agents} agents, {stages} stages, the settings"),
            agents=counts.agents,
            stages=counts.stages,
        ),
    ]


def _short(text: str) -> str:
    """`text` on one line, quoted if it may be mistaken for words of the sentence."""
    words = named(" ".join(text.split())) if text in _VALUES else " ".join(text.split())
    shown = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
    return shown or '""'
