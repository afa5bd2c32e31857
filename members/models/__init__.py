"""Who: municipalities, people, users, bodies and networks, seats, and the agreement between them."""

from members.models.agreement import Agreement, AgreementParty, AgreementRule
from members.models.bodies import Body, BodyOccasion, BodyYear, Detail, OfficeTerm, Seat
from members.models.municipalities import Municipality, Population
from members.models.people import Organisation, Person
from members.models.users import User

__all__ = [
    "Agreement",
    "AgreementParty",
    "AgreementRule",
    "Body",
    "BodyOccasion",
    "BodyYear",
    "Detail",
    "Municipality",
    "OfficeTerm",
    "Organisation",
    "Person",
    "Population",
    "Seat",
    "User",
]
