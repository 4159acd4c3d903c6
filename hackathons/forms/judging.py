"""What jurors mark, what the public chooses, what the lead decides of a jury."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs import asks
from programs.forms.jury import LaterMark, fingerprint, scale


class TieForm(forms.Form):
    """The teams to which a juror is tied, and what ties them."""

    teams = forms.ModelMultipleChoiceField(
        label=_("Teams that you know too well to judge"), queryset=None, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("A relative, a colleague, someone you coached: the team disappears for you, and it is noted."),
    )  # fmt: skip
    organizations = forms.MultipleChoiceField(
        label=_("Organizations that you are tied to"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Every team with a member of it disappears for you, those to come too."),
    )  # fmt: skip
    said = asks.text(_("What ties you"), _("In a few words; the organizers alone read it."), max_length=300)

    def __init__(self, teams, organizations, *args):
        super().__init__(*args)
        self.fields["teams"].queryset = teams
        self.fields["organizations"].choices = [(name, name) for name in organizations]
        if not organizations:
            del self.fields["organizations"]

    def clean(self):
        if not (self.cleaned_data.get("teams") or self.cleaned_data.get("organizations")):
            raise forms.ValidationError(_("Choose a team or an organization."))
        return self.cleaned_data


class DeclineForm(forms.Form):
    """Why a juror declines, if they wish to say it."""

    why = asks.text(_("Reason, if you wish to give it"), max_length=500, required=False)


class MarksForm(forms.Form):
    """The marks of a prototype and a remark for its team; marks may wait while it is a draft."""

    use_required_attribute = False
    read = forms.CharField(widget=forms.HiddenInput, required=False)
    remark = forms.CharField(
        label=_("Remark for the team"), max_length=3000, required=False, widget=forms.Textarea({"rows": 4}),
        help_text=_("What works, what to go on with. Given to the team with the results, without your name."),
    )  # fmt: skip

    def __init__(self, judgement, grid, *args):
        self.judgement, self.grid = judgement, list(grid)
        stored = {f"mark_{key}": mark for key, mark in judgement.scores.items()}
        super().__init__(*args, initial=stored | {"remark": judgement.remark, "read": read_of(judgement)})
        for line in self.grid:
            self.fields[f"mark_{line.pk}"] = LaterMark(
                label=_("%(criterion)s (%(weight)d %%)") % {"criterion": line.label, "weight": line.weight},
                choices=scale(line), coerce=int, empty_value=None, widget=forms.RadioSelect,
            )  # fmt: skip
        self.order_fields([*(f"mark_{line.pk}" for line in self.grid), "remark", "read"])

    @property
    def lines(self):
        """The field of each criterion."""
        return [self[f"mark_{line.pk}"] for line in self.grid]

    @property
    def missing(self):
        """The criteria not marked yet."""
        return [line for line in self.grid if self.cleaned_data.get(f"mark_{line.pk}") is None]

    def clean(self):
        """Somebody may have saved these marks since the page was shown."""
        if self.cleaned_data.get("read") != read_of(self.judgement):
            self.data = self.data | {"read": read_of(self.judgement)}
            raise forms.ValidationError(
                _("These marks have changed since this page was shown. Yours are below; saving again keeps yours.")
            )
        return self.cleaned_data

    def wants_all(self):
        """Before it is signed every criterion is marked; tells whether it is so."""
        for line in self.missing:
            self.add_error(f"mark_{line.pk}", _("Choose a mark."))
        return not self.missing

    def write(self):
        """Put what was typed into the marks."""
        given = {str(line.pk): self.cleaned_data.get(f"mark_{line.pk}") for line in self.grid}
        self.judgement.scores = {key: mark for key, mark in given.items() if mark is not None}
        self.judgement.remark = self.cleaned_data.get("remark", "")


def read_of(judgement):
    """The digest of marks as they are."""
    return fingerprint(judgement.scores, judgement.remark)


class Prototype(forms.ModelChoiceField):
    """A prototype, by the name of its team and what it does."""

    def label_from_instance(self, team):
        return _("%(team)s: %(pitch)s") % {"team": team.name, "pitch": team.pitch} if team.pitch else team.name


class TeamForm(forms.Form):
    """One prototype, chosen among several."""

    team = Prototype(label=_("Your favourite"), queryset=None, widget=forms.RadioSelect, empty_label=None)

    def __init__(self, teams, *args):
        super().__init__(*args)
        self.fields["team"].queryset = teams


class FinalForm(forms.Form):
    """How many prototypes go to the final."""

    kept = asks.whole(
        _("Prototypes in the final"), _("Those level with the last one are kept too. Every juror present marks each of them."), min_value=2, initial=5,
    )  # fmt: skip


class PrizesForm(forms.Form):
    """Which team wins each prize."""

    def __init__(self, prizes, teams, *args):
        self.prizes = list(prizes)
        super().__init__(*args, initial={f"prize_{prize.pk}": prize.team_id for prize in self.prizes})
        for prize in self.prizes:
            self.fields[f"prize_{prize.pk}"] = forms.ModelChoiceField(
                label=prize.title, queryset=teams, required=False, empty_label=_("nobody yet"),
                help_text=_("Left empty, it goes to the favourite of the public when the results are announced.") if prize.of_public else prize.given_by,
            )  # fmt: skip

    def save(self):
        """Keep the winner of each prize."""
        for prize in self.prizes:
            prize.team = self.cleaned_data[f"prize_{prize.pk}"]
            prize.save(update_fields=["team"])
