"""What all processes of a session together take of the host's memory.

Pages that processes share count once, divided among them. To find out how a page is shared takes time, so that is done
only where the sum of what each process has would be too much. What waits in a socket belongs to no process, so each
socket counts as if it were full; the filter keeps a cell from making its buffer larger.
"""

import os
from contextlib import suppress

from leftovers import below

PAGE = os.sysconf("SC_PAGE_SIZE")
PIECE = 1 << 16
USUAL_BUFFER = 212_992


def used(first, killed, most, sockets=True):
    """Bytes that the process `first` and all below it take: exact where that is more than `most`, else at most this.

    Processes that were killed do not count, because their memory is being freed.
    """
    pids = below(first) - killed | {first}
    waiting = _sockets(first) * SOCKET if sockets else 0
    resident = sum(map(_resident, pids))
    if resident + waiting <= most:
        return resident + waiting
    return sum(_rollup(pid, b"Pss:") for pid in pids) + waiting


def private(pid):
    """Bytes that a process shares with no other."""
    return _rollup(pid, b"Private_Dirty:")


def _resident(pid):
    with suppress(OSError), open(f"/proc/{pid}/statm", "rb", buffering=0) as file:
        words = file.read().split()
        return int(words[1]) * PAGE if len(words) > 1 else 0
    return 0


def _rollup(pid, name):
    with suppress(OSError), open(f"/proc/{pid}/smaps_rollup", "rb") as file:
        for line in file:
            if line.startswith(name):
                return int(line.split()[1]) << 10
    return 0


def _sockets(first):
    """How many there are in the session's network namespace, also those that no process has open."""
    with suppress(OSError), open(f"/proc/{first}/net/unix", "rb", buffering=0) as file:
        return max(0, sum(piece.count(b"\n") for piece in iter(lambda: file.read(PIECE), b"")) - 1)
    return 0


def _buffer():
    with suppress(OSError), open("/proc/sys/net/core/wmem_default", "rb", buffering=0) as file:
        return int(file.read())
    return USUAL_BUFFER


SOCKET = 2 * _buffer()  # the last message may be larger than the room that is left
