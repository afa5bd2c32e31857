import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from budget.models import Budget, BudgetLine, FeeFollowUp, FeeRate, Side
from members.models import Municipality, Population
from tests.budget.factories import make_budget, make_line
from tests.markup import markup_of

SECRETARIAT = "kansli@example.se"
DIRECTOR = "direktor.huddinge@example.se"


def text_of(response):
    return markup_of(response).replace("\u00a0", " ").replace("&nbsp;", " ")


@pytest.mark.parametrize(("year", "total"), [(2020, "2 012 800 kr"), (2021, "2 030 208 kr")])
def test_fees_page_shows_the_documents_total(facts, client, year, total):
    html = text_of(client.get(f"/ekonomi/{year}/avgifter/"))

    assert total in html
    assert html.count("betalas senast 15 mars") == 8


def test_fees_page_explains_huddinges_fee(facts, client):
    html = text_of(client.get("/ekonomi/2021/avgifter/"))

    assert "Huddinge 113 234 inv. 2020-12-31 × 4,00 kr = 452 936 kr, betalas senast 15 mars" in html


def test_rate_that_changed_during_the_year_is_said_in_words(facts, client):
    html = text_of(client.get("/ekonomi/2017/avgifter/"))

    assert "2,83 kr i snitt" in html
    assert "(7 × 2 + 5 × 4) / 12 = 2,83 kr per invånare i snitt över månaderna" in html
    assert "34/12" not in html


def test_fees_page_marks_the_readers_own_municipality(facts, client_of):
    html = text_of(client_of(DIRECTOR).get("/ekonomi/2021/avgifter/"))

    assert html.count('class="is-mine"') == 1


def test_fees_of_2026_are_from_perturbed_figures(facts, client):
    assert "Störd siffra" in text_of(client.get("/ekonomi/2026/avgifter/"))
    assert "Störd siffra" not in text_of(client.get("/ekonomi/2025/avgifter/"))


def test_fees_of_a_year_without_population_say_why(facts, client):
    response = client.get("/ekonomi/2060/avgifter/")

    assert response.status_code == 200
    assert "Folkmängden den 31 december 2059 är inte inlagd än." in text_of(response)
    assert client.get("/ekonomi/2060/avgifter.csv").status_code == 404


def test_what_if_shows_before_and_after_and_stores_nothing(facts, client):
    rates = list(FeeRate.objects.order_by("pk").values_list())

    html = text_of(client.get("/ekonomi/2020/avgifter/?sats=5"))

    assert "2 516 000 kr" in html  # 503 200 × 5
    assert "+503 200 kr" in html
    assert "Budgetens resultat 2020 skulle bli 503 200 kr i stället för 0 kr." in html
    assert list(FeeRate.objects.order_by("pk").values_list()) == rates


@pytest.mark.parametrize("rate", ["4,50", "4.50", "0"])
def test_what_if_takes_swedish_numbers(facts, client, rate):
    assert client.get("/ekonomi/2020/avgifter/", {"sats": rate}).status_code == 200


@pytest.mark.parametrize(
    "rate", ["5 kr", "fem", "", "-1", "1001", "4,555", "4.500", "9" * 100_000, "<script>", "NaN", "٥"]
)
def test_what_if_refuses_what_is_no_rate_and_keeps_it(facts, client, rate):
    response = client.get("/ekonomi/2020/avgifter/", {"sats": rate})

    assert response.status_code == 400
    html = text_of(response)
    assert "data-error-summary" in html
    assert "<script>" not in html.replace("<script src", "")
    assert "2 012 800 kr" in html


@pytest.mark.parametrize("path", ["0", "2009", "2101", "99999", "123456789012"])
def test_year_that_cannot_be_is_not_found(facts, client, path):
    for page in ("", "avgifter/", "budget/", "bokslut/", "avgifter.csv", "avgifter.json"):
        assert client.get(f"/ekonomi/{path}/{page}").status_code == 404


def test_exports_hold_the_pages_figures(facts, client):
    rows = client.get("/ekonomi/2021/avgifter.csv").content.decode("utf-8-sig").splitlines()
    data = json.loads(client.get("/ekonomi/2021/avgifter.json").content)

    assert len(rows) == 9
    assert "0126;Huddinge;2021;113234;2020-12-31;4,00;452936;2021-03-15" in rows
    assert (data["summa_kr"], data["summa_folkmangd"], len(data["kommuner"])) == (2_030_208, 507_552, 8)


