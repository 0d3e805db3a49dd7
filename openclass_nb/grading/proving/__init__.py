"""The thorough part of a course's proof: mutants, changed circumstances, what the release would give away.

with Bench(cell_seconds=30, jobs=2) as bench:
    tried = bench.try_out(loaded, exercise)
    findings = judge(loaded, exercise, tried)
"""
