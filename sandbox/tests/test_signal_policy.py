"""Run by `.ci/run`, which puts the folders of `sandbox/` on the path."""

import os
import unittest
from unittest import mock

import signal_policy


class SignalPolicyTest(unittest.TestCase):
    def test_a_request_is_not_read_where_there_is_none_or_all_processes_have_ended(self):
        read, write = os.pipe()
        policy = signal_policy.SignalPolicy(read, lambda _: True)
        self.addCleanup(policy.close)
        with mock.patch.object(signal_policy.fcntl, "ioctl") as ioctl:
            policy.on_request()
            os.close(write)  # a pipe then says the same as a filter without processes
            policy.on_request()
            self.assertEqual(ioctl.mock_calls, [])

    def test_a_request_is_read_and_answered(self):
        read, write = os.pipe()
        os.write(write, b"x")
        os.close(write)
        policy = signal_policy.SignalPolicy(read, lambda _: True)
        self.addCleanup(policy.close)
        with mock.patch.object(signal_policy.fcntl, "ioctl") as ioctl:
            policy.on_request()
        self.assertEqual([call.args[1] for call in ioctl.mock_calls], [signal_policy.RECEIVE, signal_policy.SEND])


if __name__ == "__main__":
    unittest.main()
