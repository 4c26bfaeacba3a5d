"""Trials spread over the cores, by processes that begin anew: none has what another, or this one, left in memory."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TypeVar

T = TypeVar("T")
J = TypeVar("J")


def spread(
    work: Callable[[J], T], jobs: Iterable[J], env: Mapping[str, str] | None = None, at_once: int | None = None
) -> list[T]:
    """What `work`, a function of a module, gives for each job, in order. A process that dies ends it with an error.

    `env` is added to the environment in which the processes begin. `at_once` processes, or one for each core: pytest
    has given the other cores work already.
    """
    listed = list(jobs)
    processes = at_once or (1 if "PYTEST_XDIST_WORKER" in os.environ else os.cpu_count() or 1)
    piece = max(1, min(20, len(listed) // (processes * 4)))
    workers = max(1, min(processes, len(listed)))
    begins = _environment({"QT_QPA_PLATFORM": "offscreen", **(env or {})})
    with begins, ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        return list(pool.map(work, listed, chunksize=piece))


@contextmanager
def _environment(env: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in env}
    os.environ.update(env)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
