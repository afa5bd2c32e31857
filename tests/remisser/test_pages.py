import re
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from members.models import AgreementParty, Body, Municipality, Seat, User
from programs.models import FocusArea
from remisser.models import Consultation
from tests.markup import markup_of
from tests.remisser.factories import make_consultation, make_endorsement

SECRETARIAT = "kansli@example.se"
MEMBER = "ledamot.salem@example.se"
SIX_FIELDS = {
    "title": "Förslag till ny förordning",
    "issuer": "Trafikverket",
    "reference": "TRV 2020/1",
    "deadline_on": "2020-04-01",
    "network": "",
}


def text_of(response):
    return markup_of(response).replace("\u00a0", " ")


def page_of(consultation):
    return f"/remisser/{consultation.pk}/"


# --- The list -----------------------------------------------------------------------------------------------


def test_list_shows_the_nine_of_the_documents_by_year_and_month(facts, client):
    html = text_of(client.get("/remisser/"))

    assert "9 remisser" in html
    assert html.index("februari 2022") < html.index("september 2021") < html.index("januari 2021")


def test_open_consultation_whose_deadline_has_passed_stands_in_its_year(facts, client_of):
    make_consultation(title="Bortglömd", year=2021, deadline_on="2021-10-01")

    html = text_of(client_of(MEMBER).get("/remisser/"))

    assert html.index("Länsplan för regional") < html.index("Bortglömd") < html.index("Kollektivtrafikplan 2050")
    assert html.count("Sista svarsdag har passerat") == 1


def test_themes_to_choose_are_more_than_the_latest_programmes(facts, client_of):
    html = text_of(client_of(SECRETARIAT).get(page_of(make_consultation()) + "andra/"))

    assert html.count("Infrastruktur</label>") == 1
    assert "Näringsliv" in html


def test_theme_of_two_programmes_is_told_apart_by_its_programme(facts, client_of):
    consultation = make_consultation()
    consultation.focus_areas.set(FocusArea.objects.filter(name="Infrastruktur"))

    html = text_of(client_of(SECRETARIAT).get(page_of(consultation) + "andra/"))

    labels = re.findall(r">\s*(Infrastruktur[^<]*)</label>", html)
    assert len(labels) == consultation.focus_areas.count() > 1
    assert len(set(labels)) == len(labels)
    assert all("(" in label for label in labels)


def test_list_shows_what_is_ahead_first_with_days_left(facts, client_of):
    today = timezone.localdate()
    make_consultation(title="Bortre", deadline_on=today + timedelta(days=40))
    make_consultation(title="Hitre", deadline_on=today + timedelta(days=1))

    html = text_of(client_of(MEMBER).get("/remisser/"))

    assert html.index("Hitre") < html.index("Bortre") < html.index("Kollektivtrafikplan 2050")
    assert "1 dag kvar" in html
    assert "40 dagar kvar" in html


def test_open_consultations_are_hidden_from_strangers(facts, client, client_of):
    consultation = make_consultation(title="Pågående")

    assert "Pågående" not in text_of(client.get("/remisser/"))
    assert client.get(page_of(consultation)).status_code == 404
    assert client_of(MEMBER).get(page_of(consultation)).status_code == 200


@pytest.mark.parametrize(
    ("query", "count"),
    [("tema=naringsliv", 1), ("tema=infrastruktur", 8), ("avsandare=Trafikverket", 1), ("ar=2022", 2), ("ar=2021", 7)],
)
def test_list_is_filtered_by_theme_sender_and_year(facts, client, query, count):
    html = text_of(client.get(f"/remisser/?{query}"))

    assert f"{count} remiss" in html
    assert html.count('class="row-title"') == count


@pytest.mark.parametrize("query", ["ar=31", "ar=fem", "tema=<script>", "avsandare=" + "x" * 50_000])
def test_filter_that_is_not_among_the_choices_is_refused_in_swedish(facts, client, query):
    response = client.get(f"/remisser/?{query}")

    assert response.status_code == 400
    html = text_of(response)
    assert "finns inte bland remisserna" in html
    assert "<script>" not in html


