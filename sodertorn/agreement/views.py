"""The agreement: its rules by paragraph, its parties, and what a notice today would mean."""

from __future__ import annotations

from itertools import groupby

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from members import actions, notice
from members.forms import NoticeForm
from members.models import Agreement, AgreementParty, AgreementRule
from members.scope import scope_of
from members.swedish import SwedishOrder, format_date
from records.history import history_of
from records.sent_forms import once


def agreement_detail(request: HttpRequest) -> HttpResponse:
    return _page(request, NoticeForm())


@require_POST
@once
def notice_register(request: HttpRequest) -> HttpResponse:
    form = NoticeForm(request.POST)
    if form.is_valid():
        try:
            party = actions.register_notice(**form.cleaned_data, today=timezone.localdate())
        except actions.NoticeNotPossible as error:
            form.add_error("received_on", str(error))
        else:
            messages.success(
                request,
                f"Uppsägningen är registrerad. {party.municipality.name} är med i avtalet till och med den "
                f"{format_date(party.left_on)}. Underrätta de övriga kommunerna (§ 2).",
            )
            return redirect("members:agreement")
    return _page(request, form, status=400)


@require_POST
def notice_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    party = get_object_or_404(AgreementParty.objects.select_related("municipality"), pk=pk)
    actions.withdraw_notice(party=party)
    messages.success(request, f"Uppsägningen från {party.municipality.name} är borttagen. Historiken finns kvar.")
    return redirect("members:agreement")


def _page(request: HttpRequest, form: NoticeForm, *, status: int = 200) -> HttpResponse:
    agreement = Agreement.objects.first()
    if agreement is None:
        raise Http404
    today = timezone.localdate()
    rules = list(agreement.rules.order_by("order"))
    paragraphs = [rule for rule in rules if rule.kind == AgreementRule.Kind.AGREEMENT]
    parties = list(agreement.parties.select_related("municipality").order_by(SwedishOrder("municipality__name")))
    context = {
        "agreement": agreement,
        "paragraphs": [(number, list(group)) for number, group in groupby(paragraphs, key=lambda rule: rule.paragraph)],
        "practice": [rule for rule in rules if rule.kind == AgreementRule.Kind.PRACTICE],
        "organisation": [rule for rule in rules if rule.kind == AgreementRule.Kind.ORGANISATION],
        "uncertain_count": sum(rule.uncertain for rule in rules),
        "parties": parties,
        "remaining": [p for p in parties if p.left_on is None or p.left_on >= today],
        "exit_rules": [rule for rule in paragraphs if rule.paragraph == 9],
        "notice_starts_on": notice.notice_starts_on(today),
        "last_day": notice.last_day_in_agreement(today),
        "form": form,
    }
    if scope_of(request.user).is_secretariat:
        given = [(party, history_of(party)) for party in parties if party.notice_received_on]
        context["party_history"] = given
    return render(request, "members/agreement.html", context, status=status)
