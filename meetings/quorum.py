"""When the committee can decide (samarbetsavtalet § 3). Pure: values in, value out."""


def seats_required(*, seats: int) -> int:
    """Return how many of the members must be present: half of them, rounded up [persons].

    Source: samarbetsavtalet § 3 (minst hälften av ledamöterna).
    """
    return (seats + 1) // 2


def is_quorate(*, present: int, seats: int) -> bool:
    """Tell whether at least half of the members are present; a body without members is never quorate.

    Source: samarbetsavtalet § 3.
    """
    return seats > 0 and present >= seats_required(seats=seats)


def sentence(*, present: int, seats: int) -> str:
    """Return "5 av 8, beslutsfört (minst 4)"."""
    word = "beslutsfört" if is_quorate(present=present, seats=seats) else "inte beslutsfört"
    return f"{present} av {seats}, {word} (minst {seats_required(seats=seats)})"
