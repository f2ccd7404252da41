"""The pool of processes when the program is stopped."""

import signal
import subprocess
import sys
import threading
import time

import pytest

from isnad.engines.workers import new_pool

WAITING = """
import os, signal, threading, time
from isnad.engines.workers import new_pool

join = threading.Thread.join

def interrupted(self, timeout=None):
    threading.Thread.join = join
    threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()
    join(self, timeout)
    time.sleep(10)

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell that starts the tests with & ignores it
    pool = new_pool(2)
    work = [pool.submit(time.sleep, 600) for _ in range(6)]
    threading.Thread.join = interrupted
    try:
        pool.shutdown(cancel_futures=True)
    except KeyboardInterrupt:
        print("stopped")
"""


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="Windows")
def test_a_worker_leaves_an_interrupt_to_the_parent_before_its_first_line() -> None:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [])
    with new_pool(1) as pool:
        assert signal.SIGINT in pool.submit(signal.pthread_sigmask, signal.SIG_BLOCK, []).result()
    assert signal.pthread_sigmask(signal.SIG_BLOCK, []) == before


def test_who_ends_a_pool_does_not_wait_for_its_work() -> None:
    pool = new_pool(1)
    pool.submit(time.time).result()
    work = pool.submit(time.sleep, 90)
    while not work.running():
        time.sleep(0.01)
    began = time.monotonic()
    pool.shutdown(cancel_futures=True)
    assert time.monotonic() - began < 45
    assert not [t for t in threading.enumerate() if t.name.startswith("QueueManager")]


def test_an_interrupt_while_a_pool_ends_leaves_nobody_waiting() -> None:
    done = subprocess.run([sys.executable, "-c", WAITING], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "stopped\n", "")
