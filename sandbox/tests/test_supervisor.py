"""Run by `.ci/run`, which puts the folders of `sandbox/` on the path."""

import os
import unittest
from unittest import mock

import supervisor


class Faulty:
    """A session that reads its pipe and fails at each `?` in it, and at each cell of this source."""

    def __init__(self, loop, order, _left, send, _limits):
        self.deadline = 1.0
        self.closed = self.abandoned = False
        self._pipe = order()
        self._send = send
        loop.watch(self._pipe, self._read)

    def _read(self):
        for character in os.read(self._pipe, 9).decode():
            self.run(character, 1)

    def run(self, source, _limit):
        if source == "!":
            raise supervisor.Failed("no processes")
        if source == "?":
            raise OSError(9, "Bad file descriptor")
        self._send({"end": source})

    def close(self):
        self.closed = True
        raise RuntimeError("half closed")

    def abandon(self):
        self.abandoned = True


class GuardedTest(unittest.TestCase):
    def setUp(self):
        patch = mock.patch.object(supervisor, "Session", Faulty)
        patch.start()
        self.addCleanup(patch.stop)
        self.loop = supervisor.Loop()
        self.one, self.other = self.session(), self.session()

    def session(self):
        read, write = os.pipe()
        self.addCleanup(os.close, read)
        self.addCleanup(os.close, write)
        guarded = supervisor.Guarded(self.loop, lambda: read, None, {})
        guarded.told = []
        guarded.says = lambda text: (os.write(write, text), self.loop.turn(0))
        return guarded

    def test_what_goes_wrong_in_a_session_is_told_and_ends_it_alone(self):
        for session in self.one, self.other:
            session.given(session.told.append)
        self.one.says(b"?")
        self.other.says(b"b")
        self.assertRegex(self.one.told.pop()["failed"], r"^OSError: \[Errno 9\] Bad file descriptor \(test_supervisor.py:\d+\)$")
        self.assertEqual((self.one.told, self.other.told), ([], [{"end": "b"}]))
        self.assertEqual((self.one._session.closed, self.one._session.abandoned), (True, True))
        self.assertEqual((self.other._session.closed, self.other._session.abandoned), (False, False))
        self.assertEqual((self.one.deadline, self.other.deadline), (None, 1.0))

    def test_a_reason_that_is_known_is_told_as_it_is(self):
        self.one.given(self.one.told.append)
        self.one.says(b"!")
        self.assertEqual((self.one.told, self.one.failed), ([{"failed": "no processes"}], True))

    def test_a_session_that_has_ended_so_is_not_called_again(self):
        self.one.given(self.one.told.append)
        self.one.run("?", 1)
        self.one.says(b"?")
        self.one.run("a", 1)
        self.one.on_time(2.0)
        self.one.close()
        self.assertEqual([list(message) for message in self.one.told], [["failed"]])

    def test_a_session_that_cannot_be_made_is_told_once_it_has_a_number(self):
        session = supervisor.Guarded(self.loop, mock.Mock(side_effect=OSError(24, "Too many open files")), None, {})
        told = []
        session.given(told.append)
        self.assertRegex(told.pop()["failed"], r"^OSError: \[Errno 24\] Too many open files ")
        self.assertEqual((told, session.deadline), ([], None))


class SupervisorTest(unittest.TestCase):
    def test_a_spare_session_that_has_failed_is_not_given_to_anyone(self):
        requests, answers = os.pipe()
        self.addCleanup(os.close, requests)
        self.addCleanup(os.close, answers)
        with mock.patch.object(supervisor, "Cgroups"):
            serving = supervisor.Supervisor(requests, answers)
        fresh, spare = mock.Mock(), mock.Mock(failed=True)
        serving._fresh = lambda: fresh

        serving._spare = spare
        serving._answer({"session": 1, "open": True})
        spare.failed = False
        serving._spare = spare
        serving._answer({"session": 2, "open": True})

        self.assertEqual(serving._sessions, {1: fresh.given.return_value, 2: spare.given.return_value})


if __name__ == "__main__":
    unittest.main()
