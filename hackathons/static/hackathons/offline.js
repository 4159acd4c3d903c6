// The door without network: names kept by this phone, check-ins queued, sent once the network is back.
// hackathons/views/offline.py answers; the worker beside this file opens the page when nothing else can.
const root = document.querySelector("[data-door]");
const words = root.dataset;
const [KEY, BOX, PATIENCE, FIRST, LAST] = [`essaim-door:${words.door}`, "essaim-door", 15_000, 4000, 60_000];
const part = (name) => root.querySelector(`[data-part="${name}"]`);
const clock = new Intl.DateTimeFormat("fr-FR", { hour: "2-digit", minute: "2-digit" });
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const empty = { people: [], noted: [], until: "", token: "", at: 0 };
let store = read();
let [busy, tries, timer, trouble] = [false, 0, 0, ""];

function read() {
  try { return { ...empty, ...JSON.parse(localStorage.getItem(KEY)) }; } catch { return { ...empty }; }
}

// Every change is written at once: a closed tab, a phone that restarts lose nothing.
function keep() {
  try { localStorage.setItem(KEY, JSON.stringify(store)); } catch { trouble = "full"; }
  show();
}

const waiting = () => store.noted.filter((one) => one.state === "waiting");
const noteOf = (id) => store.noted.findLast((one) => one.id === id && one.state !== "refused");

// ---- what is shown

function row([id, name, inside]) {
  const item = part("row").content.firstElementChild.cloneNode(true);
  const [button, note] = [item.querySelector("button"), noteOf(id)];
  const state = note ? note.state : inside ? "in" : "";
  item.classList.toggle("person--in", Boolean(state));
  item.querySelector(".person__name").textContent = name;
  item.querySelector(".person__told").textContent = state ? words[`said${state[0].toUpperCase()}${state.slice(1)}`].replace("{at}", note ? clock.format(new Date(note.at)) : "") : "";
  button.dataset.id = id;
  button.id = `act-${id}`;
  button.hidden = state === "in" || state === "sent";
  button.className = state === "waiting" ? "fr-btn fr-btn--tertiary" : "fr-btn";
  button.firstElementChild.textContent = state === "waiting" ? words.undo : words.act;
  button.lastElementChild.textContent = ` – ${name}`;
  return item;
}

function refusal(one) {
  const item = document.createElement("li");
  const name = store.people.find(([id]) => id === one.id)?.[1] ?? words.unknown;
  item.textContent = `${name} (${clock.format(new Date(one.at))}) : ${one.said}`;
  return item;
}

function show() {
  const focused = document.activeElement?.id;
  const sought = fold(part("search").value).split(/\s+/).filter(Boolean);
  const found = store.people.filter(([, name]) => sought.every((word) => fold(name).includes(word)));
  const refused = store.noted.filter((one) => one.state === "refused");
  part("list").replaceChildren(...found.map(row));
  part("none").hidden = found.length > 0 || !store.at;
  part("waiting").textContent = waiting().length;
  part("sent").textContent = store.noted.filter((one) => one.state === "sent").length;
  part("count-refused").textContent = refused.length;
  part("refused").hidden = !refused.length;
  part("refused").querySelector("ul").replaceChildren(...refused.map(refusal));
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  tell();
}

function tell() {
  const said = trouble ? words[trouble] : navigator.onLine === false ? words.offline : waiting().length ? words.sending : words.ready;
  const text = `${said} ${store.at ? words.list.replace("{n}", store.people.length).replace("{at}", clock.format(new Date(store.at))) : ""}`;
  if (part("status").textContent !== text) part("status").textContent = text;
  part("status").dataset.state = trouble || navigator.onLine === false ? "failed" : waiting().length ? "saving" : "saved";
}

// ---- what travels

async function asked(url, options = {}) {
  const answer = await fetch(url, { ...options, signal: AbortSignal.timeout(PATIENCE) });
  if (answer.redirected || answer.status === 401) throw new Error("login");
  if (answer.status === 403) throw new Error("token");
  if (!answer.ok) throw new Error(answer.status < 500 ? "closed" : "silent");
  return answer.json();
}

async function refresh() {
  try {
    const { people, until, token } = await asked(words.names);
    Object.assign(store, { people, until, token, at: Date.now() });
    trouble = "";
  } catch (error) { troubled(error); }
  keep();
}

function troubled(error) {
  const known = ["login", "closed", "token"].includes(error.message) ? error.message : "";
  trouble = known === "token" ? "closed" : known || (navigator.onLine ? "silent" : "offline");
}

async function send(again = true) {
  clearTimeout(timer);
  const batch = waiting().slice(0, 50);
  if (busy || !batch.length) return;
  busy = true;
  try {
    const body = new URLSearchParams({ csrfmiddlewaretoken: store.token, noted: JSON.stringify(batch.map(({ id, at }) => [id, at])) });
    const { answers } = await asked(words.send, { method: "POST", body });
    answers.forEach(received);
    [tries, trouble] = [0, ""];
  } catch (error) {
    if (error.message === "token" && again) return renew();
    troubled(error);
    timer = setTimeout(send, Math.min(LAST, FIRST * 2 ** tries++));
  } finally {
    busy = false;
    keep();
  }
  if (!trouble && waiting().length) return send();
}

// The proof that a page sends with its forms is no longer good after signing in again: the list has the new one.
async function renew() {
  await refresh();
  busy = false;
  return send(false);
}

function received({ id, at, state, said }) {
  const one = store.noted.find((note) => note.id === id && note.at === at);
  if (one) Object.assign(one, { state: state === "refused" ? "refused" : "sent", said });
}

// ---- what one does

function pressed(event) {
  const id = event.target.closest("button")?.dataset.id;
  if (!id) return;
  const note = noteOf(id);
  if (note?.state === "waiting" && !busy) store.noted.splice(store.noted.indexOf(note), 1);
  else if (!note) store.noted.push({ id, at: new Date().toISOString(), state: "waiting", said: "" });
  keep();
  send();
}

async function forget() {
  if (waiting().length && !confirm(words.sure)) return;
  localStorage.removeItem(KEY);
  await caches.delete(BOX);
  const worker = await navigator.serviceWorker?.getRegistration(location.pathname);
  await worker?.unregister();
  location.assign(words.back);
}

async function remain() {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register(words.worker, { scope: location.pathname });
  const files = performance.getEntriesByType("resource").map((one) => one.name).filter((url) => url.startsWith(`${location.origin}/static/`));
  const box = await caches.open(BOX);
  await box.addAll([...new Set([location.pathname, ...files])]);
  root.dataset.remains = "1";
}

function begin() {
  if (store.until && Date.now() > Date.parse(store.until)) { localStorage.removeItem(KEY); store = { ...empty }; }
  part("work").hidden = false;
  part("search").addEventListener("input", show);
  part("list").addEventListener("click", pressed);
  part("again").addEventListener("click", async () => { await refresh(); send(); });
  part("forget").addEventListener("click", forget);
  addEventListener("online", async () => { await refresh(); send(); });
  addEventListener("offline", tell);
  addEventListener("storage", (event) => { if (event.key === KEY) { store = read(); show(); } });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) send(); });
  show();
  refresh().then(() => send());
  addEventListener("load", () => remain().catch(() => { trouble ||= "fleeting"; tell(); }));
}

begin();
