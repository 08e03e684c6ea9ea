"""A process as the supervisor sees it. Run with unittest: see `.ci/run`."""

import os
import signal
import socket
import unittest

import frames
from processes import Process


class Unwatched:
    """A loop that leaves it to the test when a channel is read."""

    def watch(self, *_):
        pass

    def unwatch(self, *_):
        pass

    def watch_writing(self, *_):
        pass


class ProcessTest(unittest.TestCase):
    def test_one_that_is_closed_before_its_first_message_is_killed_at_that_message(self):
        heard = []
        process = Process(Unwatched(), lambda *message: heard.append(message), heard.append)
        pid = os.fork()
        if pid == 0:
            frames.send(process.theirs, frames.packed(b"ready", b"1"))
            signal.alarm(10)  # without the kill it ends by itself, and the test fails
            signal.pause()
        process.theirs.close()
        process._channel.setblocking(True)

        process.close()
        process._channel.recv(1, socket.MSG_PEEK)  # waits for the message
        process._readable()

        _, status = os.waitpid(pid, 0)
        self.assertEqual((os.waitstatus_to_exitcode(status), heard), (-signal.SIGKILL, []))

    def test_one_that_is_closed_before_its_first_message_and_ends_by_itself_is_forgotten(self):
        heard = []
        process = Process(Unwatched(), lambda *message: heard.append(message), heard.append)
        process.close()
        process.theirs.close()

        process._readable()

        self.assertEqual((process._channel.fileno(), heard), (-1, []))

    def test_what_is_sent_once_its_channel_is_closed_is_dropped(self):
        process = Process(Unwatched(), None, None)
        process.theirs.close()
        process.disconnect()
        read, write = os.pipe()

        process.send((b"copy",), (read,))
        process.send((b"run",))

        os.close(read)
        os.close(write)
        self.assertEqual(process._unsent, b"")


if __name__ == "__main__":
    unittest.main()
