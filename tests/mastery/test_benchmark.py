"""benchmarks/mastery.py: the simulated worlds, the rivals and the readers of other people's logs"""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from mastery_bench.answers import Row, quality
from mastery_bench.deciding import RULES, judge
from mastery_bench.logs import LogError, read_as09, read_progsnap
from mastery_bench.predicting import class_rows, logged, simulated
from mastery_bench.predictors import Bkt, Elo, Streak, fit_streak, predictions
from mastery_bench.worlds import ALL_OR_NONE, GRADED, make_class

SMALL = replace(GRADED, objectives=3)
BY_NAME = {rule.name: rule for rule in RULES}


def test_a_world_is_the_same_for_whoever_asks() -> None:
    """One seed, one class: the same truth and, step by step, the same dice under every rule."""
    told = []
    for _ in range(2):
        course, students = make_class(SMALL, "twice")
        tutee = students[3].begin("o1")
        told.append(
            ([tutee.try_one(item.exercise) for item in course.syllabus.items_of("o1")], tutee.success)
        )
    assert told[0] == told[1]


def test_the_two_worlds_disagree_about_skill() -> None:
    """Graded: success is a matter of degree. All or none: it is either the guess or all but the slip."""
    graded = {round(s.begin("o0").success, 3) for s in make_class(GRADED, "one")[1]}
    binary = {round(s.begin("o0").success, 3) for s in make_class(ALL_OR_NONE, "one")[1]}
    assert len(graded) > 20
    assert binary == {0.15, 0.9}


def test_the_default_policy_is_seldom_seriously_wrong() -> None:
    """In a small class already: a third of the serious errors of three in a row, at most."""
    seeds = [f"test {number}" for number in range(3)]
    found = {name: judge(BY_NAME[name], SMALL, seeds).shares() for name in ("3 in a row", "default")}
    assert found["default"]["serious"] < found["3 in a row"]["serious"] / 3
    assert found["default"]["exercises"] < 10.5


def test_who_stops_when_stuck_tries_fewer_exercises() -> None:
    """And truth goes on meanwhile, so that stopping can be a miss."""
    played, stopped = (
        judge(BY_NAME[name], SMALL, ["stuck"]) for name in ("default", "default, stops when stuck")
    )
    assert stopped.exercises < played.exercises
    assert stopped.missed >= played.missed
    assert stopped.pairs == played.pairs == 90


def test_the_filter_predicts_better_than_its_rivals() -> None:
    """A few cold classes, everybody predicted before being seen."""
    found = simulated(["a", "b", "c"], ["training"])
    for rival in ("3 in a row", "BKT", "Elo"):
        assert found["filter"].auc > found[rival].auc
        assert found["filter"].logloss < found[rival].logloss


def test_quality_is_what_it_says() -> None:
    """Ties count half; a constant forecast at the base rate is calibrated."""
    assert quality([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]).auc == 0.75
    assert quality([0.5, 0.5, 0.5, 0.5], [0, 1, 0, 1]).auc == 0.5
    flat = quality([0.5] * 4, [0, 1, 0, 1])
    assert flat.logloss == pytest.approx(0.693147, abs=1e-6)
    assert flat.ece == 0.0
    assert quality([0.9, 0.9], [0, 0]).ece == pytest.approx(0.9)


def test_rivals_do_what_their_papers_say() -> None:
    """One step of each, by hand."""
    right, wrong = Row("ada", "e", ("k",), 1), Row("ada", "e", ("k",), 0)
    assert predictions(Streak([0.4, 0.6, 0.7]), [right, right, wrong, right]) == [0.4, 0.6, 0.7, 0.4]
    assert predictions(Bkt(0.5, 0.1, 0.2, 0.1), [right, right]) == pytest.approx([0.55, 0.7855], abs=1e-4)
    assert predictions(Elo(1.0, 0.0, 0.0), [right, right]) == pytest.approx([0.5, 0.8176], abs=1e-4)
    assert fit_streak([right, right, wrong])().table[0] == pytest.approx(2 / 3)


AS09 = "user_id\titem_id\ttimestamp\tcorrect\tskill_id\n"


def test_assistments_is_read_in_order_with_its_skills_together(tmp_path: Path) -> None:
    """A row that comes again with another skill is one answer to an exercise of two."""
    lines = ["1\t7\t20\t0\t3", "1\t5\t10\t1\t3", "1\t7\t20\t0\t4"]
    (tmp_path / "preprocessed_data.csv").write_text(AS09 + "\n".join(lines))
    assert read_as09(tmp_path) == [Row("1", "5", ("3",), 1), Row("1", "7", ("3", "4"), 0)]


def test_a_log_with_other_columns_says_which_are_missing(tmp_path: Path) -> None:
    """So does an empty folder say that it is empty."""
    with pytest.raises(LogError, match="holds no"):
        read_as09(tmp_path)
    (tmp_path / "data.csv").write_text("user_id,correct\n1,1\n")
    with pytest.raises(LogError, match="lacks the columns item_id, skill_id, timestamp"):
        read_as09(tmp_path)


def test_a_progsnap_table_gives_first_events(tmp_path: Path) -> None:
    """A hint first is a failure, a later pass changes nothing, and what isn't scored is passed over."""
    table = tmp_path / "MainTable.csv"
    table.write_text(
        "Order,EventType,SubjectID,ProblemID,ServerTimestamp,Score,InterventionType\n"
        "1,Session.Start,ada,,2026-01-01T10:00:00,,\n"
        "2,Submit,ada,loops,2026-01-01T10:05:00,0.5,\n"
        "3,Submit,ada,loops,2026-01-01T10:06:00,1,\n"
        "5,Submit,ada,lists,2026-01-01T10:09:00,1.0,\n"
        "4,Intervention,ada,lists,2026-01-01T10:08:00,,Hint\n"
        "6,Submit,ben,loops,2026-01-01T10:10:00,1.0,\n"
    )
    rows = read_progsnap(table)
    assert [(row.student, row.exercise, row.correct, row.hint) for row in rows] == [
        ("ada", "loops", 0, False),
        ("ada", "lists", 0, True),
        ("ben", "loops", 1, False),
    ]
    assert rows[0].day < rows[1].day < rows[2].day


def test_a_log_is_predicted_for_students_who_were_held_out() -> None:
    """Cold and warm; warm knows the exercises and does no worse."""
    rows = [row for seed in ("log 1",) for row in class_rows(seed)[0]]
    cold, warm = logged(rows, warm=False), logged(rows, warm=True)
    assert set(cold) == set(warm) == {"3 in a row", "BKT", "Elo", "filter"}
    assert warm["filter"].logloss < cold["filter"].logloss


def test_the_last_line_is_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    """With the keys that the project stands by."""
    import mastery

    figures = {"serious": 0.1, "false": 0.2, "missed": 0.3, "exercises": 9.0}
    keys = mastery._figures("default", figures, figures)
    needed = {"serious_false_graded", "missed_graded", "exercises_graded", "false_binary", "missed_binary"}
    assert needed <= set(keys)
    assert mastery._figures("3 in a row", figures, figures) == {}
    assert json.loads(json.dumps(keys)) == keys
