// The picker of territories, where htmx answers as one types. Without this file, the search button does it all.
const inside = (event) => window.htmx && event.target.closest("[data-territory]");

// What was ticked stays when the list changes.
function keepTicked(picker) {
  const chosen = picker.querySelector("[data-territory-chosen]");
  for (const box of picker.querySelectorAll("[data-territory-found] input:checked")) {
    if (box.type === "radio") chosen.replaceChildren();
    chosen.prepend(box.closest("li"));
  }
}

function dropRepeated(picker) {
  const kept = new Set([...picker.querySelectorAll("[data-territory-chosen] input")].map((box) => box.value));
  for (const box of picker.querySelectorAll("[data-territory-found] input")) {
    if (kept.has(box.value)) box.closest("li").remove();
  }
}

function announce(picker) {
  const count = picker.querySelector("[data-territory-count]");
  picker.querySelector("[data-territory-status]").textContent = count ? count.textContent.trim() : "";
}

function goToAnswers(event, picker) {
  event.preventDefault();
  picker.querySelector("[data-territory-found] input")?.focus();
}

document.addEventListener("input", (event) => {
  const picker = event.target.type === "search" && inside(event);
  if (picker) keepTicked(picker);
});

document.addEventListener("keydown", (event) => {
  const picker = event.target.type === "search" && inside(event);
  if (picker && ["Enter", "ArrowDown"].includes(event.key)) goToAnswers(event, picker);
});

document.addEventListener("click", (event) => {
  const picker = event.target.closest("button") && inside(event);
  if (picker) goToAnswers(event, picker);
});

new MutationObserver((changes) => {
  for (const { target } of changes) {
    if (!target.matches("[data-territory-found]")) continue;
    const picker = target.closest("[data-territory]");
    dropRepeated(picker);
    announce(picker);
  }
}).observe(document.body, { childList: true, subtree: true });