def test_number_of_queries_of_the_fees_is_the_same_with_more_municipalities(facts, client):
    client.get("/ekonomi/2020/avgifter/")
    with CaptureQueriesContext(
        connection,
    ) as eight:
        client.get("/ekonomi/2020/avgifter/")
    agreement = Municipality.objects.first().agreements.first().agreement
    for number in range(3):
        new = Municipality.objects.create(
            slug=f"prov-{number}", name=f"Prov {number}", formal_name="Prov", scb_code=f"99{number}", county_code="01"
        )
        new.agreements.create(agreement=agreement, joined_on="2010-01-01")
        Population.objects.create(municipality=new, counted_on="2019-12-31", persons=10)

    with CaptureQueriesContext(connection) as eleven:
        html = text_of(client.get("/ekonomi/2020/avgifter/"))

    assert "Prov 2 10 inv." in html
    assert len(eleven) == len(eight)


def test_current_year_shows_fees_and_links_to_its_parts(facts, client):
    html = text_of(client.get("/ekonomi/"))

    assert "betalar" in html
    assert reverse("budget:population") in html


def test_budget_of_2017_links_to_its_decision(facts, client):
    html = text_of(client.get("/ekonomi/2017/budget/"))

    assert "fastställd" in html
    assert "den 2 februari 2017" in html
    assert "1 280 000 kr" in html
    assert "Ändra" not in html


def test_budget_that_is_missing_in_the_sources_says_so(facts, client, client_of):
    assert "finns inte i källorna" in text_of(client.get("/ekonomi/2019/budget/"))
    assert "Skapa utkast" not in text_of(client_of(SECRETARIAT).get("/ekonomi/2019/budget/"))


def test_draft_is_hidden_from_strangers_and_shown_to_those_with_a_seat(facts, client, client_of):
    make_line(make_budget(year=2091), name="Hemlig rad")

    assert "Hemlig rad" not in text_of(client.get("/ekonomi/2091/budget/"))
    assert "Hemlig rad" in text_of(client_of(DIRECTOR).get("/ekonomi/2091/budget/"))


def test_secretariat_makes_a_budget_and_fills_it(facts, client_of):
    client = client_of(SECRETARIAT)
    client.post("/ekonomi/2022/budget/skapa/")
    response = client.post(
        "/ekonomi/2022/budget/rad/ny/", {"side": "cost", "name": "Personal", "amount_kr": "1 600 000", "scope": "joint"}
    )

    assert response.status_code == 302
    html = text_of(client.get("/ekonomi/2022/budget/"))
    assert "1 600 000 kr" in html
    # 513 445 × 4 = 2 053 780
    assert "Budgeten är inte i balans: intäkterna är 453 780 kr mer än kostnaderna." in html


def test_cost_of_only_some_municipalities_is_refused(facts, client_of):
    make_budget(year=2091)

    response = client_of(SECRETARIAT).post(
        "/ekonomi/2091/budget/rad/ny/", {"side": "cost", "name": "Bro", "amount_kr": "100", "scope": "some"}
    )

    assert response.status_code == 400
    assert "§ 6" in text_of(response)
    assert not BudgetLine.objects.filter(name="Bro").exists()


def test_row_is_saved_over_htmx_with_new_sums(facts, client_of):
    line = make_line(make_budget(year=2091), amount_kr=1_000)
    client, path = client_of(SECRETARIAT), f"/ekonomi/2091/budget/rad/{line.pk}/"

    form = text_of(client.get(path, headers={"HX-Request": "true"}))
    saved = client.post(
        path, {"name": "Personal", "amount_kr": "2 500", "version": "1"}, headers={"HX-Request": "true"}
    )

    assert 'name="amount_kr"' in form
    assert saved.status_code == 200
    html = text_of(saved)
    assert "2 500 kr" in html
    assert 'id="sum-costs" hx-swap-oob="true"' in html
    assert "<html" not in html


