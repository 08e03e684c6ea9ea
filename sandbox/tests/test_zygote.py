"""Run by `.ci/run`, which puts the folders of `sandbox/` on the path."""

import errno
import os
import socket
import types
import unittest
from unittest import mock

import frames
import isolation
import zygote


def no_more_processes():
    raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")


class ZygoteTest(unittest.TestCase):
    def test_a_session_that_cannot_be_forked_is_told_why_and_no_other_ends(self):
        supervisor, own = socket.socketpair()
        place = types.SimpleNamespace(fork=no_more_processes)
        with supervisor:
            zygote._fork_session(None, [own.detach()], place, None, {}, b"", 0)
            heard = [frames.fields(body) for body, _ in frames.Channel(supervisor).bodies()]
        self.assertEqual(heard, [[b"failed", b"[Errno 11] Resource temporarily unavailable"]])

    def test_after_a_fork_that_failed_the_next_process_is_in_the_namespace_of_the_zygote_again(self):
        with (
            mock.patch.object(isolation, "unshare"),
            mock.patch.object(isolation, "_back_to_own_pids") as back,
            mock.patch.object(os, "fork", no_more_processes),
            self.assertRaises(BlockingIOError),
        ):
            isolation.fork()
        back.assert_called_once()


if __name__ == "__main__":
    unittest.main()
