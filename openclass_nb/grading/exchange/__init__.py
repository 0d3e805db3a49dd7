"""nbgrader's exchange through the service: its commands and its assignment list obey the gates.

`nbgrader list`, `fetch_assignment`, `submit`, `fetch_feedback` for students; `release_assignment`, `collect`,
`release_feedback` for teachers. `settings_text` gives the lines for nbgrader_config.py.
"""
