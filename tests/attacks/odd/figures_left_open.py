"""Plots drawn and never closed."""

FAMILY = "outputs"
DESERVED: dict[str, float] = {}
FIRST = """
%matplotlib inline
import matplotlib.pyplot as plt
for number in range(2):
    plt.figure()
    plt.plot([1, 2, 3])
plt.title("open")
"""
LAST = "plt.figure(); plt.plot([0, 1]); plt.gcf().number"
