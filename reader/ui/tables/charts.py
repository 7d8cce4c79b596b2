"""Numbers as bars."""

_EIGHTHS = " ▏▎▍▌▋▊▉"


def bar_of(count: int, most: int, room: int) -> str:
    """A bar as long as a number is great, of at most `room` cells; some of one for anything but none."""
    eighths = max(1, count * room * 8 // most) if count else 0
    return "█" * (eighths // 8) + (_EIGHTHS[eighths % 8] if eighths % 8 else "")
