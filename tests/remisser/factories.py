"""Consultations for tests, with names of their own beside the real facts."""

from datetime import date

from members.models import Municipality
from remisser.models import Consultation, Endorsement


def make_consultation(**fields: object) -> Consultation:
    values = {
        "title": "Prov av remiss",
        "issuer": "Provverket",
        "year": 2090,
        "deadline_on": date(2090, 4, 1),
        **fields,
    }
    return Consultation.objects.create(**values)


def make_endorsement(consultation: Consultation, slug: str, **fields: object) -> Endorsement:
    municipality = Municipality.objects.get(slug=slug)
    return Endorsement.objects.create(consultation=consultation, municipality=municipality, **fields)
