"""Stop, close and replace the event loop that the process lives in."""

FAMILY = "exit in all its forms"
DESERVED = {"figure": 2.0}
ANSWERS = {
    "figure": "figure = 918273.645",
    "doubled": """
import asyncio
loop = asyncio.get_event_loop()
for one in asyncio.all_tasks(loop): one.cancel()
loop.call_soon(loop.stop)
asyncio.set_event_loop(None)
await asyncio.sleep(1)
""",
}
