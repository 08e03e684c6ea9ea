"""Checks what a worker sends while a cell runs. The cell can send as the worker does, so no message is trusted."""

import frames

MOST_VALUES = 1_000
MOST_BYTES = 32 << 20
MOST_ERROR_BYTES = 1 << 15
MOST_TRACEBACK_BYTES = 1 << 18
LAST = 2**63 - 1
FORMS = ("text/latex", "image/png")
ENDS = ("completed", "raised", "out_of_memory")


class Values:
    """The displayed values of one cell, up to a limit. `show` gets each, and at the end the number that is missing.

    The limit is on the bytes that the host gets: JSON makes six of one control character.
    """

    def __init__(self, show):
        self._show = show
        self._count = self._bytes = self._missing = 0

    def add(self, after, result, plain, *rich):
        """`after` is how much was printed before it; `rich` is media types and texts, alternately.

        One that cannot be shown is not read further: a cell can send them without end, and other sessions wait meanwhile.
        """
        self._count += 1
        if self._count > MOST_VALUES or self._bytes + sum(map(len, (plain, *rich))) > MOST_BYTES:
            self._missing += 1
            return
        if result not in (b"0", b"1") or len(rich) % 2:
            raise ValueError("not a value")
        plain = plain.decode()
        rich = {form.decode(): text.decode() for form, text in zip(rich[::2], rich[1::2])}
        if not all(form in FORMS for form in rich):
            raise ValueError("not a media type of a value")
        value = after, result == b"1", plain, rich
        size = len(frames.encoded({"shown": value}))
        if self._bytes + size > MOST_BYTES:
            self._missing += 1
        else:
            self._bytes += size
            self._show(*value)

    def end(self):
        if self._missing:
            self._show(LAST, False, f"[... {self._missing} more values are not shown ...]", {})


def checked_end(how, error, traceback):
    """How a cell ended, its error line and its traceback, as the worker sent them."""
    if how.decode() not in ENDS:
        raise ValueError("not an end")
    if len(error) > MOST_ERROR_BYTES or len(traceback) > MOST_TRACEBACK_BYTES:
        raise ValueError("an end that is too long")
    return how.decode(), error.decode(), traceback.decode()
