"""Notebooks for the comparison with nbclient, as cells, and what may differ between two runs."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

NOTEBOOKS: dict[str, list[str]] = {
    "display": [
        "x = 41\nprint('printed')\nx + 1",
        "from IPython.display import HTML, Markdown, Latex, Math, JSON, SVG, display\nHTML('<b>bold</b>')",
        "display(Markdown('*a*'), Latex('$b$'), Math('c'))\ndisplay({'text/plain': 'raw'}, raw=True)",
        "print('before'); display('shown'); print('after')",
        "None",
        "'text;';",
        "class Many:\n    def _repr_html_(self): return '<i>h</i>'\n    def _repr_latex_(self): return '$l$'\nMany()",
        "class Mime:\n    def _repr_mimebundle_(self, **more): return {'text/x-own': 'own'}\nMime()",
        "class Broken:\n    def __repr__(self): raise ValueError('no repr')\nBroken()",
        "JSON({'a': [1, 2]})",
        "[list(range(30)) for _ in range(4)]",
        "{'b': 1, 'a': {1, 2}}",
        "float('nan'), float('inf'), 1e300",
        "_ , __",
        "In[1], Out[1]",
        "1\n2\n3",
    ],
    "numbers and frames": [
        "import numpy as np, pandas as pd\nnp.arange(12).reshape(3, 4)",
        "pd.DataFrame({'a': [1, 2], 'b': ['x', None]})",
        "pd.Series([1.0, np.nan], name='s')",
        "pd.DataFrame({'a': range(200)}).describe()",
        "df = pd.DataFrame({'a': [1, 2]})\ndf.style.format('{:.2f}').set_uuid('u')",
        "np.array([1]) / 0",
        "np.float64(1.5), np.int32(3)",
        "df.a.missing",
        "pd.to_datetime(['2024-01-01'])",
    ],
    "plots": [
        "import matplotlib.pyplot as plt\nplt.plot([1, 2, 3])",
        "plt.plot([3, 1]); plt.title('t'); plt.xlabel('$x^2$');",
        "fig, ax = plt.subplots(figsize=(3, 2))\nax.bar(['a', 'b'], [1, 2])\nplt.show()\nprint('shown')",
        "%matplotlib inline\nfig",
        "for n in range(2):\n    plt.figure(figsize=(1, 1)); plt.plot([n])",
        "plt.figure(); plt.imshow([[1, 2], [3, 4]]); plt.colorbar(); plt.savefig('saved.png')",
        "import os; os.path.getsize('saved.png') > 1000",
        "plt.get_backend()",
        "%config InlineBackend.figure_formats = ['svg']",
        "plt.close('all'); plt.get_fignums()",
    ],
    "figures asked for in all ways": [
        "import matplotlib as mpl, matplotlib.pyplot as plt, numpy as np\n"
        "fig, ax = plt.subplots()\nax.plot([1, 2])\nax.get_position(), ax.get_subplotspec(), fig.axes == [ax]",
        "sorted(vars(ax)), sorted(vars(fig)), type(ax), ax.get_gridspec().get_geometry()",
        "f = plt.figure(figsize=[4, 2]); print(f.axes); a = f.add_subplot(); a.plot([2, 1]); f.add_subplot(111) is a",
        "fig, axes = plt.subplots(2, 2, sharex=True, figsize=(4, 4))\naxes[0, 0].plot([1, 3])\naxes[1, 1].hist([1, 2])",
        "plt.subplot(2, 1, 1); plt.plot([1]); plt.subplot(2, 1, 2); plt.plot([2]); plt.subplot(2, 1, 1).lines",
        "plt.figure(facecolor='red', dpi=50); plt.axes((0.2, 0.2, 0.5, 0.5)).plot([0, 1])",
        "plt.subplots(subplot_kw={'projection': 'polar'})[1].plot([0, 1], [1, 2]);",
        "plt.subplots(layout='constrained')[1].set(title='t', xlabel='x');",
        "fig, ax = plt.subplots(); ax.remove(); fig.add_subplot(facecolor='blue').plot([1, 2]); len(fig.axes)",
        "fig = plt.figure(7); fig.suptitle('seven'); plt.gca().twinx().plot([5, 4]); plt.figure(7) is fig",
        "fig, ax = plt.subplots(); ax.cla(); fig.clear(); fig.axes, plt.subplots()[1].get_xlim()",
        "fig = plt.figure(); plt.close(fig); fig.add_subplot(); mpl.figure.Figure().add_subplot()",
        "plt.subplots(figsize='large')",
        "plt.subplots(figsize=(0, 3))",
        "plt.figure().add_subplot(2, 2, 5)",
        "plt.subplots(subplot_kw={'colour': 'red'})",
        "plt.figure().add_subplot('here')",
        "plt.rcParams['axes.grid'] = True; plt.rcParams['figure.figsize'] = (3, 3); plt.subplots()[1].plot([1, 2]);",
        "with plt.style.context('ggplot'):\n    plt.subplots()[1].plot([1, 2])",
        "mpl.rcdefaults(); plt.subplots()[1].plot([1, 2]);",
        "for n in range(12):\n    fig, ax = plt.subplots(figsize=(1, 1)); ax.set_title(n)",
    ],
    "errors": [
        "1 / 0",
        "def f(n):\n    return g(n - 1)\n\ndef g(n):\n    raise KeyError('deep')\n\nf(3)",
        "assert 1 == 2, 'not equal'",
        "raise ValueError('caused') from TypeError('cause')",
        "try:\n    1 / 0\nexcept ZeroDivisionError:\n    undefined",
        "x = (",
        "for i in range(3)\n    pass",
        "  indented = 1\nwrong",
        "import nothing_of_the_kind",
        "class Own(Exception):\n    def __str__(self): return 'own text'\nraise Own",
        "raise SystemExit('bye')",
        "import sys; sys.exit(3)",
        "raise KeyboardInterrupt",
        "def r(n): return r(n + 1)\nimport sys; sys.setrecursionlimit(150)\nr(0)",
        "sys.setrecursionlimit(3000)",
        "raise ExceptionGroup('many', [ValueError(1), TypeError(2)])",
        "input('name? ')",
        "import getpass; getpass.getpass()",
        "print('still here')",
        "import json; json.loads('{')",
        "%xmode Plain\n1 / 0",
        "%nomagic",
        "%%nocellmagic\nx",
        "async def boom(): raise OSError(2, 'gone')\nawait boom()",
    ],
    "streams": [
        "import sys\nprint('out'); print('err', file=sys.stderr); print('out again')",
        "import warnings\nwarnings.warn('careful')",
        "warnings.warn('old', DeprecationWarning)",
        "import logging\nlogging.warning('logged')",
        "logging.getLogger('own').error('own logged')",
        "sys.stdout.write('no newline'); sys.stdout.flush()",
        # without a result: nbclient itself shows a child's output before or after it, by chance
        "import subprocess\nchild = subprocess.run(['echo', 'child'])",
        "subprocess.run(['echo', 'captured'], capture_output=True).stdout",
        "from contextlib import redirect_stdout\nimport io\nb = io.StringIO()",
        "with redirect_stdout(b): print('hidden')\nb.getvalue()",
        "print('\\x1b[31mred\\x1b[0m', 'tab\\t', 'ü ∑ 🎉', end='')",
        "print('a\\rb', flush=True)",
        "sys.stdout.isatty(), sys.stdout.encoding, type(sys.stdout).__name__ != ''",
        "import threading\nt = threading.Thread(target=print, args=('from a thread',)); t.start(); t.join()",
        "import multiprocessing as mp",
        "p = mp.get_context('fork').Process(target=print, args=('from a process',)); p.start(); p.join()",
    ],
    "descriptors": [
        "import os\nos.system('echo from the shell; echo to stderr >&2')",
        "os.write(1, b'raw bytes\\n');",
    ],
    "magics": [
        "%time x = sum(range(10))",
        "%%capture held\nprint('captured')",
        "held.stdout",
        "!echo shell $((1 + 1))",
        "files = !echo a; echo b\nfiles",
        "%%bash\necho in bash\necho wrong >&2",
        "%%sh\nexit 3",
        "%%writefile note.txt\nline",
        "%cat note.txt",
        "!cat note.txt; ls",
        "%run -i nothere.py",
        "%%python\nprint('another python')",
        "%%html\n<b>html</b>",
        "%%latex\n$x$",
        "%%javascript\nvar x;",
        "%who_ls",
        "%env OWN=1",
        "import os; os.environ['OWN']",
        "%pwd\n1",
        "%lsmagic\n1",
        "len?",
        "def documented():\n    'A docstring.'\ndocumented??",
        "%precision 3\n3.14159265",
        "%%timeit -n1 -r1\npass",
        "%history -n 1",
        "%reset -f",
        "x",
    ],
    "asynchronous": [
        "import asyncio\nawait asyncio.sleep(0.001)\nprint('slept')",
        "async def double(n):\n    await asyncio.sleep(0)\n    return 2 * n\nawait double(21)",
        "await asyncio.gather(double(1), double(2))",
        "held = double(3)\nasyncio.run(held)",
        "held.close()",
        "task = asyncio.create_task(double(4))",
        "await task",
        "asyncio.get_event_loop().is_running()",
        "async for_ = 3",
        "async with asyncio.timeout(0.01):\n    await asyncio.sleep(5)",
        "def plain(): return asyncio.get_running_loop().is_running()\nplain()",
    ],
    "updates": [
        "from IPython.display import clear_output, display, update_display",
        "handle = display('first', display_id='own')",
        "handle.update('second')\nprint('updated')",
        "update_display('third', display_id='own')",
        "print('gone'); clear_output(); print('kept')",
        "print('old'); clear_output(wait=True); print('new')",
        "print('stays'); clear_output(wait=True)",
        "display('again', display_id='own')",
        "for i in range(3):\n    clear_output(wait=True); display(i)",
    ],
    "widgets": [
        "import ipywidgets as w\nfrom IPython.display import display",
        "s = w.IntSlider(value=3, description='n')\ndisplay(s)",
        "s.value = 5\ns.value",
        "seen = []\ns.observe(lambda change: seen.append(change['new']), names='value')\ns.value = 7\nseen",
        "out = w.Output()\nwith out:\n    print('into the widget')\n    display('shown in it')\nout",
        "@out.capture()\ndef noisy(): print('captured')\nnoisy()",
        "out.outputs",
        "w.interact(lambda n: n * 2, n=(0, 4))",
        "w.HBox([w.Button(description='b'), w.Text('t')])",
    ],
    "session": [
        "import sys\n__name__, '__file__' in globals()",
        "get_ipython().__class__.__name__",
        "type(get_ipython().kernel).__mro__[-1], get_ipython().kernel.implementation",
        "sorted(k for k in globals() if not k.startswith('_'))",
        "sys.modules['__main__'].__name__, sys.path[0] == sys.path[1]",
        "import os; os.path.basename(sys.argv[0])",
        "import inspect",
        "def own(a, b=2):\n    '''Doc.'''\n    return a\nprint(inspect.getsource(own)); inspect.signature(own)",
        "import pickle; pickle.loads(pickle.dumps(own)) is own",
        "from dataclasses import dataclass\n@dataclass\nclass P:\n    x: int = 1\nP()",
        "own",
        "P",
        "exit(keep_kernel=True)",  # without it a kernel may be gone before nbclient has read it
        "import random; random.random() != random.random()",
        "import threading; threading.active_count() >= 1, threading.current_thread() is threading.main_thread()",
        "globals()['__builtins__'].__name__",
        "import concurrent.futures as cf\nwith cf.ThreadPoolExecutor(2) as e: print(list(e.map(len, ['a', 'bb'])))",
        "with cf.ProcessPoolExecutor(2) as e: print(list(e.map(len, ['a', 'bb'])))",
    ],
}

ADDRESS = re.compile(r"0x[0-9a-f]{6,}")
CELL_FILE = re.compile(rf"({re.escape(tempfile.gettempdir())}/)?ipykernel_\d+")
HOME = re.compile(re.escape(str(Path.home())) + r"(?=/)")
WIDGET_ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")
TIMES = re.compile(r"(CPU times|Wall time): [^\n]*|[\d.]+ [nµμm]?s ± [^\n]*")


class Comparable:
    """Outputs of one run without what differs between any two: addresses, process ids, widget ids and timings.

    The home folder is shortened to ~ by IPython, and in the sandbox it is another one. Widget ids are numbered in
    the order in which they appear.
    """

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}

    def outputs(self, outputs: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Texts of one stream that follow each other are one: a kernel cuts them by the clock."""
        joined: list[dict[str, Any]] = []
        for output in outputs:
            cleaned = self.clean(output)
            if joined and output["output_type"] == "stream" and joined[-1].get("name") == output["name"]:
                joined[-1]["text"] += cleaned["text"]
            else:
                joined.append(cleaned)
        return joined

    def clean(self, value: Any) -> Any:
        """Any part of an output or of the widgets' state."""
        if isinstance(value, dict):
            return {self.clean(key): self.clean(one) for key, one in value.items()}
        if isinstance(value, list | tuple):
            return [self.clean(one) for one in value]
        if not isinstance(value, str):
            return value
        for pattern, kept in ((ADDRESS, "0x"), (CELL_FILE, "kernel"), (HOME, "~"), (TIMES, "time")):
            value = pattern.sub(kept, value)
        return WIDGET_ID.sub(lambda found: self._ids.setdefault(found[0], f"id-{len(self._ids)}"), value)
