"""Every answer cell emptied."""

from tests.attacks.course import EXERCISES

FAMILY = "blank"
DESERVED = dict.fromkeys(EXERCISES, 0.0)
ANSWERS = dict.fromkeys(EXERCISES, "")
