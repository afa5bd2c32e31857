"""Extra meetings of the committee (samarbetsavtalet § 4). Pure: values in, value out."""

REQUESTS_NEEDED = 5  # members


def is_demanded(*, requests: int) -> bool:
    """Tell whether so many members have asked that an extra meeting shall be called.

    The agreement says "minst fem ledamöter"; whether it then must be held is an uncertain reading.
    Source: samarbetsavtalet § 4.
    """
    return requests >= REQUESTS_NEEDED


def sentence(*, requests: int) -> str:
    """Return "3 av 5 ledamöter har begärt ett extra möte. 2 till behövs"."""
    if is_demanded(requests=requests):
        return f"{requests} ledamöter har begärt ett extra möte. Det ska hållas (§ 4: minst {REQUESTS_NEEDED})."
    missing = REQUESTS_NEEDED - requests
    return f"{requests} av {REQUESTS_NEEDED} ledamöter har begärt ett extra möte. {missing} till behövs."
