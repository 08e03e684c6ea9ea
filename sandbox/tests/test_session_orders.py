"""Run by `.ci/run`, which puts the folders of `sandbox/` on the path.

A session between processes that do anything in any order: every cell is answered once, with the truth about its state.
"""

import os
import random
import unittest
from unittest import mock

import session

LIMITS = {"chars": 1_000, "memory": 1 << 30, "shared": 0, "protected": set()}
ORDERS, STEPS = 500, 60
LONG = 40.0
LIMIT = 2.0


class Theirs:
    """The other end of a channel, which nothing is sent through."""

    fileno = close = staticmethod(lambda: 0)


class Acting:
    """A process of a session. What it does waits in the world until its turn comes; `cells` is the state it has."""

    def __init__(self, world, on_message, on_close, on_descriptor=None):
        self._world = world
        self.on_descriptor = on_descriptor
        self.listen(on_message, on_close)
        self.theirs = Theirs
        self.pid = self.inside = 0
        self.inbox = []
        self.cells = ()
        self.running = None
        self.alive = self.closed = False
        self.connected = True
        world.processes.append(self)

    def listen(self, on_message, on_close):
        self._on_message, self._on_close = on_message, on_close

    def begins(self, cells=()):
        """It exists, but has said nothing yet."""
        self.alive = True
        self.cells = cells
        self._world.last += 1
        self.number = self._world.last

    def says(self, kind, *fields):
        """As `Process` does it: what is out of turn closes the channel."""
        if not self.connected:
            return
        if kind == b"ready":
            self.pid, self.inside = 1_000 + self.number, self.number
        try:
            self._on_message(self, kind, *fields)
        except (TypeError, ValueError):
            self.disconnects()

    def disconnects(self):
        if self.connected:
            self.connected = False
            self._on_close(self)

    def dies(self, code):
        """Its channel closes, and so do those that came for copies it has not made. Its parent reports its end."""
        if self.alive:
            self.alive = False
            self._world.later(self.disconnects)
            for kind, order in self.inbox:
                if kind != b"run":
                    self._world.later(order.disconnects)
            self.inbox = []
            if self._world.reports:
                self._world.later(lambda first=self._world.first: first.says(b"ended", b"%d" % self.number, b"%d" % code))

    def send(self, message, descriptors=()):
        if not self.connected or not self.alive:
            if descriptors:
                self._world.later(self._world.processes[-1].disconnects)
            return
        self.inbox.append((message[0], self._world.processes[-1] if descriptors else message[1]))

    def answer(self, _):
        return True

    def kill(self):
        if self.pid:
            self.dies(-9)

    def close(self):
        self.closed, self.connected = True, False
        self.dies(-9)
        if self is self._world.first:
            for each in self._world.processes:
                each.alive = False

    def children(self):
        return self._world.left

    def threads(self):
        return 1

    def resident(self):
        return 0

    def cpu(self):
        return self._world.clock

    def killed_at(self, _):
        pass

    signal = killed_at


class Leftovers:
    def __init__(self):
        self.killed = set()

    def dying(self, *_):
        return False

    def ended(self, *_):
        return False

    def kill(self, *_):
        World.now.left = set()


