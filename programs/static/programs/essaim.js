// Niceties only: every page works without this file.

// The list of errors takes the focus, so that it is heard first.
document.querySelector("[data-errors]")?.focus();

// A typed form is not left by mistake.
let dirty = false;
document.addEventListener("input", (event) => {
  if (event.target.closest("form[data-guard]")) dirty = true;
});
document.addEventListener("submit", () => { dirty = false; });
addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });

// A form is sent once, even when its button is pressed twice.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  if (form.method === "post" && !form.hasAttribute("hx-post")) form.dataset.sent = "1";
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));

// A long text is counted while it is typed, never cut.
const count = (area) => {
  const note = document.querySelector(`[data-counter="${area.id}"]`);
  if (!note) return;
  const left = Number(area.dataset.limit) - area.value.length;
  note.textContent = `${Math.abs(left).toLocaleString("fr-FR")} ${left < 0 ? note.dataset.over : note.dataset.left}`;
  note.classList.toggle("over", left < 0);
};
document.querySelectorAll("textarea[data-limit]").forEach((area) => {
  count(area);
  area.addEventListener("input", () => count(area));
});

// A text is copied by its button, which says so.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copy);
  field.select();
  await navigator.clipboard?.writeText(field.value);
  button.parentElement.querySelector("[role=status]").textContent = button.dataset.copied;
});

// Choosing is enough where the button only repeats the choice.
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
});

// A password can be shown while it is typed.
document.querySelectorAll("template[data-show-password]").forEach((template) => {
  document.querySelectorAll("input[type=password]").forEach((input) => {
    const toggle = template.content.firstElementChild.cloneNode(true);
    const [box, label] = [toggle.querySelector("input"), toggle.querySelector("label")];
    box.id = label.htmlFor = `${input.id}_show`;
    box.addEventListener("change", () => { input.type = box.checked ? "text" : "password"; });
    input.after(toggle);
  });
});

// Autosave says where it stands: <p class="autosave" role="status" data-saving data-saved data-failed> in an hx-post form.
const tell = (state) => (event) => {
  const status = event.target.closest?.("form[hx-post]")?.querySelector(".autosave");
  if (!status) return;
  status.dataset.state = state;
  status.textContent = status.dataset[state];
  if (state === "saved") dirty = false;
};
document.addEventListener("htmx:beforeRequest", tell("saving"));
document.addEventListener("htmx:afterRequest", (event) => tell(event.detail.successful ? "saved" : "failed")(event));

// A link that names its keys, such as Alt+PageDown, follows them.
document.addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey) return;
  const link = document.querySelector(`a[aria-keyshortcuts="Alt+${event.key}"]`);
  if (link) { event.preventDefault(); link.click(); }
});

// The DSFR asks for a frame, and in it for the next one, for ever: sixty a second, which empty a phone. A loop runs while someone
// acts or the page changes, and half a second more; then four times a second.
const frame = requestAnimationFrame.bind(window), parked = new Set();
let looping, stirred = performance.now();
const animate = (callback) => frame((time) => {
  looping = callback;
  try { callback(time); } finally { looping = undefined; }
});
const release = (callback) => { if (parked.delete(callback)) animate(callback); };
window.requestAnimationFrame = (callback) => {
  if (callback !== looping || performance.now() - stirred < 500) return animate(callback);
  parked.add(callback);
  setTimeout(release, 250, callback);
  return 0;
};
const stir = () => { stirred = performance.now(); parked.forEach(release); };
for (const sign of ["pointerdown", "pointermove", "keydown", "focusin", "input", "scroll", "resize"]) {
  addEventListener(sign, stir, { capture: true, passive: true });
}
new MutationObserver(stir).observe(document, { subtree: true, childList: true, attributes: true });
