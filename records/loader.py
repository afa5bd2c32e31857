"""Loading of stated facts: read strictly, write once, and never over what somebody has edited.

Each package has a `facts.py` with `load(loader)`; the command `load_facts` calls them in one transaction.
An entry that is wrong stops everything with the file, the entry and the field named.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TypeVar

import yaml
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, models, transaction

from records.models import LoadedFact

Model = TypeVar("Model", bound=models.Model)
MISSING = object()


class FactError(Exception):
    """An entry that cannot be loaded; the text names file, entry and field in Swedish."""


class _FactsYaml(yaml.SafeLoader):
    """YAML where a date stays text until a field asks for it, and where a field may stand only once."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        names = [key.value for key, _ in node.value]
        for name in names:
            if names.count(name) > 1:
                raise yaml.constructor.ConstructorError(None, None, f"fältet ”{name}” står två gånger", node.start_mark)
        return super().construct_mapping(node, deep)


_FactsYaml.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class Entry:
    """One entry of a data file. Every field must be read: one that nothing reads is an error."""

    def __init__(self, values: object, *, place: str) -> None:
        if not isinstance(values, Mapping):
            raise FactError(f"{place}: här väntades fält med värden, inte {values!r}.")
        self._values = values
        self._read: set[str] = set()
        self.place = place

    def error(self, name: str, problem: str) -> FactError:
        return FactError(f"{self.place}, fältet ”{name}”: {problem}")

    def __contains__(self, name: str) -> bool:
        return self._values.get(name) is not None

    def raw(self, name: str, default: Any = MISSING) -> Any:
        self._read.add(name)
        value = self._values.get(name)
        if value is not None:
            return value
        if default is MISSING:
            raise self.error(name, "uppgiften saknas.")
        return default

    def text(self, name: str, default: Any = MISSING) -> str:
        value = self.raw(name, default)
        if not isinstance(value, str):
            raise self.error(name, f"här väntades en text, inte {value!r}.")
        return value

    def integer(self, name: str, default: Any = MISSING) -> int | None:
        value = self.raw(name, default)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
            raise self.error(name, f"här väntades ett heltal, inte {value!r}.")
        return value

    def decimal(self, name: str, default: Any = MISSING) -> Decimal | None:
        value = self.raw(name, default)
        try:
            return None if value is None else Decimal(str(value))
        except InvalidOperation:
            raise self.error(name, f"här väntades ett tal, inte {value!r}.") from None

    def boolean(self, name: str, default: Any = MISSING) -> bool:
        value = self.raw(name, default)
        if not isinstance(value, bool):
            raise self.error(name, f"här väntades ja eller nej (true eller false), inte {value!r}.")
        return value

    def day(self, name: str, default: Any = MISSING) -> date | None:
        value = self.raw(name, default)
        if value is None:
            return None
        try:
            if not re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)):
                raise ValueError
            return date.fromisoformat(str(value))
        except ValueError:
            raise self.error(name, f"{value!r} är inte ett datum. Skriv det som 2020-01-16.") from None

    def clock(self, name: str, default: Any = MISSING) -> time | None:
        value = self.raw(name, default)
        try:
            return None if value is None else time.fromisoformat(str(value))
        except ValueError:
            raise self.error(name, f"{value!r} är inte ett klockslag. Skriv det som '12:00'.") from None

    def texts(self, name: str) -> list[str]:
        values = self.raw(name, [])
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise self.error(name, "här väntades en lista med texter.")
        return values

    def choice(self, name: str, choices: type[models.TextChoices], default: Any = MISSING) -> str:
        value = self.raw(name, default)
        if value not in {*choices.values, default}:
            raise self.error(name, f"{value!r} är inte något av {', '.join(choices.values)}.")
        return str(value)

    def entries(self, name: str) -> list[Entry]:
        values = self.raw(name, [])
        if not isinstance(values, list):
            raise self.error(name, "här väntades en lista.")
        return [Entry(value, place=f"{self.place}, {name} {number}") for number, value in enumerate(values, start=1)]

    def entry(self, name: str) -> Entry:
        return Entry(self.raw(name), place=f"{self.place}, {name}")

    def stated(self) -> dict[str, Any]:
        """Return the fields that every stated row has (members.sources)."""
        return {
            "source": self.text("source", ""),
            "note": self.text("note", ""),
            "uncertain": self.boolean("uncertain", default=False),
            "uncertain_note": self.text("uncertain_note", ""),
        }

    def done(self) -> None:
        """Refuse the entry if it holds a field that nothing has read."""
        unread = sorted(str(name) for name in self._values if name not in self._read)
        if unread:
            raise self.error(unread[0], "portalen känner inte till fältet.")