def test_second_editor_gets_409_with_both_values_and_may_save_again(facts, client_of):
    line = make_line(make_budget(year=2091))
    client, path = client_of(SECRETARIAT), f"/ekonomi/2091/budget/rad/{line.pk}/"
    client.post(path, {"name": "Personal", "amount_kr": "2000", "version": "1"})

    response = client.post(path, {"name": "Personal", "amount_kr": "3000", "version": "1"})

    assert response.status_code == 409
    html = text_of(response)
    assert "2 000 kr" in html
    assert 'value="3000"' in html
    assert 'name="version" value="2"' in html
    assert client.post(path, {"name": "Personal", "amount_kr": "3000", "version": "2"}).status_code == 302
    line.refresh_from_db()
    assert line.amount_kr == 3_000


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"amount_kr": "fem"}, "Skriv ett tal"),
        ({"amount_kr": "4.500"}, "Menar du 4 500?"),
        ({"amount_kr": "-5"}, "utan minustecken"),
        ({"amount_kr": "12,50"}, "hela kronor"),
        ({"amount_kr": "9" * 20}, "för stort"),
        ({"amount_kr": "9" * 30}, "Talet är 30 tecken långt"),
        ({"name": ""}, "Rad"),
        ({"name": "x" * 100_000}, "160"),
        ({"name": "Resor"}, "redan en rad"),
    ],
)
def test_bad_row_is_refused_in_swedish_with_what_was_typed(facts, client_of, values, said):
    budget = make_budget(year=2091)
    line = make_line(budget)
    make_line(budget, name="Resor", order=2)
    typed = {"name": "Personal", "amount_kr": "5", "version": "1", **values}

    for headers in ({}, {"HX-Request": "true"}):
        response = client_of(SECRETARIAT).post(f"/ekonomi/2091/budget/rad/{line.pk}/", typed, headers=headers)

        assert response.status_code == 400
        html = text_of(response)
        assert said in html
        assert f'value="{typed["amount_kr"]}"' in html
    line.refresh_from_db()
    assert (line.name, line.amount_kr) == ("Personal", 1_000)


def test_adopted_row_cannot_be_changed_by_the_page(facts, client_of):
    line = BudgetLine.objects.get(key="budget-2017:costs:personal")

    response = client_of(SECRETARIAT).post(
        f"/ekonomi/2017/budget/rad/{line.pk}/", {"name": "Personal", "amount_kr": "1", "version": line.version}
    )

    assert response.status_code == 400
    assert "fastställd den 2 februari 2017" in text_of(response)


def test_row_of_another_year_is_not_found(facts, client_of):
    line = make_line(make_budget(year=2091))

    assert client_of(SECRETARIAT).get(f"/ekonomi/2090/budget/rad/{line.pk}/").status_code == 404
    assert client_of(SECRETARIAT).get("/ekonomi/2091/budget/rad/999999/").status_code == 404


@pytest.mark.parametrize("name", ["rate_create", "population_create"])
def test_only_the_secretariat_adds_rates_and_populations(facts, client, client_of, name):
    path = reverse(f"budget:{name}")

    assert client.get(path).status_code == 302
    assert client_of(DIRECTOR).get(path).status_code == 403
    assert client_of(SECRETARIAT).get(path).status_code == 200


def test_secretariat_adds_a_rate_with_decimal_comma(facts, client_of):
    response = client_of(SECRETARIAT).post(
        reverse("budget:rate_create"), {"rate_kr": "4,50", "starts_on": "2027-01-01"}
    )

    assert response.status_code == 302
    assert str(FeeRate.objects.get(starts_on="2027-01-01").rate_kr) == "4.50"
    assert str(FeeRate.objects.get(rate_kr=4).ends_on) == "2026-12-31"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"starts_on": "2027-02-31"}, "Dagen ”2027-02-31” finns inte."),
        ({"starts_on": "31 februari"}, "Dagen ”31 februari” finns inte."),
        ({"starts_on": "2027-01-02"}, "den första i en månad"),
        ({"starts_on": "2017-01-01"}, "1 augusti 2017"),
        ({"rate_kr": "fem"}, "Skriv ett tal"),
        ({"rate_kr": "0"}, "större än noll"),
    ],
)
def test_bad_rate_is_refused(facts, client_of, values, said):
    response = client_of(SECRETARIAT).post(
        reverse("budget:rate_create"), {"rate_kr": "4,50", "starts_on": "2027-01-01", **values}
    )

    assert response.status_code == 400
    assert said in text_of(response)
    assert FeeRate.objects.count() == 2


def test_secretariat_adds_a_population_once(facts, client_of):
    salem = Municipality.objects.get(slug="salem")
    typed = {"municipality": salem.pk, "year": "2026", "persons": "17 400"}
    client = client_of(SECRETARIAT)

    assert client.post(reverse("budget:population_create"), typed).status_code == 302
    again = client.post(reverse("budget:population_create"), typed)

    figure = Population.objects.get(municipality=salem, counted_on="2026-12-31")
    assert (figure.persons, figure.is_perturbed) == (17_400, True)
    assert again.status_code == 400
    assert "Salem har redan en folkmängd för 31 december 2026." in text_of(again)
    assert "Folkmängden den 31 december 2026 saknas för Botkyrka" in text_of(client.get("/ekonomi/2027/avgifter/"))


