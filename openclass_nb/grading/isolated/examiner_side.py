"""Values as the examiner sees them: genuine copies, stand-ins for the student's objects, its own objects by number."""

from __future__ import annotations

import sys
import types
import weakref
from typing import TYPE_CHECKING, Any

from openclass_nb.grading.isolated.codec import Encoder
from openclass_nb.grading.isolated.errors import StudentError, WireError
from openclass_nb.grading.isolated.given import GivenObjects, mask_for
from openclass_nb.grading.isolated.raised import library_class
from openclass_nb.grading.isolated.side import Side, crosses_by_state, restore
from openclass_nb.grading.isolated.stand_ins import (
    StudentClass,
    StudentObject,
    make_class,
    make_object,
    number_of,
)

if TYPE_CHECKING:
    from openclass_nb.grading.isolated.link import Link

DESCRIPTION = {
    **{"name": str, "qualname": str, "module": str, "bases": list, "specials": int, "class specials": int},
    **{"exception": bool, "library": bool},
}


class ExaminerSide(Side):
    """The examiner's half of the values. `teachers` are genuine classes whose objects cross by their attributes."""

    def __init__(self, link: Link) -> None:
        super().__init__(2, link.limits)
        self.link = link
        self.given = GivenObjects()
        self.teachers: dict[str, type] = {}
        self._objects: weakref.WeakValueDictionary[int, StudentObject] = weakref.WeakValueDictionary()
        self._classes: dict[int, StudentClass] = {}

    def has_object(self, number: int) -> bool:
        """Whether there is a stand-in of that number."""
        return number in self._objects

    # Writing.

    def stays(self, value: Any) -> bool:
        """Stand-ins do."""
        kind = type(value)
        return issubclass(kind, StudentObject) or issubclass(kind, StudentClass)

    def refer(self, value: Any, encoder: Encoder) -> bool:
        """Write a reference to a student's thing, a library's, or one of the test's own objects."""
        kind = type(value)
        if kind is _ClassNumber:
            encoder.reference(b"H", value.number)
        elif isinstance(value, StudentClass):
            encoder.reference(b"H", value._openclass_number_of_class)
        elif issubclass(kind, StudentObject):
            encoder.reference(b"H", number_of(value))
        elif (number := self.link.figures.number_of(value)) is not None:
            encoder.reference(b"H", number)
        elif isinstance(value, type) and self.teachers.get(value.__name__) is value:
            encoder.named_reference(b"g", 0, value.__name__)
        elif self.teachers.get(kind.__name__) is kind and crosses_by_state(kind):
            self.refer_to_state(value, kind.__name__, encoder)
        elif path := library_path(value):
            encoder.named_reference(b"m", 0, path)
        else:
            self._refer_to_given(value, encoder)
        return True

    def _refer_to_given(self, value: Any, encoder: Encoder) -> None:
        mask = mask_for(value)
        encoder.reference(b"k", self.given.number(value), mask >> 32, mask & 0xFFFFFFFF)

    def is_given(self, value: object) -> bool:
        """Whether the candidate has been given this very object."""
        return id(value) in self.given._numbers

    # Reading.

    def resolve(self, tag: bytes, numbers: tuple[int, ...]) -> object:
        """A stand-in for a student's object or class, or one of the test's own objects that comes back."""
        if tag == b"h":
            return self._object(*numbers)
        if tag == b"C":
            return self.student_class(numbers[0])
        if tag == b"K":
            try:
                return self.given.value(numbers[0])
            except KeyError:
                raise WireError("The candidate sent back something that it wasn't given.") from None
        return super().resolve(tag, numbers)

    def resolve_name(self, tag: bytes, number: int, name: str) -> object:
        """One of the teacher's classes, or an object of one."""
        name, _, member = name.partition(".")
        kind = self.teachers.get(name)
        if member and kind is not None:
            return self.member(kind, member)
        if kind is None or tag not in (b"o", b"g"):
            raise WireError("The candidate claims a class that isn't the teacher's.")
        if tag == b"g":
            return kind
        if not crosses_by_state(kind):
            raise WireError("The candidate sent an object of a class whose objects don't cross.")
        return self.receive_stateful(number, kind)

    def _object(self, number: int, class_number: int) -> Any:
        if self._is_artist(class_number) and (artist := self.link.figures.artist(number)) is not None:
            return artist
        known = self._objects.get(number)
        if known is None:
            known = make_object(self.link, number, self._class_of_objects(class_number))
            self._objects[number] = known
            self.link.needed(number)
        return known

    def _is_artist(self, class_number: int) -> bool:
        """Whether a class is one of matplotlib's that are made again here."""
        described = self.student_class(class_number)._openclass_described
        bases = described["bases"]
        return described["module"].startswith("matplotlib.") and (
            "matplotlib.artist:Artist" in bases and "matplotlib.legend" not in described["module"]
        )

    def student_class(self, number: int) -> StudentClass:
        """The stand-in for a class. The candidate describes each class once; if that fails it is asked again."""
        if number not in self._classes:
            described = self.link.ask("describe", None, _ClassNumber(number))
            if type(described) is not dict or not _is_description(described):
                raise WireError("The candidate described a class as none can be.")
            self._classes[number] = self._make_class(number, described)
        return self._classes[number]

    def _class_of_objects(self, number: int) -> StudentClass:
        """A stand-in that isn't an exception itself: an exception object that is only looked at is a plain object."""
        kind = self.student_class(number)
        described = kind._openclass_described
        if described["exception"]:
            return make_class(self.link, number, described, (StudentObject,))
        return kind

    def _make_class(self, number: int, described: dict[str, Any]) -> StudentClass:
        try:
            if described["exception"]:
                return self._make_exception(number, described)
            return make_class(self.link, number, described, self._student_bases(number, described))
        except TypeError:
            return make_class(self.link, number, described, (StudentObject,))

    def _student_bases(self, number: int, described: dict[str, Any]) -> tuple[type, ...]:
        """The nearest of the student's own classes that it derives from."""
        numbers = [one for one in described["bases"] if type(one) is int and one != number]
        return (self.student_class(numbers[0]),) if numbers else (StudentObject,)

    def _make_exception(self, number: int, described: dict[str, Any]) -> StudentClass:
        """A genuine exception class, so that `except` and assertRaises know it."""
        genuine = [self._genuine(one) for one in described["bases"]]
        base = next((one for one in genuine if one is not None), StudentError)
        members = {
            "__module__": described["module"],
            "__qualname__": described["qualname"],
            "__getattr__": _attribute_of_exception,
            "_openclass_link": self.link,
            "_openclass_number_of_class": number,
            "_openclass_mask": 0,
            "_openclass_described": described,
        }
        return StudentClass(described["name"], (base,), members)

    def bases_of(self, kind: StudentClass) -> tuple[type, ...]:
        """The classes that a student's class derives from, as far as they are known here; `object` last."""
        found = [self._genuine(one) for one in kind._openclass_described["bases"]]
        return (*(one for one in found if one is not None), object)

    def _genuine(self, base: Any) -> type | None:
        if type(base) is int:
            return self.student_class(base)
        name = str(base)
        return self.teachers.get(name[8:]) if name.startswith("teacher:") else library_class(name)

    def exception(self, kind: type[BaseException], arguments: Any, text: str, kept: Any) -> BaseException:
        """An exception of a student's or teacher's class, as it was raised in the candidate."""
        values = arguments if type(arguments) is tuple else (text,)
        try:
            error = kind.__new__(kind, *values)
        except Exception:
            return StudentError(text)
        error.args = values
        if not isinstance(kind, StudentClass):
            restore(error, kept if kept is not None else {})
        else:
            error.__dict__["_openclass_kept"] = kept
        return error


