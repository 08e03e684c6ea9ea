"""What a trivial cell takes through `reckoner sandbox run`, in milliseconds: after a pause of 50 ms, and back to back.

Run from the folder of the build to be measured: python3 perf/cell_latency.py [SANDBOX]
"""

import json
import subprocess
import sys
import time

PAUSES, CELLS = 200, 500


def main(sandbox="local"):
    command = ["./reckoner", "sandbox", "run", "--sandbox", sandbox, "-"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        for _ in range(300):
            timed(process)
        paused = []
        for _ in range(PAUSES):
            time.sleep(0.05)
            paused.append(timed(process))
        told("after a pause", paused)
        told("back to back", [timed(process) for _ in range(CELLS)])
        process.stdin.close()


def timed(process, source="6 * 7"):
    began = time.perf_counter()
    process.stdin.write(json.dumps({"code": source}).encode() + b"\n")
    process.stdin.flush()
    process.stdout.readline()
    return (time.perf_counter() - began) * 1e3


def told(what, times):
    times.sort()
    print(f"{what}: min {times[0]:.2f}, median {times[len(times) // 2]:.2f}, p99 {times[len(times) * 99 // 100]:.2f}")


main(*sys.argv[1:])
