import ctypes
import fcntl
import glob
import os
import signal
import socket
import stat
import struct
import time

libc = ctypes.CDLL(None, use_errno=True)
ARM = os.uname().machine == "aarch64"


def got(x86, arm, *arguments):
    # Whether the kernel did what was asked.
    return libc.syscall(ctypes.c_long(arm if ARM else x86), *arguments) >= 0


def readable(*paths):
    found = []
    for path in paths:
        try:
            with open(path, "rb") as file:
                found.append((path, file.read(80)))
        except OSError:
            continue
    return found or None


def reach(port):
    try:
        return socket.create_connection(("127.0.0.1", port), 2)
    except OSError:
        return None


def dead_child(pid):
    try:
        return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
    except ChildProcessError:
        return False


def read_accounts():
    """reads the host's accounts and keys"""
    return readable("/etc/passwd", "/etc/shadow", "/root/.ssh/id_rsa", os.path.expanduser("~/.ssh/id_rsa"))


def read_processes():
    """reads what /proc says of itself, of process 1 and of the kernel"""
    return readable("/proc/self/environ", "/proc/1/cmdline", "/proc/self/maps", "/proc/kallsyms", "/proc/kcore")


def read_settings():
    """reads /sys and /etc"""
    return glob.glob("/sys/*") + glob.glob("/etc/*") or None


def list_root():
    """lists the root folder"""
    try:
        return os.listdir("/")
    except OSError:
        return None


def read_neighbour():
    """finds a file another session has written to /tmp"""
    return readable("/tmp/secret", "/dev/shm/secret")


def read_scripts():
    """reads or imports the scripts that run the cells"""
    try:
        import supervisor
    except ImportError:
        return readable("/scripts/local/supervisor/supervisor.py", "/scripts/seccomp.txt")
    return supervisor


def read_environment():
    """finds a variable of the host's environment"""
    known = {"HOME", "LANG", "LC_CTYPE", "MALLOC_ARENA_MAX", "MPLBACKEND", "MPLCONFIGDIR", "OMP_NUM_THREADS"}
    known |= {"OPENBLAS_NUM_THREADS", "PWD", "PYTHONDONTWRITEBYTECODE"}
    return set(os.environ) - known or None


def write_library():
    """writes to the library, the standard library, the root or /dev"""
    written = []
    for path in ("/site/x", os.path.dirname(os.__file__) + "/x", "/x", "/dev/x", "/usr/x"):
        try:
            with open(path, "w") as file:
                file.write("x")
            written.append(path)
        except OSError:
            continue
    return written or None


def remount():
    """makes the root writable again"""
    return libc.mount(None, b"/", None, ctypes.c_ulong(32 | 4096), None) == 0 or None


def mount_proc():
    """mounts /proc anew"""
    return libc.mount(b"proc", b"/tmp", b"proc", ctypes.c_ulong(0), None) == 0 or None


def new_namespaces():
    """makes namespaces by unshare and by clone3"""
    flags = (0x10000000, 0x20000000, 0x40000000, 0x00020000, 0x08000000, 0x04000000, 0x02000000)
    made = [hex(flag) for flag in flags if libc.unshare(flag) == 0]
    return made or got(435, 435, struct.pack("=11Q", 0x10000000, *[0] * 10), ctypes.c_size_t(88)) or None


def clone_namespace():
    """makes a user namespace by clone"""
    pid = libc.syscall(ctypes.c_long(220 if ARM else 56), ctypes.c_ulong(0x10000000 | signal.SIGCHLD), 0, 0, 0, 0)
    if pid == 0:
        os._exit(0)
    return True if pid > 0 else None


def become_root():
    """becomes another user"""
    for change in (os.setuid, os.setgid, lambda number: os.setgroups([number])):
        try:
            change(0)
        except OSError:
            continue
        return True
    return None


def use_capabilities():
    """gets back a capability, or clears no_new_privs"""
    header, data = struct.pack("=Ii", 0x20080522, 0), struct.pack("=6I", *[0xFFFFFFFF] * 6)
    return libc.capset(header, data) == 0 or libc.prctl(38, 0, 0, 0, 0) == 0 or None


def open_sockets():
    """makes a socket of any family"""
    made = []
    for family in range(46):
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
            try:
                socket.socket(family, kind).close()
                made.append((family, kind))
            except OSError:
                continue
    return made or None


def name_socket():
    """gives one of a pair of sockets a name that others could find, or connects it to one"""
    left, _ = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    for attempt in (left.bind, left.connect):
        try:
            attempt("\0name")
        except OSError:
            continue
        return True
    return None


def find_descriptors():
    """finds a descriptor beside the standard streams and the channel of its own process"""
    found = []
    for number in range(3, 256):
        try:
            found.append((number, stat.S_IFMT(os.fstat(number).st_mode)))
        except OSError:
            continue
    return found[1:] or None


def steal_descriptor():
    """takes a handle of another process, to take descriptors out of it"""
    return [pid for pid in range(1, 50) if got(434, 434, ctypes.c_int(pid), ctypes.c_uint(0))] or None


