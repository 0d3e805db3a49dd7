"""The lines of jupyterhub_config.py that make this a service of a Hub."""

import json
from pathlib import Path

PORT = 10101
COURSES = Path("/srv/courses")
TEXT = """\
# openclass_nb as a service of this Hub. Written by “openclass hub config”.
c = get_config()
c.JupyterHub.services.append(
    {{
        "name": "openclass",
        "url": "http://127.0.0.1:{port}",
        "command": [{python}, "-m", "openclass_nb", "serve", "--hub", "--course", {courses}],
        "oauth_no_confirm": True,
        "display": True,{user}
    }}
)
c.JupyterHub.load_roles.extend(
    [
        {{
            "name": "openclass",
            "scopes": ["read:users:name", "read:users:groups", "list:groups", "read:groups"],
            "services": ["openclass"],
        }},
        {{"name": "user", "scopes": ["self", "access:services!service=openclass"]}},
        {{
            "name": "server",
            "scopes": ["users:activity!user", "access:servers!server", "access:services!service=openclass"],
        }},
    ]
)
c.Spawner.environment.update({{"OPENCLASS_URL": "http://127.0.0.1:{port}{base}services/openclass"}})
"""


def hub_config(
    *, courses: Path = COURSES, port: int = PORT, python: str, base: str = "/", user: str | None = None
) -> str:
    """The lines, to be put at the end of the file. `base` is the Hub's base URL, with “/” at both ends.

    `user` is the system's user as whom the service runs, which a Hub that runs as root can do; the Hub's own if None.
    """
    as_user = f'\n        "user": {json.dumps(user)},' if user else ""
    return TEXT.format(
        user=as_user, port=port, python=json.dumps(python), courses=json.dumps(str(courses)), base=base
    )
