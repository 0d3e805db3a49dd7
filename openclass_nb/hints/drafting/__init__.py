"""Drafts for teachers: what a model proposes, read strictly. Whether it is any good, the proof says."""
