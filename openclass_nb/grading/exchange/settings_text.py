"""The lines of nbgrader_config.py that put the service in the place of nbgrader's shared folder."""

PARTS = {
    "exchange": "place.ServiceExchange",
    "list": "listing.ServiceList",
    "fetch_assignment": "fetching.ServiceFetchAssignment",
    "fetch_feedback": "fetching.ServiceFetchFeedback",
    "submit": "handing_in.ServiceSubmit",
    "collect": "collecting.ServiceCollect",
    "release_assignment": "releasing.ServiceReleaseAssignment",
    "release_feedback": "releasing.ServiceReleaseFeedback",
}
HEAD = """\
# nbgrader’s commands and its assignment list go through openclass’s service and obey the gates.
# For everybody on a machine: /etc/jupyter/nbgrader_config.py; for one person: ~/.jupyter/nbgrader_config.py.
c = get_config()
"""


def settings_text() -> str:
    """All of them; they can be put into a file as they stand."""
    lines = [f'c.ExchangeFactory.{name} = "{__package__}.{path}"' for name, path in PARTS.items()]
    return HEAD + "\n".join([*lines, "c.Exchange.path_includes_course = True", ""])
