"""Drawn illustrations of the demonstration: its residences are invented, so nothing is passed off as a photograph."""

from functools import cache
from io import BytesIO
from math import cos, pi, sin

from PIL import Image, ImageDraw

BLUE, INDIGO, PALE, RED, ROSE = "#000091", "#6a6af4", "#e3e3fd", "#c9191e", "#fddede"
INK, WOOD, SAND, LEAF, PAPER, FLOOR = "#161616", "#d8b48a", "#f6ecdf", "#5fa777", "#ffffff", "#f3f3fe"
SIZE, SCALE = (1500, 844), 2


class Sheet:
    """A sheet to draw on, larger than it will be, so that its edges are smooth."""

    def __init__(self, ground):
        self.image = Image.new("RGB", (SIZE[0] * SCALE, SIZE[1] * SCALE), ground)
        self.pen = ImageDraw.Draw(self.image)

    def box(self, x, y, width, height, fill, radius=0):
        corners = [one * SCALE for one in (x, y, x + width, y + height)]
        self.pen.rounded_rectangle(corners, radius * SCALE, fill)

    def disc(self, x, y, radius, fill=None, line=None, width=4):
        around = [one * SCALE for one in (x - radius, y - radius, x + radius, y + radius)]
        self.pen.ellipse(around, fill, line, width * SCALE if line else 0)

    def shape(self, points, fill):
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill)

    def line(self, points, fill, width):
        self.pen.line([(x * SCALE, y * SCALE) for x, y in points], fill, width * SCALE, joint="curve")

    def person(self, x, y, coat, hair=INK, skin="#e8b896"):
        """Someone seen to the waist, whose shoulders stand on this point."""
        self.shape(
            [(x - 62, y + 170), (x - 50, y + 22), (x - 22, y), (x + 22, y), (x + 50, y + 22), (x + 62, y + 170)], coat
        )
        self.box(x - 13, y - 24, 26, 36, skin, 10)
        self.disc(x, y - 58, 42, hair)
        self.disc(x, y - 48, 36, skin)

    def leaves(self, x, y, size=1.0):
        """A plant in its pot, whose foot is on this point."""
        for k in range(7):
            tip = (x + 95 * size * cos(pi * (1 + k) / 8), y - 60 * size - 120 * size * sin(pi * (1 + k) / 8))
            self.shape(
                [
                    (x - 9 * size, y - 55 * size),
                    ((x + tip[0]) / 2 - 16 * size, (y + tip[1]) / 2 - 30 * size),
                    tip,
                    (x + 9 * size, y - 55 * size),
                ],
                LEAF,
            )
        self.shape(
            [(x - 42 * size, y - 66 * size), (x + 42 * size, y - 66 * size), (x + 30 * size, y), (x - 30 * size, y)],
            RED,
        )

    def png(self):
        buffer = BytesIO()
        self.image.resize(SIZE, Image.Resampling.LANCZOS).quantize(128, dither=Image.Dither.NONE).save(buffer, "PNG")
        return buffer.getvalue()


@cache
def counter():
    """A counter: an agent, two inhabitants, a window on the hills."""
    sheet = Sheet(FLOOR)
    sheet.box(0, 660, 1500, 184, SAND)
    sheet.box(120, 90, 520, 330, PAPER, 10)
    sheet.box(138, 108, 484, 294, PALE)
    sheet.disc(530, 180, 36, "#ffe9a8")
    sheet.shape([(138, 402), (138, 330), (250, 260), (380, 340), (500, 270), (622, 345), (622, 402)], LEAF)
    sheet.box(374, 90, 12, 330, PAPER)
    sheet.box(840, 100, 250, 56, BLUE, 8)
    for k in range(3):
        sheet.box(868 + 70 * k, 124, 52, 8, PAPER, 4)
    sheet.leaves(1330, 662, 1.25)
    sheet.person(965, 330, BLUE)
    sheet.box(700, 480, 530, 26, WOOD, 6)
    sheet.box(726, 506, 478, 240, BLUE)
    for k in range(4):
        sheet.box(752 + 116 * k, 534, 92, 184, INDIGO, 6)
    sheet.box(1070, 424, 100, 58, INK, 6)
    sheet.box(756, 468, 74, 12, PAPER, 2)
    sheet.person(330, 480, RED, "#7a4a2b", "#c98d62")
    sheet.box(268, 640, 124, 150, INK, 8)
    sheet.person(540, 500, INDIGO, "#d9d9d9")
    sheet.box(478, 660, 124, 140, "#3a3a3a", 8)
    return sheet.png()


@cache
def table():
    """The table of a workshop seen from above: plates, cards, hands at work."""
    sheet = Sheet(SAND)
    sheet.box(170, 120, 1160, 604, "#c79d6f", 40)
    sheet.box(170, 110, 1160, 604, WOOD, 40)
    for k, coat in enumerate((BLUE, RED, INDIGO, LEAF)):
        x = 340 + 275 * k
        for y, side in ((78, 1), (748, -1)):
            sheet.disc(x, y, 66, (coat, INDIGO, LEAF, BLUE, RED)[(k + (side < 0)) % 5])
            sheet.disc(x, y - 8 * side, 40, (INK, "#7a4a2b", "#d9d9d9", "#3a2a1f")[(k + (side > 0)) % 4])
            sheet.disc(x, y + 150 * side, 58, PAPER)
            sheet.disc(x, y + 150 * side, 40, FLOOR)
            sheet.disc(x - 8, y + 150 * side, 16, (LEAF, RED, "#f0a43a", LEAF)[k])
            sheet.disc(x + 14, y + 150 * side + 8, 12, ("#f0a43a", LEAF, RED, INDIGO)[k])
    for k in range(7):
        x, y = 330 + 125 * k, 372 + 22 * (k % 2)
        sheet.box(x, y, 96, 66, PAPER, 5)
        sheet.box(x + 12, y + 13, 46, 9, (BLUE, RED, INDIGO)[k % 3], 3)
        for row in (30, 44):
            sheet.box(x + 12, y + row, 70 - 20 * (row == 44), 5, "#c8c8c8", 2)
    return sheet.png()


@cache
def country():
    """A map: thirty kilometres around a kitchen, its river, its roads, its farms."""
    sheet = Sheet("#eef5ee")
    for x, y, radius in ((180, 150, 190), (1320, 690, 240), (1250, 120, 130), (260, 760, 160)):
        sheet.disc(x, y, radius, "#d5e8d8")
    river = [(x, 560 + 70 * sin(x / 190) - x / 9) for x in range(-20, 1540, 20)]
    for radius, fill in ((370, PALE), (245, "#d0d0fa"), (120, "#b6b6f5")):
        sheet.disc(750, 422, radius, fill)
    sheet.line(river, "#b9cdf7", 26)
    farms = [
        (430, 300),
        (560, 610),
        (905, 190),
        (1010, 520),
        (700, 235),
        (890, 655),
        (540, 430),
        (1075, 340),
        (640, 740),
        (820, 320),
        (470, 190),
        (1040, 610),
    ]
    for farm in farms:
        sheet.line([farm, ((farm[0] + 750) / 2 + 24, (farm[1] + 422) / 2 - 20), (750, 422)], PAPER, 9)
    for k, (x, y) in enumerate(farms):
        fill = RED if k == 2 else BLUE
        sheet.shape([(x - 24, y), (x, y - 24), (x + 24, y)], fill)
        sheet.box(x - 17, y, 34, 24, fill)
    sheet.disc(750, 422, 46, PAPER)
    sheet.disc(750, 422, 34, RED)
    sheet.disc(750, 422, 12, PAPER)
    return sheet.png()
