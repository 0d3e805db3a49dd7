"""Submissions that try to take what they did not earn, and honest ones that merely look odd."""
