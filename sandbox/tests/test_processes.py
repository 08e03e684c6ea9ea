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

    def heard_of(self, *messages, ended=False):
        """What is heard of a process that sends messages, and ends before they are read or after."""
        heard = []
        process = Process(
            Unwatched(), lambda process, *fields: heard.append((*fields, process.inside)), lambda _: heard.append("closed")
        )
        pid = os.fork()
        if pid == 0:
            frames.send(process.theirs, b"".join(frames.packed(*fields) for fields in messages))
            if not ended:
                signal.alarm(10)
                signal.pause()
            os._exit(0)
        process.theirs.close()
        process._channel.setblocking(True)
        process._channel.recv(1, socket.MSG_PEEK)
        if ended:
            os.waitpid(pid, 0)
        process._readable()
        process.close()
        process.disconnect()
        if not ended:
            os.waitpid(pid, 0)
        return pid, heard

    def test_its_number_is_the_one_that_the_kernel_gives_it_whatever_it_says(self):
        pid, heard = self.heard_of((b"ready", b"99999"))
        self.assertEqual(heard, [(b"ready", b"99999", pid)])

    def test_one_that_has_ended_before_it_is_heard_is_not_ready(self):
        _, heard = self.heard_of((b"ready", b"1"), ended=True)
        self.assertEqual(heard, ["closed"])

    def test_why_one_failed_is_heard_after_its_end(self):
        _, heard = self.heard_of((b"failed", b"no mounts"), ended=True)
        self.assertEqual(heard, [(b"failed", b"no mounts", 0)])

    def test_nothing_more_is_heard_of_one_that_was_closed_at_a_message(self):
        process = Process(Unwatched(), lambda process, *_: heard.append(process) or process.close(), lambda _: heard.append("closed"))
        heard = []
        frames.send(process.theirs, frames.packed(b"ready") + frames.packed(b"more") + frames.packed(b"") + b"\xff" * 9)
        process.kill = lambda: None  # it is this test
        process._readable()
        process.theirs.close()
        self.assertEqual(heard, [process])

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
