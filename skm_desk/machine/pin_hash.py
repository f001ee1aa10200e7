"""Keep a PIN so that it can be recognised and not be read: Argon2id.

The library is loaded when a PIN is first typed: the kiosk's first screen does not wait for it.
"""

# About 0.1 s on a PC of 2 cores: one try is not felt, a million of them are. A cheap PC can
# spare this memory for a moment.
_MEMORY_KIB = 24 * 1024
_ROUNDS = 8
_LANES = 1

# A damaged hash may ask for hours or for all memory; no hash of ours will ever ask for more.
_MOST_MEMORY_KIB = 64 * 1024
_MOST_ROUNDS = 32
_MOST_LANES = 4


def hash_pin(pin: str) -> str:
    """Return the hash of a PIN as one line of ASCII, with its salt; each call gives another."""
    from argon2 import PasswordHasher

    hasher = PasswordHasher(time_cost=_ROUNDS, memory_cost=_MEMORY_KIB, parallelism=_LANES)
    return hasher.hash(pin)


def pin_fits(pin: str, pin_hash: str) -> bool:
    """Return whether `pin` is the one that `pin_hash` was made of; False for a damaged hash."""
    from argon2 import PasswordHasher, extract_parameters
    from argon2.exceptions import VerificationError

    try:
        asked = extract_parameters(pin_hash)
        if (
            asked.memory_cost > _MOST_MEMORY_KIB
            or asked.time_cost > _MOST_ROUNDS
            or asked.parallelism > _MOST_LANES
        ):
            return False
        return PasswordHasher().verify(pin_hash, pin)
    except (VerificationError, ValueError):  # ValueError: no hash at all, or signs that no PIN has
        return False