def test_number_of_queries_of_the_list_is_the_same_with_more_rows(facts, client_of):
    client = client_of(SECRETARIAT)
    today = timezone.localdate()

    def make(number):
        ahead = make_consultation(title=f"Prov {number}", deadline_on=today + timedelta(days=number))
        ahead.focus_areas.set(Consultation.objects.get(key="rem-2021-1").focus_areas.all())
        make_endorsement(ahead, "salem")

    make(1)
    client.get("/remisser/")
    with CaptureQueriesContext(connection) as one:
        client.get("/remisser/")
    make(2)
    make(3)

    with CaptureQueriesContext(connection) as three:
        client.get("/remisser/")

    assert len(three) == len(one)


# --- One consultation -------------------------------------------------------------------------------------------


def test_page_shows_sender_doubt_and_source(facts, client):
    html = text_of(client.get(page_of(Consultation.objects.get(key="rem-2022-2"))))

    for stated in (
        "Nationell plan",
        "Infrastrukturdepartementet",
        "besvarad 2021, skickas februari 2022",
        "Fullständig titel och avsändare anges inte.",
        "Verksamhetsberättelse 2021",
    ):
        assert stated in html


def test_unknown_consultation_is_not_found(facts, client):
    assert client.get("/remisser/999999/").status_code == 404
    assert client.get("/remisser/999999999999999999999/").status_code == 404


def test_page_of_a_deadline_that_cannot_be_met_offers_three_ways(facts, client_of):
    consultation = make_consultation(received_on="2020-01-20", deadline_on="2020-04-01", year=2020)

    html = text_of(client_of(SECRETARIAT).get(page_of(consultation)))

    assert "Inget kommittémöte är kvar före sista svarsdag 1 april 2020." in html
    assert "Mötet 6 februari 2020 är inställt." in html
    assert "Nästa möte är torsdag 2 april 2020, för sent." in html
    for way in ("Beslut utanför möte", "Begär längre tid", "Mandat till ordföranden"):
        assert way in html


def test_member_sees_the_alarm_but_chooses_no_way(facts, client_of):
    consultation = make_consultation(received_on="2020-01-20", deadline_on="2020-04-01", year=2020)
    client = client_of(MEMBER)

    html = text_of(client.get(page_of(consultation)))

    assert "Inget kommittémöte är kvar" in html
    assert "Mandat till ordföranden" not in html
    assert client.post(page_of(consultation) + "vag/", {"way": "mandate"}).status_code == 403


def test_secretariat_chooses_a_way_and_everyone_is_asked(facts, client_of):
    consultation = make_consultation()
    client = client_of(SECRETARIAT)

    response = client.post(page_of(consultation) + "vag/", {"way": "outside_meeting", "version": "1"}, follow=True)

    html = text_of(response)
    assert "Valt: beslut utanför möte" in html
    assert "0 av 8 kommuner står bakom svaret. Det krävs 8 av 8." in html


def test_a_municipality_that_has_left_is_not_waited_for(facts, client_of):
    consultation = make_consultation()
    for slug in ("botkyrka", "salem"):
        make_endorsement(consultation, slug)
    AgreementParty.objects.filter(municipality__slug="botkyrka").update(left_on=date(2026, 6, 30))

    html = text_of(client_of(SECRETARIAT).get(page_of(consultation)))

    assert "0 av 1 kommuner står bakom svaret. Det krävs 1 av 1." in html


@pytest.mark.parametrize("way", ["", "gissa", "x" * 100_000])
def test_way_that_is_none_is_refused(facts, client_of, way):
    response = client_of(SECRETARIAT).post(page_of(make_consultation()) + "vag/", {"way": way})

    assert response.status_code == 400
    assert "Välj en väg till beslut." in text_of(response)


