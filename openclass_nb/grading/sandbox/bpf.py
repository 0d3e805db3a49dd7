"""Seccomp filters, assembled by hand: a few kinds of rules, compiled to classic BPF.

The layout of the data that a filter sees (struct seccomp_data): number at 0, architecture at 4, then six arguments
of 8 bytes from 16 on. Only the low halves of arguments are looked at.
"""

from __future__ import annotations

import errno
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LOAD, EQUAL, ANY_BIT, AT_LEAST, RETURN, AND = 0x20, 0x15, 0x45, 0x35, 0x06, 0x54
ALLOW, DENY, KILL = 0x7FFF0000, 0x00050000, 0x80000000
NUMBER_AT, ARCHITECTURE_AT, ARGUMENTS_AT = 0, 4, 16
X32_BIT = 0x40000000

Instruction = tuple[int, int, int, int]


@dataclass(frozen=True)
class Rule:
    """Refuse a system call with an error number; with `argument`, only if one of `values` (or `bits`) is in it.

    `unless` turns the values round: refuse if the argument is none of them.
    """

    number: int
    error: int = errno.EPERM
    argument: int | None = None
    values: tuple[int, ...] = ()
    bits: int = 0
    mask: int = 0xFFFFFFFF
    unless: bool = False


def program(rules: Iterable[Rule], architecture: int, has_x32: bool) -> bytes:
    """The filter as an array of struct sock_filter: `rules` are refused, everything else is allowed."""
    code: list[Instruction] = [
        (LOAD, 0, 0, ARCHITECTURE_AT),
        (EQUAL, 1, 0, architecture),
        (RETURN, 0, 0, KILL),
    ]
    if has_x32:
        code += [(LOAD, 0, 0, NUMBER_AT), (AT_LEAST, 0, 1, X32_BIT), (RETURN, 0, 0, DENY | errno.ENOSYS)]
    for rule in rules:
        code += _compiled(rule)
    code.append((RETURN, 0, 0, ALLOW))
    return b"".join(struct.pack("HBBI", *one) for one in code)


def _compiled(rule: Rule) -> Sequence[Instruction]:
    body = _condition(rule)
    return [(LOAD, 0, 0, NUMBER_AT), (EQUAL, 0, len(body), rule.number), *body]


def _condition(rule: Rule) -> list[Instruction]:
    """Ends in a refusal, or falls through to the next rule."""
    refuse = (RETURN, 0, 0, DENY | rule.error)
    if rule.argument is None:
        return [refuse]
    load = [(LOAD, 0, 0, ARGUMENTS_AT + 8 * rule.argument), (AND, 0, 0, rule.mask)]
    if rule.bits:
        return [*load, (ANY_BIT, 0, 1, rule.bits), refuse]
    if rule.unless:
        tests = [(EQUAL, len(rule.values) - place, 0, value) for place, value in enumerate(rule.values)]
        return [*load, *tests, refuse]
    last = len(rule.values) - 1
    tests = [(EQUAL, last - place, int(place == last), value) for place, value in enumerate(rule.values)]
    return [*load, *tests, refuse]
