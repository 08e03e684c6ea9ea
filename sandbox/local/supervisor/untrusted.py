"""What a worker may say while a cell runs. The cell may say it in the worker's stead, so nothing is taken on trust."""

MOST_VALUES = 1_000
MOST_CHARS = 64 << 20
FORMS = ("text/latex", "image/png")
HOWS = ("completed", "raised", "out_of_memory")


class Values:
    """The displayed values of one cell: so many and no more. `tell` hears each, and in the end how many are missing."""

    def __init__(self, tell):
        self._tell = tell
        self._count = self._chars = self._missing = 0

    def said(self, result, plain, *rich):
        """`rich` is forms and texts by turns."""
        if result not in (b"0", b"1") or len(rich) % 2:
            raise ValueError("not a value")
        plain = plain.decode()
        rich = {form.decode(): text.decode() for form, text in zip(rich[::2], rich[1::2])}
        if not all(form in FORMS for form in rich):
            raise ValueError("not a form of a value")
        self._count += 1
        self._chars += len(plain) + sum(map(len, rich.values()))
        if self._count > MOST_VALUES or self._chars > MOST_CHARS:
            self._missing += 1
        else:
            self._tell(result == b"1", plain, rich)

    def end(self):
        if self._missing:
            self._tell(False, f"[... {self._missing} more values are not shown ...]", {})


def end(how, error, traceback):
    """How a cell ended, by the worker's account."""
    if how.decode() not in HOWS:
        raise ValueError("not an end")
    return how.decode(), error.decode(), traceback.decode()
