"""Hostile requests, from a seed: fields, bodies, addresses and heads that no browser would send."""

import json
import re
from html import unescape
from urllib.parse import quote_from_bytes

FIELD = re.compile(r'<(?:input|select|textarea|button)[^>]*\bname="([^"]+)"(?:[^>]*\bvalue="([^"]*)")?')
HUGE, MANY = 300_000, 10_000
TEXTS = [
    b"", b"\x00", b"a\x00b", b"\xed\xa0\x80", b"\xff\xfe", b"\xc3\x28", b"\xf4\x90\x80\x80", "\u202egnp.exe".encode(), "\u2066\u2069\u200f".encode(),
    "e\u0301\u0301\u0301".encode() * 50, "\U0001f4a9\U0010ffff".encode(), b"\r\n\r\nSet-Cookie: a=b", b"{{ 7*7 }}{% debug %}", b"%s%n%(x)s{0}",
    b"<script>alert(1)</script>", b"'; drop table programs_user; --", b"../../../../etc/passwd", b"=cmd|'/c calc'!A1", b"-1", b"0", b"1e999", b"NaN", b"Infinity",
    b"9" * 400, b"99999999999999999999", b"2147483648", b"-9223372036854775809", b"0x10", b"1,5", b"\xd9\xa3\xd9\xa4", "１２".encode(), b"0000-00-00", b"9999-12-31",
    b"10000-01-01", b"2026-02-30", b"0001-01-01T00:00", b"25:61", b"true", b"null", b"[]", b"{}", b"[[[[[[]]]]]]", b'{"a":{"b":{"c":[1,2,{"d":null}]}}}',
    b"[" * 2_000, b"00000000-0000-0000-0000-000000000000", b"not-a-uuid", b"on", b"commune-01001", b"http://[::1", b"a@b", b"a@" + b"b" * 300 + b".fr",
    "\u0130\u0131\ufb01\u1e9e".encode(), "ﷺ".encode() * 100, "\u2028\u2029\ufeff".encode(), b" " * 5_000, b"a" * 5_000,
]  # fmt: skip
KINDS = [
    b"application/x-www-form-urlencoded", b"application/x-www-form-urlencoded; charset=utf-16", b"application/x-www-form-urlencoded; charset=nonesuch",
    b"multipart/form-data", b"multipart/form-data; boundary=", b"multipart/form-data; boundary=\xff", b"application/json", b"text/plain", b"", b"image/svg+xml", b"a" * 500,
]  # fmt: skip
HEADS = {
    "HX-Request": ["true", "x"], "HX-Target": ["\u202e", "#conflict"], "HX-Current-URL": ["javascript:alert(1)", "http://[::1"], "Accept-Language": ["fr;q=abc", "x" * 600, "*"],
    "Range": ["bytes=-1", "bytes=9999999999-", "bytes=a-b"], "If-Modified-Since": ["hier", "Thu, 32 Foo 9999"], "If-None-Match": ["*", '"' * 50], "Cookie": ["session=\x01", "csrf=" + "a" * 4_000, ";;;="],
    "Referer": ["http://[", "\u00e9"], "Content-Length": ["-1", "abc", ""], "Host": ["localhost", "localhost:99999"], "X-Forwarded-For": ["'", "1.2.3.4, x"], "User-Agent": ["", "a" * 3_000, "\u0000"], "Sec-Purpose": ["prefetch"],
}  # fmt: skip


def fields_of(page):
    """The names and values of the fields that a page shows."""
    found = {}
    for name, value in FIELD.findall(page):
        if name != "csrfmiddlewaretoken":
            found.setdefault(unescape(name), []).append(unescape(value).encode(errors="replace"))
    return found


class Hostile:
    """Requests made of the fields of a page, some of them twisted, in an order that the seed gives."""

    def __init__(self, rng):
        self.rng = rng

    def text(self):
        """A value that no form expects; now and then a huge one."""
        if self.rng.random() < 0.01:
            return self.rng.choice([b"a", b"\xc3\xa9", b"\x00", b"["]) * HUGE
        if self.rng.random() < 0.1:
            return bytes(self.rng.randrange(256) for _n in range(self.rng.randrange(60)))
        return self.rng.choice(TEXTS)

    def pairs(self, fields):
        """The fields of the page, one in three twisted, some dropped, doubled or invented."""
        for name, values in fields.items():
            draw = self.rng.random()
            if draw < 0.07:
                continue
            yield name.encode(), self.text() if draw < 0.4 else self.rng.choice(values)
            if draw > 0.95:
                yield name.encode(), self.text()
        for _n in range(self.rng.randrange(3)):
            yield self.rng.choice([b"seen", b"base", b"next", b"form-TOTAL_FORMS", b"form-0-id", b"page", self.text()[:40]]), self.text()  # fmt: skip

    def body(self, fields):
        """(content type, bytes) of a posted form."""
        draw = self.rng.random()
        if draw < 0.005:
            return KINDS[0].decode(), b"&".join(b"f%d=x" % n for n in range(MANY))
        if draw < 0.02:
            return "application/json", json.dumps([[{"a": [None] * 50}] * 20] * 20).encode() + b"}" * self.rng.randrange(2)  # fmt: skip
        if draw < 0.06:
            return self.rng.choice(KINDS).decode("latin-1"), self.text() + self.text()
        pairs = list(self.pairs(fields))
        if draw < 0.25:
            return "multipart/form-data; boundary=limite", self.multipart(pairs)
        sent = b"&".join(quote_from_bytes(name).encode() + b"=" + self.coded(value) for name, value in pairs)
        return KINDS[0].decode(), sent[: self.rng.randrange(len(sent) + 1)] if draw > 0.97 else sent

    def coded(self, value):
        """A value, percent-encoded as it should be or left raw."""
        return value.replace(b"&", b"") if self.rng.random() < 0.1 else quote_from_bytes(value).encode()

    def multipart(self, pairs):
        """The same in parts, some of them files, some of them badly cut."""
        parts = []
        for name, value in pairs:
            file = b'; filename="' + self.text()[:200].replace(b'"', b"") + b'"' if self.rng.random() < 0.2 else b""
            kind = b"\r\nContent-Type: " + self.rng.choice(KINDS) if file else b""
            coding = b"\r\nContent-Transfer-Encoding: base64" if self.rng.random() < 0.05 else b""
            parts.append(b'--limite\r\nContent-Disposition: form-data; name="' + name + b'"' + file + kind + coding + b"\r\n\r\n" + value + b"\r\n")  # fmt: skip
        whole = b"".join(parts) + b"--limite--\r\n"
        return whole[: self.rng.randrange(len(whole) + 1)] if self.rng.random() < 0.1 else whole

    def query(self):
        """The end of an address."""
        names = [b"q", b"page", b"sort", b"state", b"call", b"departement", b"next", b"cle", self.text()[:20]]
        sent = (quote_from_bytes(self.rng.choice(names)).encode() + b"=" + quote_from_bytes(self.text()).encode() for _n in range(self.rng.randrange(4)))  # fmt: skip
        return b"&".join(sent).decode("latin-1")[:8_000]

    def path(self, path):
        """An address, now and then twisted in the middle."""
        if self.rng.random() > 0.05:
            return path
        parts = path.split("/")
        parts[self.rng.randrange(len(parts))] = quote_from_bytes(self.text()[:200])
        return "/".join(parts) or "/"

    def heads(self):
        """Some heads that no browser sends."""
        names = self.rng.sample(sorted(HEADS), self.rng.randrange(3)) if self.rng.random() < 0.3 else []
        return {name: self.rng.choice(HEADS[name]) for name in names}
