"""otter-grader's assignment notebooks, turned into ours.

reading    which cells are a question, its answer and its tests: both formats that otter has had
solutions  otter's marks in an answer, turned into nbgrader's
tests      otter's test cells, turned into assertions
points     what each test is worth
building   the cells of the new notebook
writing    the notebook of ours
"""

from openclass_nb.course.adopting.otter.questions import OtterNotebook
from openclass_nb.course.adopting.otter.reading import read_otter
from openclass_nb.course.adopting.otter.writing import FromOtter, from_otter

__all__ = ["FromOtter", "OtterNotebook", "from_otter", "read_otter"]
