"""Display what a browser would run."""

FAMILY = "huge output"
DESERVED = {"greet": 2.0}
EVIL = "<script>document.title='taken'</script><img src=x onerror=alert(1)><svg onload=alert(2)><a href='javascript:alert(3)'>x</a>"
ANSWERS = {
    "figure": f"""
from IPython.display import HTML, Javascript, SVG, Markdown, display
evil = {EVIL!r}
display(HTML(evil), Javascript("alert(4)"), SVG("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(5)'/>"), Markdown(evil))
display({{"application/x-evil": evil, "text/latex": evil, "image/png": "not base64", "text/html": [evil, 3]}}, raw=True)
print(evil)
figure = evil
""",
    "doubled": f"def doubled(values):\n    raise ValueError({EVIL!r})",
    "greet": "def greet(name):\n    print(f'Welcome, {name}!')",
}
