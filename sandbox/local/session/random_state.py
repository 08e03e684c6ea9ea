"""`random`, imported so that a copy of a process draws the same numbers.

The module seeds itself anew in every forked child, which is right for children of a cell. A copy is not such a child:
it has to continue as the same process. All code imports `random` from here, because its first import registers the
seeding.
"""

import os
from contextlib import contextmanager

_copying = False


@contextmanager
def preserved():
    """A fork in this context keeps the generator's state."""
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
