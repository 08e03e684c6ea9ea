"""Run by `.ci/run`, which puts the folders of `sandbox/` on the path."""

import os
import unittest
from unittest import mock

import session

LIMITS = {"chars": 1_000, "memory": 1 << 30, "shared": 0, "protected": set()}


class Loop:
    def watch(self, *_):
        pass

    unwatch = watch


class Group:
    def killed(self):
        return 0


class Played:
    """A process of a session, played by the test, which sends what it sends."""

    def __init__(self, _loop, on_message, on_close, on_descriptor=None):
        self.listen(on_message, on_close)
        self.on_descriptor = on_descriptor
        self.theirs = mock.Mock()
        self.pid = self.inside = 0
        self.told = []
        self.offspring = set()
        self.has = 0
        self.killed = self.closed = False

    def listen(self, on_message, on_close):
        self._on_message, self._on_close = on_message, on_close

    def sends(self, kind, *fields):
        if kind == b"ready":
            self.inside = int(*fields)
            self.pid = 1_000 + self.inside
        self._on_message(self, kind, *fields)

    def disconnects(self):
        self._on_close(self)

    def send(self, message, _descriptors=()):
        self.told.append(message)

    def kill(self):
        self.killed = True

    def close(self):
        self.closed = True

    def children(self):
        return self.offspring

    def threads(self):
        return 1

    def resident(self):
        return self.has

    def cpu(self):
        return 0

    def killed_at(self, _):
        pass

    signal = killed_at

    def answer(self, field):
        self.told.append((field,))
        return True


class Leftovers:
    def __init__(self):
        self.kills = 0
        self.killed = set()

    def dying(self, *_):
        return False

    def kill(self, *_):
        self.kills += 1


