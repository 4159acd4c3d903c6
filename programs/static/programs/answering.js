// Answers: kept on this device at each key, saved one second later, sent again until the server says that it has them.
// Without this file, the buttons of the page save. programs/views/autosave.py answers.
import { Device } from "./device.js";

const form = document.querySelector("form[data-answers]");
const [PAUSE, LONGEST, PATIENCE] = [1000, 30_000, 15_000];
const words = form?.querySelector(".autosave")?.dataset;
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("essaim-session") : null;

const device = new Device(form?.dataset.store);

// An answer is all that the form sends under its code: "code", "code-q", "code-0-name"…
const state = { bases: {}, known: {}, dirty: {}, sending: null, stuck: new Set(), reload: false, busy: false, over: false, tries: 0, timer: 0 };

function keep() {
  const waiting = state.sending || Object.keys(state.dirty).length;
  device.keep(waiting && { dirty: state.dirty, sending: state.sending });
}

const codeOf = (name) => Object.keys(state.bases).find((code) => name === code || name.startsWith(`${code}-`));

const entriesOf = (code) => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && codeOf(name) === code);

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

function readBases(text) {
  for (const pair of text.split(" ").filter(Boolean)) {
    const cut = pair.lastIndexOf(":");
    state.bases[pair.slice(0, cut)] = pair.slice(cut + 1);
  }
}

function showBases() {
  form.elements.base.value = Object.entries(state.bases).map((pair) => pair.join(":")).join(" ");
}

function fill(code, entries) {
  const left = [...entries];
  for (const control of form.elements) {
    if (!control.name || codeOf(control.name) !== code || ["file", "submit", "button"].includes(control.type)) continue;
    const at = left.findIndex(([name, value]) => name === control.name && (!/radio|checkbox/.test(control.type) || value === control.value));
    if (/radio|checkbox/.test(control.type)) control.checked = at >= 0;
    else control.value = at >= 0 ? left[at][1] : "";
    if (at >= 0) left.splice(at, 1);
  }
  form.querySelectorAll("textarea[data-limit]").forEach((area) => area.dispatchEvent(new Event("input")));
  return same(entriesOf(code), entries);
}

// What it says, always true: "saving", "saved", "failed".
function tell(code, text) {
  const status = form.querySelector(".autosave");
  status.dataset.state = code;
  if (status.textContent !== text) status.textContent = text;
}

function tellFailure(why) {
  tell("failed", `${words[why]} ${device.works ? words.kept : words.open}`);
}

function alertBox(html) {
  document.getElementById("conflict").innerHTML = html;
}

// One sending at a time; what was sent is sent again as it was until it is answered, so that it can be told from a colleague's.
function schedule(delay) {
  clearTimeout(state.timer);
  state.timer = setTimeout(send, delay);
}

function pending() {
  return Boolean(state.sending || Object.keys(state.dirty).some((code) => !state.stuck.has(code)));
}

function edited(event) {
  const code = event.target.name && codeOf(event.target.name);
  if (!code || event.target.type === "file") return;
  const entries = entriesOf(code);
  state.stuck.delete(code);
  if (same(entries, state.known[code]) && !state.sending?.[code]) delete state.dirty[code];
  else state.dirty[code] = { entries, base: state.bases[code] };
  keep();
  if (pending() && !state.over) schedule(PAUSE);
}

