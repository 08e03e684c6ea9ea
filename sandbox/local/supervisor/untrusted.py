"""Checks what a worker sends while a cell runs. The cell can send as the worker does, so no message is trusted."""

MOST_VALUES = 1_000
MOST_CHARS = 64 << 20
FORMS = ("text/latex", "image/png")
ENDS = ("completed", "raised", "out_of_memory")


class Values:
    """The displayed values of one cell, up to a limit. `show` gets each, and at the end the number that is missing."""

    def __init__(self, show):
        self._show = show
        self._count = self._chars = self._missing = 0

    def add(self, result, plain, *rich):
        """`rich` is media types and texts, alternately."""
        if result not in (b"0", b"1") or len(rich) % 2:
            raise ValueError("not a value")
        plain = plain.decode()
        rich = {form.decode(): text.decode() for form, text in zip(rich[::2], rich[1::2])}
        if not all(form in FORMS for form in rich):
            raise ValueError("not a media type of a value")
        self._count += 1
        self._chars += len(plain) + sum(map(len, rich.values()))
        if self._count > MOST_VALUES or self._chars > MOST_CHARS:
            self._missing += 1
        else:
            self._show(result == b"1", plain, rich)

    def end(self):
        if self._missing:
            self._show(False, f"[... {self._missing} more values are not shown ...]", {})


def checked_end(how, error, traceback):
    """How a cell ended, its error line and its traceback, as the worker sent them."""
    if how.decode() not in ENDS:
        raise ValueError("not an end")
    return how.decode(), error.decode(), traceback.decode()
