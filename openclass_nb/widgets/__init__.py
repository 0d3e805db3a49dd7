"""Widgets: views of the same data for every notebook front end."""