function body() {
  const data = new URLSearchParams({ csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
  data.set("only", Object.keys(state.sending).join(" "));
  data.set("base", Object.entries(state.sending).map(([code, { base }]) => `${code}:${base}`).join(" "));
  for (const { entries } of Object.values(state.sending)) for (const [name, value] of entries) data.append(name, value);
  return data;
}

function load() {
  const ready = Object.entries(state.dirty).filter(([code]) => !state.stuck.has(code));
  state.sending = Object.fromEntries(ready);
  for (const [code] of ready) delete state.dirty[code];
  keep();
}

async function send() {
  clearTimeout(state.timer);
  if (state.busy || state.over || !pending()) return;
  state.busy = true;
  if (!state.sending) load();
  tell("saving", words.saving);
  try {
    const data = body();
    const brief = data.toString().length < 60_000; // what a page may still send while it is being left
    const answer = await fetch(form.dataset.answers, { method: "POST", body: data, keepalive: brief, signal: AbortSignal.timeout(PATIENCE) });
    await received(answer);
  } catch {
    retry(navigator.onLine ? "silent" : "offline");
  } finally {
    state.busy = false;
  }
  if (!state.sending && pending() && !state.over) schedule(PAUSE);
}

async function received(answer) {
  if (answer.status >= 500 || answer.status === 429) return retry("silent");
  if (!answer.headers.get("Content-Type")?.includes("json")) return answer.status === 403 ? renew() : refused();
  const said = await answer.json();
  const what = { saved, stale, expired, closed }[said.state];
  return what(said);
}

function retry(why) {
  tellFailure(why);
  const delay = Math.min(LONGEST, PAUSE * 2 ** state.tries++);
  schedule(delay * (0.5 + Math.random() / 2));
}

function acknowledge(codes, base) {
  readBases(base);
  showBases();
  for (const code of codes) {
    state.known[code] = state.sending[code].entries;
    if (state.dirty[code]) state.dirty[code].base = state.bases[code];
    if (state.dirty[code] && same(state.dirty[code].entries, state.known[code])) delete state.dirty[code];
  }
  state.sending = null;
  state.tries = 0;
  keep();
}

function saved({ said, base, left }) {
  acknowledge(Object.keys(state.sending), base);
  if (!Object.keys(state.dirty).length) {
    tell("saved", said);
    alertBox("");
    if (state.reload) location.reload();
  }
  unsent(left);
}

// What has just been saved is not submitted: the banner says so, and no longer looks as if it were.
function unsent(left) {
  const banner = document.querySelector("[data-left]");
  if (!banner) return;
  banner.textContent = left;
  banner.closest(".draft").classList.replace("draft--success", "draft--warning");
  banner.previousElementSibling.classList.replace("fr-icon-checkbox-circle-fill", "fr-icon-draft-line");
}

function stale({ said, base, html, codes }) {
  for (const code of codes) {
    state.dirty[code] ??= state.sending[code];
    state.stuck.add(code);
  }
  acknowledge(Object.keys(state.sending).filter((code) => !codes.includes(code)), base);
  tell("failed", `${words.stale} ${said}`);
  alertBox(html);
}

function expired({ login }) {
  tellFailure("expired");
  alertBox(document.getElementById("expired").innerHTML);
  document.querySelector("#conflict a").href = login;
}

function closed() {
  state.over = true;
  tellFailure("closed");
}

function refused() {
  Object.assign(state.dirty, { ...state.sending, ...state.dirty });
  state.sending = null;
  keep();
  tellFailure("refused");
  state.over = true;
}

// After signing in elsewhere the page's token is no longer good: the page itself has the new one.
async function renew() {
  const page = await fetch(location.pathname, { signal: AbortSignal.timeout(PATIENCE) });
  if (page.status >= 500) return retry("silent");
  const fresh = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("form[data-answers] [name=csrfmiddlewaretoken]");
  if (!fresh) return page.redirected ? expired({ login: page.url }) : refused();
  form.elements.csrfmiddlewaretoken.value = fresh.value;
  return retry("silent");
}

// All that waits is sent now: true once the server has it all.
async function flush() {
  for (let turn = 0; turn < 3 && pending() && !state.over; turn++) {
    while (state.busy) await new Promise((done) => setTimeout(done, 50));
    await send();
  }
  return !pending() && !state.stuck.size;
}

// In a conflict each answer is chosen: mine goes over theirs knowingly, theirs takes the place of mine.
async function choose() {
  for (const code of [...state.stuck]) {
    const choice = form.querySelector(`[name="choice-${code}"]:checked`)?.value;
    if (!choice) continue;
    state.stuck.delete(code);
    if (choice === "theirs") delete state.dirty[code];
    else state.dirty[code].base = state.bases[code] = choice.slice(5);
  }
  keep();
  if (await flush()) { leaving = true; location.reload(); }
  else document.getElementById("conflict").scrollIntoView({ block: "center" });
}

let leaving = false;

async function submitted(event) {
  if (leaving) return;
  if (event.submitter?.value === "choose" && state.stuck.size) {
    event.preventDefault();
    event.stopPropagation();
    choose();
    return;
  }
  if (state.over || (!pending() && !state.stuck.size && navigator.onLine)) { leaving = true; return; }
  event.preventDefault();
  event.stopPropagation();
  if (await flush() && navigator.onLine) {
    leaving = true;
    form.requestSubmit(event.submitter);
  } else if (state.stuck.size) {
    document.getElementById("conflict").scrollIntoView({ block: "center" });
  } else if (!navigator.onLine) tellFailure("offline");
}

function restore() {
  const records = device.take();
  const last = records.at(-1);
  if (!last) return;
  for (const record of records) Object.assign(state.dirty, record === last ? {} : record.sending, record.dirty);
  state.sending = last.sending;
  for (const code of new Set([...Object.keys(state.dirty), ...Object.keys(state.sending ?? {})])) {
    const { entries } = state.dirty[code] ?? state.sending[code];
    if (same(entries, state.known[code]) || !(code in state.bases)) {
      delete state.dirty[code];
      delete state.sending?.[code];
    } else state.reload = !fill(code, entries) || state.reload;
  }
  if (!Object.keys(state.sending ?? {}).length) state.sending = null;
  keep();
  if (!pending()) return;
  document.querySelector("[data-restored]").hidden = false;
  send();
}

function now() {
  if (pending() && !state.over) send();
}

function begin() {
  readBases(form.elements.base.value);
  for (const code of Object.keys(state.bases)) state.known[code] = entriesOf(code);
  form.addEventListener("input", edited);
  form.addEventListener("change", edited);
  form.addEventListener("submit", submitted);
  addEventListener("online", now);
  addEventListener("offline", () => pending() && tellFailure("offline"));
  document.addEventListener("visibilitychange", now);
  addEventListener("focus", () => form.querySelector(".autosave").dataset.state === "failed" && now());
  addEventListener("pageshow", () => { leaving = false; });
  addEventListener("beforeunload", (event) => { if (!leaving && pending()) event.preventDefault(); });
  tabs?.addEventListener("message", now);
  restore();
}

if (form) begin();
else if (document.querySelector("[data-signed-in]")) tabs?.postMessage("again");
