import django.core.serializers.json
import django.db.models.deletion
from django.db import migrations, models

from members.operations import InOneStep


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('meetings', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('records', '0001_initial'),
    ]

    operations = [
        InOneStep(
            [
                migrations.CreateModel(
                    name='AnnualDocument',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.CharField(blank=True, editable=False, max_length=120, null=True, unique=True, verbose_name='nyckel')),
                        ('source', models.CharField(blank=True, max_length=300, verbose_name='källa')),
                        ('note', models.TextField(blank=True, verbose_name='anmärkning')),
                        ('uncertain', models.BooleanField(default=False, verbose_name='osäker läsning')),
                        ('uncertain_note', models.TextField(blank=True, verbose_name='vad som är osäkert')),
                        ('is_example', models.BooleanField(default=False, editable=False, verbose_name='exempel')),
                        ('kind', models.CharField(choices=[('verksamhetsplan', 'verksamhetsplan'), ('handlingsplan', 'handlingsplan'), ('budget', 'budget'), ('verksamhetsberattelse', 'verksamhetsberättelse'), ('bokslut', 'bokslut')], max_length=30, verbose_name='slag')),
                        ('year', models.PositiveSmallIntegerField(verbose_name='år')),
                        ('title', models.CharField(max_length=160, verbose_name='titel')),
                        ('subtitle', models.CharField(blank=True, max_length=200, verbose_name='underrubrik')),
                        ('state', models.CharField(choices=[('draft', 'utkast'), ('adopted', 'antagen')], default='draft', max_length=10, verbose_name='läge')),
                        ('is_public', models.BooleanField(default=False, verbose_name='utkastet får läsas av alla')),
                        ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='annual_documents', to='meetings.decision', verbose_name='beslut')),
                        ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='annual_documents', to='records.document', verbose_name='dokument i registret')),
                    ],
                    options={
                        'verbose_name': 'årsdokument',
                        'verbose_name_plural': 'årsdokument',
                        'ordering': ['-year', 'kind'],
                    },
                ),
                migrations.CreateModel(
                    name='AnnualDocumentEvent',
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
                        ('kind', models.CharField(choices=[('verksamhetsplan', 'verksamhetsplan'), ('handlingsplan', 'handlingsplan'), ('budget', 'budget'), ('verksamhetsberattelse', 'verksamhetsberättelse'), ('bokslut', 'bokslut')], max_length=30, verbose_name='slag')),
                        ('year', models.PositiveSmallIntegerField(verbose_name='år')),
                        ('title', models.CharField(max_length=160, verbose_name='titel')),
                        ('subtitle', models.CharField(blank=True, max_length=200, verbose_name='underrubrik')),
                        ('state', models.CharField(choices=[('draft', 'utkast'), ('adopted', 'antagen')], default='draft', max_length=10, verbose_name='läge')),
                        ('is_public', models.BooleanField(default=False, verbose_name='utkastet får läsas av alla')),
                        ('decision', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.decision', verbose_name='beslut')),
                        ('document', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='records.document', verbose_name='dokument i registret')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='reports.annualdocument')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Chapter',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.CharField(blank=True, editable=False, max_length=120, null=True, unique=True, verbose_name='nyckel')),
                        ('source', models.CharField(blank=True, max_length=300, verbose_name='källa')),
                        ('note', models.TextField(blank=True, verbose_name='anmärkning')),
                        ('uncertain', models.BooleanField(default=False, verbose_name='osäker läsning')),
                        ('uncertain_note', models.TextField(blank=True, verbose_name='vad som är osäkert')),
                        ('is_example', models.BooleanField(default=False, editable=False, verbose_name='exempel')),
                        ('order', models.PositiveSmallIntegerField(verbose_name='ordning')),
                        ('number', models.CharField(blank=True, max_length=20, verbose_name='nummer')),
                        ('slug', models.SlugField(verbose_name='adress')),
                        ('title', models.CharField(max_length=200, verbose_name='rubrik')),
                        ('kind', models.CharField(choices=[('narrative', 'löpande text'), ('data', 'byggs av data'), ('mixed', 'text före data')], default='narrative', max_length=10, verbose_name='slag')),
                        ('builder', models.CharField(blank=True, max_length=40, verbose_name='byggs av')),
                        ('body', models.TextField(blank=True, verbose_name='text')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                        ('annual', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='chapters', to='reports.annualdocument', verbose_name='dokument')),
                    ],
                    options={
                        'verbose_name': 'kapitel',
                        'verbose_name_plural': 'kapitel',
                        'ordering': ['annual', 'order'],
                    },
                ),
                migrations.CreateModel(
                    name='ChapterEvent',
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
                        ('order', models.PositiveSmallIntegerField(verbose_name='ordning')),
                        ('number', models.CharField(blank=True, max_length=20, verbose_name='nummer')),
                        ('slug', models.SlugField(db_index=False, verbose_name='adress')),
                        ('title', models.CharField(max_length=200, verbose_name='rubrik')),
                        ('kind', models.CharField(choices=[('narrative', 'löpande text'), ('data', 'byggs av data'), ('mixed', 'text före data')], default='narrative', max_length=10, verbose_name='slag')),
                        ('builder', models.CharField(blank=True, max_length=40, verbose_name='byggs av')),
                        ('body', models.TextField(blank=True, verbose_name='text')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                        ('annual', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reports.annualdocument', verbose_name='dokument')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='reports.chapter')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Edition',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('correction', models.PositiveSmallIntegerField(default=0, verbose_name='rättelse')),
                        ('published_on', models.DateField(verbose_name='publicerad')),
                        ('adopted_on', models.DateField(verbose_name='antagen')),
                        ('paragraph', models.CharField(blank=True, max_length=20, verbose_name='paragraf')),
                        ('reason', models.CharField(blank=True, max_length=300, verbose_name='skäl till rättelsen')),
                        ('html', models.TextField(verbose_name='sidan')),
                        ('data', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='data')),
                        ('sha256', models.CharField(max_length=64)),
                        ('annual', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='reports.annualdocument', verbose_name='dokument')),
                        ('version', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='edition', to='records.documentversion', verbose_name='version')),
                    ],
                    options={
                        'verbose_name': 'utgåva',
                        'verbose_name_plural': 'utgåvor',
                        'ordering': ['annual', '-correction'],
                    },
                ),
            ]
        ),
        InOneStep(
            [
                migrations.AddConstraint(
                    model_name='annualdocument',
                    constraint=models.UniqueConstraint(fields=('kind', 'year'), name='annual_document_once', violation_error_message='Det finns redan ett sådant dokument för det året.'),
                ),
                migrations.AddConstraint(
                    model_name='annualdocument',
                    constraint=models.CheckConstraint(condition=models.Q(('year__range', (2010, 2100))), name='annual_document_year_exists'),
                ),
                migrations.AddConstraint(
                    model_name='chapter',
                    constraint=models.UniqueConstraint(fields=('annual', 'slug'), name='chapter_slug_once'),
                ),
                migrations.AddConstraint(
                    model_name='chapter',
                    constraint=models.CheckConstraint(condition=models.Q(models.Q(('builder', ''), ('kind', 'narrative')), models.Q(models.Q(('kind', 'narrative'), _negated=True), models.Q(('builder', ''), _negated=True)), _connector='OR'), name='chapter_of_data_has_a_builder'),
                ),
                migrations.AddConstraint(
                    model_name='edition',
                    constraint=models.UniqueConstraint(fields=('annual', 'correction'), name='edition_correction_once'),
                ),
                migrations.AddConstraint(
                    model_name='edition',
                    constraint=models.CheckConstraint(condition=models.Q(('correction', 0), models.Q(('reason', ''), _negated=True), _connector='OR'), name='correction_has_a_reason', violation_error_message='Skriv varför dokumentet rättas.'),
                ),
            ]
        ),
    ]
