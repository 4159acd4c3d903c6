"""A lead's fortnight on a phone: from a notification to a session, the weather, an action, a message, a milestone."""

from datetime import timedelta

from programs import bulk, clock, mailing
from programs.models import ActionItem, CoachSlot, Dossier, Message, Outbox
from tests import factories
from tests.journeys.test_coaching import browser


def test_a_lead_s_fortnight_on_a_phone(web, chromium):
    dossier = Dossier.objects.get(pk=factories.filled("running").dossier_id)
    coach, base = dossier.coach, f"/accompagnement/{dossier.pk}/"
    start = clock.now() + timedelta(days=6)
    slot = CoachSlot.objects.create(coach=coach, place="Mairie", starts_at=start, ends_at=start + timedelta(hours=1))
    action = ActionItem.objects.create(dossier=dossier, label="Envoyer le plan", owner=dossier.lead, due_on=clock.today())  # fmt: skip
    message = bulk.write(dossier, coach, f"@{dossier.lead.name}, quand se voit-on ?", mentioned=[dossier.lead])
    mailing.deliver(Outbox.objects.get(line__object_id=message.pk, key="mentioned"))
    lead = browser(chromium, web, "lead", dossier.lead, 390)

    lead.go("/espace/notifications/").page.locator("main .todo a").first.click()
    lead.check()
    assert "quand se voit-on" in lead.text()
    lead.go(f"{base}creneaux/").fill(slot=str(slot.pk), subject="Le point").press("Réserver ce créneau")
    lead.go(f"{base}meteo/").fill(weather="clouds", success="Trente habitants").submit()
    lead.go(f"/actions/{action.pk}/").press("C’est fait")

    lead.go(f"/dossiers/{dossier.pk}/fil/")
    area = lead.page.locator("textarea[name=text]")
    area.press_sequentially(f"Réservé, merci @{coach.name[:3].lower()}")
    lead.page.get_by_role("option").first.click()
    lead.check().fill(
        files=[{"name": f"{name}.csv", "mimeType": "text/csv", "buffer": name.encode()} for name in ("plan", "devis")]
    )
    lead.press("Envoyer le message")
    said = Message.objects.latest("sent_at")
    assert ([one.pk for one in said.mentions.all()], said.file_names) == ([coach.pk], ["plan.csv", "devis.csv"])

    due = clock.today() + timedelta(days=90)
    lead.go(f"{base}jalons/").page.locator("input[name^='rows-'][name$='-due_on']").last.fill(f"{due}")
    lead.press("Enregistrer les jalons")
    action.refresh_from_db()
    slot.refresh_from_db()
    assert (action.done_on, slot.session.subject, dossier.checkins.first().weather) == (clock.today(), "Le point", "clouds")  # fmt: skip
    assert coach.mails.filter(kind="milestone").count() == 1
    assert lead.faults == []
