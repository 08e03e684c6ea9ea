"""One session, seen from outside: its processes, the cell that runs, and the state it keeps.

It has three processes: `first` is number 1 in the session's PID namespace, `worker` runs the cells, `copy` is the
worker as it was before the cell. After a cell a new copy, `next`, is ordered at once. It replaces the old one only when
it has answered, so that there is always one to go back to. The worker makes it before it reads the next cell, so that
cell does not have to wait for the answer; only its end has to. When the worker dies, the copy becomes the worker.

What may be so at a moment, each until a deadline at the latest:
- A cell that was asked for waits, runs, or has ended and is not told (`_held`): its limit and `GRACE` end what runs.
- `_next` has not answered: `COPY_WITHIN`. Without it the worker is killed, and the last cell is undone (`_lost_state`).
- The worker was killed, by a cell's fault (`_cell.killed`) or between cells (`_dying`): `REPORT_WITHIN`. Without the report
  of its end all begins again, empty.
- The end is reported (`_ended`), but `_next` may still answer and is then what goes on: `COPY_WITHIN`.
`test_session_orders.py` tries what happens then in random orders.
"""

import os
import signal
import time
from collections import deque

import memory
from leftovers import Leftovers
from output import PIECE_BYTES, Output
from processes import Process
from signal_policy import SignalPolicy
from untrusted import Values, checked_end

GRACE = 0.5
COPY_WITHIN = 10.0
END_WITHIN = 0.1
REPORT_WITHIN = 4.0
ROOM_WITHIN, ROOM_LOOK = 1.0, 0.005
FIRST_LOOK, LOOK_EVERY, CLOSE_LOOK = 0.01, 0.05, 0.01
CLOSE, TOGETHER, PARTED, LARGE = 3 / 4, 1.1, 1 / 16, 1 / 2
FIRST, SECOND, LAST = 1000, 500, 0
DRAIN = 64
FORMER = 2
UNCOPIED = "its process ended or did not answer after the last cell: both cells are undone"
UNCOPIED_FOR_MEMORY = "its process ran out of memory after the last cell: both cells are undone"
OUT_OF_MEMORY_STATUS = 113
TOO_MUCH_BETWEEN = (
    "[what earlier cells had left running took more than {} MiB of memory and was ended;"
    " variables are as the last cell left them]\n"
)


class Failed(Exception):
    """The session cannot go on, for a reason that the host is told."""


class Cell:
    """A cell that was asked for; `begun` is 0 while it waits for the copy."""

    def __init__(self, source, limit):
        self.source = source
        self.limit = limit
        self.asked = time.monotonic()
        self.begun = self.look = self.end = 0.0
        self.cpu_before = self.cpu = self.peak = 0
        self.interrupted = self.cut_off = False
        self.killed = ""


