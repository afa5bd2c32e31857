"""A meeting or conference: its day, time, place, hosts and state."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pgtrigger
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from meetings.models.rules import ConferenceType
from members import swedish
from members.models import Body, Municipality, Seat
from members.scope import scope_of
from members.sources import Stated, text_list
from members.triggers import tracked, version_trigger

STOCKHOLM = ZoneInfo("Europe/Stockholm")

NAME_FIELDS = ("kind", "kind_text", "title", "arranger", "body__name", "conference_type__name")
ROW_FIELDS = (
    *NAME_FIELDS, "state", "year", "month", "on", "until", "date_text", "start_time", "end_time", "sort_on", "venue",
    "form", "is_example", "uncertain", "uncertain_note", "body__slug", "body__kind",
)  # fmt: skip


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, user: object) -> MeetingQuerySet:
        scope = scope_of(user)
        if scope.is_secretariat:
            return self
        return self.filter(Q(is_public=True) | Q(body__in=scope.body_ids) | Q(pk__in=self._joint_with(scope.body_ids)))

    def of_body(self, body: Body) -> MeetingQuerySet:
        return self.filter(Q(body=body) | Q(pk__in=self._joint_with([body.pk])))

    def from_day(self, day: date) -> MeetingQuerySet:
        """Meetings that are not over on the day; one known only to its month counts until the month ends."""
        month_start = day.replace(day=1)
        return self.filter(
            Q(until__gte=day)
            | Q(until=None, on__gte=day)
            | Q(on=None, month__isnull=False, sort_on__gte=month_start)
            | Q(on=None, month=None, year__gte=day.year)
        )

    def upcoming(self, day: date) -> MeetingQuerySet:
        return self.from_day(day).exclude(state=Meeting.State.CANCELLED)

    def dated_from(self, day: date) -> MeetingQuerySet:
        """Meetings whose day is known, that are not over on the day."""
        return self.filter(Q(on__gte=day) | Q(until__gte=day), on__isnull=False)

    def for_display(self) -> MeetingQuerySet:
        """Fetch what a row shows with a fixed number of queries."""
        return self.select_related("body", "conference_type").prefetch_related("hosts", "joint_bodies")

    def for_names(self, *others: str) -> MeetingQuerySet:
        """Fetch a meeting's name and the other fields given, and no more: a page of meetings is mostly this."""
        return self.select_related("body", "conference_type").only(*NAME_FIELDS, *others)

    def for_rows(self) -> MeetingQuerySet:
        """Fetch what a row of a list shows: the name, time and place with the hosts."""
        return self.for_names(*ROW_FIELDS).prefetch_related("hosts")

    def of_year(self, year: int) -> MeetingQuerySet:
        return self.filter(year=year)

    @staticmethod
    def _joint_with(body_ids: Iterable[int]) -> models.QuerySet[Any, Any]:
        return Meeting.joint_bodies.through.objects.filter(body_id__in=body_ids).values("meeting_id")


