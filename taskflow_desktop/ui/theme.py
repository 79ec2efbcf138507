"""Every colour, font and measure of the screens: one frozen `Theme` per scheme and text size (ui-spec 2)."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette, QPen

Scheme = Literal["light", "dark"]
Style = Literal["caption", "small", "body", "chat", "subtitle", "header", "title", "page", "dialog", "figure"]
Weight = Literal[400, 500, 600, 700]

FAMILY: Final = "Pretendard"
FAMILIES: Final = (FAMILY, "Segoe UI", "Malgun Gothic", "Apple SD Gothic Neo", "Noto Sans CJK KR")
TEXT_SIZES: Final = (90, 100, 115, 130)


class TextStyle(NamedTuple):
    size: int  # px at 100 %
    line: int  # px at 100 %
    weight: Weight


STYLES: Final[dict[Style, TextStyle]] = {
    "caption": TextStyle(11, 16, 400),
    "small": TextStyle(12, 16, 400),
    "body": TextStyle(13, 18, 400),
    "chat": TextStyle(13, 20, 400),
    "subtitle": TextStyle(14, 20, 700),
    "header": TextStyle(15, 22, 700),
    "title": TextStyle(16, 22, 700),
    "page": TextStyle(18, 26, 700),
    "dialog": TextStyle(20, 28, 700),
    "figure": TextStyle(24, 32, 700),
}


class AvatarTint(NamedTuple):
    fill: QColor
    ink: QColor


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """All tokens of one scheme at one text size. Compare by identity: themes are made once and shared."""

    scheme: Scheme
    percent: int
    bg_rail: QColor
    bg_side: QColor
    bg_surface: QColor
    bg_subtle: QColor
    bg_raised: QColor
    bg_hover: QColor
    bg_pressed: QColor
    bg_selected: QColor
    line: QColor
    line_strong: QColor
    line_control: QColor
    text_1: QColor
    text_2: QColor
    text_3: QColor
    text_disabled: QColor
    accent: QColor
    accent_hover: QColor
    accent_text: QColor
    accent_tint: QColor
    on_accent: QColor
    focus: QColor
    bubble_me: QColor
    ok: QColor
    ok_tint: QColor
    bad: QColor
    bad_tint: QColor
    on_bad: QColor
    warn: QColor
    warn_tint: QColor
    inverse: QColor
    inverse_text: QColor
    inverse_link: QColor
    shadow: QColor
    scrim: QColor
    avatars: tuple[AvatarTint, ...]
    high_contrast: bool
    """The colours are the system's, all backgrounds are one: rows, cards, bubbles and what is chosen have an edge."""
    _fonts: dict[tuple[Style, int], QFont] = field(default_factory=dict, init=False, repr=False)
    _metrics: dict[tuple[Style, int], QFontMetrics] = field(default_factory=dict, init=False, repr=False)

    @property
    def dark(self) -> bool:
        return self.scheme == "dark"

    @property
    def edge(self) -> QPen:
        """The pen round what a fill alone would tell: none but in high contrast, where all fills are one."""
        return QPen(self.text_1) if self.high_contrast else QPen(Qt.PenStyle.NoPen)

    def colour(self, token: str) -> QColor:
        """Return the colour of a token by its name in the specification, e.g. "text.1" or "bg.selected"."""
        found = getattr(self, token.replace(".", "_"))
        if not isinstance(found, QColor):
            raise KeyError(token)
        return found

    def font(self, style: Style = "body", weight: Weight | None = None) -> QFont:
        """Return the font of a style, with tabular digits. Made once: do not change it, copy it."""
        key = (style, weight or STYLES[style].weight)
        if key not in self._fonts:
            font = QFont()
            font.setFamilies(list(FAMILIES))
            font.setPixelSize(self.px(STYLES[style].size))
            font.setWeight(QFont.Weight(key[1]))
            font.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[key] = font
        return self._fonts[key]

    def metrics(self, style: Style = "body", weight: Weight | None = None) -> QFontMetrics:
        """Return the metrics of `font(style, weight)`, made once."""
        key = (style, weight or STYLES[style].weight)
        if key not in self._metrics:
            self._metrics[key] = QFontMetrics(self.font(style, weight))
        return self._metrics[key]

    def line_height(self, style: Style = "body") -> int:
        """Return the distance between two lines of a style, never less than its font needs, in px."""
        return max(self.px(STYLES[style].line), self.metrics(style).height())

    def px(self, size: float) -> int:
        """Return a measure given at 100 % at the text size in force, rounded."""
        return round(size * self.percent / 100)


_AVATARS: Final[dict[Scheme, tuple[tuple[str, str], ...]]] = {
    "light": (
        ("#E3E7F3", "#3D4B7A"),
        ("#E6EEE6", "#395B42"),
        ("#F2E8E0", "#754A2C"),
        ("#EBE4F2", "#5B4279"),
        ("#E1EDF0", "#2C5A66"),
        ("#F1E5E9", "#7A3A50"),
    ),
    "dark": (
        ("#3D4B7A", "#ECEEF2"),
        ("#395B42", "#ECEEF2"),
        ("#754A2C", "#ECEEF2"),
        ("#5B4279", "#ECEEF2"),
        ("#2C5A66", "#ECEEF2"),
        ("#7A3A50", "#ECEEF2"),
    ),
}