# --- Answers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "email", ["ledamot.salem@example.se", "direktor.salem@example.se", "registrator.salem@example.se"]
)
def test_who_speaks_for_the_municipality_may_answer(facts, client_of, email):
    consultation = make_consultation()
    endorsement = make_endorsement(consultation, "salem")
    client = client_of(email)

    assert "Vi ställer oss bakom" in text_of(client.get(page_of(consultation)))
    response = client.post(
        page_of(consultation) + "svar/salem/", {"svar": "ja", "skal": "", "version": "1"}, follow=True
    )

    endorsement.refresh_from_db()
    assert endorsement.state == "agrees"
    assert endorsement.answered_by.email == email
    assert "1 av 1 kommuner står bakom svaret. Alla är överens." in text_of(response)


@pytest.mark.parametrize("email", ["ledamot.huddinge@example.se", "natverk.planeringschefer@example.se"])
def test_nobody_answers_for_another_municipality(facts, client_of, email):
    consultation = make_consultation()
    endorsement = make_endorsement(consultation, "salem")

    response = client_of(email).post(page_of(consultation) + "svar/salem/", {"svar": "ja"})

    endorsement.refresh_from_db()
    assert response.status_code == 403
    assert endorsement.state == "pending"


def test_a_seat_in_a_network_for_another_municipality_gives_no_answer_for_it(facts, client_of):
    consultation = make_consultation()
    endorsement = make_endorsement(consultation, "huddinge")
    network = Body.objects.filter(kind=Body.Kind.NETWORK).order_by("pk").first()
    huddinge = Municipality.objects.get(slug="huddinge")
    Seat.objects.create(person=User.objects.get(email=MEMBER).person, body=network, municipality=huddinge)
    client = client_of(MEMBER)

    assert "Vi ställer oss bakom" not in text_of(client.get(page_of(consultation)))
    response = client.post(page_of(consultation) + "svar/huddinge/", {"svar": "ja", "skal": "", "version": "1"})

    endorsement.refresh_from_db()
    assert response.status_code == 403
    assert endorsement.state == "pending"


def test_answer_needs_a_yes_or_no_and_keeps_the_reason(facts, client_of):
    consultation = make_consultation()
    make_endorsement(consultation, "salem")
    client = client_of(MEMBER)

    none = client.post(page_of(consultation) + "svar/salem/", {"skal": "Vi tvekar."})
    long = client.post(page_of(consultation) + "svar/salem/", {"svar": "nej", "skal": "x" * 100_000})

    assert (none.status_code, long.status_code) == (400, 400)
    assert "Välj ja eller nej." in text_of(none)
    assert 'value="Vi tvekar."' in text_of(none)
    assert "högst 500 tecken" in text_of(long)


def test_second_of_two_from_the_same_municipality_is_told_what_the_first_said(facts, client_of):
    consultation = make_consultation()
    make_endorsement(consultation, "salem")
    path = page_of(consultation) + "svar/salem/"
    client_of("registrator.salem@example.se").post(path, {"svar": "nej", "skal": "För dyrt.", "version": "1"})

    response = client_of(MEMBER).post(path, {"svar": "ja", "skal": "Bra förslag.", "version": "1"})

    html = text_of(response)
    assert response.status_code == 409
    assert "Någon annan har svarat för Salem sedan du öppnade sidan: ställer sig inte bakom (För dyrt.)." in html
    assert 'value="Bra förslag."' in html
    assert consultation.endorsements.get().state == "declines"
    assert client_of(MEMBER).post(path, {"svar": "ja", "skal": "", "version": "2"}).status_code == 302


def test_second_of_two_who_choose_a_way_is_told_what_was_chosen(facts, client_of):
    consultation = make_consultation()
    client, path = client_of(SECRETARIAT), page_of(consultation) + "vag/"
    client.post(path, {"way": "mandate", "version": "1"})

    again = client.post(path, {"way": "mandate", "version": "1"})
    other = client.post(path, {"way": "outside_meeting", "version": "1"})

    assert again.status_code == 302
    assert other.status_code == 409
    assert "Nu gäller: mandat till ordföranden." in text_of(other)


