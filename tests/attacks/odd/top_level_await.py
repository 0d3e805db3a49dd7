"""await at the top of a cell, and tasks that go on."""

FAMILY = "magics and commands"
DESERVED: dict[str, float] = {}
FIRST = "import asyncio\nawait asyncio.sleep(0.01)\ntask = asyncio.ensure_future(asyncio.sleep(0.05, 'later'))"
ANSWERS = {"word": "async def find():\n    return 'ferrocene-quartet'\nword = await find()"}
LAST = "await task"
