"""What axe finds wrong on a page by WCAG 2.1, A and AA."""

from axe_playwright_python.sync_playwright import Axe

SCRIPT = Axe().axe_script
OPTIONS = {  # nothing told of what is right; our styles are our own pages', axe need not fetch them again
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "resultTypes": ["violations"], "preload": False, "iframes": False,
}  # fmt: skip

# What each text of the page is written with and on: colour, font, lines, every background under it up to the page's; each link in
# a text, with its icons and that text. What is disabled is no model for what is not: axe does not judge its contrast. What is taken out of the
# flow may lie on anything.
INKS = """() => {
    const grounds = new Map([[document.documentElement, ""]]), inks = new Set();
    const ground = element => {
        if (!grounds.has(element)) {
            const style = getComputedStyle(element), out = !["static", "relative"].includes(style.position);
            const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter, out && element.className];
            const plain = own.join() === "rgba(0, 0, 0, 0),none,1,none,false";
            grounds.set(element, ground(element.parentElement) + (plain ? "" : "/" + own.join()));
        }
        return grounds.get(element);
    };
    const ink = element => {
        const style = getComputedStyle(element), font = [style.fontFamily, style.fontSize, style.fontStyle, style.fontWeight];
        const lines = [style.textDecorationLine, style.borderStyle, style.borderWidth];
        return [style.color, ...font, style.textShadow, ...lines, !!off(element), ground(element)].join("|");
    };
    const block = element => getComputedStyle(element).display.startsWith("inline") ? block(element.parentElement) : element;
    const marks = element => ["::before", "::after"].map(one => getComputedStyle(element, one).content).join();
    const off = element => element.closest(":disabled, [aria-disabled=true]") || element.closest("label")?.control?.disabled;
    const written = [...document.querySelectorAll("body, body *")].filter(element => element.matches("input, select, textarea")
        || [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()));
    for (const element of written.filter(element => element.checkVisibility())) inks.add(ink(element));
    const links = [...document.querySelectorAll("a[href], [role=link]")].filter(link => link.checkVisibility());
    axe.setup();  // it says what it takes for text around a link
    for (const link of links.filter(link => axe.commons.dom.isInTextBlock(link))) inks.add(ink(link) + marks(link) + " in " + ink(block(link)));
    axe.teardown();
    return [...inks];
}"""
COLOURS = ("color-contrast", "link-in-text-block")  # the rules that read inks alone
JUDGED = set()  # the inks that they judged


def ready(context):
    """The pages that open from now on in this context can be judged."""
    context.add_init_script(SCRIPT)


def faults(page):
    """The rule and the first element of each fault; the colours, most of axe's work, only where a page has an ink not judged yet."""
    inks = set(page.evaluate(INKS))
    colours = {rule: {"enabled": not inks <= JUDGED} for rule in COLOURS}
    found = page.evaluate("options => axe.run(options)", OPTIONS | {"rules": colours})["violations"]
    JUDGED.update(inks)
    return [(fault["id"], fault["nodes"][0]["html"][:200]) for fault in found]
