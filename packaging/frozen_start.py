"""Runs before everything else in the installed program: keeps PyInstaller from importing Qt there, commands included.

PyInstaller would see to it that Qt knows where its files lie. The wheels of PySide do so themselves.
"""

import _pyi_rth_utils.qt

_pyi_rth_utils.qt.create_embedded_qt_conf = lambda *_where: None
