"""Which addresses may be fetched: those of the open web, and hosts that a person has allowed by name."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from onrecord.errors import RefusedAddressError

PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SAFE = "/%:=&?~#+!$,;'@()*[]"

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Address:
    """An address taken apart: `host` in ASCII, `target` what is asked of it (path and query)."""

    url: str
    scheme: str
    host: str
    port: int
    target: str


def parse(url: str) -> Address:
    """Take an address apart. Raises RefusedAddressError where it is none of a page."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode() if not _is_ip(parts.hostname) else str(parts.hostname)
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise RefusedAddressError(f"{url[:200]} is no address", "Check how it is written.") from error
    if parts.scheme not in PORTS or not host:
        raise RefusedAddressError(f"{url[:200]} is no address of a page", "Only http and https can be read.")
    if parts.username or parts.password:
        raise RefusedAddressError("the address holds a password", "Leave the name and the password out: they would go on the record.")
    target = urlunsplit(("", "", quote(parts.path, _SAFE) or "/", quote(parts.query, _SAFE), ""))
    return Address(url.strip(), parts.scheme, host.lower(), port, target)


def resolve(address: Address, allowed: frozenset[str]) -> str:
    """The IP address to connect to. Every address that the name has is checked, and the caller connects to this one and no other.

    Raises RefusedAddressError where the name is unknown, or any of its addresses is not of the open web and the host is not allowed.
    """
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise RefusedAddressError(f"{address.host} cannot be found: {error}", "Check the address and the connection.") from error
    ips = [str(row[4][0]) for row in found]
    if address.host not in {host.lower() for host in allowed}:
        for ip in ips:
            _refuse_private(address.host, ip)
    if not ips:
        raise RefusedAddressError(f"{address.host} has no address", "Check the address.")
    return ips[0]


def _refuse_private(host: str, ip: str) -> None:
    if not is_public(ipaddress.ip_address(ip.partition("%")[0])) or "%" in ip:
        which = host if host == ip else f"{host} is {ip}, which"
        raise RefusedAddressError(f"{which} is not on the open web")


def is_public(ip: Ip) -> bool:
    """Whether an IP address is of the open web, and so are those that it carries inside (IPv4 in IPv6)."""
    if isinstance(ip, ipaddress.IPv6Address):
        return ip.is_global and not ip.is_multicast and not ip.is_site_local and all(map(is_public, _carried(ip)))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _carried(ip: ipaddress.IPv6Address) -> list[ipaddress.IPv4Address]:
    teredo = ip.teredo or ()
    nat64 = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None
    return [inner for inner in (ip.ipv4_mapped, ip.sixtofour, *teredo, nat64) if inner is not None]


def _is_ip(host: str | None) -> bool:
    try:
        ipaddress.ip_address(host or "")
    except ValueError:
        return False
    return True
