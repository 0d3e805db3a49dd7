"""The examiner's figures, kept like the candidate's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from openclass_nb.grading.isolated.errors import WireError
from openclass_nb.grading.isolated.figures.reach import reached

if TYPE_CHECKING:
    from openclass_nb.grading.isolated.link import Link


class FigureMirror:
    """Makes the candidate's figures here when they are asked for, and anew when they have changed.

    After the student's code has run, the figures that the test cell can reach are asked for. The others sleep until
    the candidate gives one of their artists again.
    """

    def __init__(self, link: Link) -> None:
        self._link = link
        self._rebuilder: Any = None
        self._awake: set[int] = set()
        self._asleep: set[int] = set()

    def _builder(self) -> Any:
        if self._rebuilder is None:
            from openclass_nb.grading.isolated.figures.rebuilding import Rebuilder

            self._rebuilder = Rebuilder()
        return self._rebuilder

    def begin(self, text: str, names: Mapping[str, Any]) -> None:
        """A test cell starts: `text` is all that it may run, `names` are those that earlier ones have bound."""
        if not self._awake and not self._asleep:
            return
        numbers = reached(text, names, self._builder().number_of)
        known = self._awake | self._asleep
        self._awake = known if numbers is None else known & numbers
        self._asleep = known - self._awake

    def number_of(self, thing: object) -> int | None:
        """The candidate's number of something that was made here."""
        return None if self._rebuilder is None else self._rebuilder.number_of(thing)

    def artist(self, number: int) -> Any:
        """The artist of that number, made with its figure; None if it belongs to none."""
        builder = self._builder()
        made = builder.made(number)
        if made is None or (self._asleep and builder.figure_number(made) in self._asleep):
            self._ask_for((number,))
        return builder.made(number)

    def current(self) -> Any:
        """pyplot's current figure; None if there is none."""
        state = self._state()
        numbers = dict(state["open"])
        number = numbers.get(state["current"])
        return None if number is None else self._builder().made(number)

    def open_numbers(self) -> list[int]:
        """The numbers of pyplot's open figures."""
        return sorted(int(number) for number, _ in self._state()["open"])

    def _state(self) -> Any:
        state = self._link.ask("figures", None)
        if type(state) is not dict or set(state) != {"open", "current", "figures"}:
            raise self._broken()
        self._make_all(state["figures"])
        return state

    def _ask_for(self, numbers: tuple[int, ...]) -> None:
        """Make, or bring up to date, the figures of those numbers, or of those artists."""
        self._make_all(self._link.ask("figures of", numbers))

    def _make_all(self, descriptions: Any) -> None:
        if type(descriptions) is not list:
            raise self._broken()
        for described in descriptions:
            if described is not None:
                self._make(described)

    def _make(self, described: Any) -> None:
        """Make a figure, or bring it up to date if its description is new."""
        if type(described) is not dict or type(described.get("number")) is not int:
            raise self._broken()
        number = described["number"]
        if described.get("same") is not True:
            try:
                self._builder().figure(described)
            except WireError as error:
                raise self._link.break_off(error.message) from None
        elif self._builder().made(number) is None:
            raise self._broken()
        self._awake.add(number)
        self._asleep.discard(number)

    def _broken(self) -> Exception:
        return self._link.break_off("The candidate described a figure as none can be.")

    @property
    def awake(self) -> tuple[int, ...]:
        """The figures that the test can reach."""
        return tuple(sorted(self._awake))

    def refresh(self, numbers: tuple[int, ...]) -> None:
        """Student's code has run: bring the figures of those numbers up to date."""
        self._ask_for(numbers)

    def call(self, name: str, values: tuple[Any, ...], named: dict[str, Any]) -> Any:
        """Call a function of pyplot's in the candidate."""
        return self._link.ask("pyplot", (name, *named), *values, *named.values())
