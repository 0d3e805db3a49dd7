"""openclass_nb.insight.page"""

from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest

from openclass_nb.insight.class_report import class_report
from openclass_nb.insight.evidence import ClassEvidence
from openclass_nb.insight.page import POLICIES, render
from tests.insight.classroom import START, Classroom, sums_course, with_stuck

VOID = {"meta", "br", "col", "rect", "path", "img", "link", "input", "hr"}
EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&"


@dataclass
class Page(HTMLParser):
    """What a browser would find: tags with attributes, text by the open tags, what was not closed."""

    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [found for name, found in self.tags if name == tag]

    @property
    def told(self) -> str:
        return " ".join(" ".join(self.text).split())


def read(html: str) -> Page:
    page = Page()
    page.feed(html)
    page.close()
    return page


def busy_room(name: str = "ada", words: str = "It is wrong.") -> ClassEvidence:
    """A class with something in every section; one student and all free text as told."""
    room = Classroom(
        course=sums_course(
            misconceptions={"minus": {"title": f"Takes away {words}", "message": f"Grows? {words}"}}
        )
    )
    for number in range(24):
        room.hand_in(f"s{number}", "adding-1", True)
        room.hand_in(f"s{number}", "adding-2", number % 3 == 0, message=words)
    room.hand_in(name, "adding-3", False, 1, misconception="minus")
    room.hand_in(name, "adding-3", False, 2, misconception="minus", variant=1)
    room.master("zoe", "adding")
    room.override(name, "twice", words, 3, who=name, until=START.replace(year=2027))
    return with_stuck(room.evidence(), [(name, "adding", "many")])


def test_every_section_is_there() -> None:
    """In the order in which a teacher reads: the class, people, ideas, exercises, exceptions, the whole."""
    page = read(render(class_report(busy_room())))
    headings = [
        "Sums: class report",
        "14 March 2026, 14:05. 26 students, 2 objectives, 2 assignments, 8 exercises.",
        "The largest group, 25 of 26 students, is at Sums",
        "Where the class is",
        "What the class has mastered",
        "Who needs a person",
        "What the class gets wrong most",
        "Exercises to look at",
        "Opened by hand",
        "How the objectives build on each other",
        "Everybody, objective by objective",
        "Mastery is the probability",
    ]
    places = [page.told.find(one) for one in headings]
    assert -1 not in places
    assert places == sorted(places)
    assert "until 1 March 2027" in page.told


def test_the_page_needs_nothing_else() -> None:
    """No script, no address, no file: it can be sent by mail and read in ten years."""
    html = render(class_report(busy_room()))
    page = read(html)
    assert not [name for name, _ in page.tags if name in ("script", "link", "img", "iframe", "object")]
    assert not [1 for _, found in page.tags for key in found if key in ("src", "href", "onload", "onerror")]
    assert "http" not in html.replace("http-equiv", "")
    assert "url(" not in html.replace("url(#hatch)", "")
    assert any("default-src 'none'" in (one.get("content") or "") for one in page.all("meta"))


def test_every_tag_is_closed() -> None:
    """A page that browsers need not mend."""
    page = read(render(class_report(busy_room())))
    assert (page.wrong, page.open) == ([], [])


def test_text_from_people_stays_text() -> None:
    """A student's name, a message from code, a reason, a title: nothing of it becomes a tag."""
    harmless, hostile = (
        read(render(class_report(busy_room()))),
        read(render(class_report(busy_room(EVIL, EVIL)))),
    )
    assert [name for name, _ in hostile.tags] == [name for name, _ in harmless.tags]
    assert [sorted(found) for _, found in hostile.tags] == [sorted(found) for _, found in harmless.tags]
    assert "<script>alert(1)</script>" in hostile.told


def test_tables_and_pictures_can_be_heard() -> None:
    """Each table has a caption and headers with a scope, each picture a text of its own."""
    html = render(class_report(busy_room()))
    page = read(html)
    assert len(page.all("table")) == len(page.all("caption")) > 5
    assert all(one.get("scope") in ("col", "row", "rowgroup") for one in page.all("th"))
    pictures = [found for _, found in page.tags if found.get("role") == "img"]
    assert pictures
    assert all(one.get("aria-label") or one.get("aria-labelledby") for one in pictures)
    assert "Doubling rests on Adding." in page.told
    assert '<html lang="en">' in html


def test_a_long_list_of_stuck_students_is_told_whole(room: Classroom) -> None:
    """Twenty with what happened, the rest by name, so that nobody is forgotten."""
    names = [f"s{number}" for number in range(30)]
    for name in names:
        room.hand_in(name, "adding-1", False)
    page = read(render(class_report(with_stuck(room.evidence(), [(one, "adding", "flat") for one in names]))))
    assert "More practice alone will not help these 30." in page.told
    assert "And on Adding: " in page.told
    who = page.told[page.told.index("Who needs a person") : page.told.index("What the class gets wrong most")]
    assert all(f" {name}" in who for name in names)


def test_wrong_ideas_of_single_students_are_only_counted(room: Classroom) -> None:
    """The list is about what the class gets wrong."""
    for student in ("ada", "ben"):
        room.hand_in(student, "adding-1", False, misconception="minus")
    for exercise in (2, 3):
        room.hand_in("ada", f"adding-{exercise}", False, misconception=f"idea-{exercise}")
    told = read(render(class_report(room.evidence()))).told
    assert "Takes away" in told
    assert "Idea 2" not in told
    assert "Two more misconceptions were seen, in 1 student each." in told


def test_reviews_that_are_due_are_counted_in_a_sentence(room: Classroom) -> None:
    """They are no news of the class, so they take one line."""
    room.master("ada", "adding")
    room.master("ben", "adding")
    told = read(render(class_report(room.evidence()))).told
    assert "Two reviews are due, 2 of them of Adding. A review takes nothing away." in told


def test_a_course_where_nothing_happened_gives_a_friendly_page(room: Classroom) -> None:
    """It says what to do, and shows what the course is made of."""
    page = read(render(class_report(room.evidence())))
    assert "Nothing has been graded yet." in page.told
    assert "0 students, 2 objectives" in page.told
    assert "How the objectives build on each other" in page.told
    assert "Who needs a person" not in page.told
    assert (page.wrong, page.open) == ([], [])


def test_a_course_with_no_objectives_still_gives_a_page() -> None:
    """Sections without data are left out."""
    bare = Classroom(course=sums_course(objectives={}, assignments=[], misconceptions={}), exercises=[])
    bare.enrol("ada")
    page = read(render(class_report(bare.evidence())))
    assert "1 student, 0 objectives" in page.told
    assert "What the class has mastered" not in page.told


@pytest.mark.parametrize("policy", POLICIES)
def test_the_page_says_what_mastery_means_in_this_course(policy: str) -> None:
    """The definition follows the policy of course.yml."""
    room = Classroom(course=sums_course(mastery={"policy": policy}))
    assert f"Mastery is {POLICIES[policy]}" in read(render(class_report(room.evidence()))).told


def test_the_same_evidence_gives_the_same_page() -> None:
    """Nothing on it depends on anything else."""
    assert render(class_report(busy_room())) == render(class_report(busy_room()))
