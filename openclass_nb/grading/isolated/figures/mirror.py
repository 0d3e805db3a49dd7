"""The examiner's figures, kept like the candidate's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openclass_nb.grading.isolated.errors import WireError

if TYPE_CHECKING:
    from openclass_nb.grading.isolated.link import Link


class FigureMirror:
    """Makes the candidate's figures here when they are asked for, and anew when they have changed."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._rebuilder: Any = None
        self._prints: dict[int, int] = {}

    def _builder(self) -> Any:
        if self._rebuilder is None:
            import matplotlib as mpl

            mpl.use("agg")
            from openclass_nb.grading.isolated.figures.rebuilding import Rebuilder

            self._rebuilder = Rebuilder()
        return self._rebuilder

    def number_of(self, thing: object) -> int | None:
        """The candidate's number of something that was made here."""
        return None if self._rebuilder is None else self._rebuilder.number_of(thing)

    def artist(self, number: int) -> Any:
        """The artist of that number, made with its figure; None if it belongs to none."""
        builder = self._builder()
        if builder.made(number) is None:
            described = self._link.ask("figure of", number)
            if described is None:
                return None
            self._make(described)
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
            raise self._link.break_off("The candidate described its figures as none can be.")
        for described in state["figures"].values():
            self._make(described)
        return state

    def _make(self, described: Any) -> None:
        """Make a figure, or bring it up to date if its description is new."""
        if type(described) is not dict or type(described.get("number")) is not int:
            raise self._link.break_off("The candidate described a figure as none can be.")
        number, print_ = described["number"], hash(self._link.side.alone(described)[0])
        if self._prints.get(number) != print_:
            try:
                self._builder().figure(described)
            except WireError as error:
                raise self._link.break_off(error.message) from None
            self._prints[number] = print_

    def refresh(self) -> None:
        """Student's code has run: bring the figures that were made up to date."""
        for number in list(self._prints):
            described = self._link.ask("figure of", number)
            if described is not None:
                self._make(described)

    def call(self, name: str, values: tuple[Any, ...], named: dict[str, Any]) -> Any:
        """Call a function of pyplot's in the candidate."""
        return self._link.ask("pyplot", (name, *named), *values, *named.values())
