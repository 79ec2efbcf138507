"""Pretendard, bundled: makes the family known to Qt before the first text is measured."""

from PySide6.QtGui import QFontDatabase

from taskflow_desktop import assets

_FILES = ("Pretendard-Regular.otf", "Pretendard-Medium.otf", "Pretendard-SemiBold.otf", "Pretendard-Bold.otf")


class _Loaded:
    families: tuple[str, ...] = ()


def load_fonts() -> tuple[str, ...]:
    """Register the bundled fonts once, after the application is made; return the families they hold.

    An empty result means that Qt could not read them: the system's fonts stand in, nothing is lost but looks.
    """
    if not _Loaded.families:
        families: set[str] = set()
        for name in _FILES:
            number = QFontDatabase.addApplicationFontFromData(assets.read_bytes(f"fonts/{name}"))
            families.update(QFontDatabase.applicationFontFamilies(number))
        _Loaded.families = tuple(sorted(families))
    return _Loaded.families
