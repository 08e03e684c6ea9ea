# attack: unpickle
# has code run by reading a pickled object
# proves: file
import pickle

pickle.loads(b"cposix\nsystem\n(S'echo > " + folder.encode() + b"/made'\ntR.")

# attack: take_away_exec
# takes the functions away by which cells are run
# proves: box
# spoils: always
import builtins

builtins.exec = builtins.eval = builtins.compile = None

# attack: take_away_builtins
# takes all names of the language away
# proves: box
# spoils: always
import builtins

for name in dir(builtins):
    if name not in ("None", "setattr", "dir") and not name.startswith("__"):
        setattr(builtins, name, None)

# attack: pretend_to_run
# replaces the functions by which cells are run with one that does nothing
# proves: next
# spoils: always
import builtins

builtins.exec = builtins.eval = lambda *_: None

# attack: take_away_parser
# takes the functions away by which cells are read
# proves: box
# spoils: always
import ast

ast.parse = ast.Expression = ast.Expr = ast.PyCF_ONLY_AST = None

# attack: take_away_system
# replaces what the operating system offers by functions that never return
# proves: late
# limit: 1
# spoils: always
import time


def never(*_, sleep=time.sleep, **named):
    sleep(60)


for name in dir(os):
    if callable(getattr(os, name)) and not name.startswith("_") and name not in ("fspath", "PathLike"):
        setattr(os, name, never)

# attack: take_away_modules
# replaces the functions of modules that a runner of cells would need
# proves: box
# spoils: always
import io
import json
import linecache
import select
import signal
import struct
import traceback


def fails(*_, **named):
    raise SystemExit("forged")


for module in (io, json, linecache, select, signal, struct, traceback):
    for name in dir(module):
        if callable(getattr(module, name)) and not name.startswith("_"):
            setattr(module, name, fails)

# attack: forget_modules
# forgets all modules
# proves: box
# spoils: always
for module in list(sys.modules.values()):
    names = vars(module)
    if module is not sys and names.get("__name__") not in ("builtins", "sys"):
        for name in list(names):
            if not name.startswith("__"):
                names[name] = None

# attack: climb_frames
# empties the variables of whoever has called it
# proves: box
# spoils: always
frame = sys._getframe()
while frame.f_back:
    frame = frame.f_back
frame.f_globals.clear()

# attack: show_frames
# shows the variables of whoever has called it
# proves: secret
frame = sys._getframe()
while frame:
    print(frame.f_globals, frame.f_locals)
    frame = frame.f_back

# attack: show_frames_of_error
# shows the variables of whoever has called it, by way of an error
# proves: secret
try:
    raise KeyError
except KeyError as error:
    frame = error.__traceback__.tb_frame
    while frame:
        print(frame.f_globals)
        frame = frame.f_back

# attack: replace_functions
# replaces the code of the functions that run cells, which it finds among all objects
# proves: neighbour
# spoils: always
import gc


def nothing(*_, **named):
    return None


for function in gc.get_objects():
    if type(function) is type(nothing) and function.__module__ in ("__main__", "cells", "worker", "frames", None):
        if function is not nothing and not function.__code__.co_freevars:
            function.__code__ = nothing.__code__

# attack: empty_dictionaries
# empties the dictionaries of whoever runs cells, which it finds among all objects
# proves: box
# spoils: always
import gc

for found in gc.get_objects():
    if type(found) is dict and found is not globals() and ("requests" in found or "_cells" in found or "_show" in found or "_channel" in found):
        found.clear()

# attack: trace_all
# has a function of its own called whenever a function is called
# proves: box
# spoils: always
def profile(frame, event, argument):
    if not frame.f_code.co_filename.startswith("<cell"):
        os._exit(3)


sys.setprofile(profile)

# attack: audit_all
# refuses everything that the interpreter announces, for ever
# proves: box
# spoils: always
def refuse(event, arguments):
    if event in ("compile", "exec"):
        raise RuntimeError("refused")


sys.addaudithook(refuse)

# attack: interrupt_later
# has a thread interrupt whoever runs cells after its own has ended
# proves: box
# spoils: session
import _thread
import time


def interrupt(main=_thread.interrupt_main, sleep=time.sleep):
    for _ in range(150):
        sleep(0.01)
        main()


_thread.start_new_thread(interrupt, ())
time.sleep(0)

# attack: alarm_later
# has a signal interrupt whoever runs cells after its own has ended
# proves: box
# spoils: session
import signal


def alarm(*_):
    raise SystemExit("forged")


signal.signal(signal.SIGALRM, alarm)
signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02)

# attack: throw_later
# has a thread raise an exception in the thread that runs cells
# proves: box
# spoils: session
import threading
import time


def throw(main, sleep=time.sleep):
    for _ in range(100):
        sleep(0.01)
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(main), ctypes.py_object(SystemExit))


threading.Thread(target=throw, args=(threading.main_thread().ident,), daemon=True).start()

# attack: shallow_recursion
# lets no function call another any more
# proves: box
# spoils: always
for depth in range(5, 60):
    try:
        sys.setrecursionlimit(depth)
        break
    except RecursionError:
        continue

# attack: no_more_memory
# gives up the right to any more memory
# proves: next
# control: none: a process that needs no more memory goes on
# spoils: session
import resource

resource.setrlimit(resource.RLIMIT_AS, (1 << 20, 1 << 20))
held = bytearray(1 << 20)

# attack: no_more_processor
# gives up the right to any more time of the processor
# proves: box
# spoils: session
import resource

resource.setrlimit(resource.RLIMIT_CPU, (1, 1))
while True:
    pass

# attack: no_more_files
# gives up the right to open anything
# proves: next
# control: none: without isolation nothing more is opened
# spoils: session
import resource

resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))

# attack: no_more_processes
# gives up the right to start processes
# proves: next
# control: none: without isolation nothing more is started
# spoils: session
import resource

resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))

# attack: act_at_fork
# acts when its process is copied
# proves: next
# control: none: without isolation nothing is copied
# spoils: session
import threading
import time

os.register_at_fork(before=lambda: time.sleep(30), after_in_child=lambda: time.sleep(30))
threading.Thread(target=time.sleep, args=(5,), daemon=True).start()

# attack: act_at_end
# leaves an object that acts when it is deleted
# proves: box
# spoils: always
class Last:
    def __del__(self, end=os._exit):
        end(0)


last = Last()
sys.modules["reckoner_last"] = last
del last
for name in ("__main__", "reckoner_last"):
    sys.modules.pop(name, None)
