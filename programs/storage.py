"""Static files: hashed names, one style sheet of what pages use of the DSFR, nothing of it that the site never serves, compressed where it pays."""

import gzip
from fnmatch import fnmatch

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.base import ContentFile

from programs import stylesheet

DIST = "dsfr/dist"
UNUSED = [
    *(f"{DIST}/{folder}/*" for folder in ("component", "core", "layout", "analytics", "legacy", "scheme", "dsfr")),
    *(f"{DIST}/{sheet}" for sheet in ("*.css", "dsfr.nomodule*", "icons/*")),
    "django-dsfr/icon-picker/*",
]  # fmt: skip


def unused(name):
    """Whether a static file is never served."""
    return any(fnmatch(name, pattern) for pattern in UNUSED)


class Hashed(ManifestStaticFilesStorage):
    """Names that change with their content; the unused is not kept, style sheets and scripts are also gzipped."""

    def save(self, name, content, max_length=None):
        if name == stylesheet.SITE:
            content = ContentFile(stylesheet.site().encode())
        return name if unused(name) else super().save(name, content, max_length)

    def post_process(self, paths, dry_run=False, **options):
        kept = {name: path for name, path in paths.items() if not unused(name)} | {
            stylesheet.SITE: (self, stylesheet.SITE)
        }
        for name, hashed, processed in super().post_process(kept, dry_run, **options):
            if hashed and hashed.endswith((".css", ".js")) and not dry_run:
                self.squeeze(hashed)
            yield name, hashed, processed

    def squeeze(self, name):
        """Write the gzipped twin that the server prefers."""
        with self.open(name) as source, open(f"{self.path(name)}.gz", "wb") as target:
            target.write(gzip.compress(source.read(), 9, mtime=0))
