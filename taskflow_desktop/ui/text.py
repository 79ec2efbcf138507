"""The words of the screens: translation through Qt, and the sentences of `wording`."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from taskflow_desktop import assets
from taskflow_desktop.config import Language
from taskflow_desktop.wording import fill, form_of, is_syllable, particle, read_catalogue, speak

__all__ = ["Language", "fill", "install_language", "is_syllable", "language", "particle", "translate"]


def translate(context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
    """Return `source` in the language in force; `n` fills "%n" and chooses the plural form."""
    return QCoreApplication.translate(context, source, disambiguation, n)


class Catalogue(QTranslator):
    """Our translations: the .qm file that a package is built with, in a checkout the .ts file it is built from."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        built = assets.file(f"translations/{language}.qm")
        self._texts = {} if built is not None and self.load(str(built)) else read_catalogue(language)

    def isEmpty(self) -> bool:
        """False: Qt must ask, also where nothing was loaded."""
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """Return the text, or None if Qt should ask on and in the end show the source."""
        forms = self._texts.get((context, source))
        text = form_of(forms, n) if forms is not None else super().translate(context, source, disambiguation, n)
        # With separators, as the language writes its numbers.
        return text.replace("%n", "%Ln") if text else None


_installed: list[QTranslator] = []


def install_language(app: QCoreApplication, language: Language) -> None:
    """Show the program in `language` from now on: our catalogue, Qt's own words and the number and date formats."""
    for old in _installed:
        app.removeTranslator(old)
    _installed.clear()
    QLocale.setDefault(QLocale(QLocale.Language.Korean if language == "ko" else QLocale.Language.English))
    if language == "ko":
        qt_words = QTranslator(app)
        if qt_words.load("qtbase_ko", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            _installed.append(qt_words)
    _installed.append(Catalogue(language, app))
    for translator in _installed:
        app.installTranslator(translator)
    app.setProperty("language", language)
    speak(language)


def language() -> Language:
    """Return the language in force."""
    app = QCoreApplication.instance()
    return "en" if app is not None and app.property("language") == "en" else "ko"
