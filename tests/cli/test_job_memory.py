"""The limit of memory on Windows: what its kernel32 is asked, by a stand-in of it."""

import ctypes
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from app.cli import read_command
from app.cli.job_memory import JobLimits, limit_memory

JOB, SELF = 0x7F00_0000_0040, -1 & (1 << 64) - 1


class Asked:
    """A function of kernel32."""

    def __init__(self, answer: object, asked: list[tuple[object, ...]], name: str) -> None:
        self._answer, self._asked, self._name = answer, asked, name
        self.restype: Any = ctypes.c_int
        self.argtypes: Any = ()

    def __call__(self, *given: Any) -> object:
        assert len(given) == len(self.argtypes or given)
        seen = [JobLimits.from_buffer_copy(one._obj) if hasattr(one, "_obj") else one for one in given]
        self._asked.append((self._name, *seen))
        return self._answer


class Kernel(SimpleNamespace):
    """kernel32, which grants everything but what is `refused`."""

    def __init__(self, refused: str = "") -> None:
        self.asked: list[tuple[Any, ...]] = []
        answers = {
            "CreateJobObjectW": JOB,
            "GetCurrentProcess": SELF,
            "SetInformationJobObject": 1,
            "AssignProcessToJobObject": 1,
        }
        made = {name: Asked(None if name == refused else answer, self.asked, name) for name, answer in answers.items()}
        super().__init__(**made)


def test_the_process_puts_itself_into_a_job_with_that_limit() -> None:
    kernel = Kernel()
    assert limit_memory(kernel, 1 << 30)
    made, limited, myself, put = kernel.asked
    assert (made, myself) == (("CreateJobObjectW", None, None), ("GetCurrentProcess",))
    assert put == ("AssignProcessToJobObject", JOB, SELF)
    name, job, kind, limits, size = limited
    assert (name, job, kind, size) == ("SetInformationJobObject", JOB, 9, ctypes.sizeof(JobLimits))
    assert (limits.flags, limits.process_memory, limits.job_memory) == (0x100, 1 << 30, 0)


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="the program is for 64 bits")
def test_it_has_the_shape_that_windows_expects() -> None:
    """By winnt.h: 64 bytes of basic limits, 48 of counters, four sizes."""
    assert ctypes.sizeof(JobLimits) == 144
    assert (JobLimits.flags.offset, JobLimits.affinity.offset, JobLimits.counters.offset) == (16, 48, 64)
    assert JobLimits.process_memory.offset == 112


def test_handles_are_not_cut_to_half_their_length() -> None:
    kernel = Kernel()
    limit_memory(kernel, 1)
    assert kernel.CreateJobObjectW.restype is kernel.GetCurrentProcess.restype is ctypes.c_void_p
    assert kernel.AssignProcessToJobObject.argtypes == (ctypes.c_void_p, ctypes.c_void_p)


@pytest.mark.parametrize("refused", ["CreateJobObjectW", "SetInformationJobObject", "AssignProcessToJobObject"])
def test_where_windows_refuses_nothing_more_is_asked(refused: str) -> None:
    kernel = Kernel(refused)
    assert not limit_memory(kernel, 1 << 30)
    assert kernel.asked[-1][0] == refused


def test_the_reading_process_asks_for_it_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = Kernel()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WinDLL", lambda name: {"kernel32": kernel}[name], raising=False)
    read_command._limit_memory()
    assert kernel.asked[1][3].process_memory == read_command.MOST_MEMORY
