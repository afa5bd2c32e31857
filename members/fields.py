"""Form fields that read what Swedes write: 2 012 800, 4,50, −300, and days that exist."""

from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from members import swedish
from members.numbers import version_number
from members.versions import NEVER_SEEN

OLD_PAGE = "Sidan är för gammal. Ladda om den och försök igen."


def choice_field(form: forms.BaseForm, name: str) -> forms.ChoiceField:
    """Return the form's own copy of a field with choices, to be filled."""
    return cast(forms.ChoiceField, form.fields[name])


def row_field(form: forms.BaseForm, name: str) -> forms.ModelChoiceField:
    """Return the form's own copy of a field that chooses among rows, to be narrowed."""
    return cast(forms.ModelChoiceField, form.fields[name])


def name_empty_choice(owner: forms.BaseForm, /, **names: str) -> None:
    """Say in words what choosing nothing means, field by field; Django writes dashes."""
    for name, words in names.items():
        field = choice_field(owner, name)
        if isinstance(field, forms.ModelChoiceField):
            field.empty_label = words
        else:
            named: list[Any] = list(cast(Iterable[Any], field.choices))
            field.choices = [("", words), *(choice for choice in named if choice[0] not in ("", None))]


class PlainSelect(forms.Select):
    """A list of plain choices, written at once. Django renders a template per choice, which costs a page more."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """Return the list as Django writes it: without groups, and with nothing said of a single choice."""
        chosen = self.format_value(value)
        options = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            ((value, mark_safe(" selected") if str(value) in chosen else "", label) for value, label in self.choices),
        )
        return format_html(
            '<select name="{}"{}>\n{}\n</select>', name, flatatt(self.build_attrs(self.attrs, attrs)), options
        )


class SwedishDecimalField(forms.DecimalField):
    """A decimal number with grouping spaces, decimal comma and either minus; "4.500" is asked about."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}))
        super().__init__(**kwargs)

    def to_python(self, value: object) -> Decimal | None:  # type: ignore[override]  # Django's own differs likewise
        """Return the number, or None for an empty field."""
        if value in self.empty_values:
            return None
        if isinstance(value, int | Decimal):
            return Decimal(value)
        try:
            return swedish.parse_decimal(str(value))
        except swedish.NotANumber as error:
            raise ValidationError(str(error), code="invalid") from None

    def prepare_value(self, value: Any) -> Any:
        """Show a stored number as Swedish writes it; keep what was typed."""
        if not isinstance(value, int | Decimal):
            return value
        exponent = Decimal(value).as_tuple().exponent
        decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        return swedish.format_number(value, decimals)


class SwedishIntegerField(forms.IntegerField):
    """Whole numbers such as kronor [kr], with grouping spaces and either minus; öre are refused."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}))
        super().__init__(**kwargs)

    def to_python(self, value: object) -> int | None:
        """Return the number, or None for an empty field."""
        if value in self.empty_values:
            return None
        if isinstance(value, int):
            return value
        try:
            return swedish.parse_kr(str(value))
        except swedish.NotANumber as error:
            raise ValidationError(str(error), code="invalid") from None

    def prepare_value(self, value: Any) -> Any:
        """Show a stored number in groups of three; keep what was typed."""
        return swedish.format_number(value) if isinstance(value, int | Decimal) else value


class TypedInput(forms.DateInput):
    """A date or time field of the browser's own; what it cannot show is kept as text, so nothing typed is lost."""

    def __init__(self, kind: str, written_as: str, attrs: dict[str, Any] | None = None) -> None:
        self.kind = kind
        super().__init__(attrs, format=written_as)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        shown = context["widget"]["value"]
        context["widget"]["type"] = self.kind if not shown or self._readable(shown) else "text"
        return context

    def _readable(self, shown: str) -> bool:
        # Python also reads 20260331 and 2026-W13-2, which browsers do not.
        try:
            if self.kind == "date":
                return date.fromisoformat(shown).isoformat() == shown
            return time.fromisoformat(shown).isoformat().startswith(shown) and ":" in shown
        except ValueError:
            return False


FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)


class DayField(forms.DateField):
    """A day of this century, chosen or typed as 2026-03-31. A refusal repeats what was typed."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", day_input("input-short"))
        kwargs["error_messages"] = {"required": "Ange dagen, till exempel 2026-03-31."} | kwargs.get(
            "error_messages", {}
        )
        super().__init__(input_formats=["%Y-%m-%d"], **kwargs)

    def to_python(self, value: Any) -> date | None:
        """Return the day, or None for an empty field."""
        typed = swedish.normalise(value) if isinstance(value, str) else value
        try:
            day: date | None = super().to_python(typed)
        except ValidationError:
            raise ValidationError(
                f"Dagen ”{str(typed)[:40]}” finns inte. Skriv den som 2026-03-31.", code="invalid"
            ) from None
        if day and (refusal := self.refusal_of(day)):
            raise ValidationError(refusal, code="invalid")
        return day

    def refusal_of(self, day: date) -> str:
        """Return why a day cannot be meant; empty when it can."""
        if FIRST_DAY <= day <= LAST_DAY:
            return ""
        return f"Dagen {day.isoformat()} ligger utanför {FIRST_DAY.year}–{LAST_DAY.year}. Kontrollera årtalet."


class PastDayField(DayField):
    """A day that has been."""

    def refusal_of(self, day: date) -> str:
        if day > timezone.localdate():
            return f"Dagen {swedish.format_date(day)} har inte varit än. Ange i dag eller en tidigare dag."
        return super().refusal_of(day)


def day_input(css: str) -> TypedInput:
    """Return the browser's own field for a day, with the classes given."""
    return TypedInput("date", "%Y-%m-%d", {"class": css})


class NormalisedCharField(forms.CharField):
    """A name or a title: composed, stripped, free from control characters and direction marks."""

    def to_python(self, value: object) -> str:
        """Return the clean text on one line."""
        return swedish.normalise(super().to_python(value) or "")


class WebAddressField(forms.URLField):
    """An address on the web; one without a scheme is taken as https."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(assume_scheme="https", **kwargs)
        self.error_messages["invalid"] = "Adressen går inte att läsa. Skriv den hel, till exempel https://www.salem.se."


class VersionField(forms.Field):
    """The version of the row that the form was filled in from; where it need not be said, saying none is NEVER_SEEN."""

    widget = forms.HiddenInput

    def __init__(self, *, required: bool = True) -> None:
        super().__init__(required=required, error_messages={"required": OLD_PAGE, "invalid": OLD_PAGE})

    def to_python(self, value: object) -> int:
        """Return the version, or NEVER_SEEN."""
        number = version_number("" if value is None else str(value)) or NEVER_SEEN
        if self.required and number == NEVER_SEEN:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return number
