"""Pools of processes or threads that a cell keeps for a later one.

The processes of a pool end with their cell, and its threads where the state from before a cell returns. The pool does
not notice that, and whatever is asked of it would wait for ever. So it is told here: the next call fails at once, and
so does what still waits for a result.
"""

import gc
import sys
from contextlib import suppress

PROCESSES_ENDED = "the processes of this pool ended with the last cell: make a pool in the cell that uses it"
THREADS_ENDED = "the threads of this pool ended when the state from before a cell was restored: make a new pool"


def processes_ended():
    """Called when a cell ends, while its processes still live."""
    with suppress(Exception):
        for pool in _pools():
            if not isinstance(pool, sys.modules["multiprocessing.pool"].ThreadPool):
                _end(pool, PROCESSES_ENDED)
    with suppress(Exception):
        process = sys.modules.get("concurrent.futures.process")
        for thread in list(process._threads_wakeups) if process else ():
            executor = thread.executor_reference()
            if executor is not None:
                executor.submit = _failing(process.BrokenProcessPool, PROCESSES_ENDED)


def threads_ended():
    """Called in a process that goes on from a copy, in which there are no threads."""
    with suppress(Exception):
        for pool in _pools():
            _end(pool, THREADS_ENDED)
    with suppress(Exception):
        thread = sys.modules.get("concurrent.futures.thread")
        for executor in gc.get_objects() if thread else ():
            if issubclass(type(executor), thread.ThreadPoolExecutor) and executor._threads:
                executor.submit = _failing(thread.BrokenThreadPool, THREADS_ENDED)
                while not executor._work_queue.empty():
                    item = executor._work_queue.get_nowait()
                    if item is not None:
                        item.future.set_exception(thread.BrokenThreadPool(THREADS_ENDED))


def _pools():
    if "multiprocessing.pool" not in sys.modules:
        return []
    finalizers = list(sys.modules["multiprocessing.util"]._finalizer_registry.values())
    living = [finalizer._weakref() for finalizer in finalizers if finalizer._weakref is not None]
    return [each for each in living if issubclass(type(each), sys.modules["multiprocessing.pool"].Pool)]


def _end(pool, why):
    """Its own `terminate` would wait for a lock that a process may hold as it ends, so nothing of it is called."""
    pool._terminate.cancel()
    pool._state = pool._worker_handler._state = pool._task_handler._state = "TERMINATE"
    pool._check_running = _failing(ValueError, why)
    pool.close = pool.terminate = pool.join = _nothing
    pool._change_notifier.put(None)
    for result in list(pool._cache.values()):
        with suppress(Exception):
            _fail(result, ValueError(why))


def _fail(result, error):
    if hasattr(result, "_event"):
        result._success, result._value = False, error
        result._event.set()
    else:
        result._set(result._index, (False, error))


def _failing(kind, why):
    def fail(*_, **__):
        raise kind(why)

    return fail


def _nothing():
    """There is nothing left to close, to end or to wait for."""
