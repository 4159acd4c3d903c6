"""What axe finds wrong on a page by WCAG 2.1, A and AA."""

from axe_playwright_python.sync_playwright import Axe

SCRIPT = Axe().axe_script
OPTIONS = {  # nothing told of what is right; our styles are our own pages', axe need not fetch them again
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "resultTypes": ["violations"], "preload": False, "iframes": False,
}  # fmt: skip

# What each text of the page is written with and on: colour, size, weight, every background under it up to the page's.
# What is disabled is no model for what is not: axe does not judge its contrast. What is taken out of the flow may lie on anything.
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
    const off = element => element.closest(":disabled, [aria-disabled=true]") || element.closest("label")?.control?.disabled;
    const written = [...document.querySelectorAll("body, body *")].filter(element => element.matches("input, select, textarea")
        || [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()));
    for (const element of written.filter(element => element.checkVisibility())) {
        const style = getComputedStyle(element);
        inks.add([style.color, style.fontSize, style.fontWeight, style.textShadow, !!off(element), ground(element)].join("|"));
    }
    return [...inks];
}"""
JUDGED = set()  # the inks whose contrast was judged


def faults(page):
    """The rule and the first element of each fault; contrast, most of axe's work, only where a page has an ink not judged yet."""
    inks = set(page.evaluate(INKS))
    page.evaluate(SCRIPT)
    options = OPTIONS | {"rules": {"color-contrast": {"enabled": not inks <= JUDGED}}}
    found = page.evaluate("options => axe.run(options)", options)["violations"]
    JUDGED.update(inks)
    return [(fault["id"], fault["nodes"][0]["html"][:200]) for fault in found]
