"""Processes that a cell has started and left running. They are killed when the cell ends."""

import os
import signal
from contextlib import suppress

ROUNDS = 200


class Leftovers:
    """Finds them below the session's first process, which adopts orphans. Those already killed are not counted."""

    def __init__(self):
        self.killed = set()

    def kill(self, first, own):
        """Kills those of a session whose first process is `first` and whose own processes are `own`.

        Stops the processes it finds until there are no new ones, then kills all: a stopped process cannot fork.
        """
        stopped = set()
        for _ in range(ROUNDS):
            new = self._living(first, own) - stopped
            if not new:
                break
            _signal(new, signal.SIGSTOP)
            stopped |= new
        _signal(stopped, signal.SIGKILL)
        self.killed |= stopped

    def dying(self, first, own):
        """Whether some of the killed processes have not ended yet and still use memory."""
        if self.killed:
            self._living(first, own)
        return any(_state(pid) not in ("Z", "") for pid in self.killed)

    def ended(self, first, number):
        """Whether the process of this number in the session's namespace has ended, or was killed and is about to."""
        pids = [pid for pid in below(first) if inside(pid) == number]
        return all(pid in self.killed or _state(pid) == "Z" for pid in pids)

    def _living(self, first, own):
        found = below(first)
        self.killed &= found
        return found - own - self.killed


def _signal(pids, number):
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, number)


def below(pid):
    """The numbers of all processes that descend from one."""
    found = set()
    waiting = [pid]
    while waiting:
        parent = waiting.pop()
        with suppress(OSError):
            for thread in os.listdir(f"/proc/{parent}/task"):
                with open(f"/proc/{parent}/task/{thread}/children", "rb", buffering=0) as file:
                    children = {int(child) for child in file.read().split()}
                waiting.extend(children - found)
                found |= children
    return found


def inside(pid):
    """Its number in the innermost namespace; 0 once it has ended."""
    with suppress(OSError), open(f"/proc/{pid}/status", encoding="utf-8", errors="replace") as file:
        for line in file:
            if line.startswith("NSpid:"):
                return int(line.split()[-1])
    return 0


def _state(pid):
    with suppress(OSError), open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
        return file.read().rpartition(")")[2].split()[0]
    return ""
