# attack: bpf
# makes a map for programs in the kernel
# proves: process
# shows: bpf
# control: none: the kernel refuses it to ordinary users
import struct

held = call(321, 280, 0, struct.pack("=4I", 2, 4, 4, 1) + bytes(112), 128)

# attack: performance_events
# opens a performance counter
# proves: process
# shows: perf_event
import struct

wanted = struct.pack("=IIQQQQQ", 1, 128, 0, 0, 0, 0, 1 << 5 | 1 << 6) + bytes(80)
held = call(298, 241, wanted, 0, -1, -1, ctypes.c_ulong(0))

# attack: page_faults
# has page faults reported to it
# proves: process
# shows: userfaultfd
held = call(323, 282, 1)

# attack: io_uring
# opens a ring that makes system calls past a filter
# proves: process
# shows: io_uring
held = call(425, 425, 4, ctypes.create_string_buffer(120))

# attack: memory_file
# makes a file in memory
# proves: process
# shows: memfd
held = call(319, 279, b"file", 0)

# attack: secret_memory
# makes memory that the kernel itself cannot see
# proves: process
# shows: secretmem
# control: none: it has to be switched on when the kernel starts
held = call(447, 447, 0)

# attack: watch_files
# has the use of files by other processes reported to it
# proves: process
# shows: fanotify
held = call(300, 262, 0x200, 0)

# attack: handle_of_process
# gets a handle of a process
# proves: process
# shows: pidfd
held = os.pidfd_open(os.getpid())

# attack: load_module
# loads a module into the kernel
# proves: kernel
# control: none: only the root user of the machine may
call(175, 105, ctypes.create_string_buffer(64), 64, b"")
call(313, 273, os.open(os.__file__, os.O_RDONLY), b"", 0)

# attack: swap_file
# has the machine swap to a file
# proves: kernel
# control: none: only the root user of the machine may
open("/tmp/swap", "wb").write(bytes(1 << 16))
libc.swapon(b"/tmp/swap", 0)

# attack: load_kernel
# loads another kernel to start
# proves: kernel
# control: none: only the root user of the machine may
file = os.open(os.__file__, os.O_RDONLY)
call(320, 294, file, -1, ctypes.c_ulong(0), None, ctypes.c_ulong(4))

# attack: process_accounting
# has the kernel write to a file of the host when processes end
# proves: file
# control: none: only the root user of the machine may
libc.acct((folder + "/kept").encode())

# attack: keys
# leaves a key in the keyring of its user, where others of that user find it
# proves: carried
value = mark.encode()
call(248, 217, b"user", b"reckoner-canary", value, ctypes.c_size_t(len(value)), -4)
# later:
found = call(250, 219, 10, -4, b"user", b"reckoner-canary", 0)
text = ctypes.create_string_buffer(50)
call(250, 219, 11, found, text, ctypes.c_size_t(50))
print(text.value)

# attack: shared_memory
# leaves shared memory where another session finds it
# proves: carried
libc.shmat.restype = ctypes.c_void_p
place = libc.shmat(libc.shmget(0x5EC4E7, 4096, 0o1666), None, 0)
ctypes.memmove(ctypes.c_void_p(place), mark.encode(), 8)
# later:
libc.shmat.restype = ctypes.c_void_p
found = libc.shmget(0x5EC4E7, 4096, 0)
if found >= 0:
    print(ctypes.string_at(libc.shmat(found, None, 0), 8))

# attack: message_queue
# leaves a message in a queue where another session finds it
# proves: carried
import struct

libc.msgsnd(libc.msgget(0x5EC4E7, 0o1666), struct.pack("=q", 1) + mark.encode(), 8, 0)
# later:
text = ctypes.create_string_buffer(50)
libc.msgrcv(libc.msgget(0x5EC4E7, 0), text, 40, ctypes.c_long(0), 2048)
print(text.raw)

# attack: posix_message_queue
# leaves a message in a queue with a name
# proves: carried
# spoils: session
held = libc.mq_open(b"/reckoner-canary", os.O_CREAT | os.O_RDWR, 0o600, None)
libc.mq_send(held, mark.encode(), 8, 0)
# later:
text = ctypes.create_string_buffer(10_000)
libc.mq_receive(libc.mq_open(b"/reckoner-canary", os.O_RDONLY | os.O_NONBLOCK), text, 10_000, None)
print(text.value)

# attack: semaphores
# leaves a number in a semaphore where another session finds it
# proves: carried
held = libc.semget(0x5EC4E7, 8, 0o1666)
for place, letter in enumerate(mark):
    libc.semctl(held, place, 16, ord(letter))
# later:
found = libc.semget(0x5EC4E7, 8, 0)
print("".join(chr(max(0, libc.semctl(found, place, 12))) for place in range(8)))
