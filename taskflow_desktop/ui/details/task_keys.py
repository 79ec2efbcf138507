"""Which letters act on the open task (ui-spec 6.1)."""

from typing import Final

TASK_KEYS: Final = frozenset("SPORLAMC[]")
"""Stage, importance, outcome, collaborators, checklist item, attach, memo, copy number, stage back and on."""
