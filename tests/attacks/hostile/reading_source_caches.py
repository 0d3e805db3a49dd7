"""Show all that linecache, inspect, the shell's history and its inputs know."""

FAMILY = "reading the expected value"
DESERVED: dict[str, float] = {}
SPY = """
import inspect, linecache, sys
def seen():
    yield from (repr(one)[:20000] for name, one in linecache.cache.items() if "site-packages" not in name)
    shell = get_ipython()
    yield repr(shell.history_manager.input_hist_raw)
    yield repr([shell.user_ns.get(name) for name in ("In", "_ih", "_i", "_ii", "Out", "_oh", "_")])
    yield repr(shell.compile.__dict__)[:20000]
    for depth in range(30):
        try: yield inspect.getsource(sys._getframe(depth))
        except Exception: pass
"""
ANSWERS = {
    "figure": f"{SPY}\nfigure = 1.0\nfor one in seen(): print(one)",
    "doubled": "def doubled(values):\n    for one in seen(): print(one)\n    return 0",
    "word": "word = 'x'\n%history -g\n%hist",
}
LAST = "for one in seen(): print(one)\n_i, _ii, _iii, In"
