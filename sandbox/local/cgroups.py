"""A control group for each session, where the host has given the sandbox folders of them in `/groups`.

There is a folder for each hierarchy: `memory`, `pids` and `cpu` of version 1, or `unified` of version 2. Sessions in
groups of their own get equal shares of the processor, however many processes they have, and the kernel limits their
memory. The limit is a fifth more than a cell may have, plus `/tmp`: the supervisor ends cells before that.
"""

import os
from contextlib import suppress

PLACE = "/groups"
SPARE_PROCESSES = 16


class Cgroups:
    """Makes control groups, and removes those of closed sessions once their last process has ended."""

    def __init__(self):
        self._last = 0
        self.left = []

    def new(self):
        self._last += 1
        return Cgroup(self._last)

    def sweep(self):
        self.left = [group for group in self.left if not group.remove()]


class Cgroup:
    def __init__(self, number, place=PLACE):
        self.number = number
        self._folders = {kind: f"{place}/{kind}/{number}" for kind in sorted(os.listdir(place))}

    def join(self, limits):
        """Makes the group and puts this process into it, with all it will start."""
        memory = limits["memory"] * 6 // 5 + limits["scratch"]
        processes = limits["processes"] + SPARE_PROCESSES
        for kind, folder in self._folders.items():
            os.mkdir(folder)
            for name, value in _settings(kind, memory, processes):
                _write(f"{folder}/{name}", value)
            _write(f"{folder}/cgroup.procs", 0)

    def killed(self):
        """How many of its processes the kernel has killed because memory ran out."""
        for kind, name in (("memory", "memory.oom_control"), ("unified", "memory.events")):
            if kind in self._folders:
                with suppress(OSError), open(f"{self._folders[kind]}/{name}", encoding="ascii") as file:
                    return int(dict(line.split() for line in file).get("oom_kill", 0))
        return 0

    def remove(self):
        """Whether the group is removed. Its last process may still be ending."""
        for folder in self._folders.values():
            try:
                os.rmdir(folder)
            except FileNotFoundError:
                pass
            except OSError:
                return False
        return True


def _settings(kind, memory, processes):
    if kind == "memory":
        return [("memory.limit_in_bytes", memory)]
    if kind == "pids":
        return [("pids.max", processes)]
    if kind == "unified":
        return [("memory.max", memory), ("memory.swap.max", 0), ("pids.max", processes)]
    return []


def _write(path, value):
    with open(path, "w", encoding="ascii") as file:
        file.write(str(value))
