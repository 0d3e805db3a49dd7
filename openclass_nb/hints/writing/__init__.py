"""Hints written by a model: what is sent, what comes back, and the one module that knows the openai package."""
