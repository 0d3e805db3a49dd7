"""What benchmarks/proof.py is made of: exercises of known fault, exercises as they should be, and the count."""
