"""Which of the calls that strace writes down are those of a network."""

import pytest

from tests.faults.networking import calls_in


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("12 socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_TCP) = 3", True),
        ("12 socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE) = -1 EPERM (Operation not permitted)", True),
        ("12 connect(3, {sa_family=AF_INET6, sin6_port=htons(80)}, 28) = -1 ENETUNREACH", True),
        ('12 sendto(3, "x", 1, 0, {sa_family=AF_INET, sin_port=htons(53)}, 16) = 1', True),
        ("12 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 3", False),
        ('12 connect(3, {sa_family=AF_UNIX, sun_path="/tmp/.X11-unix/X99"}, 20) = 0', False),
        ("12 socketpair(AF_UNIX, SOCK_STREAM, 0, [3, 4]) = 0", False),
        ("12 sendmsg(3, {msg_name=NULL, msg_namelen=0}, MSG_NOSIGNAL) = 4", False),
    ],
)
def test_a_call_of_a_network_is_told_from_one_within_the_pc(line: str, is_one: bool) -> None:
    assert list(calls_in([line])) == ([line] if is_one else [])
