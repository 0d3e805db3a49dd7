"""Views of a course for any notebook front end: JupyterLab, Notebook 7, Voila and VS Code, without an extension.

```python
from openclass_nb.widgets import ClassMap, CourseMap, HintBox, MasteryMeter, Question

Question("speed-in-si")
```

Teachers have two more, which change the course: `ExerciseEditor("speed-in-si")` and `ObjectiveEditor()`.

They are the components of the Lab extension. What they show comes from the course's service, asked through the
kernel: the Hub's on a JupyterHub, the Jupyter server's own on a laptop, else one that lives as long as the kernel.
A widget's state holds names and what its user has typed, nothing else.
"""

from openclass_nb.widgets.views import (
    ClassMap,
    CourseMap,
    ExerciseEditor,
    HintBox,
    MasteryMeter,
    ObjectiveEditor,
    Question,
)

__all__ = [
    "ClassMap",
    "CourseMap",
    "ExerciseEditor",
    "HintBox",
    "MasteryMeter",
    "ObjectiveEditor",
    "Question",
]
