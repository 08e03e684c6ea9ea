"""What is different in a container, whose engine has made the namespaces and the mounts, and has given no capability.

A container has one session. The supervisor is process 1, so that all processes end with it. It has the user and the
PID namespace of the session: the filter asks about signals, and refuses those to the supervisor and to the zygote; the
kernel gives nobody their memory and their descriptors.
"""

import os

import isolation

OWN_PROCESSES = 2

_SET_DUMPABLE, _SET_CHILD_SUBREAPER = 4, 36
_READ_WRITE = isolation.READ_FILE | isolation.WRITE_FILE
_DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")


def hide_from_others():
    """Makes this process one that others of the same user cannot look into."""
    isolation.prctl(_SET_DUMPABLE, 0)


def fork():
    """Forks the first process of a session. It adopts the orphans of the session."""
    hide_from_others()
    first = os.fork()
    if first == 0:
        isolation.prctl(_SET_DUMPABLE, 1)
        isolation.prctl(_SET_CHILD_SUBREAPER, 1)
    return first


def enter(limits, filter_program, _):
    """As `isolation.enter`."""
    os.setsid()
    os.chdir("/tmp")
    isolation.rlimits({**limits, "processes": limits["processes"] + OWN_PROCESSES})
    isolation.no_new_privileges()
    isolation.landlock(
        {"/usr": isolation.READ, "/site": isolation.READ}
        | dict.fromkeys(_DEVICES, _READ_WRITE)
        | dict.fromkeys(("/tmp", "/dev/shm"), isolation.ALL_BUT_EXECUTE)
    )
    return isolation.seccomp(filter_program)
