import pytest
from django.urls import NoReverseMatch, Resolver404, resolve, reverse


@pytest.mark.parametrize("path", ["/plan/1000/", "/plan/2026/", "/plan/2999/", "/dokument/bokslut/2026/"])
def test_year_in_an_address_is_a_number(path):
    match = resolve(path)

    assert match.kwargs["year"] == int(path.rstrip("/").rsplit("/", 1)[1])
    assert reverse(match.view_name, kwargs=match.kwargs) == path


@pytest.mark.parametrize("path", ["/plan/999/", "/plan/3000/", "/plan/20260/", "/plan/0999/", "/plan/-2026/"])
def test_year_in_an_address_has_four_digits(path):
    with pytest.raises(Resolver404):
        resolve(path)


def test_address_of_a_year_refuses_another_number():
    with pytest.raises(NoReverseMatch):
        reverse("programs:plan", args=[999])
