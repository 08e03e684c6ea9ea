"""Memory in huge pages, so that forking a process with much memory costs little.

A fork copies the table of a process's pages, and its end frees it: 256 entries for each MiB in small pages, one for two
MiB in huge pages. glibc's heap is made of huge pages where its tunables say so (`BubblewrapCommand` sets them), but
Python does not take memory for small objects from that heap. Here it is made to do so.
"""

import ctypes
import os

MOST = 8_192
SIZE = 400


class _Allocator(ctypes.Structure):
    _fields_ = [(name, ctypes.c_void_p) for name in ("context", "malloc", "calloc", "realloc", "free")]


class _Arenas(ctypes.Structure):
    _fields_ = [(name, ctypes.c_void_p) for name in ("context", "allocate", "free")]


_kept = []


def from_heap():
    """Puts small objects made after this call on the heap. A process that has called this must end by `os._exit`.

    Memory that Python took before must not be freed, because it would be freed to the heap. It is filled with objects
    that are kept, until one of them is below the heap's end, which shows that the old memory is used up.
    """
    os.environ.pop("GLIBC_TUNABLES", None)
    raw = _Allocator()
    ctypes.pythonapi.PyMem_GetAllocator(0, ctypes.byref(raw))
    arenas = _Arenas(raw.context, raw.malloc, raw.free)
    ctypes.pythonapi.PyObject_SetArenaAllocator(ctypes.byref(arenas))
    sbrk = ctypes.CDLL(None).sbrk
    sbrk.restype, sbrk.argtypes = ctypes.c_void_p, (ctypes.c_ssize_t,)
    while len(_kept) < MOST and not (_kept and id(_kept[-1]) < sbrk(0)):
        _kept.append(bytes(SIZE))
