"""Layers that keep student code apart from everything else, each proven before it is relied on."""