@tracked(exclude=["sort_on"])
class Meeting(Stated):
    """A meeting or conference. Its day may be known only to the month or the year."""

    class Kind(models.TextChoices):
        ORDINARY = "ordinary", "ordinarie möte"
        PLANNING_CONFERENCE = "planning_conference", "planeringskonferens"
        EXTRA = "extra", "extra möte"
        CONFERENCE = "conference", "konferens"
        JOINT_NETWORK = "joint_network", "gemensamt nätverksmöte"
        SEMINAR = "seminar", "seminarium"
        WORKSHOP = "workshop", "utbildning"

    class State(models.TextChoices):
        PLANNED = "planned", "planerat"
        SUMMONED = "summoned", "kallat"
        HELD = "held", "genomfört"
        CANCELLED = "cancelled", "inställt"

    class Form(models.TextChoices):
        PHYSICAL = "physical", "fysiskt"
        DIGITAL = "digital", "digitalt"
        HYBRID = "hybrid", "fysiskt och digitalt"

    uid = models.UUIDField("kalenderns id", default=uuid.uuid4, unique=True, editable=False)
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="meetings", verbose_name="organ")
    joint_bodies = models.ManyToManyField(Body, blank=True, related_name="joint_meetings", verbose_name="gemensamt för")
    conference_type = models.ForeignKey(
        ConferenceType, models.PROTECT, null=True, blank=True, related_name="meetings", verbose_name="konferens"
    )
    arranger = models.CharField("arrangör enligt källan", max_length=120, blank=True)
    kind = models.CharField("slag", max_length=30, choices=Kind, default=Kind.ORDINARY)
    kind_text = models.CharField("slag enligt källan", max_length=120, blank=True)
    title = models.CharField("rubrik", max_length=160, blank=True)
    year = models.PositiveSmallIntegerField("år")
    month = models.PositiveSmallIntegerField("månad", null=True, blank=True)
    on = models.DateField("dag", null=True, blank=True)
    until = models.DateField("till och med", null=True, blank=True)
    date_text = models.CharField("tid enligt källan", max_length=60, blank=True)
    start_time = models.TimeField("börjar", null=True, blank=True)
    end_time = models.TimeField("slutar", null=True, blank=True)
    sort_on = models.GeneratedField(
        expression=Coalesce(
            F("on"),
            Func(
                F("year"),
                Coalesce(F("month"), Value(1), output_field=models.IntegerField()),
                Value(1),
                function="make_date",
                output_field=models.DateField(),
            ),
        ),
        output_field=models.DateField(),
        db_persist=True,
    )
    hosts = models.ManyToManyField(
        Municipality, blank=True, related_name="hosted_meetings", verbose_name="värdkommuner"
    )
    venue = models.CharField("lokal", max_length=160, blank=True)
    form = models.CharField("form", max_length=10, choices=Form, blank=True)
    form_text = models.CharField("form enligt källan", max_length=120, blank=True)
    state = models.CharField("läge", max_length=10, choices=State, default=State.PLANNED)
    state_text = models.CharField("läge enligt källan", max_length=120, blank=True)
    part_of_day = models.CharField("del av dagen", max_length=40, blank=True)
    attendance_text = models.CharField("närvaro enligt källan", max_length=120, blank=True)
    participants = models.PositiveIntegerField("deltagare", null=True, blank=True)
    municipal_participants = models.PositiveIntegerField("därav från kommunerna", null=True, blank=True)
    external_participants = models.PositiveIntegerField("därav externa", null=True, blank=True)
    cost_kr = models.IntegerField("kostnad [kr]", null=True, blank=True)
    guests = text_list("externa gäster")
    is_public = models.BooleanField("visas för alla", default=True)
    sequence = models.PositiveIntegerField("kalenderns ordningsnummer", default=0, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField("ändrat", auto_now=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "möte"
        verbose_name_plural = "möten"
        ordering = ["sort_on", "start_time", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end_time=None)
                | Q(start_time=None)
                | Q(until__isnull=False, until__gt=F("on"))
                | Q(end_time__gt=F("start_time")),
                name="meeting_ends_after_it_starts",
                violation_error_message="Mötet måste sluta efter att det har börjat.",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("on")),
                name="meeting_last_day_not_before_first",
                violation_error_message="Sista dagen kan inte ligga före den första.",
            ),
            models.CheckConstraint(
                condition=Q(on=None) | Q(on__year=F("year")),
                name="meeting_day_in_its_year",
                violation_error_message="Dagen måste ligga i mötets år.",
            ),
            models.CheckConstraint(
                condition=Q(month=None) | Q(month__range=(1, 12)),
                name="meeting_month_exists",
                violation_error_message="Månaden måste vara 1–12.",
            ),
        ]
        triggers = [
            version_trigger(apart_from=["sort_on"]),
            pgtrigger.Trigger(
                name="raise_sequence",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                # RFC 5546 § 3.2.5: calendars ignore a move or a cancellation without a higher SEQUENCE.
                condition=pgtrigger.AnyChange("on", "until", "start_time", "end_time", "state", "month", "year"),
                func="NEW.sequence := OLD.sequence + 1; RETURN NEW;",
            ),
            # Any writer leaves the moment of the change: LAST-MODIFIED in the feeds, and their ETag.
            pgtrigger.Trigger(
                name="touch",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(exclude=["sort_on", "changed_at"]),
                func="NEW.changed_at := clock_timestamp(); RETURN NEW;",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("meetings:detail", args=[self.pk])

    @property
    def organiser(self) -> str:
        """Return who convenes: the body, the arranger as the source names it, or the conference."""
        if self.body:
            return self.body.name
        if self.arranger:
            return self.arranger
        return self.conference_type.name if self.conference_type else ""

    @property
    def name(self) -> str:
        if self.title:
            return self.title
        if self.kind == self.Kind.CONFERENCE and self.body is None:
            return self.arranger or (self.conference_type.name if self.conference_type else "Konferens")
        if self.kind == self.Kind.ORDINARY and self.organiser and not self.kind_text:
            return self.organiser
        kind = self.kind_text or self.get_kind_display()
        return f"{self.organiser}: {kind}" if self.organiser else kind.capitalize()

    @property
    def when(self) -> str:
        """Return "torsdag 2 april 2020 kl. 12.00–15.30", "16–17 augusti 2017", "maj 2021" or "2021"."""
        if self.on is None:
            return f"{swedish.month_name(self.month)} {self.year}" if self.month else str(self.year)
        starts, ends = self.starts_at(), self.ends_at()
        if starts:
            return swedish.format_datetime_range(starts, ends)
        if self.until and self.until != self.on:
            return swedish.format_date_range(self.on, self.until)
        return swedish.format_weekday_date(self.on)

    @property
    def last_day(self) -> date | None:
        return self.until or self.on

    @property
    def minutes_long(self) -> int | None:
        """Return how long the meeting is [minutes], or None when a time is not stated."""
        starts, ends = self.starts_at(), self.ends_at()
        return int((ends - starts).total_seconds() // 60) if starts and ends else None

    @property
    def is_cancelled(self) -> bool:
        return self.state == self.State.CANCELLED

    def seats(self) -> models.QuerySet[Seat]:
        """Return the seats of the meeting's body that are in force on its day."""
        if self.body is None or self.on is None:
            return Seat.objects.none()
        return Seat.objects.in_force_on(self.on).filter(body=self.body)

    def count_seats(self) -> int:
        """Return how many members the body has: the seats stated, a vacant one counted, or those filled [persons]."""
        stated = self.body.stated_seats if self.body else None
        return max(stated or 0, self.seats().count())

    def count_present(self) -> int:
        """Return how many seat holders are ticked as present [persons]."""
        return self.attendances.filter(is_present=True).count()

    def starts_at(self) -> datetime | None:
        """Return the aware start in Stockholm, or None when day or time is not stated."""
        return self._at(self.on, self.start_time)

    def ends_at(self) -> datetime | None:
        """Return the aware end in Stockholm, or None when day or time is not stated."""
        return self._at(self.until or self.on, self.end_time)

    @staticmethod
    def _at(day: date | None, clock: time | None) -> datetime | None:
        return datetime.combine(day, clock, STOCKHOLM) if day and clock else None
