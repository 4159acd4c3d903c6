// An @ in a message offers the names that it may mention, as one types. Without this file, one types the name.
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function begun(area) {
  const before = area.value.slice(0, area.selectionStart);
  return /(?:^|[^\p{L}\p{N}_@.])@([\p{L}\p{N}’' -]{0,40})$/u.exec(before);
}

function close(list, area) {
  list.hidden = true;
  list.replaceChildren();
  area.removeAttribute("aria-activedescendant");
}

function choose(list, area, name) {
  const typed = begun(area)[1];
  area.setRangeText(`${name} `, area.selectionStart - typed.length, area.selectionStart, "end");
  close(list, area);
  area.focus();
}

function point(list, area, to) {
  const options = [...list.children];
  const now = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
  const next = (now + to + options.length) % options.length;
  options.forEach((one, n) => one.setAttribute("aria-selected", String(n === next)));
  area.setAttribute("aria-activedescendant", options[next].id);
  options[next].scrollIntoView({ block: "nearest" });
}

function offer(list, area, names) {
  const found = begun(area);
  const said = found && names.filter((name) => fold(name).split(/[\s-]+/).some((_, n, words) => fold(name).split(/[\s-]+/).slice(n).join(" ").startsWith(fold(found[1]).trim().replaceAll("-", " ")))).slice(0, 8);
  if (!said?.length) return close(list, area);
  list.replaceChildren(...said.map((name, n) => {
    const option = document.createElement("li");
    Object.assign(option, { id: `mention-${n}`, textContent: name });
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", String(n === 0));
    option.addEventListener("mousedown", (event) => { event.preventDefault(); choose(list, area, name); });
    return option;
  }));
  list.hidden = false;
  area.setAttribute("aria-activedescendant", "mention-0");
}

for (const area of document.querySelectorAll("textarea[data-mentions]")) {
  const known = document.getElementById(area.dataset.mentions);
  if (!known) continue;
  const names = [...known.children].map((one) => one.textContent.trim().slice(1));
  const list = document.createElement("ul");
  Object.assign(list, { id: "mention-list", className: "mention-list", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", known.closest("details").querySelector("summary").textContent);
  area.after(list);
  area.setAttribute("aria-controls", list.id);
  area.setAttribute("aria-autocomplete", "list");
  area.addEventListener("input", () => offer(list, area, names));
  area.addEventListener("blur", () => close(list, area));
  area.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const chosen = list.querySelector("[aria-selected=true]");
    if (event.key === "ArrowDown") point(list, area, 1);
    else if (event.key === "ArrowUp") point(list, area, -1);
    else if (["Enter", "Tab"].includes(event.key) && chosen) choose(list, area, chosen.textContent);
    else if (event.key === "Escape") close(list, area);
    else return;
    event.preventDefault();
  });
}
