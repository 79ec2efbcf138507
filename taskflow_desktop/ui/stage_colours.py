"""The colours of a stage: four roles derived in OKLCH from the one hex the admin chose (ui-spec 2.2)."""

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, NamedTuple

from PySide6.QtGui import QColor

from taskflow_desktop.ui.theme import Scheme, contrast, make_theme, theme


class NamedColour(NamedTuple):
    english: str  # source text of the name, context "StageColour"
    hex: str


NAMED_COLOURS: Final = (
    NamedColour("Slate", "#6B7585"),
    NamedColour("Blue", "#2F7DE1"),
    NamedColour("Amber", "#D98E04"),
    NamedColour("Violet", "#8659D8"),
    NamedColour("Teal", "#0E9AA0"),
    NamedColour("Coral", "#E0563F"),
    NamedColour("Pink", "#D8499A"),
    NamedColour("Green", "#2E9B57"),
    NamedColour("Indigo", "#5360D6"),
    NamedColour("Lime", "#7FA30F"),
    NamedColour("Brown", "#9C6A45"),
    NamedColour("Graphite", "#3F4752"),
)


@dataclass(frozen=True, slots=True, eq=False)
class StageColours:
    """`solid`: pie, pip, bar, top edge. `tint`: a filled header or segment. `ink`: text and pie on the tint.
    `edge`: outline of a tint. `adjusted`: the stored colour had to be moved to be legible."""

    solid: QColor
    tint: QColor
    ink: QColor
    edge: QColor
    adjusted: bool


class _Lch(NamedTuple):
    light: float
    chroma: float
    hue: float  # radians


_SOLID_CONTRAST: Final = {"light": 3.0, "dark": 3.2}
_INK_CONTRAST: Final = 5.0
_STEP: Final = 0.005
_LINEAR: Final = tuple(
    c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (n / 255 for n in range(256))
)


def stage_colours(hex_colour: str, scheme: Scheme) -> StageColours:
    """Return the roles of the stored colour `hex_colour` ("#RRGGBB") in a scheme, made once.

    In high contrast the colour itself stays and its tint goes. ValueError if the text is no such colour.
    """
    found = _derived(hex_colour, scheme)
    t = theme()
    if not t.high_contrast or t.scheme != scheme:
        return found
    solid = found.solid if contrast(found.solid, t.bg_surface) >= _SOLID_CONTRAST["light"] else t.text_1
    return replace(found, solid=solid, tint=t.bg_surface, ink=t.text_1, edge=t.line)


@lru_cache(maxsize=512)
def _derived(hex_colour: str, scheme: Scheme) -> StageColours:
    rgb = _parse(hex_colour)
    base = _to_lch(rgb)
    selected = make_theme(scheme).bg_selected
    worst = (selected.red(), selected.green(), selected.blue())
    if scheme == "light":
        solid_start = _Lch(min(base.light, 0.70), base.chroma, base.hue)
        ink_start = _Lch(min(base.light, 0.50), min(base.chroma, 0.15), base.hue)
        tint = _to_rgb(_Lch(0.953, min(0.26 * base.chroma, 0.040), base.hue))
        edge = _to_rgb(_Lch(0.870, min(0.50 * base.chroma, 0.075), base.hue))
        step = -_STEP
    else:
        solid_start = _Lch(max(base.light, 0.66), min(base.chroma, 0.17), base.hue)
        ink_start = _Lch(max(base.light, 0.80), min(base.chroma, 0.12), base.hue)
        tint = _to_rgb(_Lch(0.285, min(0.34 * base.chroma, 0.052), base.hue))
        edge = _to_rgb(_Lch(0.405, min(0.50 * base.chroma, 0.075), base.hue))
        step = _STEP
    solid = _until(solid_start, step, worst, _SOLID_CONTRAST[scheme])
    ink = _until(ink_start, step, tint, _INK_CONTRAST)
    return StageColours(QColor(*solid), QColor(*tint), QColor(*ink), QColor(*edge), adjusted=solid != rgb)


def next_colour(used: frozenset[str]) -> str:
    """Return the hex of the first named colour that is not in `used`; the first one if all are."""
    return next((colour.hex for colour in NAMED_COLOURS if colour.hex not in used), NAMED_COLOURS[0].hex)


_Rgb = tuple[int, int, int]


def _parse(text: str) -> _Rgb:
    if len(text) != 7 or text[0] != "#":
        raise ValueError(f"not a #RRGGBB colour: {text!r}")
    value = int(text[1:], 16)
    return value >> 16, value >> 8 & 255, value & 255


def _until(start: _Lch, step: float, against: tuple[int, ...], wanted: float) -> _Rgb:
    """Move the lightness by `step` until the colour contrasts enough with `against`."""
    light = start.light
    rgb = _to_rgb(start)
    while _contrast(rgb, against) < wanted and 0 < light < 1:
        light += step
        rgb = _to_rgb(_Lch(light, start.chroma, start.hue))
    return rgb


def _contrast(first: tuple[int, ...], second: tuple[int, ...]) -> float:
    one, other = (0.2126 * _LINEAR[c[0]] + 0.7152 * _LINEAR[c[1]] + 0.0722 * _LINEAR[c[2]] for c in (first, second))
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def _to_lch(rgb: _Rgb) -> _Lch:
    r, g, b = (_LINEAR[channel] for channel in rgb)
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    middle = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    light = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return _Lch(light, math.hypot(a, b), math.atan2(b, a))


def _to_rgb(lch: _Lch) -> _Rgb:
    """Return the sRGB of `lch`; out of gamut the chroma is lowered by 5 % until it is inside."""
    chroma = lch.chroma
    while True:
        linear = _linear(lch.light, chroma * math.cos(lch.hue), chroma * math.sin(lch.hue))
        if chroma < 0.001 or all(-0.0005 <= channel <= 1.0005 for channel in linear):
            return _encode(linear[0]), _encode(linear[1]), _encode(linear[2])
        chroma *= 0.95


def _linear(light: float, a: float, b: float) -> tuple[float, float, float]:
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _encode(channel: float) -> int:
    inside = min(1.0, max(0.0, channel))
    encoded = 12.92 * inside if inside <= 0.0031308 else 1.055 * inside ** (1 / 2.4) - 0.055
    return round(encoded * 255)