CHANNEL_COLOURS: Final = {  # fill, ink: the brands' own, the same in both schemes
    "kakao": AvatarTint(QColor("#FEE500"), QColor("#191600")),
    "naver": AvatarTint(QColor("#03A94D"), QColor("#FFFFFF")),
    "web": AvatarTint(QColor("#4B515D"), QColor("#FFFFFF")),
    "phone": AvatarTint(QColor("#7356B6"), QColor("#FFFFFF")),
    "other": AvatarTint(QColor("#626977"), QColor("#FFFFFF")),
}

_COLOURS: Final[dict[str, tuple[str, str]]] = {  # light, dark
    "bg_rail": ("#ECEEF1", "#0F1012"),
    "bg_side": ("#F7F8F9", "#15171A"),
    "bg_surface": ("#FFFFFF", "#1A1C20"),
    "bg_subtle": ("#F3F4F6", "#22252A"),
    "bg_raised": ("#FFFFFF", "#25282E"),
    "bg_hover": ("#EEF0F3", "#23262B"),
    "bg_pressed": ("#E2E5EA", "#2D3138"),
    "bg_selected": ("#E8EDFC", "#252F55"),
    "line": ("#E4E6EA", "#2A2D33"),
    "line_strong": ("#CFD3DA", "#3A3F47"),
    "line_control": ("#7C8390", "#767D8A"),
    "text_1": ("#191B20", "#ECEEF2"),
    "text_2": ("#4B515D", "#B8BEC9"),
    "text_3": ("#626977", "#98A0AD"),
    "text_disabled": ("#8D94A1", "#6A717D"),
    "accent": ("#3353DC", "#4766E6"),
    "accent_hover": ("#2944C0", "#3B59D6"),
    "accent_text": ("#2B49C6", "#9DB2FF"),
    "accent_tint": ("#E8EDFC", "#242D4F"),
    "on_accent": ("#FFFFFF", "#FFFFFF"),
    "focus": ("#3353DC", "#8EA6FF"),
    "bubble_me": ("#E3E9FC", "#28325A"),
    "ok": ("#1B7A43", "#5BCB86"),
    "ok_tint": ("#E4F5EA", "#16301F"),
    "bad": ("#C22B34", "#FF8A8A"),
    "bad_tint": ("#FCE9E9", "#3B1D20"),
    "on_bad": ("#FFFFFF", "#15171A"),
    "warn": ("#8A5300", "#F2B759"),
    "warn_tint": ("#FDF1DA", "#38290F"),
    "inverse": ("#191B20", "#ECEEF2"),
    "inverse_text": ("#FFFFFF", "#1A1C20"),
    "inverse_link": ("#9DB2FF", "#2B49C6"),
    "shadow": ("#2E191B20", "#80000000"),
    "scrim": ("#33191B20", "#80000000"),
}


@lru_cache(maxsize=8)
def make_theme(scheme: Scheme, percent: int = 100) -> Theme:
    """Return the theme of a scheme at a text size in per cent, made once."""
    column = 0 if scheme == "light" else 1
    colours = {name: QColor(pair[column]) for name, pair in _COLOURS.items()}
    avatars = tuple(AvatarTint(QColor(fill), QColor(ink)) for fill, ink in _AVATARS[scheme])
    return Theme(scheme=scheme, percent=percent, high_contrast=False, avatars=avatars, **colours)


class ThemeSource(QObject):
    """Tells that the theme in force is another one."""

    changed = Signal()


class _Current:
    theme: Theme | None = None
    source: ThemeSource | None = None


def theme() -> Theme:
    """Return the theme in force (light at 100 % until one is applied)."""
    if _Current.theme is None:
        _Current.theme = make_theme("light")
    return _Current.theme


def theme_source() -> ThemeSource:
    """Return the one object that emits `changed` when `theme()` becomes another."""
    if _Current.source is None:
        _Current.source = ThemeSource()
    return _Current.source


def use_theme(new: Theme) -> None:
    """Make `new` the theme in force, without telling anybody: `style.apply_theme` does the rest."""
    _Current.theme = new


def palette_of(of: Theme) -> QPalette:
    """Return the palette that makes Fusion's own parts agree with a theme.

    Roles that nothing here is painted in carry what the stylesheet of menus and tabs asks for: it knows roles alone.
    """
    palette = QPalette()
    role = QPalette.ColorRole
    for group, text in (
        (QPalette.ColorGroup.Active, of.text_1),
        (QPalette.ColorGroup.Inactive, of.text_1),
        (QPalette.ColorGroup.Disabled, of.text_disabled),
    ):
        for target, colour in (
            (role.Window, of.bg_surface),
            (role.Base, of.bg_surface),
            (role.AlternateBase, of.bg_rail),
            (role.Button, of.bg_surface),
            (role.ToolTipBase, of.inverse),
            (role.ToolTipText, of.inverse_text),
            (role.WindowText, text),
            (role.Text, text),
            (role.ButtonText, of.text_2),
            (role.BrightText, of.text_disabled),
            (role.PlaceholderText, of.text_3),
            (role.Highlight, of.accent),
            (role.HighlightedText, of.on_accent),
            (role.Accent, of.accent),
            (role.Link, of.accent_text),
            (role.LinkVisited, of.bg_selected),
            (role.Light, of.bg_raised),
            (role.Midlight, of.line),
            (role.Mid, of.line_strong),
            (role.Dark, of.line_control),
            (role.Shadow, of.bg_pressed),
        ):
            palette.setColor(group, target, colour)
    return palette


def luminance(colour: QColor) -> float:
    """Return the relative luminance of WCAG, 0 to 1."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(first: QColor, second: QColor) -> float:
    """Return the WCAG contrast ratio of two opaque colours, 1 to 21."""
    one, other = luminance(first), luminance(second)
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
