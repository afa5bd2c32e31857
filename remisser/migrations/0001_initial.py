import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from members.operations import InOneStep


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('meetings', '0001_initial'),
        ('members', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('programs', '0001_initial'),
        ('records', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        InOneStep(
            [
                migrations.CreateModel(
                    name='Routine',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.CharField(blank=True, editable=False, max_length=120, null=True, unique=True, verbose_name='nyckel')),
                        ('source', models.CharField(blank=True, max_length=300, verbose_name='källa')),
                        ('note', models.TextField(blank=True, verbose_name='anmärkning')),
                        ('uncertain', models.BooleanField(default=False, verbose_name='osäker läsning')),
                        ('uncertain_note', models.TextField(blank=True, verbose_name='vad som är osäkert')),
                        ('is_example', models.BooleanField(default=False, editable=False, verbose_name='exempel')),
                        ('from_year', models.PositiveSmallIntegerField(unique=True, verbose_name='från år')),
                        ('summary', models.TextField(verbose_name='sammanfattning')),
                        ('information', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), blank=True, default=list, size=None, verbose_name='information till kommunernas kanslier')),
                        ('sender', models.CharField(blank=True, max_length=160, verbose_name='avsändare')),
                        ('recipients', models.CharField(blank=True, max_length=160, verbose_name='mottagare')),
                        ('effect', models.CharField(blank=True, max_length=160, verbose_name='effekt')),
                        ('steps_note', models.TextField(blank=True, verbose_name='om stegen')),
                    ],
                    options={
                        'verbose_name': 'rutin',
                        'verbose_name_plural': 'rutiner',
                    },
                ),
                migrations.CreateModel(
                    name='RoutineStep',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.CharField(blank=True, editable=False, max_length=120, null=True, unique=True, verbose_name='nyckel')),
                        ('source', models.CharField(blank=True, max_length=300, verbose_name='källa')),
                        ('note', models.TextField(blank=True, verbose_name='anmärkning')),
                        ('uncertain', models.BooleanField(default=False, verbose_name='osäker läsning')),
                        ('uncertain_note', models.TextField(blank=True, verbose_name='vad som är osäkert')),
                        ('is_example', models.BooleanField(default=False, editable=False, verbose_name='exempel')),
                        ('order', models.PositiveSmallIntegerField(unique=True, verbose_name='ordning')),
                        ('text', models.CharField(max_length=240, verbose_name='steg')),
                        ('by', models.CharField(blank=True, max_length=160, verbose_name='av')),
                    ],
                    options={
                        'verbose_name': 'steg i rutinen',
                        'verbose_name_plural': 'rutin för gemensamma yttranden',
                        'ordering': ['order'],
                    },
                ),
                migrations.CreateModel(
                    name='Consultation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.CharField(blank=True, editable=False, max_length=120, null=True, unique=True, verbose_name='nyckel')),
                        ('source', models.CharField(blank=True, max_length=300, verbose_name='källa')),
                        ('note', models.TextField(blank=True, verbose_name='anmärkning')),
                        ('uncertain', models.BooleanField(default=False, verbose_name='osäker läsning')),
                        ('uncertain_note', models.TextField(blank=True, verbose_name='vad som är osäkert')),
                        ('is_example', models.BooleanField(default=False, editable=False, verbose_name='exempel')),
                        ('title', models.CharField(max_length=300, verbose_name='titel')),
                        ('issuer', models.CharField(blank=True, max_length=200, verbose_name='avsändare')),
                        ('issuer_basis', models.CharField(blank=True, max_length=200, verbose_name='grund för avsändaren')),
                        ('reference', models.CharField(blank=True, max_length=80, verbose_name='avsändarens beteckning')),
                        ('received_on', models.DateField(blank=True, null=True, verbose_name='inkom')),
                        ('deadline_on', models.DateField(blank=True, null=True, verbose_name='svar senast')),
                        ('year', models.PositiveSmallIntegerField(verbose_name='år')),
                        ('sent_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='skickad år')),
                        ('sent_month', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='skickad månad')),
                        ('sent_on', models.DateField(blank=True, null=True, verbose_name='skickad')),
                        ('prepared_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='förberedd år')),
                        ('is_joint', models.BooleanField(default=True, verbose_name='gemensamt svar')),
                        ('joint_reason', models.TextField(blank=True, verbose_name='varför svaret är gemensamt')),
                        ('state', models.CharField(choices=[('watched', 'bevakas'), ('drafting', 'under arbete'), ('answered', 'besvarad'), ('sent', 'skickad'), ('declined', 'besvaras inte gemensamt')], default='watched', max_length=10, verbose_name='läge')),
                        ('state_text', models.CharField(blank=True, max_length=120, verbose_name='läge enligt källan')),
                        ('way', models.CharField(blank=True, choices=[('', 'inget valt'), ('outside_meeting', 'beslut utanför möte (alla åtta kommuner)'), ('more_time', 'begär längre tid hos avsändaren'), ('mandate', 'mandat till ordföranden')], default='', max_length=20, verbose_name='väg till beslut')),
                        ('paper_name', models.CharField(blank=True, max_length=200, verbose_name='filens namn')),
                        ('answer', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(60000)], verbose_name='svarets text')),
                        ('outcome', models.TextField(blank=True, verbose_name='vad det blev av')),
                        ('endorse_by', models.DateField(blank=True, null=True, verbose_name='ställ er bakom senast')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                        ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='consultations', to='meetings.decision', verbose_name='beslut')),
                        ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='consultations', to='records.document', verbose_name='yttrande')),
                        ('focus_areas', models.ManyToManyField(blank=True, related_name='consultations', to='programs.focusarea', verbose_name='fokusområden')),
                        ('network', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='consultations', to='members.body', verbose_name='ansvarigt nätverk')),
                        ('paper', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='records.storedfile', verbose_name='remissen som fil')),
                    ],
                    options={
                        'verbose_name': 'remiss',
                        'verbose_name_plural': 'remisser',
                        'ordering': [models.OrderBy(models.F('sent_year'), descending=True, nulls_first=True), models.OrderBy(models.F('sent_month'), descending=True, nulls_first=True), 'pk'],
                    },
                ),
                migrations.CreateModel(
                    name='ConsultationEvent',
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
                        ('title', models.CharField(max_length=300, verbose_name='titel')),
                        ('issuer', models.CharField(blank=True, max_length=200, verbose_name='avsändare')),
                        ('issuer_basis', models.CharField(blank=True, max_length=200, verbose_name='grund för avsändaren')),
                        ('reference', models.CharField(blank=True, max_length=80, verbose_name='avsändarens beteckning')),
                        ('received_on', models.DateField(blank=True, null=True, verbose_name='inkom')),
                        ('deadline_on', models.DateField(blank=True, null=True, verbose_name='svar senast')),
                        ('year', models.PositiveSmallIntegerField(verbose_name='år')),
                        ('sent_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='skickad år')),
                        ('sent_month', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='skickad månad')),
                        ('sent_on', models.DateField(blank=True, null=True, verbose_name='skickad')),
                        ('prepared_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='förberedd år')),
                        ('is_joint', models.BooleanField(default=True, verbose_name='gemensamt svar')),
                        ('joint_reason', models.TextField(blank=True, verbose_name='varför svaret är gemensamt')),
                        ('state', models.CharField(choices=[('watched', 'bevakas'), ('drafting', 'under arbete'), ('answered', 'besvarad'), ('sent', 'skickad'), ('declined', 'besvaras inte gemensamt')], default='watched', max_length=10, verbose_name='läge')),
                        ('state_text', models.CharField(blank=True, max_length=120, verbose_name='läge enligt källan')),
                        ('way', models.CharField(blank=True, choices=[('', 'inget valt'), ('outside_meeting', 'beslut utanför möte (alla åtta kommuner)'), ('more_time', 'begär längre tid hos avsändaren'), ('mandate', 'mandat till ordföranden')], default='', max_length=20, verbose_name='väg till beslut')),
                        ('paper_name', models.CharField(blank=True, max_length=200, verbose_name='filens namn')),
                        ('answer', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(60000)], verbose_name='svarets text')),
                        ('outcome', models.TextField(blank=True, verbose_name='vad det blev av')),
                        ('endorse_by', models.DateField(blank=True, null=True, verbose_name='ställ er bakom senast')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                        ('decision', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.decision', verbose_name='beslut')),
                        ('document', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='records.document', verbose_name='yttrande')),
                        ('network', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.body', verbose_name='ansvarigt nätverk')),
                        ('paper', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='records.storedfile', verbose_name='remissen som fil')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='remisser.consultation')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='ConsultationYear',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.CharField(blank=True, editable=False, max_length=120, null=True, unique=True, verbose_name='nyckel')),
                        ('source', models.CharField(blank=True, max_length=300, verbose_name='källa')),
                        ('note', models.TextField(blank=True, verbose_name='anmärkning')),
                        ('uncertain', models.BooleanField(default=False, verbose_name='osäker läsning')),
                        ('uncertain_note', models.TextField(blank=True, verbose_name='vad som är osäkert')),
                        ('is_example', models.BooleanField(default=False, editable=False, verbose_name='exempel')),
                        ('year', models.PositiveSmallIntegerField(unique=True, verbose_name='år')),
                        ('listed_in_sources', models.BooleanField(default=True, verbose_name='räknas upp i källorna')),
                        ('rule', models.TextField(blank=True, verbose_name='regel')),
                        ('effort_by', models.ManyToManyField(blank=True, related_name='+', to='members.municipality', verbose_name='extra insats av')),
                        ('effort_network', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.body', verbose_name='insatsens nätverk')),
                    ],
                    options={
                        'verbose_name': 'remissår',
                        'verbose_name_plural': 'remissår',
                        'ordering': ['-year'],
                    },
                ),
                migrations.CreateModel(
                    name='Endorsement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('state', models.CharField(choices=[('pending', 'obesvarad'), ('agrees', 'ställer sig bakom'), ('declines', 'ställer sig inte bakom')], default='pending', max_length=10, verbose_name='svar')),
                        ('reason', models.CharField(blank=True, max_length=500, verbose_name='skäl')),
                        ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='svarade')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                        ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='svarat av')),
                        ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='endorsements', to='remisser.consultation', verbose_name='remiss')),
                        ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='endorsements', to='members.municipality', verbose_name='kommun')),
                    ],
                    options={
                        'verbose_name': 'ställningstagande',
                        'verbose_name_plural': 'ställningstaganden',
                        'ordering': ['consultation', 'municipality__name'],
                    },
                ),
                migrations.CreateModel(
                    name='EndorsementEvent',
                    fields=[
                        ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                        ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                        ('pgh_label', models.TextField(help_text='The event label.')),
                        ('id', models.BigIntegerField()),
                        ('state', models.CharField(choices=[('pending', 'obesvarad'), ('agrees', 'ställer sig bakom'), ('declines', 'ställer sig inte bakom')], default='pending', max_length=10, verbose_name='svar')),
                        ('reason', models.CharField(blank=True, max_length=500, verbose_name='skäl')),
                        ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='svarade')),
                        ('version', models.PositiveIntegerField(default=1, editable=False)),
                        ('answered_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='svarat av')),
                        ('consultation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='remisser.consultation', verbose_name='remiss')),
                        ('municipality', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.municipality', verbose_name='kommun')),
                        ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                        ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='remisser.endorsement')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='PlannedConsultation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.CharField(blank=True, editable=False, max_length=120, null=True, unique=True, verbose_name='nyckel')),
                        ('source', models.CharField(blank=True, max_length=300, verbose_name='källa')),
                        ('note', models.TextField(blank=True, verbose_name='anmärkning')),
                        ('uncertain', models.BooleanField(default=False, verbose_name='osäker läsning')),
                        ('uncertain_note', models.TextField(blank=True, verbose_name='vad som är osäkert')),
                        ('is_example', models.BooleanField(default=False, editable=False, verbose_name='exempel')),
                        ('order', models.PositiveSmallIntegerField(verbose_name='ordning')),
                        ('title', models.CharField(max_length=240, verbose_name='titel')),
                        ('of_year', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='planned', to='remisser.consultationyear', verbose_name='år')),
                    ],
                    options={
                        'verbose_name': 'planerad remiss',
                        'verbose_name_plural': 'planerade remisser',
                        'ordering': ['of_year', 'order'],
                    },
                ),
            ]
        ),
        InOneStep(
            [
                migrations.AddConstraint(
                    model_name='consultation',
                    constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='consultation_has_a_title'),
                ),
                migrations.AddConstraint(
                    model_name='consultation',
                    constraint=models.CheckConstraint(condition=models.Q(('received_on', None), ('deadline_on', None), ('deadline_on__gte', models.F('received_on')), _connector='OR'), name='consultation_deadline_after_arrival', violation_error_message='Sista svarsdag kan inte ligga före den dag då remissen kom in.'),
                ),
                migrations.AddConstraint(
                    model_name='consultation',
                    constraint=models.CheckConstraint(condition=models.Q(('sent_month', None), models.Q(('sent_month__range', (1, 12)), ('sent_year__isnull', False)), _connector='OR'), name='consultation_month_exists', violation_error_message='Månaden måste vara 1–12 och ha ett år.'),
                ),
                migrations.AddConstraint(
                    model_name='endorsement',
                    constraint=models.UniqueConstraint(fields=('consultation', 'municipality'), name='endorsement_once'),
                ),
                migrations.AddConstraint(
                    model_name='endorsement',
                    constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('state', 'pending')), models.Q(models.Q(('state', 'pending'), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='endorsement_answer_has_its_time'),
                ),
            ]
        ),
    ]
