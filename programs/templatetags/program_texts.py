"""A programme's own texts in templates."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()
Text = Any  # pk, kind, text, when_text and source of a ProgramText, by these names


@register.simple_tag
def program_texts(texts: tuple[Text, ...], *, may_edit: bool) -> SafeString:
    """{% program_texts texts may_edit=me.is_secretariat %} → the texts by kind, as `programs/_program_texts.html` says.

    Written once while the same reader may edit and no text has changed; the template sees nothing else.
    """
    return _written(texts, may_edit=may_edit)


@lru_cache(maxsize=64)
def _written(texts: tuple[Text, ...], *, may_edit: bool) -> SafeString:
    by_kind: dict[str, list[Text]] = {}
    for one in texts:
        by_kind.setdefault(one.kind, []).append(one)
    return render_to_string("programs/_program_texts.html", {"texts": by_kind, "may_edit": may_edit})
