"""Describes a Python and a folder of libraries for it: `python3 -I probe.py FOUND SITE` prints `library.json`.

What it needs of the host is what a box must show: the standard library and the shared objects that the interpreter,
the standard library and the libraries are linked with. The libraries are read at FOUND and will be at SITE.
"""

import importlib
import importlib.metadata
import json
import os
import subprocess
import sys
import sysconfig

IMPORTED = ("galois", "gmpy2", "matplotlib", "mpmath", "networkx", "numpy", "pyadic", "scipy", "sympy")
EXTRA = ("/usr/lib/locale/C.utf8",)
AT_ONCE = 200


def main(found, site):
    sys.path.insert(0, found)
    for name in IMPORTED:
        importlib.import_module(name)
    interpreter = os.path.realpath(sys.executable)
    standard = {os.path.realpath(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib")}
    objects = [interpreter, *(each for folder in (found, *standard) for each in shared_objects(folder))]
    needs = {each for each in linked(objects) if not inside(each, {found, *standard})}
    if not interpreter.startswith("/usr/bin/"):
        needs.add("/etc/ld.so.cache")
    needs.update(each for each in EXTRA if os.path.exists(each))
    description = {
        "interpreter": interpreter,
        "version": sys.version.split()[0],
        "needs": sorted(standard) + sorted(needs),
        "site": site,
        "libraries": {name: importlib.metadata.version(name) for name in IMPORTED},
    }
    print(json.dumps(description, indent=2))


def shared_objects(folder):
    for path, _, files in os.walk(folder):
        yield from (os.path.join(path, file) for file in files if file.endswith(".so") or ".so." in file)


def linked(objects):
    """Where the loader finds what they are linked with, by the name it looks for."""
    found = set()
    for start in range(0, len(objects), AT_ONCE):
        result = subprocess.run(["ldd", *objects[start : start + AT_ONCE]], capture_output=True, text=True, check=False)
        for line in result.stdout.splitlines():
            path = line.split("=>")[-1].split("(")[0].strip()
            if path.startswith("/") and not path.endswith(":") and os.path.exists(path):
                found.add(os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path)))
    return found


def inside(path, folders):
    return any(path.startswith(folder + os.sep) for folder in folders)


if __name__ == "__main__":
    main(os.path.realpath(sys.argv[1]), sys.argv[2])
