"""The page that a personal link opens: own activities with the last word beside, answered row by row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRedirect, reswap, retarget

from members.requests import HtmxRequest
from programs.answers import actions
from programs.answers.forms import FollowUpAnswerForm
from programs.follow_up import queries as follow_up_queries
from programs.follow_up.queries import ActivityFollowUp
from programs.models import FollowUp, FollowUpRequest, RequestedActivity
from programs.rounds.actions import RoundClosed
from programs.rounds.notices import ANSWERS
from programs.table import queries as table_queries
from records import links
from records.models import PersonalLink
from records.views import link_refused

Rest = ParamSpec("Rest")
REFUSALS = (
    actions.NothingSaid,
    actions.SomethingSaid,
    actions.AnsweredMeanwhile,
    actions.StatusChangedMeanwhile,
)


def by_link(
    view: Callable[Concatenate[HtmxRequest, PersonalLink, Rest], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Give the view the link that the visitor came by, whoever they are logged in as; refuse who has none in force."""

    @wraps(view)
    def run(request: HtmxRequest, pk: int, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        try:
            link = links.link_of(request, purpose=ANSWERS, pk=pk, at=timezone.now())
        except (links.NoSuchLink, links.LinkOver) as refusal:
            response = link_refused(request, refusal)
            if request.htmx:  # what was typed stays in its row, and the row says why
                response = _say_in_row(request, kwargs.get("item", 0), str(refusal))
        else:
            response = view(request, link, *args, **kwargs)
        return links.keep_to_oneself(response)

    return run


def _say_in_row(request: HtmxRequest, item: object, why: str) -> HttpResponse:
    text = f"{why or 'Sidan har varit öppen för länge.'} Det du skrev är inte sparat. Öppna länken i brevet igen."
    response = render(request, "programs/_answer_lost.html", {"item": item, "text": text}, status=409)
    return reswap(retarget(response, f"#fel-{item}"), "outerHTML")


@dataclass(frozen=True)
class Question:
    """An activity that the owner is asked about: what was said before, own answer, what others have answered."""

    item: RequestedActivity
    before: ActivityFollowUp
    answer: FollowUp | None
    others: list[FollowUp]
    form: FollowUpAnswerForm


def _request_of(link: PersonalLink) -> FollowUpRequest:
    rows = FollowUpRequest.objects.select_related("round__plan", "person")
    return get_object_or_404(rows, pk=link.about_id, person=link.person_id)


def _questions(asked: FollowUpRequest) -> list[Question]:
    """Return the owner's activities with what has been said. Four queries."""
    entries = FollowUp.objects.select_related("author__person", "request__person")
    items = asked.items.select_related("activity__focus_area").prefetch_related(
        Prefetch("activity__follow_ups", entries), "activity__municipalities", "activity__networks"
    )
    return [_question(asked, item) for item in items.order_by("activity__order", "activity_id")]


def _question(asked: FollowUpRequest, item: RequestedActivity, form: FollowUpAnswerForm | None = None) -> Question:
    activity = item.activity
    activity.plan = asked.round.plan
    entries = list(activity.follow_ups.all())
    own = next((entry for entry in entries if entry.request_id == asked.pk), None)
    others = [
        entry
        for entry in entries
        if entry is not own and entry.written_at and entry.written_at >= asked.round.started_at
    ]
    earlier = [entry for entry in entries if entry is not own]
    if form is None:
        initial = {"status": activity.status, "was": activity.status, "seen": actions.stamp(own)}
        form = FollowUpAnswerForm(activity=activity, initial=initial | {"text": own.text if own else ""})
    row = table_queries.row_of(activity)
    before = follow_up_queries.activity_follow_up(row, earlier, today=timezone.localdate())
    return Question(item, before, own, others, form)


@require_safe
@by_link
def answers(request: HtmxRequest, link: PersonalLink) -> HttpResponse:
    """Show the owner's activities. Records nothing: mail filters open links in advance."""
    asked = _request_of(link)
    return _answers_page(request, link, asked, _questions(asked))


def _answers_page(
    request: HtmxRequest, link: PersonalLink, asked: FollowUpRequest, questions: list[Question], *, status: int = 200
) -> HttpResponse:
    return render(request, "programs/answers.html", _context(link, asked, questions), status=status)


def _context(link: PersonalLink, asked: FollowUpRequest, questions: list[Question]) -> dict[str, object]:
    return {
        "link": link,
        "asked": asked,
        "round": asked.round,
        "plan": asked.round.plan,
        "questions": questions,
        "answered": sum(question.answer is not None for question in questions),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def answer(request: HtmxRequest, link: PersonalLink, item: int) -> HttpResponse:
    """Save what the owner says of one activity, and answer with its row."""
    asked = _request_of(link)
    questions = _questions(asked)
    question = next((question for question in questions if question.item.pk == item), None)
    address = reverse(ANSWERS, args=[link.pk])
    if request.method != "POST" or question is None:
        return redirect(address) if question else link_refused(request, links.NoSuchLink())
    had_all = all(question.answer for question in questions)
    form = FollowUpAnswerForm(request.POST, activity=question.item.activity)
    if not form.is_valid():
        return _refused(request, link, asked, questions, question, form, status=400)
    try:
        actions.answer(
            question.item,
            link=link,
            nothing_new="nothing_new" in request.POST,
            at=timezone.now(),
            **form.cleaned_data,
        )
    except RoundClosed as refusal:
        return _say_in_row(request, item, str(refusal)) if request.htmx else link_refused(request, refusal)
    except REFUSALS as refusal:
        form.add_error(None, str(refusal))
        is_conflict = isinstance(refusal, actions.AnsweredMeanwhile | actions.StatusChangedMeanwhile)
        return _refused(request, link, asked, questions, question, form, status=409 if is_conflict else 400)
    questions = _questions(asked)
    if not had_all and all(question.answer for question in questions):
        done = reverse("programs:answers_done", args=[link.pk])
        return HttpResponseClientRedirect(done) if request.htmx else redirect(done)
    if not request.htmx:
        return redirect(f"{address}#rad-{item}")
    saved = next(question for question in questions if question.item.pk == item)
    context = _context(link, asked, questions) | {"question": saved, "is_saved_now": True}
    return render(request, "programs/_answer_saved.html", context)


def _refused(
    request: HtmxRequest,
    link: PersonalLink,
    asked: FollowUpRequest,
    questions: list[Question],
    question: Question,
    form: FollowUpAnswerForm,
    *,
    status: int,
) -> HttpResponse:
    """Answer with what was typed and why it is not saved; saving once more starts from what is saved now."""
    item = RequestedActivity.objects.select_related("activity__focus_area").get(pk=question.item.pk)
    sent = request.POST.copy()
    own = FollowUp.objects.filter(request=asked, activity=item.activity_id).first()
    sent["was"], sent["seen"] = item.activity.status, actions.stamp(own)
    form.data = sent
    shown = _question(asked, item, form)
    if request.htmx:
        context = _context(link, asked, questions) | {"question": shown}
        return render(request, "programs/_answer_row.html", context, status=status)
    replaced = [shown if question.item.pk == item.pk else question for question in questions]
    return _answers_page(request, link, asked, replaced, status=status)


@require_safe
@by_link
def answers_done(request: HtmxRequest, link: PersonalLink) -> HttpResponse:
    """Show all own answers, and how to change them."""
    asked = _request_of(link)
    return render(request, "programs/answers_done.html", _context(link, asked, _questions(asked)))
