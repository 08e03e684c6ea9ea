# attack: signal_process
# signals a process of the host
# proves: victim
os.kill(victim, 23)

# attack: signal_all
# signals every process it may
# proves: victim
os.kill(-1, 23)

# attack: signal_group
# signals the group of a process of the host
# proves: victim
os.kill(-os.getpgid(victim), 23)

# attack: signal_every_number
# signals every number a process could have
# proves: victim
for number in range(2, 5_000):
    if number != os.getpid():
        try:
            os.kill(number, 23)
        except OSError:
            continue

# attack: signal_by_handle
# signals a process of the host by a handle of it
# proves: victim
import signal

signal.pidfd_send_signal(os.pidfd_open(victim), 23)

# attack: signal_thread
# signals a thread of a process of the host
# proves: victim
# control: none: in the container of the tests it does not succeed reliably
call(234, 131, victim, victim, 23)

# attack: signal_by_queue
# queues a signal with a value for a process of the host
# proves: victim
import struct

call(129, 138, victim, 23, struct.pack("=3i", 23, 0, -1) + bytes(116))

# attack: signal_by_descriptor
# has the kernel signal a process of the host when a pipe can be read
# proves: victim
import fcntl

reading, writing = os.pipe()
fcntl.fcntl(reading, 8, victim)
fcntl.fcntl(reading, 10, 23)
fcntl.fcntl(reading, fcntl.F_SETFL, os.O_ASYNC)
os.write(writing, b"x")

# attack: signal_by_machine_code
# signals a process of the host from machine code, past every library
# proves: victim
import mmap

kill = b"\xbf" + victim.to_bytes(4, "little") + b"\xbe\x17\0\0\0\xb8\x3e\0\0\0\x0f\x05\xc3"
if os.uname().machine == "aarch64":
    kill = b"".join(word.to_bytes(4, "little") for word in (
        0x52800000 | (victim & 0xFFFF) << 5, 0x72A00000 | victim >> 16 << 5, 0x528002E1, 0x52801028, 0xD4000001, 0xD65F03C0))
code = mmap.mmap(-1, 4096, prot=7)
code.write(kill)
ctypes.CFUNCTYPE(ctypes.c_long)(ctypes.addressof(ctypes.c_char.from_buffer(code)))()

# attack: stop_process
# stops a process of the host
# proves: victim
os.kill(victim, 19)

# attack: limit_process
# lowers the limits of a process of the host
# proves: victim
import resource

resource.prlimit(victim, resource.RLIMIT_NOFILE, (50, 50))

# attack: slow_process
# lowers the priority of a process of the host
# proves: victim
os.setpriority(os.PRIO_PROCESS, victim, 15)

# attack: idle_process
# has a process of the host scheduled only when nothing else is
# proves: victim
os.sched_setscheduler(victim, os.SCHED_IDLE, os.sched_param(0))

# attack: pin_process
# binds a process of the host to one processor
# proves: victim
os.sched_setaffinity(victim, {max(os.sched_getaffinity(0))})

# attack: trace_process
# traces a process of the host
# proves: victim
libc.ptrace(0x4206, victim, 0, 0)

# attack: read_process_by_call
# reads the memory of a process of the host by a system call
# proves: secret
# control: none: in the container of the tests it does not succeed reliably
import struct

stack = next(line for line in open(f"/proc/{victim}/maps") if "[stack]" in line)
begin, end = (int(number, 16) for number in stack.split()[0].split("-"))
place = ctypes.create_string_buffer(6_000)
own, other = struct.pack("=QQ", ctypes.addressof(place), 6_000), struct.pack("=QQ", end - 6_000, 6_000)
call(310, 270, victim, own, 1, other, 1, 0)
print(place.raw.replace(b"\0", b""))

# attack: take_descriptor
# takes a descriptor out of a process of the host
# proves: secret
print(os.pread(call(438, 438, os.pidfd_open(victim), 7, 0), 100, 0))

# attack: take_any_descriptor
# takes descriptors out of every process it can get a handle of
# proves: secret
for number in range(1, 200):
    handle = call(434, 434, number, 0)
    for descriptor in range(3, 10) if handle >= 0 else ():
        each(lambda taken: print(os.pread(taken, 100, 0)), [call(438, 438, handle, descriptor, 0)])

# attack: many_processes
# starts two hundred processes
# proves: processes
# spoils: session
import time

for _ in range(200):
    try:
        if os.fork() == 0:
            time.sleep(1.5)
            os._exit(0)
    except OSError:
        continue
time.sleep(1)

# attack: many_threads
# starts two hundred threads
# proves: processes
# spoils: session
import threading
import time

threading.stack_size(1 << 16)
for _ in range(200):
    try:
        threading.Thread(target=time.sleep, args=(1.5,), daemon=True).start()
    except RuntimeError:
        continue
time.sleep(1)

# attack: processes_of_processes
# has each of its processes start more
# proves: processes
# spoils: session
import time

end = time.time() + 1.5
for _ in range(8):
    try:
        os.fork()
    except OSError:
        continue
if os.getpid() == 0 or time.time() < end:
    time.sleep(max(0, end - time.time()))

# attack: processes_that_stay
# leaves processes running after its cell
# proves: processes
# spoils: session
import time

for _ in range(10):
    if os.fork() == 0:
        time.sleep(20)
        os._exit(0)

# attack: processes_in_another_session
# leaves processes running that have left its process group and have no parent
# proves: processes
# spoils: session
import time

for _ in range(10):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(20)
        os._exit(0)

# attack: processes_that_ignore_signals
# leaves processes running that ignore all signals
# proves: processes
# spoils: session
import signal
import time

for _ in range(10):
    if os.fork() == 0:
        for number in range(1, 65):
            try:
                signal.signal(number, signal.SIG_IGN)
            except (OSError, ValueError):
                continue
        time.sleep(20)
        os._exit(0)

# attack: processes_that_replace_themselves
# leaves processes running that start a successor again and again
# proves: processes
# spoils: session
import time

end = time.time() + 8
for _ in range(8):
    if os.fork() == 0:
        while time.time() < end:
            time.sleep(0.002)
            if os.fork():
                os._exit(0)
        os._exit(0)
