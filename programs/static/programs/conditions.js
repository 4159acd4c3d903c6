// Questions that depend on an answer show at once; the server decides the same when answers are saved (programs/conditions.py).
const plain = (text) => (text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").match(/[a-z0-9]+/g) ?? []).join(" ");
const number = (text) => {
  const bare = text.replace(/[€\s\u00a0\u202f]/g, "").replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(bare) ? Number(bare) : null;
};
const typed = (kind, text) => {
  if (kind === "number" || kind === "euros") return number(text);
  if (kind === "date") return /^\d{4}-\d{2}-\d{2}$/.test(text.trim()) ? text.trim() : null;
  return plain(text) || null;
};
const controls = (form, name) => [...form.querySelectorAll(`[name="${name}"]`)].filter((one) => one.type !== "hidden" && !one.closest("[data-asked][hidden]"));
const chosen = (form, name) => controls(form, name).filter((one) => !["radio", "checkbox"].includes(one.type) || one.checked);
const COMPARE = {
  equal: (one, other) => one === other, different: (one, other) => one !== other, greater: (one, other) => one > other,
  less: (one, other) => one < other, contains: (one, other) => one.includes(other),
};

function met(form, term) {
  if ("met" in term) return term.met;
  if (term.kind === "partners" || term.kind === "budget") {
    return [...form.querySelectorAll(`[data-grid="${term.name}"] :is(input[type=text], select)`)].some((cell) => cell.value.trim() && !cell.closest("[data-asked][hidden]"));
  }
  const given = chosen(form, term.name).filter((one) => one.value);
  if (term.test === "departement" || term.test === "region") return given.some((one) => one.dataset[term.test] === term.value);
  if (term.test === "answered") return given.some((one) => one.value.trim());
  const wanted = typed(term.kind, term.value);
  if (term.kind === "choices") return given.some((one) => plain(one.value) === wanted);
  const value = typed(term.kind, given[0]?.value ?? "");
  return value !== null && wanted !== null && COMPARE[term.test](value, wanted);
}

function follow(form) {
  for (const asked of form.querySelectorAll("[data-watch]")) {
    const { mode, terms } = JSON.parse(asked.dataset.watch);
    const shows = mode === "all" ? terms.every((term) => met(form, term)) : terms.some((term) => met(form, term));
    asked.hidden = !shows;
    asked.querySelector("[name=unseen]").disabled = shows;
  }
}

const within = (event) => event.target.closest("form, [data-preview]");
for (const name of ["input", "change"]) {
  document.addEventListener(name, (event) => {
    const form = within(event);
    if (form?.querySelector("[data-watch]")) follow(form);
  });
}
// In the preview everything is written on the page with its condition, for who has no script.
document.querySelectorAll("[data-preview]").forEach(follow);