@dataclass
class Loader:
    """Writes entries to the database and remembers what it wrote."""

    folder: Path
    created: int = 0
    updated: int = 0
    kept: int = 0
    _facts: dict[str, LoadedFact] = field(default_factory=dict)
    _objects: dict[tuple[type[models.Model], str], models.Model | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._facts = {fact.key: fact for fact in LoadedFact.objects.all()}

    def file(self, name: str) -> Entry:
        """Return a YAML file as one entry."""
        path = self.folder / name
        try:
            return Entry(yaml.load(path.read_text(encoding="utf-8"), Loader=_FactsYaml), place=name)  # noqa: S506 (safe)
        except FileNotFoundError:
            raise FactError(f"{name}: filen saknas.") from None
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            raise FactError(f"{name}: filen går inte att läsa som YAML. {error}") from None

    def table(self, name: str, *, integers: set[str]) -> Iterator[Entry]:
        """Yield the rows of a file of values separated by semicolons, each named by its line."""
        try:
            lines = (self.folder / name).read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            raise FactError(f"{name}: filen saknas.") from None
        except UnicodeDecodeError as error:
            raise FactError(f"{name}: filen är inte skriven i UTF-8. {error}") from None
        for number, row in enumerate(csv.DictReader(lines, delimiter=";"), start=2):
            values = {n: int(v) if n in integers and v is not None and v.isdecimal() else v for n, v in row.items()}
            entry = Entry(values, place=f"{name}, rad {number}")
            yield entry
            entry.done()

    def list_of(self, source: Entry, name: str) -> Iterator[Entry]:
        """Yield a list's entries, each named by its key, and refuse those with unread fields."""
        for number, entry in enumerate(source.entries(name), start=1):
            label = entry.raw("key", None) or number
            entry.place = f"{source.place}, {name} {label}"
            yield entry
            entry.done()

    def put(
        self, model: type[Model], key: str, values: dict[str, Any], *, place: Entry, **many: list[Any]
    ) -> Model | None:
        """Create the row, or carry a changed fact over to the fields nobody has edited since.

        Returns None when somebody has deleted the row, or one it cannot be without: it stays deleted.
        `many` are many-to-many fields.
        """
        if (model, key) in self._objects:
            raise place.error("key", f"nyckeln {key!r} står två gånger.")
        if any(value is None and _must_point(model, field_name) for field_name, value in values.items()):
            self._objects[model, key] = None
            return None
        many = {field_name: [other for other in others if other is not None] for field_name, others in many.items()}
        name = f"{model._meta.label_lower}:{key}"
        fact = self._facts.get(name)
        wanted = {n: _plain(v) for n, v in values.items()} | {n: sorted(str(o.pk) for o in v) for n, v in many.items()}
        try:
            with transaction.atomic():
                if fact is None:
                    row: Model | None = self._create(model, key, name, values, many, wanted)
                else:
                    row = model._default_manager.filter(pk=fact.target_id).first()
                    if row is not None and wanted != fact.values:
                        self._carry_over(row, fact, values, many, wanted)
        except ValidationError as error:
            field_name, messages = next(iter(error.message_dict.items()))
            raise place.error(field_name, " ".join(messages)) from None
        except IntegrityError as error:
            raise FactError(f"{place.place}: {_refusal(model, error)}") from None
        self._objects[model, key] = row
        return row

    def get(self, model: type[models.Model], key: str, *, place: Entry, name: str) -> Any:
        """Return a row loaded earlier; the entry's field `name` points at it.

        Returns None when somebody has deleted that row: `put` then leaves out what cannot be without it.
        """
        if (model, key) not in self._objects:
            raise place.error(name, f"{key!r} finns inte bland {model._meta.verbose_name_plural}.")
        return self._objects[model, key]

    def get_or_none(self, model: type[models.Model], place: Entry, name: str) -> Any:
        """Return the row that the entry's field `name` points at, or None when the field is left out."""
        return self.get(model, place.text(name), place=place, name=name) if name in place else place.raw(name, None)

    def get_all(self, model: type[models.Model], place: Entry, name: str) -> list[Any]:
        """Return the rows that the entry's list `name` points at."""
        return [self.get(model, key, place=place, name=name) for key in place.texts(name)]

    def _create(
        self,
        model: type[Model],
        key: str,
        name: str,
        values: dict[str, Any],
        many: dict[str, list[Any]],
        wanted: dict[str, Any],
    ) -> Model:
        row = model(**values)
        if any(f.name == "key" for f in model._meta.fields):
            row.key = key  # type: ignore[attr-defined]  # the line above made sure
        _check(row)
        row.save(force_insert=True)
        for field_name, others in many.items():
            getattr(row, field_name).set(others)
        self._facts[name] = LoadedFact.objects.create(
            key=name, target_type=ContentType.objects.get_for_model(model), target_id=str(row.pk), values=wanted
        )
        self.created += 1
        return row

    def _carry_over(
        self,
        row: models.Model,
        fact: LoadedFact,
        values: dict[str, Any],
        many: dict[str, list[Any]],
        wanted: dict[str, Any],
    ) -> None:
        changed = []
        for name, value in values.items():
            if wanted[name] == fact.values.get(name):
                continue
            if _stored(row, name) == fact.values.get(name):
                setattr(row, name, value)
                changed.append(name)
            else:
                self.kept += 1
        if changed:
            _check(row)
            row.save(update_fields=changed)
        for name, others in many.items():
            if wanted[name] == fact.values.get(name):
                continue
            if sorted(str(o.pk) for o in getattr(row, name).all()) == fact.values.get(name):
                getattr(row, name).set(others)
                changed.append(name)
            else:
                self.kept += 1
        fact.values = wanted
        fact.save()
        self.updated += bool(changed)


def _plain(value: Any) -> Any:
    """Return the value as JSON keeps it, so that old and new can be compared."""
    match value:
        case models.Model():
            return str(value.pk)
        case Decimal():
            return format(value.normalize(), "f")
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date() | time():
            return str(value)
        case Mapping() | list() | tuple():
            return json.loads(json.dumps(value, cls=DjangoJSONEncoder))
    return value


def _stored(row: models.Model, name: str) -> Any:
    """Return what the row holds in the field, without asking the database for what it points at."""
    found = row._meta.get_field(name)
    if isinstance(found, models.ForeignKey):
        pk = getattr(row, found.attname)
        return None if pk is None else str(pk)
    return _plain(getattr(row, name))


def _must_point(model: type[models.Model], name: str) -> bool:
    found = model._meta.get_field(name)
    return isinstance(found, models.ForeignKey) and not found.null


def _refusal(model: type[models.Model], error: IntegrityError) -> str:
    """Return the sentence of the constraint that refused the row, or the database's own words."""
    diagnosis = getattr(error.__cause__, "diag", None)
    for constraint in model._meta.constraints:
        if diagnosis and constraint.name == diagnosis.constraint_name:
            return str(constraint.get_violation_error_message())
    return f"databasen tar inte emot uppgiften. {error}".strip()


def _check(row: models.Model) -> None:
    # Foreign keys come from rows just loaded; asking the database about each again would only cost time.
    keys = {f.name for f in row._meta.fields if f.is_relation}
    row.clean_fields(exclude=keys)
