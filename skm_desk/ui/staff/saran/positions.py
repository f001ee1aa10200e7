"""Places in a text as Qt counts them: a sign beyond 65.535, such as an emoji, counts twice."""


def to_qt(text: str, place: int) -> int:
    """Return the place of Qt for a place in `text`, both from 0."""
    return len(text[:place].encode("utf-16-le")) // 2


def from_qt(text: str, place: int) -> int:
    """Return the place in `text` for a place of Qt; within a sign it is before that sign."""
    return len(text.encode("utf-16-le")[: 2 * place].decode("utf-16-le", errors="ignore"))
