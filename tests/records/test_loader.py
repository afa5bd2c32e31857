"""The loader of facts: it writes once, carries over what nobody has edited, and refuses whole files in Swedish."""

from pathlib import Path

import pytest
from django.db import connection, transaction

from members import facts
from members.models import Body, Detail, Municipality, OfficeTerm, Person
from members.models import BodyEvent as BodyHistory
from records.loader import FactError, Loader

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the stated facts of members, to be changed by the test."""
    for name in ("members.yaml", "networks.yaml", "agreement.yaml", "population.csv"):
        (tmp_path / name).write_bytes((DATA / name).read_bytes())
    return tmp_path


def edit(folder: Path, name: str, before: str, after: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert before in text
    (folder / name).write_text(text.replace(before, after, 1), encoding="utf-8")


def load(folder: Path) -> Loader:
    with transaction.atomic():
        loader = Loader(folder)
        facts.load(loader)
    return loader


def written_rows() -> list[tuple[str, str]]:
    """Return (key, transaction that wrote the row) for every row the loader knows: a rewritten row has a new one."""
    with connection.cursor() as cursor:
        rows: list[tuple[str, str]] = []
        for table in ("members_body", "members_person", "members_municipality", "records_loadedfact"):
            cursor.execute(f"SELECT key, xmin::text || ctid::text FROM {table} ORDER BY key")
            rows += cursor.fetchall()
    return rows


# --- Running again ----------------------------------------------------------------------------------------------
def test_second_run_writes_nothing(db, folder):
    load(folder)
    rows, history = written_rows(), BodyHistory.objects.count()

    again = load(folder)

    assert (again.created, again.updated, again.kept) == (0, 0, 0)
    assert written_rows() == rows
    assert BodyHistory.objects.count() == history


def test_edit_by_a_user_survives_a_rerun(db, folder):
    load(folder)
    Body.objects.filter(key="planeringschefer").update(task="Egen text.")

    again = load(folder)

    assert Body.objects.get(key="planeringschefer").task == "Egen text."
    assert again.updated == 0


def test_changed_fact_reaches_the_field_nobody_has_edited(db, folder):
    load(folder)
    Body.objects.filter(key="ekonomidirektorer").update(note="Egen anmärkning.")
    edit(folder, "networks.yaml", "arrangerar temadagen Effektiv verksamhetsutveckling", "arrangerar temadagen")

    again = load(folder)

    body = Body.objects.get(key="ekonomidirektorer")
    assert body.task == "arrangerar temadagen"
    assert body.note == "Egen anmärkning."
    assert (again.created, again.updated, again.kept) == (0, 1, 0)


def test_changed_fact_does_not_overwrite_an_edited_field(db, folder):
    load(folder)
    Body.objects.filter(key="ekonomidirektorer").update(task="Egen text.")
    edit(folder, "networks.yaml", "arrangerar temadagen Effektiv verksamhetsutveckling", "arrangerar temadagen")

    first, second = load(folder), load(folder)

    assert Body.objects.get(key="ekonomidirektorer").task == "Egen text."
    assert (first.updated, first.kept) == (0, 1)
    assert (second.updated, second.kept) == (0, 0)


def test_changed_reference_is_carried_over(db, folder):
    load(folder)
    edit(folder, "members.yaml", "person: daniel-dronjak", "person: boel-godner")

    again = load(folder)

    assert OfficeTerm.objects.get(key="samarbetskommitten-2020-ordforande").person.name == "Boel Godner"
    assert again.updated == 1


def test_changed_list_of_references_is_carried_over_unless_edited(db, folder):
    load(folder)
    edited = Body.objects.get(key="ag-nki")
    edited.municipalities.set([Municipality.objects.get(slug="salem")])
    edit(folder, "networks.yaml", "      - haninge\n      - huddinge\n      - nynashamn", "      - haninge")
    edit(folder, "networks.yaml", "      - nynashamn\n      - tyreso\n      - sodertalje", "      - nynashamn")

    again = load(folder)

    assert [m.slug for m in Body.objects.get(key="ag-nki").municipalities.all()] == ["salem"]
    assert [m.slug for m in Body.objects.get(key="ag-masshantering").municipalities.all()] == ["nynashamn"]
    assert (again.updated, again.kept) == (1, 1)


def test_deleted_row_stays_deleted_with_what_cannot_be_without_it(db, folder):
    load(folder)
    OfficeTerm.objects.filter(person__key="daniel-dronjak").delete()
    Person.objects.get(key="daniel-dronjak").delete()
    details = Body.objects.get(key="kommunikationschefer").details.count()
    Body.objects.get(key="kommunikationschefer").years.all().delete()
    Body.objects.get(key="kommunikationschefer").delete()

    again = load(folder)

    assert details > 0
    assert again.created == 0
    assert not Person.objects.filter(name="Daniel Dronjak").exists()
    assert not OfficeTerm.objects.filter(key="samarbetskommitten-2020-ordforande").exists()
    assert not Body.objects.filter(slug="kommunikationschefer").exists()
    assert not Detail.objects.filter(key__startswith="kommunikationschefer").exists()


def test_new_entry_is_added_beside_the_loaded_ones(db, folder):
    load(folder)
    with (folder / "population.csv").open("a", encoding="utf-8") as file:
        file.write("0126;Huddinge;2026-12-31;120000\n")

    assert load(folder).created == 1
    assert Municipality.objects.get(slug="huddinge").populations.get(counted_on="2026-12-31").persons == 120_000


# --- Bad input --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("name", "before", "after", "expected"),
    [
        pytest.param(
            "agreement.yaml",
            "valid_from: '2010-01-01'",
            "valid_from: '2020-02-31'",
            "agreement.yaml, agreement, fältet ”valid_from”: '2020-02-31' är inte ett datum. Skriv det som 2020-01-16.",
            id="day that does not exist",
        ),
        pytest.param(
            "members.yaml",
            "ends_on: '2021-03-12'",
            "ends_on: 2021-02-31",
            "members.yaml, office_terms ledningsgruppen-2021-ordforande, fältet ”ends_on”: "
            "'2021-02-31' är inte ett datum. Skriv det som 2020-01-16.",
            id="day without quotes",
        ),
        pytest.param(
            "networks.yaml",
            "digital_meetings: 5",
            "digital_meetings: fem",
            "networks.yaml, body_years planeringschefer-2021, fältet ”digital_meetings”: "
            "här väntades ett heltal, inte 'fem'.",
            id="text in a number",
        ),
        pytest.param(
            "networks.yaml",
            "digital_meetings: 5",
            "digital_meetings: -5",
            "networks.yaml, body_years planeringschefer-2021, fältet ”digital_meetings”: ",
            id="number below zero",
        ),
        pytest.param(
            "members.yaml",
            "county: Stockholms län",
            "county: Stockholms län\n    colour: blå",
            "members.yaml, municipalities botkyrka, fältet ”colour”: portalen känner inte till fältet.",
            id="unknown field",
        ),
        pytest.param(
            "members.yaml",
            "municipalities:\n",
            "towns: []\nmunicipalities:\n",
            "members.yaml, fältet ”towns”: portalen känner inte till fältet.",
            id="unknown list",
        ),
        pytest.param(
            "members.yaml",
            "body: samarbetskommitten",
            "body: samarbetskomitten",
            "members.yaml, body_years samarbetskommitten-2021, fältet ”body”: "
            "'samarbetskomitten' finns inte bland organ.",
            id="unknown reference",
        ),
        pytest.param(
            "members.yaml",
            "    name: Botkyrka\n",
            "",
            "members.yaml, municipalities botkyrka, fältet ”name”: uppgiften saknas.",
            id="missing field",
        ),
        pytest.param(
            "members.yaml",
            "name: Botkyrka\n",
            f"name: {'B' * 61}\n",
            "members.yaml, municipalities botkyrka, fältet ”name”: ",
            id="too long",
        ),
        pytest.param(
            "members.yaml",
            "kind: committee",
            "kind: komitté",
            "members.yaml, bodies samarbetskommitten, fältet ”kind”: 'komitté' är inte något av committee, ",
            id="unknown choice",
        ),
        pytest.param(
            "members.yaml",
            "key: haninge",
            "key: botkyrka",
            "members.yaml, municipalities botkyrka, fältet ”key”: nyckeln 'botkyrka' står två gånger.",
            id="key twice",
        ),
        pytest.param(
            "members.yaml",
            "county: Stockholms län",
            "county: Stockholms län\n    county: Uppsala län",
            "members.yaml: filen går inte att läsa som YAML. ",
            id="field twice",
        ),
        pytest.param(
            "members.yaml",
            "municipalities:\n",
            "municipalities: [\n",
            "members.yaml: filen går inte att läsa som YAML. ",
            id="broken YAML",
        ),
        pytest.param(
            "population.csv",
            "0127;Botkyrka;2009-12-31;81195",
            "0127;Botkyrka;2009-12-31;81 195",
            "population.csv, rad 3, fältet ”population”: här väntades ett heltal, inte '81 195'.",
            id="number with a space in the table",
        ),
        pytest.param(
            "population.csv",
            "0127;Botkyrka;2009-12-31;81195",
            "0126;Huddinge;2009-12-31;81195",
            "population.csv, rad 3, fältet ”key”: nyckeln 'huddinge-2009-12-31' står två gånger.",
            id="same municipality and day twice",
        ),
        pytest.param(
            "population.csv",
            "0127;Botkyrka",
            "0127;Haninge",
            "population.csv, rad 3, fältet ”name”: koden 0127 är Botkyrka.",
            id="code and name of different municipalities",
        ),
    ],
)
def test_wrong_entry_is_named_and_nothing_is_half_loaded(db, folder, name, before, after, expected):
    rows = written_rows()
    edit(folder, name, before, after)

    with pytest.raises(FactError) as refused:
        load(folder)

    assert str(refused.value).startswith(expected)
    assert written_rows() == rows


def test_missing_file_is_named(db, folder):
    (folder / "networks.yaml").unlink()

    with pytest.raises(FactError, match=r"^networks\.yaml: filen saknas\.$"):
        load(folder)


def test_file_that_is_not_text_is_named(db, folder):
    (folder / "members.yaml").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(FactError, match=r"^members\.yaml: filen går inte att läsa som YAML\."):
        load(folder)


def test_refusal_of_the_database_is_explained_by_its_constraint(db, folder):
    dates = "    starts_on: '2021-02-01'\n    ends_on: '2021-01-01'\n"
    edit(folder, "members.yaml", "    role: strateg\n", f"    role: strateg\n{dates}")

    with pytest.raises(FactError) as refused:
        load(folder)

    assert str(refused.value) == "members.yaml, seats kansliet-strateg: Platsen kan inte sluta innan den börjar."
