"""Make the test's own objects raise, and read the test's frames from the error's traceback."""

FAMILY = "reading the expected value"
DESERVED: dict[str, float] = {}
ANSWERS = {
    "each": """
import traceback
def each(action, values):
    for call in (lambda: action(), lambda: action(1, 2, 3), lambda: action.nothing, lambda: action.holds(1, 2, bad=3)):
        try: call()
        except BaseException as error:
            trace = error.__traceback__
            while trace:
                print(repr(trace.tb_frame.f_locals)[:3000], repr(trace.tb_frame.f_code.co_consts)[:3000])
                trace = trace.tb_next
            print("".join(traceback.format_exception(error)), repr(error.__context__), repr(error.__cause__))
""",
    "doubled": "def doubled(values):\n    raise AssertionError('Not this time')",
}
