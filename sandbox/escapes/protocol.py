# attack: garbage
# writes nonsense to every descriptor
# proves: box
# spoils: session
each(lambda number: os.write(number, b"\xff" * 100 + b"\n"), range(1, 256))

# attack: long_frame
# announces a message longer than any
# proves: box
# spoils: session
each(lambda number: os.write(number, b"\x7f\xff\xff\xff" + b"x" * 1_000 + b"\n"), range(1, 256))

# attack: endless_frame
# sends megabytes of one message
# proves: box
# spoils: session
# limit: 3
for number in range(1, 256):
    try:
        os.write(number, b"\x01\xff\xff\xff")
        for _ in range(100):
            os.write(number, b"x" * 50_000)
        os.write(number, b"\n")
    except OSError:
        continue

# attack: empty_frames
# sends messages without content
# proves: box
# spoils: session
each(lambda number: os.write(number, bytes(4_000) + b"\n"), range(1, 256))

# attack: unfinished_frame
# sends the beginning of a message
# proves: box
# limit: 2
# spoils: session
each(lambda number: os.write(number, b"\0\0\1\0{"), range(1, 256))

# attack: forged_end
# reports the end of cells in the name of its session's process
# proves: box
# spoils: session
import struct


def frame(*fields):
    body = b"".join(struct.pack(">I", len(field)) + field for field in fields)
    return struct.pack(">I", len(body)) + body


for cell in range(1, 50):
    end = frame(b"end", b"%d" % cell, b"completed", b"", b"")
    each(lambda number: os.write(number, end), range(1, 32))

# attack: forged_end_and_garbage
# reports the end of its cell and then sends nonsense, before its state has been copied
# proves: box
# spoils: session
each(lambda processor: os.sched_setaffinity(0, [processor]), [0])  # what copies it has to wait
# next:
import struct


def frame(*fields):
    body = b"".join(struct.pack(">I", len(field)) + field for field in fields)
    return struct.pack(">I", len(body)) + body


cell = "".join(filter(str.isdigit, sys._getframe().f_code.co_filename)) or "1"
message = frame(b"end", cell.encode(), b"completed", b"", b"") + b"\x7f\xff\xff\xff"
each(lambda number: os.write(number, message), range(1, 32))

# attack: forged_end_of_others
# reports the end of cells of other sessions to the host
# proves: box
# spoils: session
import json
import struct

end = {"end": "completed", "state": "kept", "error": "", "traceback": "", "tail": "forged", "dropped": 0, "wall": 0, "cpu": 0, "peak": 0}
for session in range(1, 12):
    for message in (end, {"shown": [True, "forged", {}]}, {"failed": "forged"}, {"close": True}):
        body = json.dumps({"session": session, **message}).encode()
        each(lambda number: os.write(number, struct.pack(">I", len(body)) + body), range(1, 32))

# attack: deep_message
# sends a message nested so deeply that reading it fails
# proves: box
# spoils: session
body = b"[" * 100_000
each(lambda number: os.write(number, len(body).to_bytes(4, "big") + body + b"\n"), range(1, 256))

# attack: odd_text
# sends a message whose text is no text
# proves: box
# spoils: session
body = b'{"session": 1, "out": "\xff\xfe"}'
each(lambda number: os.write(number, len(body).to_bytes(4, "big") + body + b"\n"), range(1, 256))

# attack: close_descriptors
# closes every descriptor it has
# proves: box
# spoils: session
os.closerange(0, 256)

# attack: replace_descriptors
# puts something else in the place of every descriptor
# proves: box
# spoils: session
# limit: 1
null = os.open("/dev/null", os.O_RDWR)
each(lambda number: os.dup2(null, number), range(256))

# attack: unblock_descriptors
# makes reading from every descriptor return at once
# proves: box
# spoils: session
each(lambda number: os.set_blocking(number, False), range(256))

# attack: steal_requests
# has a thread read what is sent to its process
# proves: neighbour
# control: none: in the container of the tests it does not succeed reliably
# spoils: session
import threading


def steal():
    while True:
        each(lambda number: os.read(number, 1 << 16), [0, *range(3, 20)])


threading.Thread(target=steal, daemon=True).start()

# attack: speak_after_the_end
# has a thread send nonsense after its cell has ended
# proves: box
# spoils: session
import threading
import time


def speak():
    for _ in range(100):
        time.sleep(0.005)
        each(lambda number: os.write(number, b"\0\0\0\5nonsense\n"), [1, *range(3, 20)])


threading.Thread(target=speak, daemon=True).start()

# attack: speak_from_child
# has a child process send nonsense while its cell goes on
# proves: box
# spoils: session
import time

if os.fork() == 0:
    for _ in range(100):
        each(lambda number: os.write(number, b"\0\0\0\5nonsense\n"), [1, *range(3, 20)])
        time.sleep(0.002)
    os._exit(0)
time.sleep(0.1)

# attack: send_descriptors
# sends descriptors to whoever reads from its own
# proves: box
# control: none: without isolation nothing would receive them
# spoils: session
import socket


def send(number):
    with socket.socket(fileno=os.dup(number)) as channel:
        for _ in range(50):
            socket.send_fds(channel, [b"\0\0\0\0"], [number] * 100)


each(send, range(3, 20))

# attack: half_closed
# closes one direction of every socket it has
# proves: box
# control: none: without isolation it has no sockets
# spoils: session
import socket

for way in (socket.SHUT_RD, socket.SHUT_WR):
    each(lambda number: socket.socket(fileno=os.dup(number)).shutdown(way), range(3, 20))

# attack: two_of_itself
# doubles its process in the middle of a cell, so that both go on
# proves: neighbour
# spoils: session
os.fork()