def test_answer_after_the_answer_was_sent_is_refused(facts, client_of):
    consultation = make_consultation(state="sent")
    make_endorsement(consultation, "salem")

    response = client_of(MEMBER).post(page_of(consultation) + "svar/salem/", {"svar": "ja"})

    assert response.status_code == 409
    assert "skickad" in text_of(response)


def test_answer_for_a_municipality_that_does_not_exist_is_not_found(facts, client_of):
    assert (
        client_of(SECRETARIAT).post(page_of(make_consultation()) + "svar/finns-inte/", {"svar": "ja"}).status_code
        == 404
    )


# --- The secretariat's forms --------------------------------------------------------------------------------


def test_registering_takes_six_fields_and_shows_the_plan_at_once(facts, client_of):
    client = client_of(SECRETARIAT)
    form = text_of(client.get("/remisser/ny/"))
    paper = SimpleUploadedFile("../remiss\u202e.pdf", b"%PDF-1.7 prov", "application/pdf")

    response = client.post("/remisser/ny/", {**SIX_FIELDS, "file": paper}, follow=True)

    for name in (*SIX_FIELDS, "file"):
        assert f'name="{name}"' in form
    assert form.count('class="field"') <= 6
    html = text_of(response)
    assert "Remissen är registrerad." in html
    assert "Inget kommittémöte är kvar" in html
    consultation = Consultation.objects.get(title=SIX_FIELDS["title"])
    assert consultation.paper_name == "remiss.pdf"


def test_paper_is_downloaded_by_those_who_see_the_consultation(facts, client, client_of):
    secretariat = client_of(SECRETARIAT)
    secretariat.post("/remisser/ny/", {**SIX_FIELDS, "file": BytesIOFile("remiss å.pdf", b"%PDF-1.7 prov")})
    path = page_of(Consultation.objects.get(title=SIX_FIELDS["title"])) + "fil/"

    response = secretariat.get(path)

    assert response.content == b"%PDF-1.7 prov"
    assert "attachment" in response["Content-Disposition"]
    assert "sandbox" in response["Content-Security-Policy"]
    assert client.get(path).status_code == 404
    assert secretariat.get(page_of(make_consultation()) + "fil/").status_code == 404


def BytesIOFile(name, content):
    file = BytesIO(content)
    file.name = name
    return file


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"deadline_on": "31 februari"}, "Dagen ”31 februari” finns inte."),
        ({"deadline_on": "2020-02-31"}, "Dagen ”2020-02-31” finns inte."),
        ({"deadline_on": ""}, "Svar senast"),
        ({"title": ""}, "Titel"),
        ({"title": "x" * 100_000}, "300"),
        ({"network": "999999"}, "Ansvarigt nätverk"),
        ({"network": "fem"}, "Ansvarigt nätverk"),
    ],
)
def test_bad_registration_is_refused_with_what_was_typed(facts, client_of, values, said):
    typed = SIX_FIELDS | values

    response = client_of(SECRETARIAT).post("/remisser/ny/", typed)

    assert response.status_code == 400
    html = text_of(response)
    assert said in html
    assert "data-error-summary" in html
    assert f'value="{typed["issuer"]}"' in html
    assert Consultation.objects.filter(issuer="Trafikverket").count() == 1  # the one of the documents


@pytest.mark.parametrize("content", [b"MZ\x90\x00", b"PK\x03\x04 plain zip", b"<svg onload=alert(1)>"])
def test_file_that_is_neither_pdf_nor_word_is_refused(facts, client_of, content):
    paper = SimpleUploadedFile("remiss.pdf", content, "application/pdf")

    response = client_of(SECRETARIAT).post("/remisser/ny/", {**SIX_FIELDS, "file": paper})

    assert response.status_code == 400
    assert "varken en PDF eller ett Word-dokument" in text_of(response)


