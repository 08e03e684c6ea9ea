"""`random`, imported so that a copy of a process can be made that draws the same numbers.

The module has itself seeded anew in every forked child, as children of a cell should be. A copy is no child but the
same process put aside. Whoever wants the module takes it from here: the first import is the one that counts.
"""

import os
from contextlib import contextmanager

_copying = False


@contextmanager
def untouched():
    """Forks made here leave the generator's state as it is."""
    global _copying
    _copying = True
    try:
        yield
    finally:
        _copying = False


def _registering(register):
    def quieter(*, after_in_child):
        register(after_in_child=lambda: None if _copying else after_in_child())

    return quieter


_register = os.register_at_fork
os.register_at_fork = _registering(_register)
try:
    import random
finally:
    os.register_at_fork = _register

__all__ = ["random", "untouched"]
