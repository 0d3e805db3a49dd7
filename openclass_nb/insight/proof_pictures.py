"""The pictures of a proof, drawn by Altair and put into the page as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

if TYPE_CHECKING:
    from openclass_nb.insight.proof_page import ExerciseRow
    from openclass_nb.insight.simulated import WalkedClass

BLUE, RED, GREY = "#1976d2", "#b3261e", "#b8b8b8"
WIDTH, ROW, LETTER = 430, 22, 7
FONT = "system-ui, -apple-system, Segoe UI, helvetica, arial, sans-serif"


def scores_picture(exercises: Sequence[ExerciseRow]) -> Markup:
    """Mutants caught and accepted, by assignment; empty without any."""
    rows = []
    for name in dict.fromkeys(one.assignment for one in exercises):
        own = [one for one in exercises if one.assignment == name and one.count]
        caught, count = sum(one.caught or 0 for one in own), sum(one.count or 0 for one in own)
        undecided = sum(each.undecided for one in own for each in one.survivors)
        rows += [
            {"name": name, "what": "caught", "mutants": caught, "place": 0},
            {"name": name, "what": "no difference found", "mutants": undecided, "place": 1},
            {"name": name, "what": "accepted", "mutants": count - caught - undecided, "place": 2},
        ]
    return _bars(rows, "mutants", "wrong answers made from the solutions", (BLUE, GREY, RED))


def gates_picture(walked: WalkedClass | None) -> Markup:
    """Students who reach each assignment, and who stand before it."""
    rows = []
    for one in walked.gates if walked else ():
        rows.append({"name": one.title, "what": "reach it", "students": one.reached, "place": 0})
        rows.append({"name": one.title, "what": "stuck before it", "students": one.stuck, "place": 1})
    return _bars(rows, "students", "simulated students", (BLUE, RED))


def objectives_picture(walked: WalkedClass | None) -> Markup:
    """Students who master each objective, of those who try it."""
    rows = []
    for one in walked.objectives if walked else ():
        rows.append({"name": one.title, "what": "mastered", "students": one.mastered, "place": 0})
        left = max(one.tried - one.mastered, 0)
        rows.append({"name": one.title, "what": "tried", "students": left, "place": 1})
    return _bars(rows, "students", "simulated students", (BLUE, GREY))


def _names(rows: Sequence[dict[str, Any]]) -> Any:
    """The axis with the names. Browsers have wider letters than the drawer knows, so it keeps room for them."""
    import altair as alt

    longest = max(len(one["name"]) for one in rows)
    return alt.Axis(labelLimit=260, ticks=False, domain=False, minExtent=min(LETTER * longest, 260))


def _bars(rows: Sequence[dict[str, Any]], value: str, axis: str, colours: Sequence[str]) -> Markup:
    """Bars side by side in one line for each name; nothing without rows."""
    if not rows:
        return Markup("")
    import altair as alt
    import vl_convert

    words = list(dict.fromkeys(one["what"] for one in rows))
    height = ROW * len({one["name"] for one in rows})
    chart = (
        alt.Chart({"values": list(rows)}, width=WIDTH, height=height)
        .mark_bar(height=13)
        .encode(
            y=alt.Y("name:N", sort=None, title=None, axis=_names(rows)),
            x=alt.X(f"{value}:Q", title=axis, stack="zero", axis=alt.Axis(grid=False, tickCount=5)),
            color=alt.Color(
                "what:N",
                scale=alt.Scale(domain=words, range=list(colours)),
                legend=alt.Legend(title=None, orient="top", symbolType="square", columnPadding=30),
            ),
            order="place:O",
        )
        .configure(font=FONT)
        .configure_view(stroke=None)
    )
    svg = vl_convert.vegalite_to_svg(chart.to_dict())
    return Markup(svg)
