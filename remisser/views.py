"""Pages of consultations: the list, one with its back-planned days and answers, and the secretariat's forms."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from meetings.models import Meeting
from members.models import Municipality
from members.requests import AuthenticatedRequest
from members.scope import scope_of
from members.swedish import format_date, plural
from members.versions import save_if_unchanged, version_sent
from programs.models import FocusArea
from records.conflicts import Conflict
from records.models import StoredFile
from records.saving import saving
from records.sent_forms import once
from remisser import actions, queries, rights
from remisser.forms import AskForm, ConsultationForm, EndorsementForm, FilterForm, RegisterForm, WayForm
from remisser.models import Consultation, ConsultationYear, Endorsement, Routine, RoutineStep

PER_PAGE = 50
CHANGED = "Någon annan har ändrat remissen sedan du öppnade sidan."


@require_safe
def consultations(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    visible = Consultation.objects.visible_to(request.user)
    areas = FocusArea.objects.filter(consultations__in=visible).order_by("slug")
    form = FilterForm(
        request.GET,
        themes=list(dict(areas.values_list("slug", "name").distinct()).items()),
        issuers=list(visible.exclude(issuer="").order_by("issuer").values_list("issuer", flat=True).distinct()),
        years=list(visible.order_by("-year").values_list("year", flat=True).distinct()),
    )
    wanted = form.cleaned_data if form.is_valid() else {}
    # An empty value chooses everything.
    chosen = visible
    if theme := wanted.get("tema"):
        chosen = chosen.filter(focus_areas__slug=theme).distinct()
    if issuer := wanted.get("avsandare"):
        chosen = chosen.filter(issuer=issuer)
    if year := wanted.get("ar"):
        chosen = chosen.filter(year=int(year))
    coming = queries.ahead(request.user, today, among=chosen.ahead_of(today).for_list())
    past = chosen.exclude(pk__in=[row.consultation.pk for row in coming]).for_list().latest_first()
    page = Paginator(past, PER_PAGE).get_page(request.GET.get("sida"))
    context = {
        "form": form,
        "is_filtered": any(request.GET.get(name) for name in form.fields),
        "ahead": coming,
        "page": page,
        "months": queries.by_month(page.object_list),
        "count": page.paginator.count + len(coming),
        "today": today,
    }
    return render(request, "remisser/list.html", context, status=400 if form.errors else 200)


@require_safe
def routine(request: HttpRequest) -> HttpResponse:
    context = {
        "routine": Routine.objects.order_by("-from_year").first(),
        "steps": RoutineStep.objects.all(),
        "years": ConsultationYear.objects.select_related("effort_network").prefetch_related("planned", "effort_by"),
    }
    return render(request, "remisser/routine.html", context)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    return _detail(request, _visible(request, pk))


def _visible(request: HttpRequest, pk: int) -> Consultation:
    rows = Consultation.objects.visible_to(request.user).select_related("network", "decision", "document")
    return get_object_or_404(rows.prefetch_related("focus_areas"), pk=pk)


def _detail(
    request: HttpRequest,
    consultation: Consultation,
    *,
    way_form: WayForm | None = None,
    ask_form: AskForm | None = None,
    answer_form: EndorsementForm | None = None,
    status: int = 200,
) -> HttpResponse:
    today = timezone.localdate()
    scope = scope_of(request.user)
    endorsements = []
    if rights.may_read_endorsements(scope):
        rows = consultation.endorsements.select_related("municipality", "answered_by", "answered_by__person")
        endorsements = list(rows if consultation.is_closed else rows.of_parties_on(today))
    shows_plan = rights.may_read_endorsements(scope) and consultation.is_open
    plan = queries.backplan_of(consultation, today) if shows_plan else None
    refs = (
        [m.ref for m in (plan.committee, plan.management_group, plan.next_committee) if m and m.ref is not None]
        if plan
        else []
    )
    mine = next((e for e in endorsements if rights.may_answer(scope, municipality_id=e.municipality_id)), None)
    context = {
        "consultation": consultation,
        "plan": plan,
        "meetings": {meeting.pk: meeting for meeting in Meeting.objects.filter(pk__in=refs)} if refs else {},
        "days_left": consultation.days_left(today),
        "endorsements": endorsements,
        "tally": queries.tally(endorsements),
        "mine": mine if mine and not consultation.is_closed else None,
        "way_form": way_form or WayForm(),
        "ask_form": ask_form or AskForm(initial={"last_on": consultation.endorse_by or consultation.deadline_on}),
        "answer_form": answer_form or EndorsementForm(),
        "shows_answer": rights.may_read_answer(scope, is_sent=consultation.state == Consultation.State.SENT),
        "today": today,
    }
    return render(request, "remisser/detail.html", context, status=status)


# --- The secretariat ------------------------------------------------------------------------------------------


@once
def create(request: HttpRequest) -> HttpResponse:
    form = RegisterForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        today = timezone.localdate()
        consultation = form.save(commit=False)
        consultation.year = consultation.deadline_on.year
        if consultation.deadline_on >= today:
            consultation.received_on = today
        with transaction.atomic():
            _keep_file(consultation, form)
            consultation.save()
        messages.success(request, "Remissen är registrerad.")
        return redirect(consultation)
    return render(request, "remisser/form.html", _form_page(form), status=400 if form.errors else 200)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    consultation = get_object_or_404(Consultation, pk=pk)
    version = consultation.version
    form = ConsultationForm(request.POST or None, request.FILES or None, instance=consultation)
    status = 200
    conflict: Conflict | None = None
    if request.method == "POST":
        seen = version_sent(request)
        if form.is_valid():
            told = "Någon annan har sparat remissen medan du skrev. Inget är överskrivet."
            with saving(consultation, form, told=told) as save:
                _save(consultation, form, seen=seen)
            conflict = save.conflict
            if not save.refusal:
                messages.success(request, "Remissen är sparad.")
                return redirect(consultation)
        status, version = (409, consultation.version) if conflict else (400, seen)
    context = _form_page(form, consultation=Consultation.objects.get(pk=pk)) | {
        "version": version,
        "conflict": conflict,
    }
    return render(request, "remisser/form.html", context, status=status)


@transaction.atomic
def _save(consultation: Consultation, form: ConsultationForm, *, seen: int) -> None:
    values = {name: form.cleaned_data[name] for name in form.Meta.fields if name != "focus_areas"}
    if values["sent_on"]:
        values |= {"sent_year": values["sent_on"].year, "sent_month": values["sent_on"].month}
    if form.cleaned_data["file"]:
        _keep_file(consultation, form)
        values |= {"paper": consultation.paper, "paper_name": consultation.paper_name}
    save_if_unchanged(consultation, seen=seen, **values)
    consultation.focus_areas.set(form.cleaned_data["focus_areas"])


def _keep_file(consultation: Consultation, form: RegisterForm) -> None:
    file = form.cleaned_data["file"]
    if file:
        consultation.paper = StoredFile.objects.keep(file.read(), media_type=form.media_type)
        consultation.paper_name = form.file_name


def _form_page(form: RegisterForm, *, consultation: Consultation | None = None) -> dict[str, Any]:
    crumbs = [("Remisser", reverse("remisser:list"))]
    if consultation is None:
        return {
            "form": form,
            "title": "Ny remiss",
            "lead": "När du sparar räknar portalen ut vilka möten som hinner före sista svarsdag.",
            "button": "Spara remissen",
            "cancel_url": reverse("remisser:list"),
            "crumbs": crumbs,
        }
    return {
        "form": form,
        "title": "Ändra remissen",
        "lead": consultation.title,
        "button": "Spara",
        "cancel_url": consultation.get_absolute_url(),
        "crumbs": [*crumbs, (consultation.title, consultation.get_absolute_url())],
    }


def _way_now(saved: Consultation) -> str:
    return f"{CHANGED} Nu gäller: {saved.get_way_display()}. Välj igen om det ska ändras."


@require_POST
def way(request: HttpRequest, pk: int) -> HttpResponse:
    consultation = _visible(request, pk)
    form = WayForm(request.POST)
    if not form.is_valid():
        return _detail(request, consultation, way_form=form, status=400)
    try:
        with saving(consultation, form, told=_way_now, field="way") as save:
            actions.choose_way(
                consultation=consultation,
                way=form.cleaned_data["way"],
                seen=version_sent(request),
                today=timezone.localdate(),
            )
    except actions.AlreadyClosed as error:
        form.add_error("way", str(error))
        return _detail(request, consultation, way_form=form, status=400)
    if save.refusal:
        return _detail(request, _visible(request, pk), way_form=form, status=409)
    messages.success(request, f"Valt: {consultation.get_way_display()}.")
    return redirect(consultation)


@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    consultation = _visible(request, pk)
    form = AskForm(request.POST)
    if not form.is_valid():
        return _detail(request, consultation, ask_form=form, status=400)
    chosen, asked = form.cleaned_data["last_on"], 0
    day = f"Du valde {format_date(chosen)} som sista dag att svara. " if chosen else ""
    told = f"{CHANGED} {day}Läs vad som gäller nu innan du frågar kommunerna."
    try:
        with saving(consultation, form, told=told, field="last_on") as save:
            asked = actions.ask_municipalities(
                consultation=consultation, last_on=chosen, seen=version_sent(request), today=timezone.localdate()
            )
    except actions.AlreadyClosed as error:
        form.add_error("last_on", str(error))
        return _detail(request, consultation, ask_form=form, status=400)
    if save.refusal:
        return _detail(request, _visible(request, pk), ask_form=form, status=409)
    if asked:
        messages.success(request, f"{plural(asked, 'kommun har', 'kommuner har')} fått frågan.")
    else:
        messages.info(request, "Alla kommuner har redan fått frågan. Ingen har frågats igen.")
    return redirect(consultation)


# --- Answers and files ------------------------------------------------------------------------------------------


def _answered_now(saved: Endorsement) -> str:
    reason = f" ({saved.reason})" if saved.reason else ""
    return (
        f"Någon annan har svarat för {saved.municipality} sedan du öppnade sidan: {saved.get_state_display()}{reason}. "
        "Svara igen om det ska ändras."
    )


@require_POST
def endorse(request: AuthenticatedRequest, pk: int, slug: str) -> HttpResponse:
    consultation = _visible(request, pk)
    municipality = get_object_or_404(Municipality, slug=slug)
    if not rights.may_note_answer(scope_of(request.user), municipality_id=municipality.pk):
        raise PermissionDenied
    form = EndorsementForm(request.POST)
    if not form.is_valid():
        return _detail(request, consultation, answer_form=form, status=400)
    endorsement = Endorsement(consultation=consultation, municipality=municipality)
    with saving(
        endorsement,
        form,
        told=_answered_now,
        find=lambda: Endorsement.objects.get(consultation=consultation, municipality=municipality),
        refusals=(actions.NotAsked, actions.AlreadyClosed),
    ) as save:
        endorsement = actions.answer_for_municipality(
            consultation=consultation,
            municipality=municipality,
            agrees=form.cleaned_data["svar"] == "ja",
            reason=form.cleaned_data["skal"],
            seen=version_sent(request),
            by=request.user,
            at=timezone.now(),
        )
    if save.refusal:
        return _detail(request, consultation, answer_form=form, status=409)
    day = format_date(timezone.localdate(endorsement.answered_at))
    said = "står bakom svaret" if endorsement.state == Endorsement.State.AGREES else "står inte bakom svaret"
    messages.success(request, f"{municipality} {said}. Noterat {day}.")
    return redirect(consultation)


@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    consultation = get_object_or_404(Consultation.objects.visible_to(request.user).select_related("paper"), pk=pk)
    if consultation.paper is None:
        raise Http404
    response = HttpResponse(bytes(consultation.paper.content), content_type=consultation.paper.media_type)
    # Somebody else's file: it may neither run anything nor be shown as one of our pages.
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=consultation.paper_name)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response
