"""What the system says of a disk is said as our own errors are."""

import errno

from app.words.messages import message_for
from tests.words.samples import PATH


def test_a_quota_that_is_used_up_is_a_full_disk():
    full, quota = (OSError(number, "x", str(PATH)) for number in (errno.ENOSPC, errno.EDQUOT))
    assert message_for(quota) == message_for(full)
