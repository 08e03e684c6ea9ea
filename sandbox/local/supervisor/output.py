"""What a cell prints, as text: the head is passed on as it comes, the tail is kept, the middle is dropped."""

import codecs
from collections import deque

PIECE_BYTES = 1 << 16


class Output:
    """The printed text of one cell. `emit` is called with the pieces of the head, up to half of `chars`.

    A piece is whole lines, because `print` writes a line and its end separately; the rest waits for `flush`. `count` is
    how many characters have come so far.
    """

    def __init__(self, chars, emit):
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._emit = emit
        self.count = 0
        self._head = chars // 2
        self._room = chars - self._head
        self._tail = deque()
        self._kept = 0
        self._dropped = 0
        self._line = ""

    def feed(self, data, final=False):
        text = self._decoder.decode(data, final)
        if not text:
            return
        self.count += len(text)
        if self._head:
            head, text = text[: self._head], text[self._head :]
            self._head -= len(head)
            lines, end, line = (self._line + head).rpartition("\n")
            self._line = line
            if end:
                self._emit(lines + end)
        if text:
            self._tail.append(text)
            self._kept += len(text)
            while self._kept - len(self._tail[0]) >= self._room:
                self._drop(self._tail.popleft())

    def flush(self):
        """Passes on an unfinished line."""
        if self._line:
            self._emit(self._line)
            self._line = ""

    def _drop(self, text):
        self._kept -= len(text)
        self._dropped += len(text)

    def end(self):
        """The end of the text after the head, and how many characters between them are missing."""
        self.feed(b"", final=True)
        self.flush()
        text = "".join(self._tail)
        over = max(0, len(text) - self._room)
        return text[over:], self._dropped + over
