"""HTTP as uvicorn reads it, bounded: its fast parser takes a head, or what follows a body, of any length."""

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LARGEST_HEAD = 64 * 1024
"""Bytes of path and headers; a proxy in front lets fewer pass."""
SLACK = 1 << 20
"""Bytes around a body: chunks' own words. Bodies that are too large are refused before, in a sentence."""


class BoundedHttp(HttpToolsProtocol):
    """A connection that is closed on whoever sends without an end. `largest_body` is in bytes."""

    largest_body = 10 << 20
    _in_head = False
    _in_message = False
    _taken = 0

    def data_received(self, data: bytes) -> None:
        """What came is counted while it belongs to one message; what comes with the message's first bytes is not."""
        went_on = self._in_message
        super().data_received(data)
        self._taken = self._taken + len(data) if went_on and self._in_message else 0
        largest = LARGEST_HEAD if self._in_head else self.largest_body + SLACK
        if self._taken > largest and not self.transport.is_closing():
            self.send_400_response("This request has no end.")

    def on_message_begin(self) -> None:
        """A request begins."""
        self._in_head = self._in_message = True
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Its body begins."""
        self._in_head = False
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """It is all there."""
        self._in_message = False
        super().on_message_complete()


def bounded_to(largest_body: int) -> type[BoundedHttp]:
    """Connections whose requests have bodies of so many bytes at most."""
    return type("BoundedHttp", (BoundedHttp,), {"largest_body": largest_body})
