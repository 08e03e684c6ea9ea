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

    def said(self, message):
        result, plain, rich = message["result"], message["plain"], message["rich"]
        if not isinstance(result, bool) or not isinstance(plain, str) or not isinstance(rich, dict):
            raise ValueError("not a value")
        if not all(form in FORMS and isinstance(text, str) for form, text in rich.items()):
            raise ValueError("not a form of a value")
        self._count += 1
        self._chars += len(plain) + sum(map(len, rich.values()))
        if self._count > MOST_VALUES or self._chars > MOST_CHARS:
            self._missing += 1
        else:
            self._tell(result, plain, rich)

    def end(self):
        if self._missing:
            self._tell(False, f"[... {self._missing} more values are not shown ...]", {})


def checked_end(message):
    """How a cell ended, by the worker's account."""
    if message["how"] not in HOWS or not all(isinstance(message[name], str) for name in ("error", "traceback")):
        raise ValueError("not an end")
    return message
