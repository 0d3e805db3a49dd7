"""What benchmarks/mastery.py is made of: simulated students whose true skill is known, rivals, and logs."""
