"""How one wants to be told: a rhythm for each kind of news, quiet hours, at which clock."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs import closing, noticekinds
from programs.models import Letterbox
from programs.models.letterbox import PARIS

CLOCKS = {one.zone for one in [*closing.OVERSEAS.values(), closing.MARQUESAS, closing.GAMBIER]}
ZONES = [(PARIS, _("Paris")), *sorted((zone, zone.partition("/")[2].replace("_", "-")) for zone in CLOCKS)]


def hour():
    return forms.TimeInput({"type": "time"}, format="%H:%M")


class LetterboxForm(forms.ModelForm):
    """Every choice on one page."""

    zone = forms.ChoiceField(label=_("At which clock"), choices=ZONES)

    class Meta:
        model = Letterbox
        fields = ("quiet_from", "quiet_until", "quiet_weekend", "zone")
        labels = {
            "quiet_from": _("No mail from"), "quiet_until": _("until"), "quiet_weekend": _("No mail on Saturdays and Sundays"),
        }  # fmt: skip
        help_texts = {"quiet_until": _("Leave both hours empty to receive mails at any hour.")}
        widgets = {"quiet_from": hour(), "quiet_until": hour()}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for kind in noticekinds.KINDS:
            self.fields[kind.code] = forms.ChoiceField(
                label=kind.label, help_text=kind.help, choices=noticekinds.Rhythm.choices, initial=self.instance.rhythm(kind.code)
            )  # fmt: skip

    @property
    def kinds(self):
        return [self[kind.code] for kind in noticekinds.KINDS]

    @property
    def hours(self):
        return [self[name] for name in self.Meta.fields]

    def clean(self):
        given = super().clean()
        if (given.get("quiet_from") is None) != (given.get("quiet_until") is None):
            self.add_error("quiet_until", _("Give both hours, or neither."))
        return given

    def save(self, **options):
        self.instance.rhythms = {kind.code: self.cleaned_data[kind.code] for kind in noticekinds.KINDS}
        return super().save(**options)
