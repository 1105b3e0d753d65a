"""The limit on memory of the reading process on Windows: a job object.

Figures and structures: JOBOBJECT_EXTENDED_LIMIT_INFORMATION of the Windows API. When the job's
handle is closed, also because this program ends, the process is ended with it.
"""

from __future__ import annotations

import ctypes
from ctypes import wintypes
from typing import Any

_PROCESS_MEMORY = 0x00000100
_DIE_ON_UNHANDLED_EXCEPTION = 0x00000400
_KILL_ON_JOB_CLOSE = 0x00002000
_EXTENDED_LIMIT_INFORMATION = 9


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER),
        ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
        ("LimitFlags", wintypes.DWORD),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", wintypes.DWORD),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", wintypes.DWORD),
        ("SchedulingClass", wintypes.DWORD),
    )


class _ExtendedLimits(ctypes.Structure):
    _fields_ = (
        ("BasicLimitInformation", _BasicLimits),
        ("IoInfo", ctypes.c_ulonglong * 6),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


class Job:
    """Holds the job's handle; dropping it ends the process."""

    def __init__(self, kernel: Any, handle: int) -> None:
        self._kernel = kernel
        self._handle = handle

    def __del__(self) -> None:
        self._kernel.CloseHandle(wintypes.HANDLE(self._handle))


def limit_process(process: int, memory: int) -> Job:
    """Put the process (its handle) into a job of its own with ``memory`` bytes at most.

    Raises:
        OSError: Windows refused.
    """
    kernel: Any = getattr(ctypes, "WinDLL")("kernel32", use_last_error=True)  # noqa: B009
    kernel.CreateJobObjectW.restype = wintypes.HANDLE
    handle = kernel.CreateJobObjectW(None, None)
    if not handle:
        raise OSError("no job object")
    job = Job(kernel, handle)
    limits = _ExtendedLimits()
    limits.BasicLimitInformation.LimitFlags = (
        _PROCESS_MEMORY | _DIE_ON_UNHANDLED_EXCEPTION | _KILL_ON_JOB_CLOSE
    )
    limits.ProcessMemoryLimit = memory
    if not kernel.SetInformationJobObject(
        wintypes.HANDLE(handle),
        _EXTENDED_LIMIT_INFORMATION,
        ctypes.byref(limits),
        ctypes.sizeof(limits),
    ) or not kernel.AssignProcessToJobObject(wintypes.HANDLE(handle), wintypes.HANDLE(process)):
        raise OSError("the process could not be limited")
    return job
