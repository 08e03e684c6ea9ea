"""Says which modules of the library a session has imported, in the order in which it came to them: a name and a file a line."""

import sys


def imported():
    specs = [getattr(module, "__spec__", None) for module in sys.modules.values()]
    return "\n".join(f"{each.name}\t{each.origin}" for each in specs if each and (each.origin or "").startswith("/lib/"))
