"""Forks sessions. It has imported the libraries that most cells use, and runs no cell itself.

A request carries three descriptors: the channel of the session's first process, the channel of its first worker, and
the pipe for what cells print. The first process is number 1 of a PID namespace: no process in the namespace can signal
it, and all of them end with it. It reports how workers end, which only their parent can know.
"""

import _socket
import gc
import os
import signal
import socket
import sys
import types
from contextlib import suppress

import cgroups
import container
import frames
import huge_pages
import isolation
import worker
from cells import HIDDEN


def main(descriptor):
    channel = socket.socket(fileno=descriptor)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in (signal.SIGHUP, signal.SIGQUIT, signal.SIGTERM):  # inherited as ignored
        signal.signal(number, signal.SIG_DFL)
    requests = frames.Channel(channel).bodies()
    settings = frames.decoded(next(requests)[0])
    place = container if settings["contained"] else isolation
    huge_pages.from_heap()
    versions = _import(settings["imports"])
    _hide_scripts()
    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # a session that has ended leaves no zombie
    frames.send(channel, frames.encoded({"python": sys.version.split()[0], "imported": versions}))
    limits = {**settings["limits"], "address": settings["limits"]["memory"] + _address_space()}
    filter_program = bytes.fromhex(settings["filter"])
    for body, descriptors in requests:
        group = cgroups.Cgroup(frames.decoded(body)["session"])
        _fork_session(channel, descriptors, place, group, limits, filter_program, settings["chars"])
    os._exit(0)


def _import(names):
    versions = {}
    for name in names:
        versions[name] = __import__(name).__version__
    return versions


def _hide_scripts():
    """Removes the sandbox's own modules, so that cells import from the library only."""
    sys.path[:] = [place for place in sys.path if not place.startswith("/scripts/")]
    for name, module in list(sys.modules.items()):
        if (getattr(module, "__file__", None) or "").startswith("/scripts/"):
            del sys.modules[name]


def _address_space():
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def _fork_session(channel, descriptors, place, group, limits, filter_program, chars):
    """Where that fails, the session is told so; those that there are go on."""
    try:
        first = place.fork()
    except OSError as error:
        _fail(socket.socket(fileno=os.dup(descriptors[0])), error)
        first = -1
    if first == 0:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        channel.close()
        _first(*descriptors, place, group, limits, filter_program, chars)
    for descriptor in descriptors:
        os.close(descriptor)


def _fail(channel, error):
    with channel, suppress(OSError):  # the session may have been closed meanwhile
        frames.send(channel, frames.packed(b"failed", str(error).encode("utf-8", "replace")))


def _first(own, work, output, place, group, limits, filter_program, chars):
    """The first process of a session: isolates itself, forks the worker, reaps what ends and reports it."""
    channel = socket.socket(fileno=own)
    try:
        asking = place.enter(limits, filter_program, group)
    except OSError as error:
        _fail(channel, error)
        os._exit(1)
    try:
        frames.send(channel, frames.packed(b"ready", b"%d" % os.getpid()), (asking,))
    except OSError:  # the session was closed meanwhile; nobody answers the filter, so nothing it asks about may be done
        os._exit(0)
    os.close(asking)
    if os.fork() == 0:
        channel.close()
        worker.begin(_socket.socket(fileno=work), output, chars)
    os.close(work)
    os.close(output)
    try:
        while True:
            pid, status = os.wait()
            code = os.waitstatus_to_exitcode(status)
            frames.send(channel, frames.packed(b"ended", b"%d" % pid, b"%d" % code))
    finally:
        os._exit(0)


def _hide_file_names():
    """Gives the sandbox's own code another file name: a cell can see the frames that run it."""
    for module in list(sys.modules.values()):
        if (getattr(module, "__file__", None) or "").startswith("/scripts/"):
            for each in list(vars(module).values()):
                for function in list(vars(each).values()) if isinstance(each, type) else [each]:
                    function = getattr(function, "__func__", function)
                    if isinstance(function, types.FunctionType) and function.__module__ == module.__name__:
                        function.__code__ = _renamed(function.__code__)


def _renamed(code):
    constants = tuple(_renamed(each) if isinstance(each, types.CodeType) else each for each in code.co_consts)
    return code.replace(co_filename=HIDDEN, co_consts=constants)


_hide_file_names()
