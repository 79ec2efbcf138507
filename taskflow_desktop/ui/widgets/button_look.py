"""How the variants of a button look in each state."""

from dataclasses import dataclass, replace
from typing import Literal

from PySide6.QtGui import QColor

from taskflow_desktop.ui.theme import Theme

Variant = Literal["primary", "quiet", "ghost", "destructive", "tint", "active", "link"]
"""primary: filled · quiet: outlined · ghost: no outline · destructive: filled, bad · tint: accent on accent.tint
· active: a filter in force (tint with outline) · link: accent text."""


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of a button in one state."""

    fill: QColor | None
    border: QColor | None
    text: QColor


def look_of(t: Theme, variant: Variant, *, hover: bool, down: bool, off: bool) -> Look:
    """Return the colours of a variant with the pointer on it, pressed or checked, or not usable."""
    look = _plain(t, variant, hover=hover, down=down, off=off)
    if t.high_contrast and look.border is None and variant != "link" and (look.fill is not None or down or hover):
        return replace(look, border=look.text)  # no fill of its own tells it
    return look


def _plain(t: Theme, variant: Variant, *, hover: bool, down: bool, off: bool) -> Look:
    if off:
        return Look(
            None if variant in {"ghost", "link"} else t.bg_subtle,
            None if variant in {"ghost", "link", "tint"} else t.line,
            t.text_disabled,
        )
    if variant == "primary":
        return Look(t.accent_hover if hover or down else t.accent, None, t.on_accent)
    if variant == "destructive":
        return Look(t.bad.darker(108) if (hover or down) and not t.high_contrast else t.bad, None, t.on_bad)
    if variant == "link":
        return Look(t.bg_hover if hover or down else None, None, t.accent_text)
    if variant in {"tint", "active"}:
        return Look(
            t.accent_tint, t.accent_text if variant == "active" else t.line_strong if hover else None, t.accent_text
        )
    fill = t.bg_pressed if down else t.bg_hover if hover else None
    if variant == "ghost":
        return Look(fill, None, t.text_2)
    return Look(fill or t.bg_surface, t.line_strong, t.text_1)
