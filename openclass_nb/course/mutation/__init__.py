"""Wrong answers made from the right one: each changes a single thing, as students do by mistake.

    for mutant in mutants_of(exercise.answer): ...

A mutant that all tests of an exercise accept shows what they don't ask. Pure: text in, texts out.
"""

from openclass_nb.course.mutation.mutants import Mutant, identity, mutants_of

__all__ = ["Mutant", "identity", "mutants_of"]