def test_fee_is_followed_until_it_is_paid(facts, client, client_of):
    path = "/ekonomi/2021/avgifter/salem/"
    secretariat = client_of(SECRETARIAT)
    assert client_of(DIRECTOR).get(path).status_code == 403
    assert secretariat.get("/ekonomi/2021/avgifter/finns-inte/").status_code == 404

    assert secretariat.post(path, {"invoiced_on": "2021-02-01"}).status_code == 302
    unpaid = text_of(client.get("/ekonomi/2021/avgifter/"))
    refused = secretariat.post(path, {"invoiced_on": "2021-02-01", "paid_on": "2021-01-31"})
    secretariat.post(path, {"invoiced_on": "2021-02-01", "paid_on": "2021-03-20", "version": "1"})
    paid = text_of(client.get("/ekonomi/2021/avgifter/"))

    assert unpaid.count("Förföll 15 mars 2021.") == 1
    assert refused.status_code == 400
    assert "innan den fakturerades" in text_of(refused)
    assert "Förföll" not in paid
    assert "Betald 20 mars 2021." in paid


def test_second_editor_of_a_fee_sees_both_days_and_chooses(facts, client_of):
    client, path = client_of(SECRETARIAT), "/ekonomi/2021/avgifter/salem/"
    assert 'name="version" value="0"' in text_of(client.get(path))
    client.post(path, {"invoiced_on": "2021-02-01", "version": "0"})

    same = client.post(path, {"invoiced_on": "2021-02-01", "version": "0"})
    response = client.post(path, {"invoiced_on": "2021-02-03", "version": "0"})

    html = text_of(response)
    assert (same.status_code, response.status_code) == (302, 409)
    assert "Det gick inte att spara. Rätta det här:" in html
    assert "1 februari 2021" in html
    assert "3 februari 2021" in html
    assert 'value="2021-02-03"' in html
    assert FeeFollowUp.objects.get().invoiced_on.isoformat() == "2021-02-01"
    assert client.post(path, {"invoiced_on": "2021-02-03", "version": "1"}).status_code == 302


def test_cost_of_other_years_budget_is_shown_on_both_years(facts, client):
    for year in (2019, 2020):
        assert "Arbete 2020, belastar 2019" in text_of(client.get(f"/ekonomi/{year}/"))


def test_accounts_page_marks_every_differing_sum(facts, client):
    html = text_of(client.get("/ekonomi/2021/bokslut/"))

    assert "Avrundning: −1 kr. Portalen räknar till 2 077 208 kr." in html
    for printed in ("−46 999 kr", "−48 586 kr", "536 482 kr", "796 063 kr", "300 0023", "85650", "+2 700 000 kr"):
        assert printed in html
    assert html.count("Betalas av Haninge") == 1


def test_accounts_of_a_year_without_any_say_so(facts, client):
    assert "Inget bokslut för året" in text_of(client.get("/ekonomi/2020/bokslut/"))


def test_population_page_shows_the_increase_of_2021(facts, client):
    html = text_of(client.get("/ekonomi/folkmangd/"))

    assert "513 445" in html
    assert "5 893" in html


def test_number_of_queries_of_a_budget_is_the_same_with_more_rows(facts, client_of):
    client = client_of(SECRETARIAT)
    budget = make_budget(year=2091)
    make_line(budget)
    client.get("/ekonomi/2091/budget/")
    with CaptureQueriesContext(connection) as one:
        client.get("/ekonomi/2091/budget/")
    make_line(budget, name="Resor", order=2)
    make_line(budget, name="Bidrag", side=Side.INCOME)

    with CaptureQueriesContext(connection) as three:
        client.get("/ekonomi/2091/budget/")

    assert len(three) == len(one)


def test_example_budgets_balance_and_are_marked(portal, client_of):
    examples = Budget.objects.filter(is_example=True)
    assert examples.count() == 2
    for budget in examples:
        html = text_of(client_of(SECRETARIAT).get(f"/ekonomi/{budget.year}/budget/"))
        assert "exempel" in html
        assert "Budgeten är i balans" in html
