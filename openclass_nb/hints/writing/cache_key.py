"""When a written hint can be given again: same exercise, same failing behaviour, same code but for its comments."""

import hashlib
import json

from openclass_nb.hints.guards.bare import bare_code
from openclass_nb.hints.observing.report import Observation
from openclass_nb.hints.policy import HintPolicy
from openclass_nb.hints.sequence import Kind


def behaviour_of(seen: Observation) -> str:
    """Names how a program fails: programs of one name fail alike, however they are written."""
    got = seen.got.model_dump() if seen.got else None
    error = (seen.error.name, seen.error.own) if seen.error else None
    told = [seen.stage, seen.test, seen.code, seen.comparison, got, error]
    return hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()[:16]


def policy_name(policy: HintPolicy) -> str:
    """Names what a policy tells the model."""
    return hashlib.sha256(policy.instruction.encode()).hexdigest()[:16]


def cache_key(
    version: str, seen: Observation, answer: str, rung: Kind, policy: HintPolicy, model: str
) -> str:
    """The key; `version` names the exercise as it was released."""
    parts = (version, behaviour_of(seen), bare_code(answer), rung, policy_name(policy), model)
    return hashlib.sha256("\0".join(parts).encode(errors="replace")).hexdigest()
