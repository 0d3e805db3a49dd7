"""openclass_nb: mastery learning for Jupyter."""

__version__ = "0.1.0"
