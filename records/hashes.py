"""The SHA-256 of what is said, as data."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def hash_of(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of the content, the same for the same content whatever its order of keys."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
