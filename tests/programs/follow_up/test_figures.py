"""Figures that somebody types with a follow-up."""

import pytest
from django.urls import reverse

from programs.follow_up import figures
from reports.chapters.follow_up import follow_up
from reports.chapters.sources import Sources
from tests.programs.factories import make_activity


def test_figures_are_read_line_by_line_with_swedish_numbers():
    typed = "Deltagare: 42\n\nUtbildade företag: 1 200\nBetyg kl. 9:30-passet: 4,5"

    assert figures.read(typed) == {"Deltagare": 42, "Utbildade företag": 1200, "Betyg kl. 9:30-passet": "4,5"}
    assert figures.read(" \n") == {}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Deltagare 42", "ingen siffra med namn"),
        ("Deltagare: många", "ingen siffra med namn"),
        (": 42", "ingen siffra med namn"),
        ("Deltagare: 1\nDeltagare: 2", "två gånger"),
        (f"{'å' * 81}: 1", "81 tecken"),
        ("\n".join(f"Siffra {n}: 1" for n in range(21)), "21 siffror"),
    ],
)
def test_line_that_is_no_figure_is_refused_with_the_line(typed, said):
    with pytest.raises(figures.NotAFigure, match=said):
        figures.read(typed)


def test_figures_stand_with_the_entry(secretariat):
    activity = make_activity()
    address = reverse("programs:follow_up_add", args=[activity.pk])
    sent = {"text": "Utbildningen är hållen.", "on": "2026-03-02"}

    assert secretariat.post(address, sent | {"numbers": "Deltagare många"}).status_code == 400
    assert secretariat.post(address, sent | {"numbers": "Deltagare: 42"}).status_code == 302

    assert activity.follow_ups.get().numbers == {"Deltagare": 42}
    assert "Deltagare: 42" in secretariat.get(activity.get_absolute_url()).content.decode()
    [area] = follow_up(Sources(activity.plan.year)).areas
    assert area.activities[0].entries == ["Utbildningen är hållen. (Deltagare: 42)"]
