import json, os, socket, stat, struct

kept = [6, 7]


def channels():
    """Every descriptor of this process that is a socket."""
    return [n for n in range(3, 256) if is_socket(n)]


def is_socket(number):
    try:
        return stat.S_ISSOCK(os.fstat(number).st_mode)
    except OSError:
        return False


def frame(message):
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    return struct.pack(">I", len(body)) + body


def forge(*data):
    """Writes frames, or bytes as they are, to every descriptor there is."""
    kept.append(8)
    for number in channels():
        for each in data:
            os.write(number, each if isinstance(each, bytes) else frame(each))
    for number in [*range(3, 256), 0]:
        for each in data:
            try:
                os.write(number, each if isinstance(each, bytes) else frame(each))
            except OSError:
                break


ended = {"how": "completed", "number": 2, "error": "", "traceback": ""}
end = {"end": "completed", "state": "kept", "error": "", "traceback": "", "tail": "forged", "dropped": 0,
       "wall": 0, "cpu": 0, "peak": 0}
deep = json.loads("[" * 100 + "]" * 100)
