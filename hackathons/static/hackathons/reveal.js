// The keys of a presenter's remote go forward and back; without this, the links do.
const KEYS = { ArrowRight: "on", PageDown: "on", " ": "on", Enter: "on", ArrowLeft: "back", PageUp: "back" };

document.addEventListener("keydown", (event) => {
  const side = KEYS[event.key];
  if (!side || event.ctrlKey || event.altKey || event.metaKey || event.target.closest("a, button")) return;
  const link = document.querySelector(`[data-key="${side}"]`);
  if (link) {
    event.preventDefault();
    location.assign(link.href);
  }
});
