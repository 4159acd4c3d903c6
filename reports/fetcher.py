"""What a document may read while it is printed: its fonts, its marks and its own pictures, by name; nothing else exists."""

from weasyprint import URLFetcher
from weasyprint.urls import FatalURLFetchingError, URLFetcherResponse

from reports import brand


class Forbidden(FatalURLFetchingError):
    """A document asked for something outside the list: it is not made, and its author is told."""


class Fetcher(URLFetcher):
    """Serves `font:NAME`, `brand:NAME` and `picture:SHA256`, from memory; refuses files, network and data addresses."""

    def __init__(self, theme: str, pictures: dict[str, bytes]):
        super().__init__(allowed_protocols=())
        self.theme, self.pictures = theme, pictures

    def fetch(self, url, headers=None):
        kind, _colon, name = url.partition(":")
        if kind == "font" and name in brand.FONTS.get(self.theme, ()):
            return URLFetcherResponse(url, brand.font(name), {"Content-Type": "font/woff2"})
        if kind == "brand" and self.theme == "etat" and name in brand.marks():
            return URLFetcherResponse(url, brand.marks()[name], {"Content-Type": "image/svg+xml"})
        if kind == "picture" and name in self.pictures:
            return URLFetcherResponse(url, self.pictures[name], {"Content-Type": "image/jpeg"})
        raise Forbidden(f"not on the list: {url[:200]}")
