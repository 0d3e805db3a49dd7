"""Adopting what was written for other graders: notebooks come in, exercises and proposals go out. Pure.

nbgrader  graded cells that carry no `openclass` metadata, read as exercises where they stand
otter     otter-grader's assignment notebooks, turned into ours
"""
