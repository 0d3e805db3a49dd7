"""Seeds that nobody can choose: from a secret of the course, the student, the exercise and the opportunity."""

import hashlib
import hmac

EVERYBODY = ""
"""The student of the version that lies in release/, for classes without the service."""


def seed_of(secret: bytes, student: str, exercise: str, opportunity: int, again: int = 0) -> int:
    """A seed of 64 bits; `again` counts the tries at values that were not there before."""
    told = "\0".join((student, exercise, str(opportunity), str(again))).encode(errors="surrogateescape")
    return int.from_bytes(hmac.new(secret, told, hashlib.sha256).digest()[:8], "big")


def shuffled(count: int, seed: int) -> list[int]:
    """The places 0 … count-1 in an order that follows from the seed; the same on every machine and Python."""
    keys = [hashlib.sha256(f"{seed}:{place}".encode()).digest() for place in range(count)]
    return sorted(range(count), key=keys.__getitem__)


def version_key(secret: bytes, student: str, exercise: str, number: int, source: str = "") -> str:
    """What a notebook carries to say whose version it holds; nobody without the secret can write another one.

    `source` is that of `def variant(rng)`: a version made before it was changed stays what it was.
    """
    made = hashlib.sha256(source.encode()).hexdigest()
    told = "\0".join(("key", student, exercise, str(number), made)).encode(errors="surrogateescape")
    return hmac.new(secret, told, hashlib.sha256).hexdigest()[:20]
