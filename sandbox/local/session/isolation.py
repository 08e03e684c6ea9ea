"""Isolates a session: what its first process does to itself before any cell is read.

It starts with the capabilities of the sandbox and ends with none, in namespaces of its own. The order matters: mounts
need the capabilities, the user namespace takes them away, and the system call filter comes last because it forbids all
of this.
"""

import ctypes
import os
import resource
import struct

OWN_PROCESSES = 2
SPARE_PROCESSES = 2
FILES = 256
SPARE_FILES = 16
SPARE_BYTES = 64 << 20

_libc = ctypes.CDLL(None, use_errno=True)

NEWNS, NEWCGROUP, NEWUTS, NEWIPC = 0x00020000, 0x02000000, 0x04000000, 0x08000000
NEWUSER, NEWPID, NEWNET = 0x10000000, 0x20000000, 0x40000000

_NOSUID, _NODEV, _NOEXEC, _REC, _PRIVATE = 2, 4, 8, 1 << 14, 1 << 18
_DETACH = 2
_SET_NO_NEW_PRIVS, _SET_SECUREBITS, _CAPBSET_DROP = 38, 28, 24
_NOROOT_LOCKED = 0b101111
_CAPABILITIES = 64

_SECCOMP = {"x86_64": 317, "aarch64": 277}
_NEW_LISTENER = 8

_LANDLOCK_CREATE, _LANDLOCK_ADD, _LANDLOCK_RESTRICT = 444, 445, 446
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1, 2, 4, 8
READ = EXECUTE | READ_FILE | READ_DIR
_ALL_BY_ABI = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1}
_ALL = (1 << 16) - 1
ALL_BUT_EXECUTE = _ALL & ~EXECUTE


def _checked(result, what):
    if result < 0:
        error = ctypes.get_errno()
        raise OSError(error, f"{what}: {os.strerror(error)}")
    return result


def unshare(flags):
    _checked(_libc.unshare(flags), "unshare")


def fork():
    """Forks the first process of a session, which is number 1 of a PID namespace of its own."""
    unshare(NEWPID)
    first = -1
    try:
        first = os.fork()
        return first
    finally:
        if first:
            _back_to_own_pids()


def _back_to_own_pids():
    """Makes the next child start in this process's own PID namespace again."""
    own = os.open("/proc/self/ns/pid", os.O_RDONLY)
    _checked(_libc.setns(own, NEWPID), "setns")
    os.close(own)


def enter(limits, filter_program, group):
    """Does everything but the PID namespace, which `fork` has made. Returns what `seccomp` returns."""
    group.join(limits)
    os.setsid()
    own = os.open("/proc/self", os.O_PATH | os.O_DIRECTORY)
    unshare(NEWNS | NEWIPC | NEWUTS | NEWNET | NEWCGROUP)
    _mount(None, "/", None, _REC | _PRIVATE, None)
    options = f"size={limits['scratch']},nr_inodes={limits['files']},mode=700"
    _mount("tmpfs", "/tmp", "tmpfs", _NOSUID | _NODEV | _NOEXEC, options)
    for hidden in ("/proc", "/sys", "/groups", "/scripts"):
        _checked(_libc.umount2(hidden.encode(), _DETACH), f"umount {hidden}")
    os.chdir("/tmp")
    _own_user(own)
    os.close(own)
    rlimits(limits)
    _no_capabilities()
    landlock({"/usr": READ, "/site": READ, "/dev": WRITE_FILE | READ_FILE | READ_DIR, "/tmp": ALL_BUT_EXECUTE})
    return seccomp(filter_program)


def _mount(source, target, kind, flags, options):
    arguments = [text and text.encode() for text in (source, target, kind, options)]
    _checked(
        _libc.mount(*arguments[:3], ctypes.c_ulong(flags), arguments[3]),
        f"mount {target}",
    )


def _own_user(own):
    """Enters a user namespace of its own: processes are counted in it, and the capabilities of the sandbox end."""
    user, group = os.geteuid(), os.getegid()
    unshare(NEWUSER)
    for name, text in (("setgroups", "deny"), ("uid_map", f"1000 {user} 1"), ("gid_map", f"1000 {group} 1")):
        file = os.open(name, os.O_WRONLY, dir_fd=own)
        os.write(file, text.encode())
        os.close(file)


def rlimits(limits):
    for kind, value in (
        (resource.RLIMIT_FSIZE, limits["scratch"]),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
    ):
        resource.setrlimit(kind, (value, value))
    for kind, value, spare in (
        (resource.RLIMIT_NOFILE, FILES, SPARE_FILES),
        (resource.RLIMIT_NPROC, limits["processes"] + OWN_PROCESSES, SPARE_PROCESSES),
        (resource.RLIMIT_AS, limits["address"], SPARE_BYTES),
    ):
        resource.setrlimit(kind, (value, value + spare))


def _no_capabilities():
    prctl(_SET_SECUREBITS, _NOROOT_LOCKED)
    for capability in range(_CAPABILITIES):
        _libc.prctl(_CAPBSET_DROP, ctypes.c_ulong(capability), 0, 0, 0)
    header = struct.pack("=Ii", 0x20080522, 0)
    _checked(_libc.capset(header, bytes(24)), "capset")
    no_new_privileges()


def no_new_privileges():
    prctl(_SET_NO_NEW_PRIVS, 1)


def prctl(option, value):
    _checked(_libc.prctl(option, ctypes.c_ulong(value), 0, 0, 0), f"prctl {option}")


def _syscall(number, *arguments):
    return _checked(_libc.syscall(ctypes.c_long(number), *arguments), f"system call {number}")


def landlock(allowed):
    """Adds a second layer: access to what is allowed only; no TCP, no signal to other sessions."""
    abi = _libc.syscall(ctypes.c_long(_LANDLOCK_CREATE), None, ctypes.c_size_t(0), ctypes.c_uint(1))
    if abi < 1:
        return
    every = _ALL_BY_ABI.get(abi, _ALL)
    attributes = struct.pack("=QQQ", every, 3 if abi >= 4 else 0, 3 if abi >= 6 else 0)
    size = 8 if abi < 4 else 16 if abi < 6 else 24
    rules = _syscall(_LANDLOCK_CREATE, attributes, ctypes.c_size_t(size), ctypes.c_uint(0))
    for path, access in allowed.items():
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        rule = struct.pack("=Qi", access & every, place)
        _syscall(_LANDLOCK_ADD, ctypes.c_int(rules), ctypes.c_int(1), rule, ctypes.c_uint(0))
        os.close(place)
    _syscall(_LANDLOCK_RESTRICT, ctypes.c_int(rules), ctypes.c_uint(0))
    os.close(rules)


def seccomp(program):
    """Installs the filter. Returns the descriptor on which the kernel asks about signals."""
    instructions = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("HxxxxxxQ", len(program) // 8, ctypes.addressof(instructions))
    number = _SECCOMP[os.uname().machine]
    return _syscall(number, ctypes.c_uint(1), ctypes.c_uint(_NEW_LISTENER), header)
