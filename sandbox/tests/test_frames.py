"""Run by `.ci/run`, which puts the folders of `sandbox/` on the path."""

import random
import unittest

import frames


class FieldsTest(unittest.TestCase):
    def test_come_out_as_they_went_in(self):
        chance = random.Random(4)
        for _ in range(1_000):
            sent = [chance.randbytes(chance.randrange(40)) for _ in range(chance.randint(1, frames.MOST_FIELDS))]
            self.assertEqual(frames.fields(frames.packed(*sent)[4:]), sent)

    def test_any_other_bytes_are_refused(self):
        whole = frames.packed(b"end", b"2", b"")[4:]
        for body in (*(whole[:length] for length in (0, 1, 6, 8, 15)), whole + b"\0", b"\xff" * 4, b"[1, 2]", b"{}"):
            with self.assertRaises(frames.Broken, msg=body):
                frames.fields(body)

    def test_too_many_are_refused(self):
        with self.assertRaises(frames.Broken):
            frames.fields(bytes(4 * (frames.MOST_FIELDS + 1)))


class IncomingTest(unittest.TestCase):
    def test_cuts_frames_however_they_arrive(self):
        sent = [frames.packed(b"run", b"1", b"x" * size) for size in (0, 5, 70_000)]
        stream = b"".join(sent)
        for piece in (1, 3, 4, 5, 65_536, len(stream)):
            incoming = frames.Incoming()
            heard = [body for at in range(0, len(stream), piece) for body in incoming.feed(stream[at : at + piece])]
            self.assertEqual(heard, [frame[4:] for frame in sent])

    def test_a_frame_that_is_too_long_is_refused_before_it_is_read(self):
        with self.assertRaises(frames.Broken):
            list(frames.Incoming(longest=10).feed(b"\0\0\0\x0b"))


if __name__ == "__main__":
    unittest.main()
