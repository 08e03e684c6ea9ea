"""Reads code that sessions are about to import, so that they need not. Runs beside them, in a context of its own.

GraalPy keeps code by its bytes for all contexts of one engine, but makes the code of a function only when its `def` is
executed, or when somebody looks for it among its module's constants, as this does.
"""

import types
from importlib.machinery import SourceFileLoader


def _unfold(code):
    for each in code.co_consts:
        if isinstance(each, types.CodeType):
            _unfold(each)


def preload(modules):
    for line in modules.splitlines():
        name, path = line.split("\t")
        _unfold(SourceFileLoader(name, path).get_code(name))
