"""Layers that keep student code apart from everything else, each proven before it is relied on.

policy = Policy(desk)
active = prove(policy)              # what holds on this machine, by trying what each layer forbids
active.require(allow_unsafe=False)  # UnsafeGradingError without isolation of files and network
sandbox = Sandbox(policy, active.names)
sandbox.settle()                    # once, in the zygote
if sandbox.fork() == 0:
    sandbox.enter("candidate")      # in the child, for good
"""

from openclass_nb.grading.sandbox.layer import Bounds, Places, Policy, Role
from openclass_nb.grading.sandbox.proof import ActiveLayers, prove, prove_meanwhile
from openclass_nb.grading.sandbox.stack import Sandbox

__all__ = ["ActiveLayers", "Bounds", "Places", "Policy", "Role", "Sandbox", "prove", "prove_meanwhile"]
