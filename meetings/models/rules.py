"""When bodies meet by their own rules, who hosts in turn, and the conferences that recur."""

from __future__ import annotations

from django.db import models

from meetings import summons
from members.models import Body, Municipality
from members.sources import Stated, text_list


class MeetingRuleQuerySet(models.QuerySet["MeetingRule"]):
    def summons_norms(self) -> dict[int | None, dict[int, int]]:
        """Return by body, and by year, how long before its meetings it is summoned [days]; see `meetings.summons`."""
        norms: dict[int | None, dict[int, int]] = {}
        for body_id, year, days in self.order_by().values_list("body_id", "year", "summons_days"):
            norms.setdefault(body_id, {})[year] = days
        return norms


class MeetingRule(Stated):
    """When a body meets by its own rule for a year."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="meeting_rules", verbose_name="organ")
    year = models.PositiveSmallIntegerField("år")
    weekday = models.PositiveSmallIntegerField("veckodag", null=True, blank=True, help_text="1 är måndag, 7 är söndag.")
    start_time = models.TimeField("börjar", null=True, blank=True)
    end_time = models.TimeField("slutar", null=True, blank=True)
    frequency = models.CharField("hur ofta", max_length=120, blank=True)
    summons_days = models.PositiveSmallIntegerField("kallelse före [dagar]", default=summons.NORM_DAYS)

    objects = MeetingRuleQuerySet.as_manager()

    class Meta:
        verbose_name = "mötesregel"
        verbose_name_plural = "mötesregler"
        ordering = ["-year", "body"]
        constraints = [models.UniqueConstraint(fields=["body", "year"], name="meeting_rule_once")]

    def __str__(self) -> str:
        return f"{self.body} {self.year}"


class HostTurn(Stated):
    """A municipality's turn to host, in a rotation that was once decided."""

    rotation = models.CharField("ordning", max_length=60)
    year = models.PositiveSmallIntegerField("år")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="host_turns", verbose_name="kommun")
    is_superseded = models.BooleanField("ersatt", default=False)

    class Meta:
        verbose_name = "värdskap i tur"
        verbose_name_plural = "värdordning"
        ordering = ["rotation", "year"]
        constraints = [models.UniqueConstraint(fields=["rotation", "year"], name="host_turn_once_a_year")]

    def __str__(self) -> str:
        return f"{self.rotation} {self.year}: {self.municipality}"


class ConferenceType(Stated):
    """A recurring conference: its purpose, target group and who arranges it."""

    slug = models.SlugField("adress", unique=True)
    name = models.CharField("namn", max_length=120)
    purpose = models.TextField("syfte", blank=True)
    frequency = models.CharField("hur ofta", max_length=160, blank=True)
    theme_decided_by = models.CharField("tema beslutas av", max_length=120, blank=True)
    theme_basis = models.CharField("temat bygger på", max_length=200, blank=True)
    target_group = text_list("målgrupp")
    co_organisers = text_list("medarrangörer")
    methods = text_list("metoder")
    hosts_per_year = models.PositiveSmallIntegerField("värdar per år", null=True, blank=True)
    project_lead = models.CharField("projektledning", max_length=160, blank=True)
    organiser = models.CharField("arrangör", max_length=160, blank=True)
    morning = models.TextField("förmiddag", blank=True)
    afternoon = models.TextField("eftermiddag", blank=True)
    first_on = models.DateField("första gången", null=True, blank=True)
    first_hosts = text_list("första värdar")
    next_stated_on = models.DateField("nästa enligt källan", null=True, blank=True)
    further_development = models.TextField("vidare utveckling", blank=True)
    status = models.CharField("läge", max_length=200, blank=True)

    class Meta:
        verbose_name = "konferensslag"
        verbose_name_plural = "konferensslag"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
