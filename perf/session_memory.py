"""What a session of the local sandbox takes of the host at most while cells try to take more than their limit of 1 GiB.

Run from the folder of the build to be measured: python3 perf/session_memory.py [COMMAND...]
It samples the proportional set size of all processes of the sandbox, less what they have before the cells.
Without control groups, as root: unshare -m sh -c 'umount -R -l /sys/fs/cgroup; exec python3 perf/session_memory.py'
"""

import json
import os
import subprocess
import sys
import threading
import time

EVERY = 0.005
CELLS = {
    "one list that grows": ["held = []\nwhile True: held.append(bytearray(1 << 22))"],
    "20 children, 200 MB each": [
        "import os, time\nfor _ in range(20):\n  if os.fork() == 0:\n    held = bytearray(b'x') * (200 << 20); time.sleep(60)\n"
        "time.sleep(60)"
    ],
    "the same, all at one moment": [
        "import os, time\ngate, opened = os.pipe()\nfor _ in range(20):\n  if os.fork() == 0:\n    os.read(gate, 1)\n"
        "    held = bytearray(b'x') * (200 << 20); time.sleep(60)\nos.write(opened, b'x' * 20); time.sleep(60)"
    ],
    "the same, by a thread between two cells": [
        "import os, threading, time\ndef eat():\n  time.sleep(0.5)\n  for _ in range(20):\n    if os.fork() == 0:\n"
        "      held = bytearray(b'x') * (200 << 20); time.sleep(60)\n  time.sleep(60)\n"
        "threading.Thread(target=eat, daemon=True).start()",
        None,
        "1",
    ],
    "880 MB of an array changed in place": [
        "import numpy as np\na = np.ones(110_000_000)",
        "a += 1",
        "a += 1",
    ],
    "filled pairs of sockets": [
        "import os, socket, time\nfor _ in range(20):\n  if os.fork() == 0: break\npairs = []\nwhile True:\n"
        "  try: pairs.append(socket.socketpair())\n  except OSError: break\n  for each in pairs[-1]:\n"
        "    each.setblocking(False)\n    try:\n      while True: each.send(b'x' * 100_000)\n    except OSError: pass\n"
        "time.sleep(60)"
    ],
}


def main(*command):
    command = command or ("./reckoner", "sandbox", "run", "--sandbox", "local", "-")
    for name, cells in CELLS.items():
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
            run(process, "1")
            before, top, done = taken(process.pid), [0], threading.Event()
            sampler = threading.Thread(target=sample, args=(process.pid, top, done))
            sampler.start()
            ends = [time.sleep(10) if cell is None else run(process, cell) for cell in cells]
            done.set()
            sampler.join()
            process.stdin.close()
        outcomes = ", ".join(f"{end['outcome']} {end['state']}" for end in ends if end)
        print(f"{name}: {(top[0] - before) >> 20} MiB ({outcomes})", flush=True)


def run(process, source):
    process.stdin.write(json.dumps({"code": source, "limit_s": 30}).encode() + b"\n")
    process.stdin.flush()
    return json.loads(process.stdout.readline())


def sample(pid, top, done):
    while not done.is_set():
        top[0] = max(top[0], taken(pid))
        time.sleep(EVERY)


def taken(pid):
    return sum(proportional(each) for each in below(pid))


def below(pid):
    found, waiting = set(), [pid]
    while waiting:
        parent = waiting.pop()
        try:
            for thread in os.listdir(f"/proc/{parent}/task"):
                with open(f"/proc/{parent}/task/{thread}/children", encoding="ascii") as file:
                    children = {int(child) for child in file.read().split()}
                waiting.extend(children - found)
                found |= children
        except OSError:
            pass
    return found


def proportional(pid):
    try:
        with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
            return next(int(line.split()[1]) << 10 for line in file if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return 0


main(*sys.argv[1:])