class SessionTest(unittest.TestCase):
    def setUp(self):
        for name, double in (("Process", self.play), ("Leftovers", Leftovers)):
            patch = mock.patch.object(session, name, double)
            patch.start()
            self.addCleanup(patch.stop)
        self.used = self.private = 0
        for name in ("used", "private"):
            patch = mock.patch.object(session.memory, name, lambda *_, name=name, **__: getattr(self, name))
            patch.start()
            self.addCleanup(patch.stop)
        self.played, self.on_message, self.last = [], [], 1
        self.session = session.Session(Loop(), lambda _: Group(), lambda _: None, self.on_message.append, LIMITS)
        self.first, self.worker = self.played
        self.addCleanup(self.session.close)
        self.first.on_descriptor(os.open("/dev/null", os.O_RDONLY))
        self.first.sends(b"ready", b"1")
        self.worker.sends(b"ready", self.number())

    def play(self, *arguments):
        self.played.append(Played(*arguments))
        return self.played[-1]

    def number(self):
        self.last += 1
        return b"%d" % self.last

    def copied(self):
        """The copy that was ordered last, which answers."""
        copy = self.played[-1]
        copy.sends(b"ready", self.number())
        return copy

    def ends(self, cell):
        self.worker.sends(b"end", b"%d" % cell, b"completed", b"", b"")

    def told(self):
        return [(message["end"], message["state"]) for message in self.on_message if "end" in message]

    def kinds(self, process):
        return [kind for kind, *_ in process.told]

    def test_a_copy_is_ordered_at_the_start_and_after_each_cell(self):
        self.copied()
        self.session.run("x = 1", 5)
        self.ends(1)
        self.assertEqual(self.kinds(self.worker), [b"copy", b"run", b"copy"])
        self.assertEqual(self.told(), [("completed", "kept")])

    def test_an_end_is_told_once_the_copy_from_before_the_cell_is_there(self):
        self.session.run("x = 1", 5)
        self.ends(1)
        self.assertEqual(self.told(), [])
        self.copied()
        self.assertEqual(self.told(), [("completed", "kept")])

    def test_a_copy_is_let_go_when_the_next_has_answered(self):
        before = self.copied()
        self.session.run("x = 1", 5)
        self.ends(1)
        self.assertFalse(before.closed)
        self.copied()
        self.assertTrue(before.closed)

    def test_a_copy_that_was_let_go_is_not_taken_for_something_a_cell_has_left(self):
        before = self.copied()
        self.session.run("x = 1", 5)
        self.ends(1)
        self.copied()
        self.worker.offspring = {before.pid, self.played[-1].pid}
        self.session.run("x = 2", 5)
        self.ends(2)
        self.assertEqual(self.session._leftovers.kills, 0)

    def test_a_child_of_a_cell_ends_with_it(self):
        self.copied()
        self.session.run("os.fork()", 5)
        self.worker.offspring = {7}
        self.ends(1)
        self.assertEqual(self.session._leftovers.kills, 1)

    def test_where_the_worker_dies_in_a_cell_the_copy_goes_on(self):
        copy = self.copied()
        self.session.run("os._exit(3)", 5)
        self.first.sends(b"ended", b"%d" % self.worker.inside, b"3")
        self.assertEqual(self.told(), [("crashed", "rolled_back")])
        self.assertEqual(self.kinds(copy), [b"promote"])
        self.assertTrue(self.worker.closed)

    def test_where_the_worker_dies_before_its_next_copy_the_following_cell_says_so(self):
        copy = self.copied()
        self.session.run("x = 1", 5)
        self.ends(1)
        self.played[-1].disconnects()
        self.first.sends(b"ended", b"%d" % self.worker.inside, b"0")
        self.session.run("x", 5)
        self.assertEqual(self.told(), [("completed", "kept"), ("crashed", "rolled_back")])
        self.assertEqual(self.kinds(copy), [b"promote"])

    def test_a_cell_whose_channel_closes_while_its_end_waits_for_a_copy_has_crashed(self):
        before = self.copied()
        self.session.run("x = 1", 5)
        self.ends(1)
        self.session.run("x = 2", 5)
        self.ends(2)
        self.worker.disconnects()
        after = self.copied()
        self.assertEqual(self.told(), [("completed", "kept")])
        self.session.on_time(self.session._cell.end)
        self.assertTrue(self.worker.killed)
        self.first.sends(b"ended", b"%d" % self.worker.inside, b"-9")
        self.assertEqual(self.told(), [("completed", "kept"), ("crashed", "rolled_back")])
        self.assertEqual((before.closed, self.kinds(after)), (True, [b"promote"]))

    def test_where_there_is_no_copy_the_session_begins_again_empty(self):
        self.session.run("os._exit(3)", 5)
        self.played[-1].disconnects()
        self.first.sends(b"ended", b"%d" % self.worker.inside, b"3")
        self.assertEqual(self.told(), [("crashed", "lost")])
        self.assertEqual(len(self.played), 5)

    def test_after_a_copy_that_does_not_answer_the_next_cell_is_told_that_the_last_is_undone(self):
        copy = self.copied()
        self.session.run("x = 1", 5)
        self.ends(1)
        self.session.on_time(self.session._copy_due)
        self.assertTrue(self.worker.killed)
        self.session.run("x", 5)
        self.assertEqual(self.told(), [("completed", "kept")])
        self.first.sends(b"ended", b"%d" % self.worker.inside, b"-9")
        self.assertEqual(self.told(), [("completed", "kept"), ("crashed", "rolled_back")])
        self.assertEqual(self.kinds(copy), [b"promote"])
        self.session.run("x", 5)
        self.assertEqual(self.kinds(copy), [b"promote", b"run"])

    def test_a_cell_whose_end_waits_for_a_copy_that_does_not_answer_is_undone_with_the_last(self):
        copy = self.copied()
        self.session.run("x = 1", 5)
        self.ends(1)
        self.session.run("x = 2", 5)
        self.ends(2)
        self.session.on_time(self.session._copy_due)
        self.first.sends(b"ended", b"%d" % self.worker.inside, b"-9")
        self.assertEqual(self.told(), [("completed", "kept"), ("crashed", "rolled_back")])
        self.session.run("x", 5)
        self.assertEqual(self.kinds(copy), [b"promote", b"run"])

    def test_where_the_copy_that_goes_on_does_not_answer_either_the_session_begins_again_empty(self):
        copy = self.copied()
        self.session.run("x = 1", 5)
        self.ends(1)
        for worker in self.worker, copy:
            self.session.on_time(self.session._copy_due)
            self.first.sends(b"ended", b"%d" % worker.inside, b"-9")
        self.session.run("x", 5)
        self.played[-1].sends(b"ready", self.number())
        self.assertEqual(self.told(), [("completed", "kept"), ("crashed", "lost")])

    def test_where_the_end_of_a_killed_worker_is_not_reported_the_session_begins_again_empty(self):
        copy = self.copied()
        self.session.run("x = 1", 5)
        self.worker.disconnects()
        self.session.on_time(self.session._cell.end)
        self.session.on_time(self.session._report_due)
        self.assertEqual(self.told(), [("crashed", "lost")])
        self.assertEqual((copy.closed, self.first.closed, len(self.played)), (True, True, 5))

    def test_where_it_is_reported_while_a_copy_is_awaited_the_state_is_not_given_up(self):
        copy = self.copied()
        self.session.run("x = 1", 5)
        self.ends(1)
        self.session.run("x = 2", 5)
        self.worker.disconnects()
        self.first.sends(b"ended", b"%d" % self.worker.inside, b"0")
        while not self.told()[1:]:
            self.session.on_time(self.session.deadline)
        self.assertEqual(self.told()[1:], [("crashed", "rolled_back")])
        self.assertEqual(self.kinds(copy), [b"promote"])

    def test_a_session_that_cannot_begin_again_closes_no_descriptor_twice(self):
        self.session.run("os._exit(3)", 5)
        self.played[-1].disconnects()
        with mock.patch.object(os, "close", wraps=os.close) as close:
            with mock.patch.object(os, "pipe2", side_effect=OSError(24, "Too many open files")), self.assertRaises(OSError):
                self.first.sends(b"ended", b"%d" % self.worker.inside, b"3")
            self.session.close()
        closed = [call.args[0] for call in close.mock_calls]
        self.assertEqual(sorted(closed), sorted(set(closed)))

    def test_what_takes_too_much_memory_between_cells_is_ended_and_the_next_cell_is_told(self):
        self.copied()
        self.session.run("x = 1", 5)
        self.ends(1)
        copy = self.copied()
        self.worker.offspring, self.used = {7}, 2 * LIMITS["memory"]
        self.session.on_time(self.session.deadline)
        self.assertTrue(self.worker.killed)
        self.assertEqual(self.session._leftovers.kills, 1)
        self.first.sends(b"ended", b"%d" % self.worker.inside, b"-9")
        self.worker, self.used = copy, 0
        self.copied()
        self.session.run("x", 5)
        self.ends(2)
        self.assertEqual(self.told(), [("completed", "kept")] * 2)
        self.assertEqual(
            [message["out"] for message in self.on_message if "out" in message],
            [session.TOO_MUCH_BETWEEN.format(LIMITS["memory"] >> 20)],
        )

    def test_a_worker_that_rests_between_cells_is_not_looked_at(self):
        self.copied()
        self.session.run("x = 1", 5)
        self.ends(1)
        self.copied()
        self.used = 2 * LIMITS["memory"]
        self.session.on_time(self.session.deadline)
        self.assertFalse(self.worker.killed)

    def test_memory_is_looked_at_while_a_copy_is_awaited(self):
        self.copied()
        self.session.run("x = 1", 5)
        self.ends(1)
        self.session.run("x = 2", 5)
        self.ends(2)
        self.worker.offspring, self.used = {7, 8}, 2 * LIMITS["memory"]
        self.session.on_time(self.session.deadline)
        self.assertTrue(self.worker.killed)

    def test_a_copy_that_has_parted_from_the_worker_is_given_up_before_the_cell_is_ended(self):
        copy = self.copied()
        self.session.run("x += 1", 5)
        self.used, self.private = 2 * LIMITS["memory"], LIMITS["memory"] / 2
        self.worker.offspring = {7}
        self.worker.has = copy.has = LIMITS["memory"] * 3 // 4
        self.session.on_time(self.session.deadline)
        self.assertEqual((copy.closed, self.worker.killed), (True, False))
        self.session.on_time(self.session.deadline)
        self.assertTrue(self.worker.killed)
        self.first.sends(b"ended", b"%d" % self.worker.inside, b"-9")
        self.assertEqual(self.told(), [("out_of_memory", "lost")])

    def test_speaking_out_of_turn_is_refused(self):
        self.copied()
        for fields in ((b"end", b"1", b"completed", b"", b""), (b"value", b"1", b"1", b"x"), (b"ready", b"9")):
            with self.assertRaises(ValueError, msg=fields):
                self.worker.sends(*fields)
        self.session.run("x = 1", 5)
        for fields in ((b"end", b"2", b"completed", b"", b""), (b"end", b"1", b"promoted", b"", b""), (b"run", b"1")):
            with self.assertRaises(ValueError, msg=fields):
                self.worker.sends(*fields)
        self.assertEqual(self.told(), [])


if __name__ == "__main__":
    unittest.main()
