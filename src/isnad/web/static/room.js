// Comforts for those who have scripts; every page works without them.
"use strict";
(() => {
  const notes = [...document.querySelectorAll(".note")];
  const light = (id, on) => {
    for (const x of document.querySelectorAll(`[data-s~="${id}"]`)) x.classList.toggle("lit", on);
    document.querySelector(`[data-note="${id}"]`)?.classList.toggle("lit", on);
  };
  for (const x of document.querySelectorAll("[data-s], [data-note]")) {
    const id = x.dataset.note || x.dataset.s.split(" ").pop();
    x.addEventListener("mouseenter", () => light(id, true));
    x.addEventListener("mouseleave", () => light(id, false));
    if (x.dataset.note) {
      x.addEventListener("focus", () => light(id, true));
      x.addEventListener("blur", () => light(id, false));
    }
  }
  const narrow = document.querySelector(".narrow");
  if (narrow && matchMedia("(max-width: 56rem)").matches) narrow.open = false;
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, select, textarea")) return;
    if (e.key === "/") {
      e.preventDefault();
      document.getElementById("q").focus();
    } else if (e.key === "j" || e.key === "k") {
      const at = notes.indexOf(document.activeElement.closest(".note"));
      const to = notes[at < 0 ? (e.key === "j" ? 0 : notes.length - 1) : at + (e.key === "j" ? 1 : -1)];
      if (to) {
        to.focus({ preventScroll: true });
        to.scrollIntoView({ block: "center" });
      }
    } else if (e.key === "?") {
      const note = document.activeElement.closest(".note, .row");
      note?.querySelector("a.why, a.more")?.click();
    }
  });
})();
