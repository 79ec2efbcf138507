"""The findings of a check as plain sentences, for the command line."""

from taskflow_desktop.domain.checks import CheckReport, Finding, FindingCode

_LONGEST = 80
"""A text is shown as far as this, so that a line stays a line."""


def sentence(finding: Finding) -> str:
    """Return what is wrong, where, and by which event, in one line."""
    place = f"{finding.where}, {finding.what}" if finding.what else finding.where
    by = f" (event {finding.event})" if finding.event is not None else ""
    said, found = _short(finding.said), _short(finding.found)
    return {
        FindingCode.DAMAGED: f"{place} is damaged: {found}",
        FindingCode.RULE_MISSING: f"{place}: {found} is not in force as this program made it",
        FindingCode.EVENT_MISSING: f"{place}: {_missing(finding)}",
        FindingCode.EVENT_CHANGED: f"{place}: event {finding.event} is not what was written",
        FindingCode.EVENT_UNSEALED: f"{place}: lines without a number: {found}",
        FindingCode.EVENT_END: f"{place} breaks off before event {finding.event}; the newest should be {found}",
        FindingCode.EVENT_KIND: f"{place}: event {finding.event} is of an unknown kind, {found}",
        FindingCode.DIFFERS: f"{place}: is {found}, but the history says {said}{by}",
        FindingCode.CONTRADICTS: f"{place}: event {finding.event} says it was {found} before, earlier ones say {said}",
        FindingCode.WITHOUT_HISTORY: f"{place}: the history says nothing of it",
        FindingCode.GONE: f"{place}: the history tells of it, but it is not there{by}",
        FindingCode.CONTENT: f"{place}: the content is not what was written: is {found}, should be {said}{by}",
        FindingCode.VISITS: f"{place}: is {found}, but should be {said}{by}",
    }[finding.code]


def summary(report: CheckReport) -> list[str]:
    """Return what was looked at, a line for each thing."""
    counts = report.counts
    return [
        *(["file: pages, indexes, constraints, references"] if report.pages else []),
        f"history: {counts.events} events, each chained to the one before",
        f"tasks: {counts.tasks}, with {counts.items} checklist items and {counts.revisions} revisions of memos",
        f"attachments: {counts.files}, {counts.file_bytes} bytes, by their SHA-256",
        f"rooms: {counts.rooms}, with {counts.messages} messages written here",
        f"team and flow: {counts.agents} agents, {counts.stages} stages, the settings",
    ]


def _missing(finding: Finding) -> str:
    if str(finding.event) == finding.found:
        return f"event {finding.event} is missing"
    return f"events {finding.event} to {finding.found} are missing"


def _short(text: str) -> str:
    """`text` on one line, quoted if it may be mistaken for words of the sentence."""
    words = " ".join(text.split())
    shown = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
    return shown or '""'
