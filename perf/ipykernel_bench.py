"""The peer's figures of `docs/performance-local.md`: see `perf/local-sandbox`."""

import time

from jupyter_client.manager import start_new_kernel


def report(what, times):
    times.sort()
    low, median, high = times[0], times[len(times) // 2], times[(len(times) - 1) * 99 // 100]
    print(f"ipykernel  {what:46} {low:8.2f} {median:8.2f} {high:8.2f}", flush=True)


def measured(count, pause, what):
    times = []
    for _ in range(count):
        time.sleep(pause)
        begin = time.perf_counter()
        what()
        times.append((time.perf_counter() - begin) * 1e3)
    return times


def started(code):
    manager, client = start_new_kernel()
    client.execute_interactive(code, timeout=60)
    client.stop_channels()
    return manager


def main():
    managers = []
    for what, code in (("session, nothing imported", "1"), ("session, SymPy imported", "import sympy")):
        report(what, measured(5, 0, lambda code=code: managers.append(started(code))))
    for manager in managers:
        manager.shutdown_kernel(now=True)
    manager, client = start_new_kernel()
    cell = lambda: client.execute_interactive("1 + 1", output_hook=lambda _: None, timeout=60)
    measured(100, 0, cell)
    report("cell after a pause of 50 ms", measured(100, 0.05, cell))
    report("cell back to back", measured(500, 0, cell))
    client.execute_interactive("held = [bytes(1000) for _ in range(400_000)]", timeout=60)
    report("cell back to back, 400 MB of small objects", measured(200, 0, cell))

    def killed():
        manager.restart_kernel(now=True)
        client.wait_for_ready(timeout=60)
        cell()

    report("back to work after a hard kill, state lost", measured(5, 0, killed))
    manager.shutdown_kernel(now=True)


main()
