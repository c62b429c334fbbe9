#!/usr/bin/env python3
"""Writes down which calls one thread makes that change or sync files, and can make some of them fail.

Usage: trace_calls.py THREAD OUTPUT [skipped|reported|stuck FIRST LAST ERRNO]

Calls on a store's file (data.mdb) are counted from 1; those from FIRST to LAST fail with ERRNO. A skipped call does
not happen; a reported one happens and is then said to have failed; stuck means that the first one is reported and the
others are skipped. A write of nothing ends the tracing.
Exits with 77 where the system forbids tracing.
"""
import ctypes
import errno
import os
import platform
import signal
import struct
import sys

SEIZE, INTERRUPT, SYSCALL, DETACH = 0x4206, 0x4207, 24, 17
GETREGSET, SETREGSET, GET_SYSCALL_INFO = 0x4204, 0x4205, 0x420E
TRACESYSGOOD = 1
# Without it, waiting sees no thread but the first one of a process (__WALL).
WAIT_FOR_ALL = 0x40000000
O_DSYNC = 0o10000
GENERAL_REGISTERS, ARM_SYSTEM_CALL = 1, 0x404
NUMBERS = {
    "x86_64": {
        1: "write", 18: "pwrite64", 20: "writev", 26: "msync", 74: "fsync", 75: "fdatasync", 77: "ftruncate",
        285: "fallocate", 296: "pwritev", 306: "syncfs", 328: "pwritev2",
    },
    "aarch64": {
        64: "write", 68: "pwrite64", 66: "writev", 227: "msync", 82: "fsync", 83: "fdatasync", 46: "ftruncate",
        47: "fallocate", 70: "pwritev", 267: "syncfs", 287: "pwritev2",
    },
}
MACHINE = platform.machine()
# Where the registers of a stopped thread hold what a call gives back, and the number of the call that is to be made.
RESULT_OFFSET = {"x86_64": 80, "aarch64": 0}
NUMBER_OFFSET = 120
REGISTER_BYTES = {"x86_64": 27 * 8, "aarch64": 34 * 8}

libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.restype = ctypes.c_long
libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]


class Vector(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]


def ptrace(request, thread, address=0, value=0):
    if libc.ptrace(request, thread, address, value) == -1:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))


def change_registers(thread, kind, length, offset, form, value):
    room = ctypes.create_string_buffer(length)
    vector = Vector(ctypes.addressof(room), length)
    ptrace(GETREGSET, thread, kind, ctypes.addressof(vector))
    struct.pack_into(form, room, offset, value)
    ptrace(SETREGSET, thread, kind, ctypes.addressof(vector))


def skip_call(thread):
    if MACHINE == "aarch64":
        change_registers(thread, ARM_SYSTEM_CALL, 4, 0, "=i", -1)
    else:
        change_registers(thread, GENERAL_REGISTERS, REGISTER_BYTES[MACHINE], NUMBER_OFFSET, "=q", -1)


def set_result(thread, value):
    change_registers(thread, GENERAL_REGISTERS, REGISTER_BYTES[MACHINE], RESULT_OFFSET[MACHINE], "=q", value)


class Tracer:
    def __init__(self, thread, output, rule):
        self.thread, self.output = thread, output
        self.fault, self.first, self.last, self.errno = rule
        self.counted = 0
        self.call = None
        self.failing = False

    def enter(self, info):
        number, *arguments = struct.unpack_from("=7Q", info, 24)
        name = NUMBERS[MACHINE].get(number)
        self.call = None
        if name is None:
            return True
        path, flags, position = "-", 0, 0
        if name != "msync":
            path = os.readlink(f"/proc/{self.thread}/fd/{arguments[0]}")
            with open(f"/proc/{self.thread}/fdinfo/{arguments[0]}", encoding="ascii") as text:
                state = dict(line.split(None, 1) for line in text)
            flags, position = int(state["flags:"], 8), int(state["pos:"])
        if name == "write" and arguments[2] == 0:
            return False
        offset = arguments[3] if name.startswith("pwrite") else arguments[1] if name == "ftruncate" else position
        self.call = [name, path, int(flags & O_DSYNC != 0), offset]
        self.failing = False
        if path.endswith("/data.mdb"):
            self.counted += 1
            self.failing = self.first <= self.counted <= self.last
            is_later = self.counted > self.first
            if self.failing and (self.fault == "skipped" or (self.fault == "stuck" and is_later)):
                skip_call(self.thread)
        return True

    def leave(self, info):
        if self.call is None:
            return
        result = struct.unpack_from("=q", info, 24)[0]
        if self.failing:
            result = -self.errno
            set_result(self.thread, result)
        print(*self.call, result, sep="\t", file=self.output, flush=True)

    def run(self):
        ptrace(SEIZE, self.thread, 0, TRACESYSGOOD)
        ptrace(INTERRUPT, self.thread)
        os.waitpid(self.thread, WAIT_FOR_ALL)
        print("ready", file=self.output, flush=True)
        deliver = 0
        info = ctypes.create_string_buffer(96)
        while True:
            ptrace(SYSCALL, self.thread, 0, deliver)
            _, status = os.waitpid(self.thread, WAIT_FOR_ALL)
            deliver = 0
            if not os.WIFSTOPPED(status):
                return
            if os.WSTOPSIG(status) != signal.SIGTRAP | 0x80:
                # A stop of the tracing itself carries an event; anything else is a signal that is meant for the thread.
                deliver = 0 if status >> 16 else os.WSTOPSIG(status)
                continue
            ptrace(GET_SYSCALL_INFO, self.thread, 96, ctypes.addressof(info))
            if info[0] == b"\x01":
                if not self.enter(info):
                    ptrace(DETACH, self.thread)
                    return
            else:
                self.leave(info)


def main():
    thread, path, *rule = sys.argv[1:]
    if MACHINE not in NUMBERS:
        sys.exit(f"trace_calls.py knows the calls of {' and '.join(NUMBERS)}, not those of {MACHINE}")
    rule = (rule[0], *map(int, rule[1:])) if rule else ("none", 0, -1, 0)
    with open(path, "w", encoding="utf-8") as output:
        try:
            Tracer(int(thread), output, rule).run()
        except OSError as error:
            if error.errno == errno.EPERM:
                sys.exit(77)
            raise


if __name__ == "__main__":
    main()
