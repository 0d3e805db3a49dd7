"""Ask for a kernel that would run a program of one's own, or another language."""

from tests.attacks.work import Work

FAMILY = "wrong schema"
DESERVED: dict[str, float] = {}
SPEC = '{"argv": ["/bin/sh", "-c", "touch taken"], "display_name": "x", "language": "python"}'


def change(work: Work) -> None:
    work.notebook["metadata"]["kernelspec"] = {"name": "../../evil", "display_name": "x", "language": "bash", "argv": ["sh"]}
    work.notebook["metadata"]["language_info"] = {"name": "bash", "file_extension": ".sh"}
    work.file(".local/share/jupyter/kernels/python3/kernel.json", SPEC)
    work.file("kernels/python3/kernel.json", SPEC)
