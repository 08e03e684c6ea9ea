# attack: one_large_object
# makes one object of more memory than it may have
# proves: memory
import time

held = b"x" * (memory * 5 // 2)
time.sleep(1.5)

# attack: many_objects
# makes objects until it has more memory than it may have, and ignores that there is none left
# proves: memory
import time

held = []
for _ in range(memory * 5 // 2 >> 20):
    try:
        held.append(bytearray(b"x") * (1 << 20))
    except MemoryError:
        time.sleep(0.001)
time.sleep(1.5)

# attack: small_objects
# makes many small objects
# proves: memory
import time

held = [b"x" * 4_000 + bytes([number & 255]) for number in range(memory * 5 // 2 // 4_000)]
time.sleep(1.5)

# attack: large_number
# computes a number that takes more memory than it may have
# proves: memory
import time

held = [1 << (memory << 2) for _ in range(5)]
time.sleep(1.5)

# attack: memory_of_library
# has a library take memory that the interpreter does not know of
# proves: memory
# spoils: session
import time
import zlib

held = []
for _ in range(memory * 5 // 2 // 268_000):
    try:
        held.append(zlib.compressobj(9))
        held[-1].compress(os.urandom(30_000))
    except MemoryError:
        time.sleep(0.001)
time.sleep(1.5)

# attack: memory_of_c
# takes memory by the C library
# proves: memory
import time

libc.malloc.restype = ctypes.c_void_p
for _ in range(memory * 5 // 2 >> 20):
    place = libc.malloc(ctypes.c_size_t(1 << 20))
    if place:
        ctypes.memset(place, 1, 1 << 20)
time.sleep(1.5)

# attack: shared_pages
# takes memory that its children would share
# proves: memory
import mmap
import time

held = []
for _ in range(20):
    try:
        held.append(mmap.mmap(-1, memory // 8))
        held[-1].write(b"x" * (memory // 8))
    except (OSError, MemoryError, ValueError):
        time.sleep(0.001)
time.sleep(1.5)

# attack: unpack
# unpacks little data into much
# proves: memory
import time
import zlib

packer = zlib.compressobj(9)
packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(memory * 5 // 2 >> 20)) + packer.flush()
held = zlib.decompress(packed)
held = held.replace(b"\0", b"x")
time.sleep(1.5)

# attack: children_together
# has eight processes take memory at the same time
# proves: memory
# spoils: session
import time

for _ in range(8):
    if os.fork() == 0:
        held = b"x" * (memory * 5 // 16)
        time.sleep(2.5)
        os._exit(0)
time.sleep(2)

# attack: many_children_together
# has thirty processes take memory at the same moment
# proves: memory
# spoils: session
import time

gate, opened = os.pipe()
for _ in range(30):
    try:
        if os.fork() == 0:
            os.read(gate, 1)
            held = b"x" * (memory // 12)
            time.sleep(2.5)
            os._exit(0)
    except OSError:
        break
os.write(opened, b"x" * 30)
time.sleep(2)

# attack: after_the_cell
# has a thread take memory after its cell has ended
# proves: memory
# spoils: session
import threading
import time


def take():
    time.sleep(0.3)
    kept.append(b"x" * (memory * 5 // 2))


kept = []
threading.Thread(target=take, daemon=True).start()
# later:
import time

time.sleep(1.5)

# attack: processes_after_the_cell
# has a thread start processes that take memory after its cell has ended
# proves: memory
# spoils: session
import threading
import time


def take():
    time.sleep(0.3)
    for _ in range(8):
        if os.fork() == 0:
            held = b"x" * (memory * 5 // 16)
            time.sleep(2.5)
            os._exit(0)


threading.Thread(target=take, daemon=True).start()
# later:
import time

time.sleep(1.5)

# attack: memory_without_process
# leaves memory to the kernel that no process holds
# proves: memory
# spoils: session
import time

libc.shmat.restype = ctypes.c_void_p
libc.shmdt.argtypes = [ctypes.c_void_p]
for _ in range(memory * 5 // 2 >> 23):
    place = libc.shmat(libc.shmget(0, 8 << 20, 0o1600), None, 0)
    if place != ctypes.c_void_p(-1).value:
        ctypes.memset(place, 1, 8 << 20)
        libc.shmdt(place)
time.sleep(1.5)

# attack: memory_of_semaphores
# has the kernel keep semaphores, which take memory that no process holds
# proves: memory
# control: none: in the container of the tests it does not succeed reliably
# spoils: session
import time

for _ in range(memory * 5 // 2 // 2_048_000):
    libc.semget(0, 32_000, 0o1600)
time.sleep(1.5)

# attack: memory_in_files
# takes memory by a file that has no name
# proves: memory
# control: none: in the container of the tests it does not succeed reliably
import time

file = call(319, 279, b"file", 0)
for _ in range(memory * 5 // 2 >> 20 if file >= 0 else 0):
    os.write(file, bytes(1 << 20))
time.sleep(1.5)

# attack: data_on_its_way
# fills pairs of sockets with data that nobody reads
# proves: memory
# spoils: session
import socket
import time

for _ in range(28):
    try:
        if os.fork():
            continue
    except OSError:
        break
    held = []
    try:
        for _ in range(115):
            pair = socket.socketpair()
            held.extend(pair)
            for half in pair:
                half.setblocking(False)
                half.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20)
                while True:
                    try:
                        half.send(bytes(3_000))
                    except BlockingIOError:
                        break
    except OSError:
        pass
    time.sleep(3)
    os._exit(0)
time.sleep(3.5)

# attack: rewrite_what_is_shared
# changes all of its memory, which it shared with a copy of its process until then
# proves: memory
# control: none: without isolation there is no copy
# spoils: session
held = bytearray(b"x") * (memory * 8 // 10)
# next:
import time

for place in range(0, len(held), 4_096):
    held[place] = 1
time.sleep(1.5)
