// Files: sent one by one as soon as they are chosen, with their progress; replaced, moved and removed without leaving the page.
// Without this file, the buttons of the page do it all.
const answers = document.querySelector("form[data-answers]");
const touch = matchMedia("(pointer: coarse)").matches;

const listOf = (input) => answers.querySelector(`[data-files="${input.name}"]`);

function line(box, name) {
  const item = document.createElement("p");
  const bar = document.createElement("progress");
  item.className = "joining";
  item.setAttribute("role", "status");
  bar.max = 100;
  bar.setAttribute("aria-label", name);
  item.append(document.createTextNode(`${name} `), bar, document.createElement("span"));
  box.after(item);
  return item;
}

function say(item, text, state) {
  item.lastChild.textContent = ` ${text}`;
  item.dataset.state = state;
  if (state !== "sending") item.querySelector("progress")?.remove();
}

function again(item, act) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "fr-btn fr-btn--sm fr-btn--secondary fr-ml-1w", textContent: answers.dataset.retry });
  button.addEventListener("click", () => { item.remove(); act(); });
  item.append(button);
}

const post = (data, progress) => new Promise((done) => {
  const request = new XMLHttpRequest();
  request.open("POST", answers.dataset.files);
  request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
  request.upload.addEventListener("progress", (event) => event.lengthComputable && progress((100 * event.loaded) / event.total));
  request.addEventListener("loadend", () => done(request));
  data.append("csrfmiddlewaretoken", answers.elements.csrfmiddlewaretoken.value);
  request.send(data);
});

async function join(input, file, replaced) {
  const box = listOf(input);
  const item = line(box, file.name);
  const data = new FormData();
  data.append("question", input.name);
  data.append("file", file);
  if (replaced) data.append("replace", replaced);
  say(item, answers.dataset.sending, "sending");
  const request = await post(data, (part) => {
    item.querySelector("progress").value = part;
    say(item, `${Math.round(part)} %`, "sending");
  });
  if (request.status === 200) {
    box.innerHTML = request.responseText;
    item.remove();
  } else if (request.status === 422) say(item, request.responseText, "failed");
  else {
    say(item, request.status === 401 ? answers.dataset.expired : answers.dataset.unsent, "failed");
    again(item, () => join(input, file, replaced));
  }
}

async function chosen(input, replaced) {
  const files = [...input.files];
  input.value = "";
  for (const file of files) await join(input, file, replaced);
}

function pick(input, settings, replaced) {
  const picker = Object.assign(document.createElement("input"), { type: "file", name: input.name, ...settings });
  picker.addEventListener("change", () => chosen(picker, replaced));
  picker.click();
}

function photograph(input) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "fr-btn fr-btn--secondary fr-btn--sm fr-mt-1w fr-icon-camera-line fr-btn--icon-left", textContent: answers.dataset.photo });
  button.addEventListener("click", () => pick(input, { accept: "image/jpeg", capture: "environment" }));
  input.after(button);
}

async function pressed(event) {
  const button = event.target.closest("button[name=move], button[name=delete], [data-replace]");
  const box = button?.closest("[data-files]");
  if (!box) return;
  event.preventDefault();
  event.stopPropagation();
  const input = answers.elements[box.dataset.files];
  if (button.dataset.replace) { pick(input, { accept: input.accept }, button.dataset.replace); return; }
  const data = new FormData();
  data.append("question", input.name);
  data.append(button.name, button.value);
  const request = await post(data, () => {});
  if (request.status !== 200) { say(line(box, ""), answers.dataset.unsent, "failed"); return; }
  box.innerHTML = request.responseText;
  const same = box.querySelector(`[name="${button.name}"][value="${button.value}"]:not([disabled])`);
  (same ?? box.querySelector("button:not([disabled]), a") ?? input).focus();
}

if (answers?.dataset.files) {
  for (const input of answers.querySelectorAll("input[type=file]")) {
    input.multiple = true;
    input.addEventListener("change", () => chosen(input));
    if (touch && input.accept.includes("jp")) photograph(input);
  }
  answers.addEventListener("click", pressed, true);
}