class Session:
    """`order(descriptors)` asks the zygote for the processes and returns their control group.

    `left(group)` is called when it is no longer needed. `send(message)` writes a frame to the host.
    """

    def __init__(self, loop, order, left, send, limits):
        self._loop = loop
        self._order = order
        self._group_left = left
        self._send = send
        self._limits = limits
        self._cells = 0
        self._opened = False
        self._cell = None
        self._lost_state = self._note = ""
        self._most = limits["memory"] + limits["shared"]
        self._most_together = limits["memory"] * TOGETHER + limits["shared"]
        self._too_much = TOO_MUCH_BETWEEN.format(limits["memory"] >> 20)
        self.deadline = None
        self._fork()

    def _fork(self):
        self._ready = self._dying = False
        self._copy = self._next = None
        self._ended = self._held = None
        self._report_due = 0.0
        self._leftovers = Leftovers()
        self._look_between = 0.0
        self._cpu_between = -1
        self._large = False
        self._former = deque(maxlen=FORMER)
        self._signal_policy = None
        self._first = Process(self._loop, self._first_message, self._first_closed, self._listen)
        self._worker = Process(self._loop, self._worker_message, self._worker_closed)
        self._pipe, self._pipe_end = self._pipes = os.pipe2(os.O_CLOEXEC)
        os.set_blocking(self._pipe, False)
        self._killed = 0
        self._group = self._order((self._first.theirs.fileno(), self._worker.theirs.fileno(), self._pipe_end))
        self._first.theirs.close()
        self._worker.theirs.close()

    def run(self, source, limit):
        if self._cell is not None:
            raise ValueError("a cell runs already")
        self._cell = Cell(source, limit)
        self._begin()

    def _begin(self):
        cell = self._cell
        if cell is None or cell.begun or not self._worker.pid or self._dying:
            return
        if self._lost_state:
            state, self._lost_state = self._lost_state, ""
            self._end("crashed", state, "its process ended after the last cell, which is undone; this cell was not run")
            return
        now = time.monotonic()
        if now < cell.asked + ROOM_WITHIN and self._leftovers.dying(self._first.pid, self._own()):
            self._wake(now + ROOM_LOOK)
            return
        self._cells += 1
        cell.cpu_before = cell.cpu = self._worker.cpu()
        self._worker.send((b"run", b"%d" % self._cells, cell.source.encode("utf-8", "replace")))
        cell.begun, cell.look, cell.end = now, now + FIRST_LOOK, now + cell.limit
        self._wake(cell.look, cell.end)
        self._output = Output(self._limits["chars"], lambda text: self._send({"out": text}))
        self._tell_what_ended()
        self._rank(self._worker.resident())
        self._loop.watch(self._pipe, self._printed)
        self._values = Values(lambda *value: self._send({"shown": value}))

    def _wake(self, *times):
        """Sets when `on_time` is called next: at the first of `times`, or when something that was ordered is due."""
        due = () if self._next is None else (self._copy_due,)
        if self._report_due:
            due += (self._report_due,)
        if self._cell is None and self._look_between:
            due += (self._look_between,)
        if self._signal_policy is not None:
            due += self._signal_policy.due()
        self.deadline = min(times + due, default=None)

    def on_time(self, now):
        """A deadline has passed: of leftovers, of a copy, of a check of memory, of a signal, of the cell, or of its grace.

        Or that of a worker which was killed and whose end is not reported: a copy that a cell has made in another way.
        """
        if self._signal_policy is not None:
            self._signal_policy.answer()
        if self._report_due and now >= self._report_due:
            self._begin_again()
        if self._next is not None and now >= self._copy_due:
            self._copy_closed(self._next)
        cell = self._cell
        if cell is None and self._look_between and now >= self._look_between:
            self._look_between = now + LOOK_EVERY
            self._look_at_leftovers()
        self._wake()
        if cell is None:
            return
        if not cell.begun:
            self._begin()
            return
        if now >= cell.look:
            self._output.flush()
            cell.look = now + self._look(cell)
        if self._held is None and now >= cell.end:
            cell.end = now + GRACE
            if cell.cut_off or cell.interrupted:
                self._kill("channel" if cell.cut_off else "time")
            cell.interrupted = True
            self._worker.signal(signal.SIGINT)
        self._wake(cell.look, *(() if self._held is not None else (cell.end,)))

    def _look(self, cell):
        """Ends the cell where all processes together take too much. Returns the time until the next look.

        A copy that has little in common with the worker any more takes as much as the worker. Where that is too much
        together, the copy is given up: the cell may have all of the memory, and only if it is killed the state is lost.
        """
        cell.cpu = max(cell.cpu, self._worker.cpu())
        began = time.monotonic()
        alone = self._worker.resident()
        used = max(alone, self._used())
        others = self._first.resident() + (0 if self._copy is None else self._copy.resident())
        cell.peak = max(cell.peak, alone, used - others if self._next is None else 0)
        self._rank(alone)
        if self._has_lost_a_process() or alone > self._most:
            self._kill("memory")
        elif used > self._most_together:
            if self._copy is not None and memory.private(self._copy.pid) > self._limits["memory"] * PARTED:
                self._let_copy_go()
            else:
                self._kill("memory")
        if used < self._most * CLOSE:
            return LOOK_EVERY
        return min(LOOK_EVERY, max(CLOSE_LOOK, 4 * (time.monotonic() - began)))

    def _rank(self, alone):
        """Has the kernel give up the copy before the worker, where both together could be too much."""
        if not self._large and self._copy is not None and alone > self._limits["memory"] * LARGE:
            self._large = True
            self._copy.killed_at(FIRST)
            self._worker.killed_at(SECOND)

    def _has_lost_a_process(self):
        """Whether the kernel has killed one of the cell: not only the copy, because memory was used up."""
        killed = self._group.killed()
        if killed > self._killed and self._copy is not None and not self._copy.resident():
            self._let_copy_go()
            self._killed += 1
        return killed > self._killed

    def _used(self):
        """What all its processes take. The sockets of killed ones are not counted, and cannot be told from others."""
        alone = self._first.resident() + self._worker.resident() + (0 if self._copy is None else self._copy.resident())
        if alone <= self._most_together and not self._left():
            return alone
        first, killed = self._first.pid, self._leftovers.killed.union(self._former)
        used = memory.used(first, killed, self._most_together)
        if used > self._most_together and self._leftovers.dying(first, self._own()):
            return memory.used(first, killed, self._most_together, sockets=False)
        return used

    def _look_at_leftovers(self):
        """Ends what runs between two cells where it takes too much: the copy, made after the last cell, goes on.

        A worker that has not run since the last look, and has left nothing running, need not be looked at again.
        """
        cpu = self._worker.cpu()
        if self._dying or cpu == self._cpu_between:
            return
        if self._used() <= self._most_together:
            self._cpu_between = -1 if self._left() or self._next is not None else cpu
        else:
            self._replace_once_ended()
            if self._next is None:
                self._note = self._too_much
                self._leftovers.kill(self._first.pid, self._own())

    def _see_kills(self):
        """Sees what the kernel has killed between two cells because the memory of the control group was used up."""
        killed = self._group.killed()
        if killed > self._killed:
            self._note = self._too_much
        self._killed = killed

    def _tell_what_ended(self):
        self._see_kills()
        note, self._note = self._note, ""
        self._output.feed(note.encode())

    def _kill(self, why):
        self._cell.killed = self._cell.killed or why
        self._cell.cpu = max(self._cell.cpu, self._worker.cpu())
        self._kill_worker()

    def _printed(self):
        try:
            data = os.read(self._pipe, PIECE_BYTES)
        except BlockingIOError:
            return False
        self._output.feed(data)
        return bool(data)

    def _worker_message(self, _, kind, *fields):
        cell = self._cell
        if kind == b"ready" and not self._ready:
            self._ready = True
            self._worker.killed_at(FIRST)
            if not self._opened:
                self._opened = True
                self._send({"opened": True})
            self._order_copy(b"copy")
            self._begin()
            return
        number, *fields = fields
        if cell is None or not cell.begun or number != b"%d" % self._cells:
            raise ValueError("unexpected message")
        if kind == b"value":
            self._show(*fields)
        elif kind == b"end" and self._held is None:
            self._held = checked_end(*fields)
            cell.peak = max(cell.peak, self._worker.resident())
            cell.cpu = self._worker.cpu()
            self._finish()
        else:
            raise ValueError("second end of a cell")

    def _show(self, result, *value):
        """Passes on a value. The worker waits after all but the cell's own, so what is in the pipe was printed before."""
        self._drain()
        if result == b"0":
            self._output.flush()
            if not self._worker.answer(b"shown"):
                raise ValueError("answers are not read")
        self._values.add(self._output.count, result, *value)

    def _drain(self):
        for _ in range(DRAIN):
            if not self._printed():
                break

    def _finish(self):
        """Ends the cell the worker has finished, once the copy from before it has answered."""
        cell = self._cell
        if self._held is None or cell.killed or self._dying:
            return
        if self._next is not None:
            self._wake(cell.look)
            return
        (how, error, traceback), self._held = self._held, None
        self._end("timed_out" if cell.interrupted else how, "kept", error, traceback)
        self._clear()
        self._order_copy(b"copy")
        self._look_between = time.monotonic() + LOOK_EVERY
        self._wake(*(() if self.deadline is None else (self.deadline,)))

    def _clear(self):
        """Ends the processes that the cell has left running."""
        if self._left():
            self._leftovers.kill(self._first.pid, self._own())

    def _left(self):
        """Whether it has a thread or a process of its own. Mostly it has not, which three reads show.

        A copy that has not answered yet is a child whose number is not known.
        """
        children = (self._first.children() | self._worker.children()) - self._own()
        return self._worker.threads() > 1 or len(children) > (self._next is not None)

    def _worker_closed(self, _):
        """Its channel is closed or broken. Its parent, the first process, reports how it ended.

        An end that the host has not been told does not count: this worker cannot be copied any more.
        """
        cell = self._cell
        if cell is not None and cell.begun:
            self._held = None
            cell.cut_off = True
            cell.end = min(cell.end, time.monotonic() + END_WITHIN)
            self._wake(cell.look, cell.end)
        else:
            self._replace_once_ended()

    def _replace_once_ended(self):
        """Kills the worker. A cell that comes before its end is told waits for the worker's successor."""
        self._dying = True
        self._kill_worker()

    def _kill_worker(self):
        self._worker.kill()
        if self._ended is None and not self._report_due:
            self._report_due = time.monotonic() + REPORT_WITHIN
            self._wake(*(() if self.deadline is None else (self.deadline,)))

    def _order_copy(self, kind):
        self._next = Process(self._loop, self._copy_message, self._copy_closed)
        self._worker.send((kind,), (self._next.theirs.fileno(), self._pipe_end))
        self._next.theirs.close()
        self._copy_due = time.monotonic() + COPY_WITHIN
        self._wake(*(() if self.deadline is None else (self.deadline,)))

    def _copy_message(self, copy, *_):
        if copy is not self._next:
            return
        self._let_copy_go()
        self._copy, self._next = copy, None
        copy.killed_at(LAST)
        if self._large:
            self._large = False
            self._worker.killed_at(FIRST)
        self._signal_policy.answer()
        if self._ended is not None:
            self._replace_worker()
        else:
            self._finish()

    def _let_copy_go(self):
        if self._copy is not None:
            self._former.append(self._copy.pid)
            self._copy.close()
            self._copy = None

    def _copy_closed(self, copy):
        """The state of a copy that never answered is lost, and the worker that should have made it ends.

        A cell can have seen to it that the copy hangs; it ends with what the worker has left. A copy that had answered
        can only have been killed by a cell.
        """
        copy.close()
        if copy is self._copy:
            self._copy = None
            self._killed += self._group.killed() > self._killed
        elif copy is self._next:
            self._next = None
            self._lost_state = "rolled_back"
            if self._ended is not None:
                self._replace_worker()
            else:
                self._replace_once_ended()

    def _first_message(self, _, kind, *fields):
        if kind == b"failed":
            raise Failed(fields[0].decode())
        if kind == b"ended" and not self._ready:
            raise Failed(f"its process ended before the first cell: {_ended(int(fields[1]))}")
        if kind == b"ended" and int(fields[0]) == self._worker.inside:
            self._ended = int(fields[1])
            self._report_due = 0.0
            if self._next is None:
                self._replace_worker()

    def _listen(self, descriptor):
        self._signal_policy = SignalPolicy(descriptor, self._may_be_signalled)
        self._loop.watch(descriptor, self._asked)

    def _asked(self):
        self._signal_policy.on_request()
        self._wake(*(() if self.deadline is None else (self.deadline,)))

    def _may_be_signalled(self, target):
        """All but the copies and what is not the cell's; None until a new copy has sent its number."""
        copies = set() if self._copy is None else {self._copy.inside}
        if abs(target) in {self._first.inside} | copies | self._limits["protected"]:
            return False
        if self._next is None or (target > 0 and self._leftovers.ended(self._first.pid, target)):
            return True
        return None

    def _first_closed(self, _):
        raise Failed("the first process of the session has ended")

    def _begin_again(self):
        """Gives up the state and all processes."""
        self._let_copy_go()
        if self._next is not None:
            self._next.close()
            self._next = None
        self._ended = -signal.SIGKILL
        self._replace_worker()

    def _replace_worker(self):
        """Makes the copy the worker. Where there is no copy the session starts again, empty."""
        code, cell = self._ended, self._cell
        self._ended = self._held = None
        self._report_due = 0.0
        self._dying = False
        self._leftovers.kill(self._first.pid, self._own())
        self._worker.close()
        state = "lost" if self._copy is None else "rolled_back"
        if cell is not None and cell.begun:
            self._end_killed(cell, code, state)
            self._killed = self._group.killed()
        elif state == "lost":
            self._lost_state = state
        elif not self._lost_state:
            self._see_kills()
        if self._copy is None:
            self._close_processes()
            self._fork()
            return
        self._worker, self._copy = self._copy, None
        self._worker.killed_at(FIRST)
        self._worker.listen(self._worker_message, self._worker_closed)
        self._order_copy(b"promote")
        self._begin()

    def _end_killed(self, cell, code, state):
        uncopied, self._lost_state = self._lost_state, ""
        if uncopied:
            memory_ended = cell.killed == "memory" or code == OUT_OF_MEMORY_STATUS
            self._end("crashed", state, UNCOPIED_FOR_MEMORY if memory_ended else UNCOPIED)
        elif cell.killed == "memory":
            self._end("out_of_memory", state)
        elif cell.killed == "time":
            self._end("timed_out", state)
        elif cell.killed == "channel":
            self._end("crashed", state, "closed or misused the descriptors of its interpreter")
        elif code == OUT_OF_MEMORY_STATUS or self._group.killed() > self._killed:
            self._end("out_of_memory", state)
        else:
            self._end("crashed", state, _ended(code))

    def _end(self, how, state, error="", traceback=""):
        cell = self._cell
        self._cell = None
        self._wake()
        wall, tail, dropped = 0.0, "", 0
        if cell.begun:
            wall = time.monotonic() - cell.begun
            self._drain()
            self._loop.unwatch(self._pipe)
            tail, dropped = self._output.end()
            self._values.end()
        self._send(
            {
                "end": how,
                "state": state,
                "error": error,
                "traceback": traceback,
                "tail": tail,
                "dropped": dropped,
                "wall": wall,
                "cpu": (cell.cpu - cell.cpu_before) / 1e9,
                "peak": cell.peak,
            }
        )

    def _own(self):
        """The numbers of its own processes, and of former copies, which need some time to end."""
        return {each.pid for each in self._processes()}.union(self._former)

    def _processes(self):
        return [each for each in (self._first, self._worker, self._copy, self._next) if each is not None]

    def _close_processes(self):
        """Closes nothing twice: where the session cannot begin again, other sessions may have the same descriptors by then."""
        for each in self._processes():
            each.close()
        self._group_left(self._group)
        if self._signal_policy is not None:
            self._loop.unwatch(self._signal_policy.descriptor)
            self._signal_policy.close()
            self._signal_policy = None
        if self._cell is not None and self._cell.begun:
            self._loop.unwatch(self._pipe)
        pipes, self._pipes = self._pipes, ()
        for descriptor in pipes:
            os.close(descriptor)

    def close(self):
        self.deadline = None
        self._close_processes()

    def abandon(self):
        """Ends its processes where nobody will read what they send: one that was not heard of yet ends when it sends."""
        for each in self._processes():
            each.kill()
            each.disconnect()


def _ended(code):
    if code >= 0:
        return f"exited with status {code}"
    try:
        return f"killed by signal {-code} ({signal.Signals(-code).name})"
    except ValueError:
        return f"killed by signal {-code}"
