"""What a text may hide: the same text without tricks of spelling, and what is encoded in it."""

import base64
import binascii
import codecs
import html
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
LOOKALIKES = str.maketrans("аеорсхуіԁＡ−–—×·∙÷≤≥≠∗", "aeopcxyidA---***/\u2264\u2265\u2260*")
BASE64 = re.compile(r"[A-Za-z0-9+/_-]{8,}={0,2}")
BASE32 = re.compile(r"[A-Z2-7]{12,}={0,6}")
HEX = re.compile(r"(?:[0-9a-fA-F]{2}[\s:]?){6,}")
NUMBERS = re.compile(r"(?:\b\d{2,3}\b[\s,;]*){6,}")
BITS = re.compile(r"(?:[01]{8}[\s,]?){4,}")


def plain(text: str) -> str:
    """One spelling for what looks alike: no invisible characters, no lookalikes, no full-width letters."""
    return INVISIBLE.sub("", unicodedata.normalize("NFKC", text.translate(LOOKALIKES))).translate(LOOKALIKES)


def readings(text: str) -> list[str]:
    """All that a text says: itself first, then what it says backwards, shifted, escaped or encoded."""
    first = plain(text)
    found = [first, *(one for one in _decoded(first) if _is_text(one))]
    found += [deeper for one in found[1:4] for deeper in _decoded(one) if _is_text(deeper)]
    return list(dict.fromkeys(found))


def _decoded(text: str) -> Iterator[str]:
    yield text[::-1]
    yield codecs.encode(text, "rot13")
    yield " ".join(word[::-1] for word in text.split())
    yield re.sub(r"(?<=\S)[\s.\-_](?=\S(?:[\s.\-_]|$))", "", text)  # s p e l l e d, s-p-e-l-l-e-d
    for unescape in (html.unescape, unquote, _unescaped):
        if (other := unescape(text)) != text:
            yield other
    yield from _encoded(text)


def _encoded(text: str) -> Iterator[str]:
    squeezed = re.sub(r"\s+", "", text)
    for source in dict.fromkeys((text, squeezed)):
        for word in BASE64.findall(source):
            for start in range(min(4, len(word))):
                yield from _bytes(
                    lambda word=word[start:]: base64.b64decode(word + "=" * (-len(word) % 4), "-_")
                )
                yield from _bytes(lambda word=word[start:]: base64.b64decode(word + "=" * (-len(word) % 4)))
    for word in BASE32.findall(text):
        yield from _bytes(lambda word=word: base64.b32decode(word + "=" * (-len(word) % 8)))
    for word in HEX.findall(text):
        yield from _bytes(lambda word=word: bytes.fromhex(re.sub(r"[\s:]", "", word)))
    for run in NUMBERS.findall(text):
        yield from _bytes(lambda run=run: bytes(int(one) for one in re.findall(r"\d+", run)))
    for run in BITS.findall(text):
        yield from _bytes(lambda run=run: bytes(int(one, 2) for one in re.findall(r"[01]{8}", run)))


def _bytes(read: "object") -> Iterator[str]:
    try:
        yield read().decode("utf-8")  # type: ignore[operator]
    except (ValueError, binascii.Error):
        return


def _unescaped(text: str) -> str:
    try:
        return codecs.decode(text.encode("ascii", "ignore"), "unicode_escape")
    except (ValueError, UnicodeError):
        return text


def _is_text(text: str) -> bool:
    """Whether it reads as text: what decodes to noise is none."""
    shown = sum(one.isprintable() or one in "\n\t" for one in text)
    return len(text) > 2 and shown >= 0.9 * len(text)
