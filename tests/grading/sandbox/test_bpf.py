"""A filter refuses what its rules say and allows everything else."""

from __future__ import annotations

import errno
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openclass_nb.grading.sandbox.bpf import ALLOW, DENY, KILL, Rule, program

NATIVE, FOREIGN = 0xC000003E, 0x40000003
small = st.integers(0, 12)
rules = st.lists(
    st.builds(
        Rule,
        number=small,
        error=st.sampled_from([errno.EPERM, errno.ENOSYS]),
        argument=st.one_of(st.none(), st.integers(0, 2)),
        values=st.lists(small, min_size=1, max_size=3, unique=True).map(tuple),
        bits=st.sampled_from([0, 0, 4, 6]),
        mask=st.sampled_from([0xFFFFFFFF, 0x3]),
        unless=st.booleans(),
    ),
    max_size=6,
)


def run(code: bytes, number: int, architecture: int, arguments: tuple[int, ...]) -> int:
    """What the kernel's machine for such filters gives."""
    data = struct.pack("IIQ", number, architecture, 0) + b"".join(struct.pack("Q", one) for one in arguments)
    steps = list(struct.iter_unpack("HBBI", code))
    held, at = 0, 0
    while True:
        kind, yes, no, value = steps[at]
        at += 1
        if kind == 0x20:
            (held,) = struct.unpack_from("I", data, value)
        elif kind == 0x54:
            held &= value
        elif kind == 0x06:
            return int(value)
        else:
            holds = {0x15: held == value, 0x35: held >= value, 0x45: bool(held & value)}[kind]
            at += yes if holds else no


def refuses(rule: Rule, number: int, arguments: tuple[int, ...]) -> bool:
    """Whether a rule, read as a person would, refuses a call."""
    if rule.number != number:
        return False
    if rule.argument is None:
        return True
    value = arguments[rule.argument] & 0xFFFFFFFF & rule.mask
    if rule.bits:
        return bool(value & rule.bits)
    return (value in rule.values) != rule.unless


@given(rules=rules, number=small, arguments=st.tuples(*[small] * 6))
def test_the_first_rule_that_fits_decides(rules: list[Rule], number: int, arguments: tuple[int, ...]) -> None:
    """The compiled filter does what its rules say, one after another."""
    expected = next((DENY | rule.error for rule in rules if refuses(rule, number, arguments)), ALLOW)
    assert run(program(rules, NATIVE, has_x32=True), number, NATIVE, arguments) == expected


def test_another_architecture_ends_the_process() -> None:
    """32-bit calls have other numbers, so that no rule would fit them."""
    assert run(program([], NATIVE, has_x32=True), 1, FOREIGN, (0,) * 6) == KILL


@pytest.mark.parametrize(("has_x32", "given_back"), [(True, DENY | errno.ENOSYS), (False, ALLOW)])
def test_the_second_set_of_numbers_of_x86_is_closed(has_x32: bool, given_back: int) -> None:
    """x32 calls reach the same kernel functions under other numbers."""
    assert run(program([], NATIVE, has_x32), 0x40000001, NATIVE, (0,) * 6) == given_back
