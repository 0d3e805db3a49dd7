"""Send results now for the cells that come later, by the numbers that they will have."""

FAMILY = "forged messages"
DESERVED: dict[str, float] = {}
FIRST = """
session = get_ipython().kernel.session
for place in range(200):
    parent = {"header": {"msg_id": str(place), "msg_type": "execute_request"}}
    shown = {"data": {"text/plain": "4.0"}, "metadata": {}, "execution_count": 1}
    session.send(None, "execute_result", shown, parent=parent)
    session.send(None, "clear_output", {"wait": True}, parent=parent)
    session.send(None, "execute_reply", {"status": "ok", "execution_count": 1}, parent=parent)
"""
