"""Sign-in of a browser at the Hub: OAuth's code flow with PKCE, then a cookie that no script can read.

The cookie holds the token that the Hub issued; the Hub is asked about it like about any other, so that signing out
there ends it here. On a Hub without subdomains all users' servers share one origin with the service; so a request
that changes something needs the XSRF token too, which lies in a cookie of the service's own path, and must not come
from a page outside that path.
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

import httpx

from openclass_nb.service.refusals import NotAllowedError, UnavailableError

SESSION, XSRF, STATE = "openclass-session", "openclass-xsrf", "openclass-state-"
XSRF_HEADER = "X-XSRFToken"
STATE_SECONDS = 600
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


class ForgedError(NotAllowedError):
    """A request that the person behind the browser may know nothing of."""

    code = "forged"


@dataclass(frozen=True)
class OAuthClient:
    """What the service is to the Hub's OAuth. `authorize` is for browsers, `token` for the service itself."""

    name: str
    secret: str
    authorize: str
    token: str
    callback: str


@dataclass(frozen=True)
class Departure:
    """Where the browser goes to sign in, and the cookie by which it is known when it comes back."""

    url: str
    cookie: str
    nonce: str


@dataclass(frozen=True)
class BrowserSignIn:
    """The way to the Hub and back; `prefix` is where the service lies, without “/” at the end."""

    client: OAuthClient
    prefix: str
    transport: httpx.AsyncBaseTransport | None = None

    def depart(self, onward: str) -> Departure:
        """Begin to sign in; afterwards the browser goes `onward`, if that is a page of the service."""
        nonce = secrets.token_urlsafe(48)
        ident = _digest(nonce)
        state = f"{ident}.{_encoded(self.own_page(onward).encode())}"
        query = {
            "client_id": self.client.name,
            "redirect_uri": self.client.callback,
            "response_type": "code",
            "state": state,
            "code_challenge": _encoded(hashlib.sha256(nonce.encode()).digest()),
            "code_challenge_method": "S256",
        }
        return Departure(f"{self.client.authorize}?{urlencode(query)}", _cookie_of(ident), nonce)

    def returned(self, state: str, cookies: Mapping[str, str]) -> tuple[str, str]:
        """(nonce, onward) of a browser that comes back. ForgedError if this browser did not leave from here."""
        ident, _, onward = state.partition(".")
        nonce = cookies.get(_cookie_of(ident), "")
        if not nonce or not hmac.compare_digest(_digest(nonce), ident):
            step = f"Begin again at {self.prefix}/."
            raise ForgedError("This sign-in was not begun in this browser, or too long ago.", next_step=step)
        return nonce, self.own_page(_decoded(onward))

    async def token(self, code: str, nonce: str) -> str:
        """The Hub's token for a code. NotAllowedError if it refuses, UnavailableError if it is away."""
        form = {
            "client_id": self.client.name,
            "client_secret": self.client.secret,
            "grant_type": "authorization_code",
            "code": code,
            "code_verifier": nonce,
            "redirect_uri": self.client.callback,
        }
        try:
            async with httpx.AsyncClient(timeout=10, transport=self.transport) as client:
                answer = await client.post(self.client.token, data=form)
        except httpx.HTTPError as error:
            raise UnavailableError("The Hub can’t be reached to see who you are.", 5) from error
        if answer.status_code >= 500:
            raise UnavailableError("The Hub can’t say who you are just now.", 5)
        if answer.status_code != 200:
            raise NotAllowedError(
                "The Hub refused this sign-in.", next_step=f"Begin again at {self.prefix}/."
            )
        return str(answer.json()["access_token"])

    def xsrf(self, session: str) -> str:
        """The token that goes with a session."""
        return hmac.new(self.client.secret.encode(), session.encode(), hashlib.sha256).hexdigest()

    def session(self, method: str, cookies: Mapping[str, str], headers: Mapping[str, str]) -> str | None:
        """The token in a browser's cookie, None without one. ForgedError where the XSRF token is missing."""
        found = cookies.get(SESSION)
        if not found or method in SAFE_METHODS:
            return found
        sent = headers.get(XSRF_HEADER, "").encode()
        if not hmac.compare_digest(sent, self.xsrf(found).encode()) or not self._from_own_page(headers):
            raise ForgedError(
                "This request does not come from a page of the service.", next_step="Load it again."
            )
        return found

    def own_page(self, page: str) -> str:
        """The page if it is the service's, else its first."""
        plain = page.startswith(f"{self.prefix}/") and "\\" not in page and ".." not in page
        return page if plain and page.isprintable() else f"{self.prefix}/"

    def _from_own_page(self, headers: Mapping[str, str]) -> bool:
        if headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
            return False
        referer = headers.get("Referer")
        return referer is None or urlsplit(referer).path.startswith(f"{self.prefix}/")


def _cookie_of(ident: str) -> str:
    return STATE + ident[:12]


def _digest(nonce: str) -> str:
    return hashlib.sha256(f"state {nonce}".encode()).hexdigest()


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _decoded(text: str) -> str:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
    except ValueError:
        return ""
