"""Qt's own words, such as those of its buttons and file dialogs, in the language of the screens."""

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.paths import catalogue_folder

_NAME = "words of Qt"


def translate_qt(app: QApplication, language: str) -> None:
    """Lets Qt speak a language, after gettext does: every widget hears of a change. Again, it does nothing.

    Qt's own file comes first; ours, where the language has one, has what that lacks.
    """
    before = app.findChildren(QTranslator, _NAME)
    if before and before[0].property("language") == language:
        return
    QLocale.setDefault(QLocale(language))
    heard = False
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, place in (("qt", str(catalogue_folder() / language)), (f"qtbase_{language}", folder)):
        translator = QTranslator(app)
        translator.setObjectName(_NAME)
        translator.setProperty("language", language)
        if translator.load(name, place) and not translator.isEmpty():
            heard |= app.installTranslator(translator)
    for old in before:
        heard |= app.removeTranslator(old)
        old.setParent(None)  # lest it be found again
    if before and not heard:  # Qt has words for neither language
        app.sendEvent(app, QEvent(QEvent.Type.LanguageChange))
