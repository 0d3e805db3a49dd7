"""Versions of an exercise: their seeds, and how their values get into prompts, answers and tests."""

from openclass_nb.course.variants.filling import fill, fill_all, names_in
from openclass_nb.course.variants.seeds import seed_of
from openclass_nb.course.variants.substituting import public_cell, substituted, variant_names

__all__ = ["fill", "fill_all", "names_in", "public_cell", "seed_of", "substituted", "variant_names"]
