"""Processes that a cell has started and left running. They are killed when the cell ends."""

import os
import signal
from contextlib import suppress

ROUNDS = 200


class Leftovers:
    """Finds them below the session's first process, which adopts orphans. Those already killed are not counted."""

    def __init__(self):
        self._killed = set()

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
        self._killed |= stopped

    def dying(self, first, own):
        """Whether some of the killed processes have not ended yet and still use memory."""
        if self._killed:
            self._living(first, own)
        return any(_state(pid) not in ("Z", "") for pid in self._killed)

    def resident(self, first, own):
        """Bytes in memory; memory shared with other processes counts in proportion."""
        return sum(_proportional(pid) for pid in self._living(first, own))

    def _living(self, first, own):
        found = _below(first)
        self._killed &= found
        return found - own - self._killed


def _signal(pids, number):
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, number)


def _below(pid):
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


def _state(pid):
    with suppress(OSError), open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
        return file.read().rpartition(")")[2].split()[0]
    return ""


def _proportional(pid):
    with suppress(OSError), open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
        for line in file:
            if line.startswith("Pss:"):
                return int(line.split()[1]) << 10
    return 0
