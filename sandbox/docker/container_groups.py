"""The control group of a container, which the engine has made, in place of a group for each session."""

import os
import signal
from contextlib import suppress

from cgroups import Cgroup, Cgroups
from leftovers import Leftovers

EVENTS = ("/sys/fs/cgroup/memory.events", "/sys/fs/cgroup/memory/memory.oom_control")


class Groups(Cgroups):
    """`zygote` is the number of the only process below this one that is not the session's."""

    def __init__(self, zygote):
        super().__init__()
        self._zygote = zygote
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # orphans become children of process 1

    def new(self):
        """Ends what a former session of this container has left."""
        Leftovers().kill(os.getpid(), {self._zygote})
        self._last += 1
        return Group(self._last)


class Group(Cgroup):
    def killed(self):
        for path in EVENTS:
            with suppress(OSError), open(path, encoding="ascii") as file:
                return int(dict(line.split() for line in file).get("oom_kill", 0))
        return 0
