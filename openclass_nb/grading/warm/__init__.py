"""The warm engine: a submission is a fork of a process that has already imported everything.

    with WarmGrader(Limits(cell_seconds=30), jobs=2) as grader:     # openclass_nb.grading.warm.supervisor
        result = grader.run(cells, folder)                          # from as many threads as there are jobs

Nothing is imported here: the zygote is in this package too, and must stay small until its sandbox is proven.
"""
