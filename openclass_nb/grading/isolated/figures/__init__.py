"""Matplotlib's figures across the line: described in the candidate, made again in the examiner.

What a test gets are genuine figures, axes and artists, made from the description; they answer for themselves.
"""
