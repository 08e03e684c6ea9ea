"""`random`, imported so that a copy of a process can be made that draws the same numbers.

The module has itself seeded anew in every forked child, as children of a cell should be. A copy is no child but the
same process put aside. Every user imports `random` from here, because only its first import registers the seeding.
"""

import os
from contextlib import contextmanager

_copying = False


@contextmanager
def preserved():
    """A fork made in this context keeps the generator's state."""
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

__all__ = ["random", "preserved"]
