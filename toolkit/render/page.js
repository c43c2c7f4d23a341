"use strict";
(() => {
  const lit = new Set();
  const dim = () => { lit.forEach((e) => e.classList.remove("lit")); lit.clear(); };
  // Words linked by the aligner share a number in data-k; the partner words stand in the same sentence.
  const light = (word) => {
    dim();
    const row = word && word.closest(".s");
    if (!row) return;
    const wanted = new Set(word.dataset.k.split(" "));
    for (const other of row.querySelectorAll("[data-k]"))
      if (other === word || (other.closest("[lang]") !== word.closest("[lang]")
          && other.dataset.k.split(" ").some((k) => wanted.has(k)))) { other.classList.add("lit"); lit.add(other); }
  };
  document.addEventListener("pointerover", (event) => light(event.target.closest("[data-k]")));
  document.addEventListener("click", (event) => {
    const side = event.target.closest(".s > [lang]");
    if (!side || event.target.closest("a") || String(getSelection())) return;
    const row = side.parentElement, on = row.classList.contains("on");
    document.querySelectorAll(".s.on").forEach((e) => e.classList.remove("on"));
    row.classList.toggle("on", !on);
  });
  // Only while a sentence number has the focus, so that no key is taken from the page itself.
  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const here = document.activeElement;
    if (event.key === "Escape") document.querySelectorAll(".s.on").forEach((e) => e.classList.remove("on"));
    if (!step || !here.matches(".n") || event.altKey || event.ctrlKey || event.metaKey) return;
    const numbers = [...document.querySelectorAll("#text .n")];
    const next = numbers[numbers.indexOf(here) + step];
    if (!next) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.parentElement.scrollIntoView({ block: "nearest" });
  });
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  };
  addEventListener("hashchange", reveal);
  reveal();
  const search = document.querySelector(".search");
  if (search) {
    search.hidden = false;
    const briefs = [...document.querySelectorAll(".brief")].map((e) => [e, e.textContent.toLowerCase()]);
    search.addEventListener("input", (event) => {
      const words = event.target.value.toLowerCase().split(/\s+/);
      for (const [brief, text] of briefs) brief.hidden = !words.every((word) => text.includes(word));
    });
  }
  const closed = () => document.querySelectorAll("details:not([open])");
  let opened = [];
  addEventListener("beforeprint", () => { opened = [...closed()]; opened.forEach((e) => { e.open = true; }); });
  addEventListener("afterprint", () => opened.forEach((e) => { e.open = false; }));
})();
