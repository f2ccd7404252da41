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
  const form = document.getElementById("missing"), offer = document.querySelector(".mark-missed");
  const letters = (range) => [...range.toString()];
  // The words that are marked, within one paragraph, with the place of the first in the text's code points.
  const chosen = () => {
    const selected = getSelection();
    if (!form || selected.isCollapsed || !selected.rangeCount) return null;
    const range = selected.getRangeAt(0).cloneRange();
    const from = range.startContainer;
    const text = (from.nodeType === 1 ? from : from.parentElement).closest("[data-at]");
    if (!text) return null;
    if (!text.contains(range.endContainer)) range.setEndAfter(text.lastChild);
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEnd(range.startContainer, range.startOffset);
    const words = range.toString();
    const lead = [...words].length - [...words.trimStart()].length;
    if (!words.trim()) return null;
    return { words: words.trim(), start: Number(text.dataset.at) + letters(before).length + lead };
  };
  document.addEventListener("selectionchange", () => {
    if (offer) offer.hidden = !chosen();
  });
  offer?.querySelector("button").addEventListener("mousedown", (e) => e.preventDefault());
  offer?.querySelector("button").addEventListener("click", () => {
    const found = chosen();
    if (!found) return;
    form.elements.words.value = found.words;
    form.elements.start.value = found.start;
    form.scrollIntoView({ block: "center" });
    (form.elements.author.value ? form.elements.reason : form.elements.author).focus({ preventScroll: true });
  });
  form?.elements.words.addEventListener("input", () => { form.elements.start.value = ""; });
  // a chart that is wider than a telephone begins at its oldest month
  const strip = document.querySelector(".sideways:has(.chosen)"), month = strip?.querySelector(".chosen");
  if (month) strip.scrollBy({ left: month.getBoundingClientRect().left - innerWidth / 2, behavior: "instant" });
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
