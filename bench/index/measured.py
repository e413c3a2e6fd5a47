"""What every script shares: columns from files, and what the best of several runs cost."""

import os
import resource
import time

import numpy as np


def column(folder, name, kind):
    """A column as the benchmark wrote it: raw, little-endian."""
    return np.fromfile(os.path.join(folder, name), dtype=kind)


def result(folder, name, values):
    """Keeps a result for the comparison."""
    np.asarray(values, dtype="<f8").tofile(os.path.join(folder, name))


def processor_seconds():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def peak_megabytes():
    with open("/proc/self/status") as status:
        line = next(line for line in status if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def best(repeats, work):
    """Runs the work several times, says what the quickest cost, and returns its result."""
    costs = []
    for _ in range(repeats):
        wall, cpu = time.perf_counter(), processor_seconds()
        found = work()
        costs.append((time.perf_counter() - wall, processor_seconds() - cpu))
    wall, cpu = min(costs)
    print(f"{wall} {cpu} {peak_megabytes()}")
    return found
