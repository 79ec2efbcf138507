"""What another admin changed of the stages, in words."""

from collections.abc import Sequence

from taskflow_desktop.domain.entities import Event
from taskflow_desktop.ui.settings.stages_merge import Change, Difference
from taskflow_desktop.ui.text import fill, translate


def who(events: Sequence[Event]) -> str:
    """Return who changed the stages, by name."""
    names = list(dict.fromkeys(event.actor_name for event in reversed(events) if event.actor_name))
    if not names:
        return translate("Stages", "Another admin")
    return translate("Stages", ", ").join(names)


def what(differences: Sequence[Difference]) -> str:
    """Return what is different, in one sentence."""
    return translate("Stages", ", ").join(map(_said, differences))


def _said(difference: Difference) -> str:
    template = {
        Change.ADDED: translate("Stages", "added “{name}”"),
        Change.REMOVED: translate("Stages", "removed “{name}”"),
        Change.RENAMED: translate("Stages", "renamed “{before}” to “{name}”"),
        Change.RECOLOURED: translate("Stages", "recoloured “{name}”"),
        Change.MOVED: translate("Stages", "changed the order"),
    }[difference.change]
    return fill(template, name=difference.name, before=difference.before)
