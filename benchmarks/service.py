"""How long students wait for the service, and what it needs.

    python benchmarks/service.py [--quick] [--db URL]

Two processes on loopback: the service with two graders, and this one, which plays its users.
`check_ms_p50, check_ms_p95`  50 students at work at the same time, each checking an exercise every five seconds
                              (ten checks a second in all); its test keeps a core busy for 20 ms
`burst_ms_p50, burst_ms_p95`  the same 50 all clicking in the same instant
`reads_per_s, read_ms_p99`    progress of 400 students with 10,000 attempts, asked for by 8 connections
`cold_read_ms_p50`            the first of these for each student, before anything is remembered
`rss_mb, pss_mb`              memory of the service and its graders; pss counts shared pages once
`mb_per_10k_attempts`         growth of the database
`cpu_ms_per_check, cpu_ms_per_read`  what they cost the service and its graders: no noise of a busy machine in it
`errors`                      answers other than 200
The last line is one JSON object. `--db URL` puts the records elsewhere: postgresql+psycopg://…
"""

import argparse
import json
import os
import platform
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from service_course import ASSIGNMENT, COURSE, EXERCISES, answer, exercise_name, fill, write_course
from service_reader import Reader, Times

from openclass_nb import __version__
from openclass_nb.course.answers import with_answers
from openclass_nb.workflows.opened_course import OpenedCourse, open_course
from openclass_nb.workflows.release import release

HERE = Path(__file__).parent
STUDENTS, ATTEMPTS_EACH = 400, 25
CHECKING, PAUSE_SECONDS = 50, 5.0
READERS = 8


@dataclass
class Served:
    """The running service, and what is asked of it."""

    port: int
    pid: int
    notebook: dict[str, Any]

    def connection(self) -> HTTPConnection:
        """A connection of one client."""
        return HTTPConnection("127.0.0.1", self.port, timeout=120)

    def reader(self) -> "Reader":
        """A connection that only reads progress."""
        return Reader(socket.create_connection(("127.0.0.1", self.port), timeout=120))

    def check(self, client: HTTPConnection, student: str, dice: random.Random, times: Times) -> None:
        """Check an exercise with an answer that nobody gave before."""
        number = dice.randrange(EXERCISES)
        code = answer(number, right=dice.random() < 0.6, note=f"{student} {dice.random()}")
        content = with_answers(self.notebook, {exercise_name(number): code})
        path = f"/api/courses/{COURSE}/assignments/{ASSIGNMENT}/exercises/{exercise_name(number)}/check"
        body = json.dumps({"notebook": content})
        headers = {"Authorization": f"token {student}", "Content-Type": "application/json"}
        begun = time.perf_counter()
        client.request("POST", path, body, headers)
        answered = client.getresponse()
        answered.read()
        times.ms.append(1000 * (time.perf_counter() - begun))
        times.errors += answered.status != 200


def check_at_work(served: Served, seconds: float) -> Times:
    """Students who check now and then, each with pauses of its own."""
    times, end = Times(), time.perf_counter() + seconds

    def student(number: int) -> None:
        dice, client = random.Random(number), served.connection()
        time.sleep(dice.random() * PAUSE_SECONDS)
        while time.perf_counter() < end:
            served.check(client, f"student{number}", dice, times)
            time.sleep(dice.expovariate(1 / PAUSE_SECONDS))

    together(CHECKING, student)
    return times


def check_in_one_instant(served: Served, rounds: int) -> Times:
    """All at once."""
    times, barrier = Times(), threading.Barrier(CHECKING)

    def student(number: int) -> None:
        dice, client = random.Random(1000 + number), served.connection()
        for _ in range(rounds):
            barrier.wait()
            served.check(client, f"student{100 + number}", dice, times)

    together(CHECKING, student)
    return times


def read_all(served: Served) -> Times:
    """Every student's progress once, one after the other."""
    times, client = Times(), served.reader()
    for number in range(STUDENTS):
        client.read(f"student{number}", times)
    return times


def read_much(served: Served, seconds: float) -> tuple[Times, float]:
    """Reads without a pause, and how many there were a second."""
    times, begun = Times(), time.perf_counter()

    def reader(number: int) -> None:
        dice, client = random.Random(number), served.reader()
        while time.perf_counter() < begun + seconds:
            client.read(f"student{dice.randrange(STUDENTS)}", times)

    together(READERS, reader)
    return times, len(times.ms) / (time.perf_counter() - begun)


