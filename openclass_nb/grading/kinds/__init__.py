"""Checkers, one for each kind whose answer is read and not run."""

from openclass_nb.grading.kinds.judgement import Judgement, PartVerdict
from openclass_nb.grading.kinds.judging import judge, judge_source

__all__ = ["Judgement", "PartVerdict", "judge", "judge_source"]