def test_script_in_every_text_field_is_shown_as_text(facts, client_of):
    script = "<script>alert(1)</script>"
    client = client_of(SECRETARIAT)
    client.post("/remisser/ny/", {**SIX_FIELDS, "title": script, "issuer": script, "reference": script})
    consultation = Consultation.objects.get(title=script)
    Consultation.objects.filter(pk=consultation.pk).update(answer=script, outcome=script, joint_reason=script)

    for path in ("/remisser/", page_of(consultation), page_of(consultation) + "andra/"):
        html = text_of(client.get(path))
        assert script not in html
        assert "&lt;script&gt;" in html


def test_edit_by_a_second_person_is_told_with_both_texts(facts, client_of):
    consultation = make_consultation(answer="Först")
    client, path = client_of(SECRETARIAT), page_of(consultation) + "andra/"
    typed = {"title": "Prov av remiss", "deadline_on": "2090-04-01", "state": "drafting", "answer": "Min text"}
    assert client.post(path, {**typed, "version": "1", "answer": "Hennes text"}).status_code == 302

    response = client.post(path, {**typed, "version": "1"})

    assert response.status_code == 409
    html = text_of(response)
    assert "Hennes text" in html
    assert "Min text" in html
    assert Consultation.objects.get(pk=consultation.pk).answer == "Hennes text"
    assert client.post(path, {**typed, "version": "2"}).status_code == 302
    assert Consultation.objects.get(pk=consultation.pk).answer == "Min text"


def test_edit_keeps_the_months_of_old_answers_and_sets_them_for_new(facts, client_of):
    old, new = Consultation.objects.get(key="rem-2021-7"), make_consultation()
    client = client_of(SECRETARIAT)
    areas = list(old.focus_areas.values_list("pk", flat=True))

    client.post(
        page_of(old) + "andra/",
        {"title": old.title, "issuer": old.issuer, "state": "sent", "version": old.version, "focus_areas": areas},
    )
    client.post(
        page_of(new) + "andra/",
        {"title": "Ny", "deadline_on": "2090-04-01", "state": "sent", "sent_on": "2090-03-30", "version": "1"},
    )

    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.sent_year, old.sent_month, old.focus_areas.count()) == (2021, 9, 1)
    assert (new.sent_year, new.sent_month) == (2090, 3)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"received_on": "2090-04-02"}, "före den dag då remissen kom in"),
        ({"answer": "x" * 100_000}, "högst 60 000 tecken"),
        ({"state": "gissa"}, "Läge"),
        ({"sent_on": "2090-03-01"}, "Välj läget skickad"),
        ({"focus_areas": ["999999"]}, "Tema"),
    ],
)
def test_bad_edit_is_refused(facts, client_of, values, said):
    consultation = make_consultation()
    typed = {"title": "Nytt namn", "deadline_on": "2090-04-01", "state": "watched", "version": "1", **values}

    response = client_of(SECRETARIAT).post(page_of(consultation) + "andra/", typed)

    assert response.status_code == 400
    assert said in text_of(response)
    assert 'value="Nytt namn"' in text_of(response)
    consultation.refresh_from_db()
    assert consultation.title == "Prov av remiss"


@pytest.mark.parametrize("path", ["ny/", "1/andra/", "1/fraga/", "1/vag/"])
def test_only_the_secretariat_edits(facts, client, client_of, path):
    assert client_of(MEMBER).get(f"/remisser/{path}").status_code == 403
    assert client.get(f"/remisser/{path}").status_code == 302


def test_routine_shows_eight_steps_and_the_planned_of_2020(facts, client):
    html = text_of(client.get("/remisser/rutin/"))

    assert html.count('class="row-title"') == 8
    assert "Remisser om Tvärförbindelse Södertörn" in html
    assert "Haninge" in html
