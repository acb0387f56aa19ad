"""What the questions about hidden links share: is one suspect?"""

from __future__ import annotations

from records.addresses import host_of
from records.outside import suspect_host, suspect_words
from records.traits import Seen


def is_suspect(link: Seen) -> bool:
    """Do its words or its host speak of gambling, sex or forbidden drugs?"""
    return bool(suspect_words(link.text) or suspect_host(host_of(link.value)))
