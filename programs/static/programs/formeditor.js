// The editor of a form: only the fields that concern the kind of answer chosen. Without this file, all of them show.
const kinds = document.querySelectorAll("input[name=kind]");
const follow = () => {
  const chosen = [...kinds].find((kind) => kind.checked)?.value;
  document.querySelectorAll("[data-kinds]").forEach((control) => {
    control.closest(".field").hidden = !control.dataset.kinds.split(" ").includes(chosen);
  });
};
kinds.forEach((kind) => kind.addEventListener("change", follow));
if (kinds.length) follow();

// A point of a condition offers the choices of its question.
const suggest = (select) => {
  const value = select.form.elements[select.name.replace("question", "value")];
  value.setAttribute("list", `choices-${select.value}`);
};
document.querySelectorAll("select[name^=question_]").forEach((select) => {
  suggest(select);
  select.addEventListener("change", () => suggest(select));
});

// Questions and sections are dragged where they go; the buttons do the same, one place at a time.
const board = document.querySelector("[data-drag-form]");
let held = null;
const fits = (target) => target && held && target !== held && target.dataset.dragKind === held.dataset.dragKind;
const under = (event) => event.target.closest?.("[data-drag]");
const listOf = (event) => (held?.dataset.dragKind === "question" ? event.target.closest?.("[data-drag-section]") : null);

function drop(before, section) {
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const form = document.createElement("form");
  const sent = { csrfmiddlewaretoken: token, item: held.dataset.drag, before: before ?? "", section: section ?? "" };
  form.method = "post";
  form.action = board.dataset.dragForm;
  for (const [name, value] of Object.entries(sent)) {
    const input = Object.assign(document.createElement("input"), { type: "hidden", name, value });
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}

const clear = () => document.querySelectorAll(".drop").forEach((one) => one.classList.remove("drop"));

if (board) {
  board.querySelectorAll("[data-drag]").forEach((one) => { one.draggable = true; });
  board.addEventListener("dragstart", (event) => {
    held = under(event);
    held?.classList.add("held");
    event.dataTransfer.effectAllowed = "move";
  });
  board.addEventListener("dragend", () => { held?.classList.remove("held"); held = null; clear(); });
  board.addEventListener("dragover", (event) => {
    const target = fits(under(event)) ? under(event) : listOf(event);
    if (!target) return;
    event.preventDefault();
    clear();
    target.classList.add("drop");
  });
  board.addEventListener("drop", (event) => {
    const target = under(event);
    const section = listOf(event)?.dataset.dragSection;
    if (!fits(target) && !section) return;
    event.preventDefault();
    drop(fits(target) ? target.dataset.drag : "", section);
  });
}
