"""Run by `.ci/run`, which puts the folders of `sandbox/` on the path."""

import unittest
from unittest import mock

import untrusted


class ValuesTest(unittest.TestCase):
    def setUp(self):
        self.shown = []
        self.values = untrusted.Values(lambda *value: self.shown.append(value))
        patch = mock.patch.object(untrusted.frames, "encoded", wraps=untrusted.frames.encoded)
        self.encoded = patch.start()
        self.addCleanup(patch.stop)

    def note(self, missing):
        return (untrusted.LAST, False, f"[... {missing} more values are not shown ...]", {})

    def test_what_comes_after_as_many_as_are_shown_is_counted_and_not_read(self):
        for _ in range(3 * untrusted.MOST_VALUES):
            self.values.add(0, b"1", b"7")
        self.values.add(0, b"?", b"\xff")
        self.values.end()
        self.assertEqual(self.encoded.call_count, untrusted.MOST_VALUES)
        self.assertEqual(self.shown[-1], self.note(2 * untrusted.MOST_VALUES + 1))

    def test_one_that_is_too_long_is_not_read(self):
        long = b"x" * (untrusted.MOST_BYTES // 2)
        for _ in range(3):
            self.values.add(0, b"0", b"x", b"text/latex", long)
        self.values.add(0, b"0", b"short")
        self.values.end()
        self.assertEqual([plain for _, _, plain, _ in self.shown], ["x", "short", self.note(2)[2]])
        self.assertEqual(self.encoded.call_count, 2)

    def test_the_limit_is_on_the_bytes_that_the_host_gets(self):
        self.values.add(0, b"0", b"\1" * (untrusted.MOST_BYTES // 5))
        self.values.end()
        self.assertEqual(self.shown, [self.note(1)])


if __name__ == "__main__":
    unittest.main()