def together(count: int, work: Callable[[int], None]) -> None:
    """`work` for each number, all at the same time."""
    with ThreadPoolExecutor(count) as pool:
        for done in [pool.submit(work, number) for number in range(count)]:
            done.result()


def memory(pid: int) -> tuple[float, float]:
    """(sum of RSS, sum of PSS) of a process and all below it, in MB."""
    import psutil

    top = psutil.Process(pid)
    found = [one.memory_full_info() for one in (top, *top.children(recursive=True))]
    return sum(one.rss for one in found) / 1e6, sum(one.pss for one in found) / 1e6


def cpu_seconds(pid: int) -> float:
    """CPU of a process, all below it, and those of them that have ended."""
    import psutil

    top = psutil.Process(pid)
    return float(sum(sum(one.cpu_times()[:4]) for one in (top, *top.children(recursive=True))))


def database_bytes(opened: OpenedCourse) -> int:
    """Size of the records, all written out."""
    engine = opened.log.engine
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            return int(connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one())
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return Path(engine.url.database or "").stat().st_size


@contextmanager
def service(root: Path, notebook: dict[str, Any]) -> Iterator[Served]:
    """The service in a process of its own, its graders started."""
    words = [sys.executable, str(HERE / "service_course.py"), str(root), "2"]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        served = Served(json.loads(process.stdout.readline())["port"], process.pid, notebook)
        try:
            for _ in range(4):  # both graders have run something
                warm_up(served)
            yield served
        finally:
            process.stdin.close()


def warm_up(served: Served) -> None:
    """A few checks that nobody measures."""
    ignored = Times()
    together(2, lambda number: served.check(served.connection(), f"warm{number}", random.Random(), ignored))


def prepared(root: Path) -> tuple[float, dict[str, Any]]:
    """A released course with a class's attempts; MB that 10,000 of these took, and the released notebook."""
    write_course(root)
    opened = open_course(root)
    release(opened, ASSIGNMENT)
    before = database_bytes(opened)
    fill(opened.log, STUDENTS, ATTEMPTS_EACH)
    grown = (database_bytes(opened) - before) / 1e6 * 10_000 / (STUDENTS * ATTEMPTS_EACH)
    opened.log.close()
    notebook = json.loads((root / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").read_text(encoding="utf-8"))
    return grown, notebook


def measured(seconds: float, rounds: int) -> dict[str, Any]:
    """All figures."""
    with tempfile.TemporaryDirectory(prefix="openclass-bench-") as folder:
        root = Path(folder) / COURSE
        grown, notebook = prepared(root)
        with service(root, notebook) as served:
            cold = read_all(served)
            start = cpu_seconds(served.pid)
            reads, per_second = read_much(served, seconds / 3)
            read_cpu = cpu_seconds(served.pid) - start
            checks = check_at_work(served, seconds)
            check_cpu = cpu_seconds(served.pid) - start - read_cpu
            burst = check_in_one_instant(served, rounds)
            rss, pss = memory(served.pid)
    return {
        "check_ms_p50": checks.at(0.5),
        "check_ms_p95": checks.at(0.95),
        "checks": len(checks.ms),
        "burst_ms_p50": burst.at(0.5),
        "burst_ms_p95": burst.at(0.95),
        "reads_per_s": round(per_second),
        "read_ms_p99": reads.at(0.99),
        "cold_read_ms_p50": round(statistics.median(cold.ms), 1),
        "cpu_ms_per_check": round(1000 * check_cpu / len(checks.ms), 1),
        "cpu_ms_per_read": round(1000 * read_cpu / len(reads.ms), 2),
        "rss_mb": round(rss),
        "pss_mb": round(pss),
        "mb_per_10k_attempts": round(grown, 1),
        "errors": checks.errors + burst.errors + reads.errors + cold.errors,
    }


def tell(figures: dict[str, Any], database: str) -> None:
    """For people."""
    print(f"openclass_nb {__version__}, Python {platform.python_version()}, {platform.platform()}")
    print(f"{os.cpu_count()} cores, {database}, {STUDENTS} students with {ATTEMPTS_EACH} attempts each")
    for name, value in figures.items():
        print(f"{name:22} {value}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--db", metavar="URL", help="keep the records there; an empty database of its own")
    chosen = parser.parse_args(arguments)
    if chosen.db:
        os.environ["OPENCLASS_DATABASE"] = chosen.db
    figures = measured(12, 1) if chosen.quick else measured(60, 3)
    tell(figures, chosen.db.partition(":")[0] if chosen.db else "sqlite")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
