"""The routes, by what they are about. Each declares the role that it needs."""
