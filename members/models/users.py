"""Accounts. What an account may do follows from its person's seats."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from members.models.bodies import Seat
from members.models.people import Person
from members.scope import SPEAKING_KINDS, OwnMunicipality, UserScope


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(email, password, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """An account. What it may do follows from its person's seats, day by day."""

    email = models.EmailField("e-post", unique=True)
    person = models.OneToOneField(
        Person, models.PROTECT, null=True, blank=True, related_name="user", verbose_name="person"
    )
    is_active = models.BooleanField("aktivt", default=True)
    invited_by = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="inbjuden av"
    )
    invited_at = models.DateTimeField("inbjuden", null=True, blank=True)
    date_joined = models.DateTimeField("skapat", default=timezone.now)
    # allauth asks for a first and last name in some mails; the person holds the name.

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    class Meta:
        verbose_name = "konto"
        verbose_name_plural = "konton"
        constraints = [
            models.UniqueConstraint(
                Lower("email"), name="user_email_once", violation_error_message="Adressen har redan ett konto."
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.person.name if self.person else self.email

    def scope(self, on: date | None = None) -> UserScope:
        """Return what the account's seats give it on the day (today if none is given).

        Asked once per day and instance: a request sees one and the same answer.
        """
        day = on or timezone.localdate()
        known: dict[date, UserScope] = self.__dict__.setdefault("_scopes", {})
        if day not in known:
            known[day] = self._ask_seats(day)
        return known[day]

    def _ask_seats(self, day: date) -> UserScope:
        if not self.is_active or self.person_id is None:
            return UserScope()
        # Every page of every user waits for this, so of each seat only what a scope needs is read.
        rows = (
            Seat.objects.filter(person_id=self.person_id)
            .select_related("person", "body", "municipality")
            .only(
                "person__name",
                "year",
                "starts_on",
                "ends_on",
                "body__kind",
                "municipality__slug",
                "municipality__name",
                "municipality__formal_name",
            )
            .order_by("body__name", "municipality__name")
        )
        seats = [seat for seat in rows if seat.is_in_force_on(day)]
        if seats and not self._state.fields_cache.get("person"):
            self.person = seats[0].person  # every page greets the user by name
        held_for = [(seat.body.kind, seat.municipality) for seat in seats if seat.municipality]
        first = held_for[0][1] if held_for else None
        own = next((municipality for kind, municipality in held_for if kind in SPEAKING_KINDS), first)
        return UserScope(
            kinds=frozenset(seat.body.kind for seat in seats),
            body_ids=frozenset(seat.body_id for seat in seats),
            municipal_seats=frozenset((kind, municipality.pk) for kind, municipality in held_for),
            municipality=OwnMunicipality(own.pk, own.slug, own.name, own.formal_name) if own else None,
        )
