"""The hidden field that tells a form sent twice from two forms."""

import uuid
from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from records.sent_forms import FIELD

register = template.Library()


@register.simple_tag(takes_context=True)
def once_token(context: Context) -> SafeString:
    """Return the field with a new token; a form that is shown again after a refusal keeps its own."""
    request: Any = context["request"]
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, request.POST.get(FIELD) or uuid.uuid4())
