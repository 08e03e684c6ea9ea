"""Run by `.ci/run`, which puts the folders of `sandbox/` on the path."""

import signal
import socket
import sys
import types
import unittest
from unittest import mock

import worker


class WarmUpTest(unittest.TestCase):
    def test_says_nothing_even_where_a_thread_has_drawn_a_figure_since_the_last_cell(self):
        self.addCleanup(sys.modules.__setitem__, "__main__", sys.modules["__main__"])
        self.addCleanup(signal.signal, signal.SIGINT, signal.getsignal(signal.SIGINT))
        drawn = types.ModuleType("matplotlib.pyplot")
        drawn.get_fignums, drawn.figure, drawn.close = lambda: [1], mock.Mock(), mock.Mock()
        supervisor, channel = socket.socketpair()
        with supervisor, channel, mock.patch.dict(sys.modules, {"matplotlib.pyplot": drawn}):
            worker.Worker(channel, 1_000)._warm_up()
            supervisor.setblocking(False)
            with self.assertRaises(BlockingIOError):
                supervisor.recv(1)
        drawn.close.assert_not_called()


if __name__ == "__main__":
    unittest.main()
