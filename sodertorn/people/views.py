"""People, their seats and accounts: the secretariat's pages."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from members import actions
from members.forms import InvitationForm, PeopleFilter, PersonForm, SeatEndForm, SeatForm
from members.models import Person, Seat
from members.requests import AuthenticatedRequest
from members.swedish import SwedishOrder, format_date
from members.versions import version_sent
from records.history import history_of
from records.saving import save_form
from records.sent_forms import once
from sodertorn.accounts import actions as accounts_actions
from sodertorn.accounts import second_factor

PEOPLE_ON_A_PAGE = 50


def person_list(request: AuthenticatedRequest) -> HttpResponse:
    today = timezone.localdate()
    form = PeopleFilter(request.GET or None)
    held = Seat.objects.in_force_on(today).select_related("body", "municipality").order_by("body__name")
    people = Person.objects.select_related("municipality", "organisation", "user").order_by(SwedishOrder("name"), "pk")
    people = people.prefetch_related(Prefetch("seats", queryset=held, to_attr="seats_today"))
    if form.is_valid():
        chosen = form.cleaned_data
        if chosen["q"]:
            people = people.filter(name__icontains=chosen["q"])
        if chosen["organ"]:
            people = people.filter(seats__in=Seat.objects.in_force_on(today).filter(body=chosen["organ"])).distinct()
        if chosen["kommun"]:
            people = people.filter(municipality=chosen["kommun"])
    page = Paginator(people, PEOPLE_ON_A_PAGE).get_page(request.GET.get("sida"))
    context = {"page": page, "form": form, "lacks_second_factor": second_factor.lacks_second_factor(request.user)}
    return render(request, "members/person_list.html", context)


@once
def person_create(request: HttpRequest) -> HttpResponse:
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = form.save()
        messages.success(request, f"{person.name} är sparad.")
        return redirect("members:person", person.pk)
    return render(request, "members/person_form.html", {"form": form, "person": Person()}, status=_status(form))


def person_update(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is known of a person; refused with both texts when somebody else has changed it."""
    person = get_object_or_404(Person, pk=pk)
    form = PersonForm(request.POST or None, instance=get_object_or_404(Person, pk=pk))
    context = {"form": form, "person": person, "version": person.version}
    if request.method != "POST":
        return render(request, "members/person_form.html", context)
    seen = version_sent(request)
    if not form.is_valid():
        return render(request, "members/person_form.html", context | {"version": seen}, status=400)
    told = "Någon annan har ändrat uppgifterna medan du skrev. Det som gäller nu står här under."
    save = save_form(form, seen=seen, told=told)
    person.refresh_from_db()
    if save.refusal:
        context |= {"version": save.version, "conflict": save.conflict}
        return render(request, "members/person_form.html", context, status=409)
    messages.success(request, f"{person.name} är sparad.")
    return redirect("members:person", pk)


def person_detail(request: HttpRequest, pk: int) -> HttpResponse:
    person = _person(pk)
    return _page(request, person)


@once
def seat_create(request: HttpRequest, pk: int) -> HttpResponse:
    person = _person(pk)
    seat = Seat(person=person, municipality=person.municipality)
    form = SeatForm(request.POST or None, instance=seat, initial={"starts_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        seat = form.save()
        messages.success(request, f"{person.name} har en plats i {seat.body} från den {format_date(seat.starts_on)}.")
        return redirect("members:person", pk)
    return render(request, "members/seat_form.html", {"form": form, "person": person}, status=_status(form))


def seat_end(request: HttpRequest, pk: int) -> HttpResponse:
    seat = get_object_or_404(Seat.objects.select_related("person", "body"), pk=pk)
    form = SeatEndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            seat = actions.end_seat(seat=seat, ends_on=form.cleaned_data["ends_on"])
        except (actions.AlreadyEnded, actions.EndsBeforeItStarts) as error:
            form.add_error("ends_on", str(error))
        else:
            messages.success(request, f"Platsen i {seat.body} har sin sista dag den {format_date(seat.ends_on)}.")
            return redirect("members:person", seat.person_id)
    return render(request, "members/seat_end.html", {"form": form, "seat": seat}, status=_status(form))


@require_POST
@once
def invite(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    person = _person(pk)
    form = InvitationForm(request.POST)
    if form.is_valid():
        try:
            account = accounts_actions.invite(
                person=person,
                email=form.cleaned_data["email"],
                by=request.user,
                at=timezone.now(),
            )
        except actions.AlreadyInvited as error:
            form.add_error("email", str(error))
        else:
            messages.success(request, f"Inbjudan är på väg till {account.email}.")
            return redirect("members:person", pk)
    return _page(request, person, form, status=400)


@require_POST
def account_close(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(Person.objects.select_related("user").exclude(user=None), pk=pk)
    try:
        actions.close_account(account=person.user, by=request.user)
    except actions.OwnAccount as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Kontot för {person.name} är stängt. Ingen kan logga in med det.")
    return redirect("members:person", pk)


@require_POST
def account_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(Person.objects.select_related("user").exclude(user=None), pk=pk)
    actions.reopen_account(account=person.user)
    messages.success(request, f"Kontot för {person.name} är öppet igen.")
    return redirect("members:person", pk)


@require_POST
def account_reset(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(Person.objects.select_related("user").exclude(user=None), pk=pk)
    try:
        accounts_actions.reset_second_factor(account=person.user, by=request.user, at=timezone.now())
    except (actions.OwnAccount, accounts_actions.NothingToReset) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Nycklarna och appen är borttagna. {person.name} loggar in med en kod i e-posten.")
    return redirect("members:person", pk)


def _person(pk: int) -> Person:
    return get_object_or_404(Person.objects.select_related("municipality", "organisation", "user"), pk=pk)


def _page(
    request: HttpRequest, person: Person, form: InvitationForm | None = None, *, status: int = 200
) -> HttpResponse:
    today = timezone.localdate()
    account = getattr(person, "user", None)
    seats = list(person.seats.select_related("body", "municipality").order_by("-starts_on", "body__name"))
    current = set(Seat.objects.in_force_on(today).filter(person=person).values_list("pk", flat=True))
    context = {
        "person": person,
        "account": account,
        "seats": [(seat, seat.pk in current) for seat in seats],
        "office_terms": person.office_terms.select_related("body", "municipality"),
        "has_second_factor": account is not None and not second_factor.lacks_second_factor(account),
        "form": form or InvitationForm(initial={"email": person.email}),
        "history": history_of(person),
    }
    return render(request, "members/person.html", context, status=status)


def _status(form: PersonForm | SeatForm | SeatEndForm) -> int:
    return 400 if form.is_bound and form.errors else 200