class World:
    """Everything outside the session: its processes, the host, the kernel, the clock and the loop."""

    now = None

    def __init__(self, seed):
        World.now = self
        self._random = random.Random(seed)
        self.clock = 1_000.0
        self.last = 0
        self.processes = []
        self.left = set()
        self.kills = self.used = 0
        self.events = []
        self.reports = True
        self.told = []
        self.asked = 0
        self.kept = ()
        self.watched = set()
        self.session = session.Session(self, self._order, lambda _: None, self._hear, LIMITS)

    def watch(self, descriptor, *_):
        assert descriptor not in self.watched, descriptor
        self.watched.add(descriptor)

    def unwatch(self, descriptor):
        self.watched.remove(descriptor)

    def killed(self):
        return self.kills

    def later(self, event):
        self.events.append(event)

    def _order(self, _):
        self.reports = True
        self.first, worker = self.processes[-2:]
        self.first.begins()
        worker.begins()
        self.first.on_descriptor(os.open("/dev/null", os.O_RDONLY))
        self.first.says(b"ready", b"1")
        self.later(lambda: worker.alive and worker.says(b"ready", b"2"))
        return self

    def _hear(self, message):
        """What the host is told, and which cells' work it can rely on afterwards."""
        if "end" not in message:
            return
        self.told.append(message["end"])
        assert len(self.told) == self.asked, "an end that nobody waits for"
        if message["state"] == "kept":
            self.kept += (self.asked,)
        elif message["state"] == "lost":
            self.kept = ()
        elif "undone" in message["error"]:
            self.kept = self.kept[:-1]

    @property
    def waits(self):
        return len(self.told) < self.asked

    def run(self):
        self.asked += 1
        self.session.run("x = 1", LIMIT)

    def passes(self, seconds):
        """Time passes, and the session is called as often as it wants."""
        until = self.clock + seconds
        while self.session.deadline is not None and self.session.deadline <= until:
            self.clock = max(self.clock, self.session.deadline) + 1e-6
            self.session.on_time(self.clock)
            if self.clock > until:
                break
        self.clock = max(self.clock, until)

    def _one(self, among):
        return among[self._random.randrange(len(among))]

    def _workers(self):
        return [each for each in self.processes if each.alive and each.connected and each.pid and each is not self.first]

    def _turn_of(self, worker):
        """What a worker can do next, that it should do."""
        if worker.running is not None:
            number, worker.running = worker.running, None
            worker.says(b"end", b"%d" % number, b"completed", b"", b"")
        elif worker.inbox:
            kind, order = worker.inbox.pop(0)
            if kind == b"run":
                worker.running = int(order)
                worker.cells += (self.asked,)
            else:
                order.begins(worker.cells)
                self.later(lambda: order.alive and order.says(b"ready", b"%d" % order.number))

    def _misbehave(self, worker):
        self._one(
            [
                worker.disconnects,
                lambda: worker.dies(self._one([0, 3, -9, 113])),
                lambda: worker.says(b"end", b"%d" % self._one([1, self.asked]), b"completed", b"", b""),
                lambda: worker.says(b"value", b"%d" % self.asked, self._one([b"0", b"1", b"2"]), b"x"),
                lambda: worker.says(b"ready", b"7"),
                lambda: setattr(self, "left", {7}),
                lambda: setattr(self, "used", self._one([0, 2 * LIMITS["memory"]])),
                lambda: setattr(self, "kills", self.kills + 1),
                lambda: setattr(self, "reports", self._random.random() < 0.9),
                lambda: worker.inbox and worker.inbox[0][0] == b"copy" and worker.inbox.pop(0),
            ]
        )()

    def step(self):
        chance = self._random.random()
        workers = self._workers()
        if chance < 0.15:
            self.passes(self._one([0.01, 0.06, 0.6, 3.0, 11.0]))
        elif chance < 0.3 and not self.waits:
            self.run()
        elif chance < 0.55 and self.events:
            self.events.pop(self._random.randrange(len(self.events)))()
        elif chance < 0.9 and workers:
            self._turn_of(self._one(workers))
        elif workers:
            self._misbehave(self._one(workers))

    def settle(self):
        """From here on all processes do what they should. Waits until the cell has been answered, or for long."""
        self.used = 0
        until = self.clock + LONG
        while self.clock < until and (self.waits or self.events):
            while self.events:
                self.events.pop(0)()
            for worker in self._workers():
                self._turn_of(worker)
            self.passes(0.05)


class OrdersTest(unittest.TestCase):
    def setUp(self):
        for place, name, double in (
            (session, "Process", lambda _, *arguments: Acting(World.now, *arguments)),
            (session, "Leftovers", Leftovers),
            (session.memory, "used", lambda *_, **__: World.now.used),
            (session.memory, "private", lambda _: 0),
            (session.time, "monotonic", lambda: World.now.clock),
        ):
            patch = mock.patch.object(place, name, double)
            patch.start()
            self.addCleanup(patch.stop)

    def test_in_any_order_of_events_each_cell_is_answered_once_and_the_truth_is_told(self):
        for seed in range(ORDERS):
            with self.subTest(seed=seed):
                world = World(seed)
                for _ in range(STEPS):
                    world.step()
                world.settle()
                self.assertFalse(world.waits, "a cell has no answer")
                for _ in range(3):
                    world.run()
                    world.settle()
                    self.assertFalse(world.waits, "a cell has no answer")
                self.assertEqual(world.told[-2:], ["completed", "completed"])
                self.assertEqual(world.session._worker.cells, world.kept)
                world.session.close()
                self.assertEqual(world.watched, set())


if __name__ == "__main__":
    unittest.main()
