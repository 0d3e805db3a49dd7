"""Honest submissions that look odd, a file each; they keep their points."""