def see_processes():
    """sees processes that are not of this session: its own are five at most, the dying among them"""
    seen = []
    for pid in range(1, 400):
        try:
            os.getsid(pid)
        except OSError:
            continue
        seen.append(pid)
    return seen if len(seen) > 5 else None


def kill_everyone():
    """signals every process it may"""
    try:
        os.kill(-1, signal.SIGTERM)
    except OSError:
        return None
    return True


def reachable(pid):
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True


def kill_copy():
    """signals the copy that its state would be restored from"""
    reached = range(2, 400)
    for _ in range(10):  # what an earlier attack left behind is still dying for a moment; a copy stays
        reached = [pid for pid in reached if pid != os.getpid() and reachable(pid) and not dead_child(pid)]
        if not reached:
            break
        time.sleep(0.2)
    return reached or None


def limit_others():
    """sets the limits of another process, so that the kernel ends it"""
    nothing = struct.pack("=QQ", 0, 0)
    own = os.getpid()
    return [pid for pid in range(1, 400) if pid != own and got(302, 261, pid, 0, nothing, None)] or None


def signal_by_descriptor():
    """has the kernel signal another process when a descriptor is ready"""
    reading, _ = os.pipe()
    for command in (8, 10, 15):
        try:
            fcntl.fcntl(reading, command, 2)
        except OSError:
            continue
        return command
    return None


def trace():
    """traces a child, reads its memory"""
    child = os.fork()
    if child == 0:
        time.sleep(5)
        os._exit(0)
    caught = libc.ptrace(16, child, 0, 0) == 0
    place = ctypes.create_string_buffer(8)
    vector = struct.pack("=QQ", ctypes.addressof(place), 8)
    read = got(310, 270, child, vector, 1, vector, 1, 0)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return caught or read or None


def run_program():
    """runs a program of the host, or one it has written"""
    for path in ("/bin/sh", "/usr/bin/env", "/usr/bin/bwrap", "/usr/bin/setpriv"):
        if os.path.exists(path):
            return path
    with open("/tmp/program", "wb") as file:
        file.write(b"#!" + os.fsencode(os.sys.executable) + b"\nprint(1)\n")
    os.chmod("/tmp/program", 0o700)
    return os.spawnv(os.P_WAIT, "/tmp/program", ["program"]) == 0 or None


def memory_file():
    """makes a file in memory, to run it or to hide it"""
    return got(319, 279, b"x", 0) or got(447, 447, 0) or None


def kernel_interfaces():
    """uses bpf, perf, userfaultfd, io_uring, keys, modules, kexec, file handles or quotas"""
    buffer = ctypes.create_string_buffer(256)
    tried = {
        "bpf": got(321, 280, 0, buffer, 128),
        "perf": got(298, 241, buffer, 0, -1, -1, 0),
        "userfaultfd": got(323, 282, 1),
        "io_uring": got(425, 425, 1, buffer),
        "keyctl": got(250, 219, 0, -3, 1),
        "add_key": got(248, 217, b"user", b"x", b"y", 1, -3),
        "init_module": got(175, 105, buffer, 0, b""),
        "kexec": got(246, 104, 0, 0, 0, 0),
        "open_by_handle_at": got(304, 265, -100, buffer, 0),
        "quotactl": got(179, 60, 0, 0, 0, 0),
    }
    return [name for name, done in tried.items() if done] or None


def foreign_calls():
    """calls the kernel by the numbers of another architecture"""
    child = os.fork()
    if child == 0:
        if not ARM:
            libc.syscall(ctypes.c_long(0x40000000 | 39))
            os._exit(0)
        os._exit(1)
    return True if os.waitpid(child, 0)[1] == 0 else None


def change_root():
    """leaves by chroot or pivot_root"""
    return libc.chroot(b"/tmp") == 0 or got(155, 41, b"/tmp", b"/tmp") or None


def make_device():
    """makes a device, or opens the terminal"""
    for make in (lambda: os.mknod("/tmp/d", 0o600 | stat.S_IFBLK, os.makedev(8, 0)), lambda: open("/dev/tty")):
        try:
            make()
        except OSError:
            continue
        return True
    return None


def set_clock():
    """sets the clock, or the name of the machine"""
    try:
        time.clock_settime(time.CLOCK_REALTIME, 0)
    except OSError:
        return libc.sethostname(b"x", 1) == 0 or None
    return True


def fill_scratch():
    """writes more than 64 MiB or 4096 files to /tmp"""
    try:
        with open("/tmp/full", "wb") as file:
            for _ in range(65):
                file.write(bytes(1 << 20))
        return "bytes"
    except OSError:
        os.unlink("/tmp/full")
    try:
        for number in range(5_000):
            os.close(os.open(f"/tmp/n{number}", os.O_CREAT))
        return "files"
    except OSError:
        return None
    finally:
        for path in glob.glob("/tmp/n*"):
            os.unlink(path)
