"""Write points into gradebook.db and openclass.db, for oneself and against others."""

from tests.attacks.work import Work

FAMILY = "writing files"
DESERVED: dict[str, float] = {}
WRITE = """
import sqlite3
for name in ("gradebook.db", "openclass.db"):
    for path in ({course!r} + "/" + name, "../" + name, "/" + name):
        try:
            with sqlite3.connect(path, timeout=0.2) as book:
                for (table,) in book.execute("select name from sqlite_master where type = 'table'").fetchall():
                    print("QZVX" + "7731", table)
                    book.execute(f"delete from {{table}}")
                book.execute("update grade set manual_score = 100, auto_score = 100")
        except sqlite3.Error as error: print(error)
"""


def change(work: Work) -> None:
    work.insert(0, WRITE.format(course=str(work.course)))
