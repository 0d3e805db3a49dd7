"""Configure the mock that a test hands out, and hand it back as the answer."""

FAMILY = "given objects"
DESERVED: dict[str, float] = {"each": 0.0}
ANSWERS = {
    "each": """
def each(action, values):
    for name in ("__eq__", "__bool__", "__hash__"):
        for way in (lambda: action.configure_mock(**{f"{name}.return_value": False}),
                    lambda: setattr(action, name, lambda *_: False)):
            try: way()
            except Exception: pass
    return None if len(calls) > 1 else calls.append(action) or action
calls = []
"""
}