def _attribute_of_exception(error: BaseException, name: str) -> Any:
    kept = error.__dict__.get("_openclass_kept")
    if kept is None or name.startswith("__"):
        raise AttributeError(f"{type(error).__name__!r} object has no attribute {name!r}")
    return getattr(kept, name)


def _is_description(described: dict[str, Any]) -> bool:
    return all(type(described.get(key)) is kind for key, kind in DESCRIPTION.items())


class _ClassNumber:
    """A class that is known by number only."""

    def __init__(self, number: int) -> None:
        self.number = number


def library_path(value: Any) -> str | None:
    """`module` or `module:name`, if both sides have this very thing from an installed library."""
    if isinstance(value, types.ModuleType):
        return value.__name__ if _is_installed(value.__name__) else None
    name = getattr(value, "__qualname__", None) or getattr(value, "__name__", None)
    module = getattr(value, "__module__", None) or _home(value)
    if not isinstance(name, str) or not isinstance(module, str) or not _is_installed(module):
        return None
    found: Any = sys.modules.get(module)
    for part in name.split("."):
        found = getattr(found, part, None)
    return f"{module}:{name}" if found is value else None


def _home(value: Any) -> str | None:
    owner = getattr(value, "__objclass__", None)
    if owner is not None:
        return str(owner.__module__)
    return "numpy" if type(value).__name__ == "ufunc" else None


def _is_installed(module: str) -> bool:
    """Whether a module comes with Python or from a package index, not from the teacher's folder."""
    root = module.partition(".")[0]
    if root in sys.stdlib_module_names:
        return root != "__main__"
    file = getattr(sys.modules.get(root), "__file__", None) or ""
    return "site-packages" in file or "dist-packages" in file
