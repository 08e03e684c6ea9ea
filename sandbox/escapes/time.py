# attack: loop
# never ends
# proves: late
# limit: 1
while True:
    pass

# attack: ignore_interruption
# goes on when it is interrupted
# proves: late
# limit: 1
while True:
    try:
        while True:
            pass
    except BaseException:
        pass

# attack: block_signals
# blocks all signals and goes on
# proves: late
# limit: 1
import signal

try:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
finally:
    while True:
        pass

# attack: sleep
# sleeps for ever
# proves: late
# limit: 1
import time

time.sleep(1_000_000)

# attack: compute_in_one_step
# computes what no interruption reaches
# proves: late
# limit: 1
sum(range(10**12))

# attack: large_power
# computes a power that takes for ever
# proves: late
# limit: 1
7 ** 10**9 % 10

# attack: slow_pattern
# matches a pattern that takes for ever
# proves: late
# limit: 1
import re

re.match("(a*)*b", "a" * 40)

# attack: wait_for_nothing
# waits for data that never comes
# proves: late
# limit: 1
os.read(os.pipe()[0], 1)

# attack: wait_for_itself
# waits for a lock that it holds
# proves: late
# limit: 1
import threading

lock = threading.Lock()
lock.acquire()
lock.acquire()

# attack: wait_for_child
# waits for a process that never ends
# proves: late
# limit: 1
import time

if os.fork() == 0:
    time.sleep(1_000)
os.wait()

# attack: consume_endlessly
# consumes an endless iterator in one step
# proves: late
# limit: 1
import collections
import itertools

collections.deque(itertools.count(), maxlen=0)

# attack: endless_value
# shows a value that never ends to show itself
# proves: late
# limit: 1
class Value:
    def __repr__(self):
        while True:
            pass


Value()

# attack: endless_error
# raises an error that never ends to describe itself
# proves: late
# limit: 1
class Endless(Exception):
    def __str__(self):
        while True:
            pass


raise Endless

# attack: stop_itself
# stops its own process
# proves: late
# limit: 1
os.kill(os.getpid(), 19)

# attack: print_endlessly
# prints for ever
# proves: late
# limit: 1
while True:
    print("spam")

# attack: endless_cleanup
# cleans up for ever after it is interrupted
# proves: late
# limit: 1
def endless():
    try:
        while True:
            yield
    finally:
        while True:
            pass


for _ in endless():
    pass
