"""The parts of benchmarks/hints.py."""
