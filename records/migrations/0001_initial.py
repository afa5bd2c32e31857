import uuid

import django.contrib.postgres.fields
import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from members.operations import InOneStep


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        ('members', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        InOneStep(
            [
                migrations.CreateModel(
                    name='Heartbeat',
                    fields=[
                        ('name', models.CharField(max_length=40, primary_key=True, serialize=False)),
                        ('seen_at', models.DateTimeField()),
                    ],
                    options={
                        'verbose_name': 'livstecken',
                        'verbose_name_plural': 'livstecken',
                    },
                ),
                migrations.CreateModel(
                    name='SentForm',
                    fields=[
                        ('key', models.CharField(max_length=64, primary_key=True, serialize=False)),
                        ('led_to', models.TextField(blank=True, verbose_name='ledde till')),
                        ('sent_at', models.DateTimeField(auto_now_add=True, verbose_name='kom')),
                    ],
                    options={
                        'verbose_name': 'mottaget formulär',
                        'verbose_name_plural': 'mottagna formulär',
                    },
                ),
                migrations.CreateModel(
                    name='StoredFile',
                    fields=[
                        ('sha256', models.CharField(max_length=64, primary_key=True, serialize=False)),
                        ('content', models.BinaryField(verbose_name='innehåll')),
                        ('size', models.PositiveIntegerField(verbose_name='storlek i byte')),
                        ('media_type', models.CharField(max_length=100, verbose_name='medietyp')),
                        ('stored_at', models.DateTimeField(auto_now_add=True, verbose_name='sparad')),
                    ],
                    options={
                        'verbose_name': 'fil',
                        'verbose_name_plural': 'filer',
                    },
                ),
                migrations.CreateModel(
                    name='Term',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.CharField(editable=False, max_length=120, unique=True)),
                        ('kind', models.CharField(choices=[('term', 'begrepp'), ('abbreviation', 'förkortning'), ('status', 'ord om läget')], default='term', max_length=20, verbose_name='slag')),
                        ('word', models.CharField(max_length=120, verbose_name='ord')),
                        ('meaning', models.TextField(verbose_name='betydelse')),
                        ('synonyms', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), blank=True, default=list, size=None, verbose_name='kallas också')),
                    ],
                    options={
                        'verbose_name': 'begrepp',
                        'verbose_name_plural': 'begrepp',
                        'ordering': ['kind', 'word'],
                    },
                ),
                migrations.CreateModel(
                    name='Document',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.CharField(blank=True, editable=False, max_length=120, null=True, unique=True, verbose_name='nyckel')),
                        ('source', models.CharField(blank=True, max_length=300, verbose_name='källa')),
                        ('note', models.TextField(blank=True, verbose_name='anmärkning')),
                        ('uncertain', models.BooleanField(default=False, verbose_name='osäker läsning')),
                        ('uncertain_note', models.TextField(blank=True, verbose_name='vad som är osäkert')),
                        ('is_example', models.BooleanField(default=False, editable=False, verbose_name='exempel')),
                        ('kind', models.CharField(choices=[('verksamhetsplan', 'verksamhetsplan'), ('handlingsplan', 'handlingsplan'), ('budget', 'budget'), ('verksamhetsberattelse', 'verksamhetsberättelse'), ('bokslut', 'bokslut'), ('utvecklingsprogram', 'utvecklingsprogram'), ('tjansteutlatande', 'tjänsteutlåtande'), ('styrdokument', 'styrdokument'), ('annat', 'annat dokument')], max_length=30, verbose_name='slag')),
                        ('title', models.CharField(max_length=240, verbose_name='titel')),
                        ('year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='år')),
                        ('decided_on', models.DateField(blank=True, null=True, verbose_name='beslutat')),
                        ('decided_note', models.TextField(blank=True, verbose_name='om beslutet')),
                        ('dated_on', models.DateField(blank=True, null=True, verbose_name='daterat')),
                        ('date_text', models.CharField(blank=True, max_length=120, verbose_name='datum enligt källan')),
                        ('valid_from', models.DateField(blank=True, null=True, verbose_name='gäller från')),
                        ('valid_from_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='gäller från år')),
                        ('valid_to_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='gäller till år')),
                        ('owner', models.CharField(blank=True, max_length=160, verbose_name='ägare')),
                        ('is_missing', models.BooleanField(default=False, verbose_name='saknas i källorna')),
                        ('is_public', models.BooleanField(default=True, verbose_name='offentligt')),
                        ('remarks', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), blank=True, default=list, size=None, verbose_name='anmärkningar på dokumentet')),
                        ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='members.body', verbose_name='organ')),
                    ],
                    options={
                        'verbose_name': 'dokument',
                        'verbose_name_plural': 'dokument',
                        'ordering': ['-year', 'kind', 'title'],
                    },
                ),
                migrations.CreateModel(
                    name='DocumentEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('key', models.CharField(blank=True, editable=False, max_length=120, null=True, verbose_name='nyckel')),
                        ('source', models.CharField(blank=True, max_length=300, verbose_name='källa')),
                        ('note', models.TextField(blank=True, verbose_name='anmärkning')),
                        ('uncertain', models.BooleanField(default=False, verbose_name='osäker läsning')),
                        ('uncertain_note', models.TextField(blank=True, verbose_name='vad som är osäkert')),
                        ('is_example', models.BooleanField(default=False, editable=False, verbose_name='exempel')),
                        ('kind', models.CharField(choices=[('verksamhetsplan', 'verksamhetsplan'), ('handlingsplan', 'handlingsplan'), ('budget', 'budget'), ('verksamhetsberattelse', 'verksamhetsberättelse'), ('bokslut', 'bokslut'), ('utvecklingsprogram', 'utvecklingsprogram'), ('tjansteutlatande', 'tjänsteutlåtande'), ('styrdokument', 'styrdokument'), ('annat', 'annat dokument')], max_length=30, verbose_name='slag')),
                        ('title', models.CharField(max_length=240, verbose_name='titel')),
                        ('year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='år')),
                        ('decided_on', models.DateField(blank=True, null=True, verbose_name='beslutat')),
                        ('decided_note', models.TextField(blank=True, verbose_name='om beslutet')),
                        ('dated_on', models.DateField(blank=True, null=True, verbose_name='daterat')),
                        ('date_text', models.CharField(blank=True, max_length=120, verbose_name='datum enligt källan')),
                        ('valid_from', models.DateField(blank=True, null=True, verbose_name='gäller från')),
                        ('valid_from_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='gäller från år')),
                        ('valid_to_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='gäller till år')),
                        ('owner', models.CharField(blank=True, max_length=160, verbose_name='ägare')),
                        ('is_missing', models.BooleanField(default=False, verbose_name='saknas i källorna')),
                        ('is_public', models.BooleanField(default=True, verbose_name='offentligt')),
                        ('remarks', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), blank=True, default=list, size=None, verbose_name='anmärkningar på dokumentet')),
                        ('body', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.body', verbose_name='organ')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='records.document')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='DocumentVersion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveIntegerField(verbose_name='version')),
                        ('is_draft', models.BooleanField(default=True, verbose_name='utkast')),
                        ('pages', models.PositiveIntegerField(blank=True, null=True, verbose_name='sidor')),
                        ('reason', models.CharField(blank=True, max_length=300, verbose_name='skäl till rättelsen')),
                        ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='gjord')),
                        ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='records.document', verbose_name='dokument')),
                        ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='gjord av')),
                        ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.storedfile', verbose_name='fil')),
                    ],
                    options={
                        'verbose_name': 'version',
                        'verbose_name_plural': 'versioner',
                        'ordering': ['document', '-number'],
                    },
                ),
                migrations.CreateModel(
                    name='LoadedFact',
                    fields=[
                        ('key', models.CharField(max_length=200, primary_key=True, serialize=False)),
                        ('target_id', models.CharField(max_length=64)),
                        ('values', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder)),
                        ('loaded_at', models.DateTimeField(auto_now=True)),
                        ('target_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                    ],
                    options={
                        'verbose_name': 'laddad uppgift',
                        'verbose_name_plural': 'laddade uppgifter',
                    },
                ),
                migrations.CreateModel(
                    name='TocEntry',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('order', models.PositiveSmallIntegerField(verbose_name='ordning')),
                        ('number', models.CharField(blank=True, max_length=60, verbose_name='nummer')),
                        ('title', models.CharField(max_length=200, verbose_name='rubrik')),
                        ('content', models.CharField(blank=True, choices=[('narrativ', 'löpande text'), ('data', 'byggs av strukturerade data i portalen'), ('blandat', 'text runt data')], max_length=10, verbose_name='innehåll')),
                        ('built_from', models.CharField(blank=True, max_length=240, verbose_name='byggs av')),
                        ('note', models.TextField(blank=True, verbose_name='anmärkning')),
                        ('source', models.CharField(blank=True, max_length=300, verbose_name='källa')),
                        ('key', models.CharField(editable=False, max_length=120, null=True, unique=True, verbose_name='nyckel')),
                        ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='toc', to='records.document', verbose_name='dokument')),
                        ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='children', to='records.tocentry')),
                    ],
                    options={
                        'verbose_name': 'innehållsrad',
                        'verbose_name_plural': 'innehållsförteckning',
                        'ordering': ['document', 'order'],
                    },
                ),
                migrations.CreateModel(
                    name='Draft',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('target_id', models.CharField(max_length=64)),
                        ('field', models.CharField(max_length=40)),
                        ('text', models.TextField()),
                        ('base_version', models.PositiveIntegerField()),
                        ('saved_at', models.DateTimeField(auto_now=True)),
                        ('target_type', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='contenttypes.contenttype')),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'utkast',
                        'verbose_name_plural': 'utkast',
                        'constraints': [models.UniqueConstraint(fields=('user', 'target_type', 'target_id', 'field'), name='draft_one_per_field')],
                    },
                ),
                migrations.CreateModel(
                    name='Job',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('kind', models.CharField(max_length=60, verbose_name='slag')),
                        ('params', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='uppgifter')),
                        ('params_hash', models.CharField(max_length=64)),
                        ('source_version', models.CharField(max_length=64, verbose_name='källans version')),
                        ('state', models.CharField(choices=[('queued', 'i kö'), ('running', 'pågår'), ('done', 'klar'), ('failed', 'misslyckades')], default='queued', max_length=10, verbose_name='läge')),
                        ('step', models.CharField(choices=[('queued', 'Väntar på sin tur'), ('gathering', 'Hämtar uppgifter'), ('laying_out', 'Sätter sidorna'), ('checking', 'Kontrollerar filen'), ('done', 'Klar'), ('failed', 'Misslyckades')], default='queued', max_length=20, verbose_name='steg')),
                        ('error', models.TextField(blank=True, verbose_name='skäl')),
                        ('attempt', models.PositiveSmallIntegerField(default=0, verbose_name='försök')),
                        ('lease_until', models.DateTimeField(blank=True, null=True, verbose_name='upptagen till')),
                        ('lease_owner', models.UUIDField(blank=True, null=True, verbose_name='upptagen av')),
                        ('ordered_at', models.DateTimeField(auto_now_add=True, verbose_name='beställd')),
                        ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='lagd i kö')),
                        ('started_at', models.DateTimeField(blank=True, null=True, verbose_name='påbörjad')),
                        ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='avslutad')),
                        ('ordered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='jobs', to=settings.AUTH_USER_MODEL, verbose_name='beställd av')),
                        ('result', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='jobs', to='records.documentversion', verbose_name='resultat')),
                    ],
                    options={
                        'verbose_name': 'jobb',
                        'verbose_name_plural': 'jobb',
                        'ordering': ['-ordered_at'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'failed'), _negated=True), fields=('kind', 'params_hash', 'source_version'), name='job_ordered_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Letter',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('to', models.EmailField(max_length=254, verbose_name='till')),
                        ('kind', models.CharField(max_length=40, verbose_name='slag')),
                        ('about_id', models.CharField(blank=True, max_length=64)),
                        ('version', models.CharField(blank=True, max_length=64, verbose_name='version')),
                        ('subject', models.CharField(max_length=200, verbose_name='ämne')),
                        ('text', models.TextField(verbose_name='text')),
                        ('message_id', models.CharField(max_length=120, unique=True, verbose_name='meddelandets id')),
                        ('state', models.CharField(choices=[('waiting', 'väntar'), ('sending', 'skickas'), ('sent', 'skickat'), ('uncertain', 'osäkert'), ('failed', 'misslyckades')], default='waiting', max_length=10, verbose_name='läge')),
                        ('error', models.TextField(blank=True, verbose_name='fel')),
                        ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='försök')),
                        ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='skrivet')),
                        ('sending_at', models.DateTimeField(blank=True, null=True, verbose_name='lämnat')),
                        ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='skickat')),
                        ('about_type', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contenttypes.contenttype')),
                    ],
                    options={
                        'verbose_name': 'brev',
                        'verbose_name_plural': 'brev',
                        'ordering': ['-created_at'],
                        'constraints': [models.UniqueConstraint(fields=('to', 'kind', 'about_type', 'about_id', 'version'), name='letter_sent_once', nulls_distinct=False)],
                    },
                ),
                migrations.CreateModel(
                    name='PersonalLink',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('token_sha256', models.CharField(editable=False, max_length=64, unique=True)),
                        ('purpose', models.CharField(max_length=60, verbose_name='sidan den öppnar')),
                        ('about_id', models.CharField(max_length=64)),
                        ('expires_on', models.DateField(verbose_name='gäller till och med')),
                        ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='gjord')),
                        ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='återkallad')),
                        ('about_type', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contenttypes.contenttype')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='members.person', verbose_name='person')),
                    ],
                    options={
                        'verbose_name': 'personlig länk',
                        'verbose_name_plural': 'personliga länkar',
                        'ordering': ['-made_at'],
                        'indexes': [models.Index(fields=['about_type', 'about_id'], name='link_about')],
                    },
                ),
            ]
        ),
        InOneStep(
            [
                migrations.AddConstraint(
                    model_name='documentversion',
                    constraint=models.UniqueConstraint(fields=('document', 'number'), name='version_number_once'),
                ),
            ]
        ),
    ]
