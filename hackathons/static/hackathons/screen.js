// The hour and the time left go on between two answers of the server, by its own clock; without this file they move every fifteen seconds.
const pad = (n) => String(n).padStart(2, "0");
let taken = performance.now();

function tick() {
  const main = document.getElementById("screen");
  const since = (performance.now() - taken) / 1000;
  const left = Math.max(0, Number(main.dataset.seconds) - since);
  const shown = main.querySelector("[data-left]");
  if (!shown) return;
  const [hours, minutes, seconds] = [Math.floor(left / 3600), Math.floor(left / 60) % 60, Math.floor(left) % 60];
  shown.textContent = hours ? `${hours}\u00a0h\u00a0${pad(minutes)}` : `${minutes}\u00a0min\u00a0${pad(seconds)}`;
}

document.addEventListener("htmx:afterSettle", () => { taken = performance.now(); });
setInterval(tick, 1000);
