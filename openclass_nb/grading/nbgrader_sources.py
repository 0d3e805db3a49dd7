"""What nbgrader's gradebook keeps of a release: each cell in full, hidden and instantiated tests included.

It is what `nbgrader autograde` puts back before it runs a test, whatever became of source/ since. Read only:
the gradebook may be years old, and looking must not change it.
"""

from pathlib import Path

from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import SQLAlchemyError

from openclass_nb.errors import GradingError
from openclass_nb.grading.nbgrader_course import NbgraderCourse

Sources = dict[str, dict[str, str]]
"""Source by notebook and by nbgrader's id of the cell."""

CELLS = text("""
    SELECT notebook.name, source_cell.name, source_cell.source FROM source_cell
    JOIN notebook ON source_cell.notebook_id = notebook.id
    JOIN assignment ON notebook.assignment_id = assignment.id
    WHERE assignment.name = :assignment
""")


def released_sources(course: NbgraderCourse, assignment: str) -> Sources:
    """Every cell that the gradebook keeps of `assignment`; none if it doesn't know it. GradingError if unreadable."""
    url = make_url(course.gradebook_url)
    if url.drivername.startswith("sqlite") and not Path(url.database or "").is_file():
        return {}
    engine = create_engine(url)
    found: Sources = {}
    try:
        with engine.connect() as connection:
            for notebook, name, source in connection.execute(CELLS, {"assignment": assignment}):
                found.setdefault(str(notebook), {})[str(name)] = str(source or "")
    except SQLAlchemyError as error:
        told = f"nbgrader's gradebook can't be read ({type(error).__name__})."
        step = (
            "If it is of an earlier nbgrader, run “nbgrader db upgrade”; otherwise restore it from a backup."
        )
        raise GradingError(told, where="gradebook.db", next_step=step) from error
    finally:
        engine.dispose()
    return found
