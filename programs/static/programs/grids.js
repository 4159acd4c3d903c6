// Tables to fill: lines added and removed, totals while one types. Without this file, a button asks the server for more rows.
const AMOUNT = /^-?\d+([.,]\d{1,2})?$/;
const cents = (text) => {
  const bare = text.replace(/[€\s\u00a0\u202f]/g, "");
  return AMOUNT.test(bare) ? Math.round(Number(bare.replace(",", ".")) * 100) : 0;
};
const euros = (n) => `${(n / 100).toLocaleString("fr-FR", { minimumFractionDigits: n % 100 ? 2 : 0 }).replace(/\u202f/g, "\u00a0")}\u00a0€`;
const rows = (grid) => [...grid.querySelectorAll("[data-grid-row]")];

function budget(grid) {
  const total = { expense: 0, resource: 0 };
  for (const row of rows(grid)) total[row.closest("[data-grid-side]").dataset.gridSide] += cents(row.querySelector("[name$='-amount']").value);
  return { expense: euros(total.expense), resource: euros(total.resource), gap: euros(Math.abs(total.resource - total.expense)) };
}

function partners(grid) {
  const natures = rows(grid).map((row) => row.querySelector("select").selectedOptions[0]?.parentElement.dataset.nature).filter(Boolean);
  const of = (...wanted) => natures.filter((nature) => wanted.includes(nature)).length;
  return { all: natures.length, private: of("private", "ess"), ess: of("ess") };
}

function add(grid) {
  const sums = grid.querySelector("[data-sum=gap]") ? budget(grid) : partners(grid);
  for (const [name, value] of Object.entries(sums)) grid.querySelector(`[data-sum="${name}"]`).textContent = value;
}

function blank(row, place) {
  for (const cell of row.querySelectorAll("input, select")) {
    const column = cell.name.split("-").pop();
    const name = cell.name.replace(/-\d+-\w+$/, `-${place}-${column}`);
    const label = row.querySelector(`label[for="${cell.id}"]`);
    cell.name = name;
    if (cell.type !== "hidden") { cell.id = `id_${name}`; cell.value = ""; }
    if (label) label.htmlFor = `id_${name}`;
    cell.removeAttribute("aria-invalid");
    cell.removeAttribute("aria-describedby");
  }
  row.querySelectorAll(".fr-message--error").forEach((message) => message.remove());
  row.querySelectorAll(".grid__wrong").forEach((cell) => cell.classList.remove("grid__wrong"));
  return row;
}

function another(grid, table) {
  const places = rows(grid).map((row) => Number(row.querySelector("[name]").name.match(/-(\d+)-\w+$/)[1]));
  const row = blank(table.querySelector("[data-grid-row]").cloneNode(true), Math.max(...places) + 1);
  table.tBodies[0].append(row);
  row.querySelector("input, select").focus();
}

function remove(grid, row) {
  const table = row.closest("table");
  const next = row.nextElementSibling ?? row.previousElementSibling;
  if (next) row.remove();
  else row.querySelectorAll("input[type=text], select").forEach((cell) => { cell.value = ""; });
  (next ?? row).querySelector("[data-grid-remove]").focus();
  add(grid);
  table.dispatchEvent(new Event("change", { bubbles: true })); // saved as any other change
}

document.addEventListener("input", (event) => {
  const grid = event.target.closest("[data-grid]");
  if (grid) add(grid);
});
document.addEventListener("click", (event) => {
  const grid = event.target.closest("[data-grid]");
  if (!grid) return;
  if (event.target.closest("[data-grid-remove]")) remove(grid, event.target.closest("[data-grid-row]"));
  const button = event.target.closest("[data-grid-add]");
  if (button) another(grid, button.parentElement.previousElementSibling);
});

// On a phone one empty card is enough: a button gives the next.
const empty = (row) => ![...row.querySelectorAll("input[type=text], select")].some((cell) => cell.value.trim());
for (const table of document.querySelectorAll("[data-grid] table")) {
  if (table.clientWidth > 540) continue;
  [...table.querySelectorAll("[data-grid-row]")].filter(empty).slice(1).forEach((row) => row.remove());
}
