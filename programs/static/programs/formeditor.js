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
