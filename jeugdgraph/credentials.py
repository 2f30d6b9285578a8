"""Who we are to an endpoint: from the environment, never from an address, never shown."""

import os
from typing import NamedTuple

from jeugdgraph.errors import UsageProblem

USER, PASSWORD = "JEUGDGRAPH_ENDPOINT_USER", "JEUGDGRAPH_ENDPOINT_PASSWORD"
TOKEN = "JEUGDGRAPH_ENDPOINT_TOKEN"  # noqa: S105 - the name of a variable


class Credentials(NamedTuple):
    """A user with a password, or a token; all empty when the environment names neither."""

    user: str = ""
    password: str = ""
    token: str = ""

    def __repr__(self) -> str:
        return f"Credentials(user={self.user!r}, …)"

    def hidden(self, text: str) -> str:
        """A text of somebody else without what is secret here, should it echo that."""
        for secret in (self.password, self.token):
            text = text.replace(secret, "…") if secret else text
        return text


def of_environment() -> Credentials:
    """What the environment gives; UsageProblem when that is half of it or cannot be sent."""
    given = Credentials(*(os.environ.get(name, "") for name in (USER, PASSWORD, TOKEN)))
    if given.token and (given.user or given.password):
        raise UsageProblem(f"{TOKEN} and {USER} are both set; an endpoint takes one of them.")
    if bool(given.user) != bool(given.password):
        missing = PASSWORD if given.user else USER
        raise UsageProblem(f"{missing} is not set; {USER} and {PASSWORD} belong together.")
    if ":" in given.user or not all(part.isprintable() for part in given):
        raise UsageProblem(f"{USER}, {PASSWORD} or {TOKEN} has a character that cannot be sent.")
    if not given.token.isascii() or " " in given.token:
        raise UsageProblem(f"{TOKEN} has a character that cannot be sent.")
    return given
