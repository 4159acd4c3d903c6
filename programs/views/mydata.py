"""One's own data: what is held, a copy to take away, the erasure of one's account."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from programs import clock, erasure, mydata
from programs.forms.mydata import ErasureForm


@require_safe
def my_data(request):
    """What the platform holds on this person, why and for how long."""
    held = mydata.by_purpose(request.user)
    return render(request, "pages/mydata.html", {"held": held, "total": sum(n for _purpose, n in held)})


@require_safe
def my_data_export(request):
    """All of it, in one file."""
    name = _("my-data-%s.zip") % clock.today().isoformat()
    return FileResponse(mydata.archive(request.user), as_attachment=True, filename=name, content_type="application/zip")


@require_http_methods(["GET", "HEAD", "POST"])
def my_data_erase(request):
    """Erase one's account, once the password is typed again."""
    person = request.user
    form = ErasureForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid():
        logout(request)
        erasure.erase_person(person)
        messages.success(request, _("Your account is erased. Goodbye, and thank you."))
        return redirect("home")
    context = {"form": form, "staying": list(mydata.staying(person)), "drafts": erasure.alone(person)}
    return render(request, "pages/mydata_erase.html", context, status=422 if form.errors else 200)
