"""Pictures: upright, light, without what the camera wrote; what is no picture is not printed."""

import io

import pytest
from PIL import Image

from reports.data import Picture
from reports.pdf import render
from reports.pictures import printable, ready
from tests.reports import samples


def picture(size=(40, 20), form="JPEG", mode="RGB", **options):
    """The bytes of a plain picture."""
    buffer = io.BytesIO()
    Image.new(mode, size, 200 if mode == "L" else (200, 10, 10) if mode == "RGB" else None).save(
        buffer, form, **options
    )
    return buffer.getvalue()


def located():
    """A photograph lying on its side, with where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "CANARI"
    return picture(exif=exif)


def test_a_picture_stands_upright_and_forgets_its_camera():
    made = Image.open(io.BytesIO(ready(located())))
    assert made.size == (20, 40)
    assert b"CANARI" not in ready(located())


def test_a_large_picture_is_reduced():
    assert max(Image.open(io.BytesIO(ready(picture((5000, 100))))).size) == 2000


@pytest.mark.parametrize(
    "content",
    [b"", b"not a picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>", picture()[:90], picture(form="GIF")],
)
def test_what_is_no_picture_is_left_out(content):
    assert ready(content) is None


def test_a_picture_of_too_many_points_is_left_out():
    assert ready(picture((9000, 7000), form="PNG", mode="L")) is None


@pytest.mark.parametrize(("form", "mode"), [("PNG", "RGBA"), ("PNG", "L"), ("WEBP", "RGB"), ("JPEG", "CMYK")])
def test_the_usual_forms_are_printed(form, mode):
    assert ready(picture(form=form, mode=mode))[:2] == b"\xff\xd8"


def test_one_picture_shown_twice_is_made_once():
    assert len(printable([Picture(content=picture(), alt="a"), Picture(content=picture(), alt="b")])) == 1


def test_a_report_with_a_broken_picture_is_made_without_it():
    broken = Picture(content=b"broken", alt="Rien", caption="Légende perdue")
    report = samples.emptiest_report()
    section = type(report.sections[0])(code="context", title="Le contexte", body="Un mot.", pictures=(broken,))
    assert render(samples.final_report(sections=(section,))).pages > 3
