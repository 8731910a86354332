"""Sending a notice to an address that the user has named: a webhook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.errors import FetchError
from onrecord.ingest.web.exchange import Exchange
from onrecord.ingest.web.hosts import addresses

if TYPE_CHECKING:
    from onrecord.ingest.options import FetchPolicy


def post(address: str, body: bytes, policy: FetchPolicy) -> None:
    """Send `body` (JSON) to `address`: no redirect is followed, no proxy used, nothing of the answer read.

    Raises FetchRefused for an address inside the own machine or network unless the policy allows it, and
    FetchError where it can't be reached or doesn't answer with success.
    """
    import httpx

    exchange = Exchange(policy)
    url = exchange.url(address, address)
    exchange.close()
    port = url.port or (443 if url.scheme == "https" else 80)
    host = url.raw_host.decode("ascii")
    number = addresses(address, host, port, allow_private=policy.allow_private)[0]
    try:
        with (
            httpx.Client(timeout=policy.timeout_s, follow_redirects=False, trust_env=False) as client,
            client.stream(
                "POST",
                url.copy_with(host=number),
                content=body,
                headers={
                    "Host": url.netloc.decode("ascii"),
                    "Content-Type": "application/json",
                    "User-Agent": policy.user_agent,
                },
                extensions={"sni_hostname": host},
            ) as response,
        ):
            status = response.status_code
    except httpx.HTTPError as error:
        raise FetchError(address, f"can't be told ({error})") from error
    if not 200 <= status < 300:
        raise FetchError(address, f"answers {status} to the notice")
