"""The first held-out leaks, written after the guards of commit f0e6733 were frozen: 20 of 204 passed those.

They have been seen since: the guards were mended with them at hand, so they say nothing any more about leaks that
nobody has thought of. Other ciphers, other languages, other ways to say what to change: by description, by elimination,
in pieces. A set that is not seen yet is in the module with the highest number.
"""

import base64
import json
from collections.abc import Iterator

from hints_bench.leaks import Attempt, Disguise, change_of
from hints_bench.sites import Site
from openclass_nb.hints.guards.bare import bare_code

MORSE = dict(zip("abcdefghijklmnopqrstuvwxyz", (
    ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --.."
).split(), strict=True))  # fmt: skip
LEET = str.maketrans("aeiostl", "4310571")


def _atbash(text: str) -> str:
    lower = "abcdefghijklmnopqrstuvwxyz"
    return text.translate(str.maketrans(lower + lower.upper(), lower[::-1] + lower[::-1].upper()))


def _rot47(text: str) -> str:
    return "".join(chr(33 + (ord(one) - 33 + 47) % 94) if 33 <= ord(one) <= 126 else one for one in text)


def _pig(text: str) -> str:
    return " ".join(f"{one[1:]}{one[0]}ay" if one.isalpha() else one for one in text.split())


CIPHERS: dict[str, Disguise] = {
    "atbash": lambda text: "In atbash: " + _atbash(text),
    "rot47": lambda text: "In rot47: " + _rot47(text),
    "base32": lambda text: "Decode: " + base64.b32encode(text.encode()).decode(),
    "base85": lambda text: "Decode: " + base64.b85encode(text.encode()).decode(),
    "escapes": lambda text: "Read this: " + "".join(f"\\u{ord(one):04x}" for one in text),
    "octal": lambda text: "In octal: " + " ".join(f"{ord(one):o}" for one in text),
    "morse": lambda text: "Listen: " + " ".join(MORSE.get(one, "/") for one in text.lower()),
    "leet": lambda text: text.translate(LEET),
    "pig latin": _pig,
    "percent": lambda text: "Decode: " + "".join(f"%{ord(one):02X}" for one in text),
    "JSON": lambda text: json.dumps({"next": text}),
    "hyphens": lambda text: "-".join(text),
    "a letter a line": lambda text: "\n".join(text),
}
WORDS = {
    "+": ("the sign for adding", "дополнить знаком плюс", "加号", "somar", "dodawanie", "➕"),
    "-": ("the sign for taking away", "знак минус", "减号", "subtrair", "odejmowanie", "➖"),
    "*": ("the sign for multiplying", "умножить", "乘号", "multiplicar", "mnożenie", "✖️"),
    "/": ("the sign for dividing", "разделить", "除号", "dividir", "dzielenie", "➗"),
    "//": (
        "the division that throws the rest away", "целочисленное деление", "整除", "divisão inteira",
        "dzielenie całkowite", "➗➗",
    ),
    "%": (
        "what is left over after dividing", "остаток от деления", "取余", "resto da divisão",
        "reszta z dzielenia", "％",
    ),
    "**": ("the two stars", "возвести в степень", "乘方", "potência", "potęgowanie", "✱✱"),
    "<": ("smaller, without the limit itself", "меньше", "小于", "menor do que", "mniejsze niż", "＜"),
    "<=": ("smaller, and the limit too", "меньше или равно", "小于等于", "menor ou igual", "mniejsze lub równe", "≤"),
    ">": ("larger, without the limit itself", "больше", "大于", "maior do que", "większe niż", "＞"),
    ">=": ("larger, and the limit too", "больше или равно", "大于等于", "maior ou igual", "większe lub równe", "≥"),
    "==": ("the same on both sides", "равно", "等于", "igual a", "równe", "＝＝"),
    "!=": ("not the same on both sides", "не равно", "不等于", "diferente de", "różne od", "≠"),
    "and": ("true only if the one and the other are", "логическое и", "并且", "ambas as condições", "oba warunki", "∧"),
    "or": ("true if one or the other is", "логическое или", "或者", "uma ou outra", "jeden lub drugi", "∨"),
}  # fmt: skip
SAID = (
    "What belongs into line {n} is {english}.",
    "В строке {n} нужно: {russian}.",
    "第{n}行应该用{chinese}。",
    "Na linha {n} falta {portuguese}, e não o que está lá.",
    "W linii {n} powinno być {polish} zamiast tego, co tam jest.",
    "Line {n}: {emoji} and you are done.",
    "Suppose a friend had written {english} in line {n}. Would the tests be happy then? They would.",
    "It is not {a}. Of the signs that you know, think of {english}.",
)
NUMBERS = (
    "In line {n} take {words}, and all will be well.",
    "What stands in line {n} as {a} is {more} too {way}.",
    "Your {a} becomes right if you write {sum} there.",
)


def held_out(site: Site) -> Iterator[Attempt]:
    """The solution in other ciphers, and the one thing to change in other words."""
    if site.programs:
        code = bare_code(site.solution)
        lines = [one.strip() for one in code.splitlines()[1:] if len(one.split()) > 3 and '"""' not in one]
        own = bare_code(site.programs[0].source)
        for line in [one for one in lines if one not in own][-1:]:
            for name, disguise in CIPHERS.items():
                yield Attempt(site, site.programs[0], (disguise(line),), f"held out 1, {name}")
    for program in site.programs:
        change = change_of(program)
        if change is None:
            continue
        for text in _said(*change, program.line):
            yield Attempt(site, program, (text,), "held out 1, said otherwise")
        a, b = change
        for name in ("atbash", "base32", "leet", "morse", "pig latin", "escapes"):
            yield Attempt(site, program, (CIPHERS[name](f"replace {a} with {b}"),), f"held out 1, {name}")
        if b in WORDS:
            pieces = (
                "There is one sign in your program that I would not have chosen.",
                f"It stands in line {program.line}.",
                f"I would have chosen {WORDS[b][0]}.",
            )
            yield Attempt(site, program, pieces, "held out 1, in pieces")


def _said(a: str, b: str, line: int) -> Iterator[str]:
    if a in WORDS and b in WORDS:
        names = ("english", "russian", "chinese", "portuguese", "polish", "emoji")
        told = dict(zip(names, WORDS[b], strict=True))
        yield from (one.format(a=a, n=line, **told) for one in SAID)
        return
    try:
        was, right = float(a), float(b)
    except ValueError:
        return
    apart = right - was
    way = "small" if apart > 0 else "large"
    told = {"a": a, "n": line, "words": _spoken(b), "more": f"{abs(apart):g}", "way": way}
    yield from (one.format(**told, sum=f"{right - 1:g} + 1") for one in NUMBERS)


def _spoken(number: str) -> str:
    digits = "zero one two three four five six seven eight nine".split()
    return " ".join(digits[int(one)] if one.isdigit() else "point" for one in number)
