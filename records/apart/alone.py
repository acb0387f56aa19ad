"""What a child may not do, whoever has captured it: speak to anybody, start anything, alter any file.

Two bars. The kernel refuses the calls (seccomp, Linux on x86-64 and 64-bit ARM), so native parsers are held as well as
Python, and there is no way back. Where the kernel has no such filter, Python's own audit hook refuses what Python would
do. What is left to a child is to compute, to read files, to have threads, and to write to the pipe that it was given.

It loads nothing of the house: `entry` takes it by its place.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys
from collections.abc import Iterator
from typing import NamedTuple

_EVENTS = frozenset(
    {
        "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.system", "os.startfile",
        "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod",
        "os.chown", "os.utime", "os.setxattr", "os.removexattr", "pty.spawn", "subprocess.Popen",
    }
)  # fmt: skip
"""Of docs.python.org/3/library/audit_events.html; those of sockets are known by their room."""
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def stay_alone() -> bool:
    """From now on, for all threads of this process and for good. True when the kernel holds it, too."""
    held = _filtered()
    sys.addaudithook(_refuse)
    return held


def _refuse(event: str, given: tuple[object, ...]) -> None:
    """Raises PermissionError for what is not to be."""
    if event == "open":
        flags = given[2]
        if not isinstance(flags, int) or not flags & _WRITES or given[0] == os.devnull:
            return
    elif event not in _EVENTS and not event.startswith("socket."):
        return
    raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))


class _Calls(NamedTuple):
    """Numbers of system calls on one kind of machine (Linux: `unistd_64.h`, `asm-generic/unistd.h`)."""

    arch: int
    """AUDIT_ARCH_… of `linux/audit.h`."""
    refused: tuple[int, ...]
    opens: tuple[tuple[int, int], ...]
    """Call and place of its flags: refused only for writing."""
    own: tuple[tuple[int, bool], ...]
    """Signals and limits: only to this process, which is 0 to some."""
    clone: int
    """Threads, and nothing else."""
    seccomp: int


_BOTH = (424, 425, 434, 438, 452)
"""pidfd_send_signal, io_uring_setup, pidfd_open, pidfd_getfd, fchmodat2."""
_UNSEEN = (435, 437)
"""clone3, openat2: their flags lie in memory, where no filter looks. Said to be unknown, so the older ones are used."""
_KINDS = {
    "x86_64": _Calls(
        0xC000003E,
        (
            *range(41, 44), 44, 46, 49, 50, 53, 288, 307,  # socket to listen, socketpair, accept4, sendmmsg
            57, 58, 59, 322,  # fork, vfork, execve, execveat
            76, 77, *range(82, 89), *range(90, 95), 132, 133, 235,  # truncate to mknod, utimes
            *range(188, 191), *range(197, 200),  # setxattr, removexattr
            *range(258, 262), *range(263, 267), 268, 280, 285, 316,  # mkdirat to renameat2
            101, 155, 161, 165, 166, 200, *range(248, 251), 272, 298, 304, 308,  # ptrace to setns
            *range(310, 313), 321, 323,  # process_vm_*, kcmp, bpf, userfaultfd
        ),
        ((2, 1), (257, 2)),
        ((62, False), (234, False), (302, True)),  # kill, tgkill, prlimit64
        56,
        317,
    ),
    "aarch64": _Calls(
        0xC00000B7,
        (
            *range(198, 204), 206, 211, 242, 269,  # socket to sendmsg, accept4, sendmmsg
            221, 281,  # execve, execveat
            *range(5, 8), *range(14, 17), *range(33, 42), 45, 46, 47, 51, *range(52, 56), 88, 276,
            97, 117, 130, *range(217, 220), 241, 265, 268, *range(270, 273), 280, 282,
        ),
        ((56, 2),),
        ((129, False), (131, False), (261, True)),
        220,
        277,
    ),
}  # fmt: skip
_LOAD, _IS, _HAS, _AT_LEAST, _END = 0x20, 0x15, 0x45, 0x35, 0x06
"""Of `linux/bpf_common.h`: load a word, jump if equal, if a bit is set, if not less, return."""
_ALLOW, _REFUSE, _UNKNOWN = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x00050000 | errno.ENOSYS
_NUMBER, _ARCH, _FIRST = 0, 4, 16
"""Where `struct seccomp_data` has the call, the machine and the first argument; each argument has eight bytes."""
_X32 = 0x40000000
"""Calls of the other tongue of x86-64 begin here; nobody speaks it."""
_CLONE_THREAD = 0x00010000
_NO_NEW_PRIVS, _SET_SECCOMP, _MODE_FILTER, _ALL_THREADS = 38, 22, 2, 1


def _filtered() -> bool:
    kind = _KINDS.get(platform.machine()) if sys.platform == "linux" else None
    if kind is None or sys.byteorder != "little":
        return False
    steps = list(_program(kind, os.getpid()))
    code = ctypes.create_string_buffer(b"".join(steps))
    program = ctypes.create_string_buffer(
        struct.pack("@HxxxxxxP", len(steps), ctypes.addressof(code))
    )
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    done: int = libc.syscall(kind.seccomp, 1, _ALL_THREADS, program)
    if done:
        done = libc.prctl(_SET_SECCOMP, _MODE_FILTER, program, 0, 0)
    return done == 0


def _program(kind: _Calls, pid: int) -> Iterator[bytes]:
    """The filter, a step each of eight bytes."""
    yield _step(_LOAD, _ARCH)
    yield from _unless(_IS, kind.arch)
    yield _step(_LOAD, _NUMBER)
    yield from _when(_AT_LEAST, _X32, _REFUSE)
    for call in (*kind.refused, *_BOTH):
        yield from _when(_IS, call, _REFUSE)
    for call in _UNSEEN:
        yield from _when(_IS, call, _UNKNOWN)
    for call, place in kind.opens:
        yield from _asked(call, place, _HAS, _WRITES, (_REFUSE, _ALLOW))
    for call, is_zero in kind.own:
        yield from _asked(call, 0, _IS, 0 if is_zero else pid, (_ALLOW, _REFUSE))
    yield from _asked(kind.clone, 0, _HAS, _CLONE_THREAD, (_ALLOW, _REFUSE))
    yield _step(_END, _ALLOW)


def _step(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    return struct.pack("<HBBI", code, yes, no, value)


def _when(test: int, value: int, answer: int) -> Iterator[bytes]:
    yield _step(test, value, 0, 1)
    yield _step(_END, answer)


def _unless(test: int, value: int) -> Iterator[bytes]:
    yield _step(test, value, 1, 0)
    yield _step(_END, _REFUSE)


def _asked(
    call: int, place: int, test: int, value: int, answers: tuple[int, int]
) -> Iterator[bytes]:
    """For one call: the answers by whether the low word of an argument bears the test."""
    yield _step(_IS, call, 0, 4)
    yield _step(_LOAD, _FIRST + 8 * place)
    yield _step(test, value, 0, 1)
    yield _step(_END, answers[0])
    yield _step(_END, answers[1])
