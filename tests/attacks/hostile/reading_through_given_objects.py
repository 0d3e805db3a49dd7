"""Climb from the objects that a test hands out to its globals, closures, code and frames."""

FAMILY = "reading the expected value"
DESERVED: dict[str, float] = {}
ANSWERS = {
    "each": """
WAYS = ("__globals__ __closure__ __code__ __func__ __self__ __dict__ __class__ __module__ __init__ __call__ "
        "__getattribute__ __reduce__ __reduce_ex__ __subclasshook__ __traceback__ gi_frame f_globals f_back cr_frame "
        "holds seen side_effect _mock_parent _mock_wraps mock_calls __builtins__ __loader__ __spec__ __wrapped__").split()
def climb(thing, depth):
    print(repr(thing)[:2000])
    for way in WAYS if depth else ():
        for reach in (getattr, object.__getattribute__, lambda one, name: one._openclass_ask("get", name, one)):
            try: found = reach(thing, way)
            except BaseException as error: found = error.args
            print(way, repr(found)[:3000])
            if depth > 1 and not isinstance(found, (str, tuple, int)): climb(found, depth - 1)
def each(action, values):
    climb(action, 2)
    for way in ("__globals__", "__init__.__globals__", "holds.__func__.__code__.co_consts"):
        try: print("{0." + way + "}".format(action), ("{0." + way + "}").format(action))
        except Exception as error: print(error)
"""
}
