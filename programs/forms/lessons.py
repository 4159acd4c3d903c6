"""How lessons are searched."""

from django import forms
from django.utils.translation import gettext_lazy as _

from programs import lessons
from programs.models import Theme


class LessonFilter(forms.Form):
    """Words, a theme, the stage where projects stopped."""

    words = forms.CharField(label=_("Words"), required=False, max_length=100)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    stage = forms.ChoiceField(label=_("Stopped at"), required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["theme"].choices = [("", _("all themes")), *Theme.choices]
        self.fields["stage"].choices = [("", _("all stages")), *lessons.stages()]
        for field in self.fields.values():
            field.expected = True

    def chosen(self):
        """What was chosen; what is not a choice narrows nothing."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}
