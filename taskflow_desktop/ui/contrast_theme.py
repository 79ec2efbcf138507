"""The theme for a system that asks for high contrast: its own colours, no tints, an edge round what is filled else."""

from functools import lru_cache
from typing import Final

from PySide6.QtGui import QColor, QPalette

from taskflow_desktop.ui.theme import AvatarTint, Scheme, Theme, contrast, luminance, make_theme

_GRAPHIC: Final = 3.0
_TEXT: Final = 4.5
_BACKS: Final = (
    "bg_rail", "bg_side", "bg_surface", "bg_subtle", "bg_raised", "bg_hover", "bg_pressed", "bg_selected",
    "accent_tint", "bubble_me", "ok_tint", "bad_tint", "warn_tint", "on_bad", "inverse_text", "inverse_link",
)  # fmt: skip
_INKS: Final = ("text_1", "text_2", "text_3", "line_control", "ok", "bad", "warn", "inverse")
_AVATARS: Final = 6


def contrast_theme(palette: QPalette, percent: int = 100) -> Theme:
    """Return the theme made of a system's high-contrast palette at a text size in per cent, made once per palette.

    A colour of the palette that cannot be told from its background gives way to that of the text.
    """
    role = QPalette.ColorRole
    active, off = QPalette.ColorGroup.Active, QPalette.ColorGroup.Disabled
    roles = (role.Window, role.WindowText, role.Highlight, role.HighlightedText, role.Link)
    colours = (*(palette.color(active, each).rgb() for each in roles), palette.color(off, role.WindowText).rgb())
    return _made(colours, percent)


@lru_cache(maxsize=8)
def _made(colours: tuple[int, ...], percent: int) -> Theme:
    window, text, chosen, on_chosen, link, off = map(QColor.fromRgb, colours)
    scheme: Scheme = "dark" if luminance(window) < luminance(text) else "light"

    def seen(colour: QColor, least: float) -> QColor:
        return colour if contrast(colour, window) >= least else text

    faint, mark = seen(off, _GRAPHIC), seen(chosen, _GRAPHIC)
    legible = contrast(on_chosen, mark) >= _TEXT
    return Theme(
        scheme=scheme,
        percent=percent,
        high_contrast=True,
        avatars=(AvatarTint(text, window),) * _AVATARS,
        line=faint,
        line_strong=faint,
        text_disabled=faint,
        accent=mark,
        accent_hover=mark,
        on_accent=on_chosen if legible else window,
        accent_text=seen(link, _TEXT),
        focus=mark,
        shadow=make_theme(scheme).shadow,
        scrim=make_theme(scheme).scrim,
        **dict.fromkeys(_BACKS, window),
        **dict.fromkeys(_INKS, text),
    )
