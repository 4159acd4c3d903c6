"""What territories wrote of the common base stays: each text becomes a choice, each approved definition its first version."""

from django.db import migrations

TITLES = {
    "taken": "Ce que nous reprenons tel quel", "adapted": "Ce que nous adaptons", "added": "Ce que nous ajoutons",
}  # fmt: skip


def keep(apps, schema_editor):
    """One choice for each text, in the order of the former page."""
    using = schema_editor.connection.alias
    Definition, Item, Version = (
        apps.get_model("residences", name) for name in ("LocalDefinition", "DefinitionItem", "DefinitionVersion")
    )
    for one in Definition.objects.using(using).select_related("method").order_by("id").iterator():
        items = [
            Item(definition=one, order=n, stance=stance, title=TITLES[stance], text=getattr(one, stance))
            for n, stance in enumerate(TITLES, 300)
            if getattr(one, stance)
        ]
        Item.objects.using(using).bulk_create(items)
        if one.approved_at:
            said = [
                {"order": item.order, "principle": "", "stance": item.stance, "title": item.title, "text": item.text, "why": "", "sheet": ""}
                for item in items
            ]  # fmt: skip
            content = {"problem": one.problem, "users": one.users, "base": one.method.version, "items": said}
            Version.objects.using(using).create(
                definition=one, number=1, base=one.method.version, content=content, approved_at=one.approved_at, approved_by_id=one.approved_by_id
            )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("residences", "0005_definition")]

    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
