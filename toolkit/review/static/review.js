"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const item = $("#item"), status = $("#status"), alert = $("#alert");
  const readOnly = document.body.dataset.readOnly === "1";
  const data = $("#data") ? JSON.parse($("#data").textContent) : null;
  let busy = false;

  const say = (words, kind) => { status.textContent = words; status.className = `status ${kind || ""}`; };
  const warn = (words) => { alert.textContent = words; alert.hidden = !words; };
  const go = (where) => { if (where) location.assign(where); };
  const open = (id) => { const dialog = document.getElementById(id); if (dialog && !dialog.open) dialog.showModal(); return dialog; };

  // What is typed and not saved outlives a reload, an expired token and a server that is gone.
  const draftName = item && `draft ${item.dataset.brief} ${item.dataset.item}`;
  const keepDraft = () => {
    const texts = {};
    for (const area of $$(".edit textarea")) if (area.value !== area.dataset.original) texts[area.closest(".pair").dataset.key] = area.value;
    try { if (Object.keys(texts).length) sessionStorage.setItem(draftName, JSON.stringify(texts)); else sessionStorage.removeItem(draftName); } catch { /* private mode */ }
  };
  const dropDraft = () => { try { sessionStorage.removeItem(draftName); } catch { /* private mode */ } };

  const send = async (path, body) => {
    if (busy) return;
    busy = true;
    say("Saving…", "busy");
    try {
      const answer = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), credentials: "same-origin" });
      const said = await answer.json();
      if (answer.ok) { say("Saved", "ok"); dropDraft(); warn(""); go(said.next); return; } // busy until the next page: a key pressed twice decides once
      busy = false;
      say("Not saved", "bad");
      if (answer.status === 409 && said.theirs) conflict(path, body, said);
      else warn(`Not saved: ${said.error}`);
    } catch {
      busy = false;
      say("Not saved", "bad");
      warn("Not saved: the server does not answer. What you typed is still here; start toolkit review again and repeat.");
    }
  };
  const decide = (action, more = {}) => {
    if (readOnly || !item) return;
    const { brief, item: key, version, from } = item.dataset;
    return send("/api/decide", { brief, item: key, version: Number(version), from, action, texts: data.texts, ...more });
  };

  let pending = null;
  const conflict = (path, body, said) => {
    pending = { path, body: { ...body, version: said.version } };
    const line = (place, words) => { const p = document.createElement("p"); p.textContent = words; place.append(p); };
    const theirs = $("#theirs"), mine = $("#mine");
    theirs.replaceChildren(); mine.replaceChildren();
    if (!theirs || path !== "/api/decide") { warn(`Not undone: ${said.theirs.map((t) => `${t.who}: ${t.said}`).join("; ")} since.`); return; }
    for (const each of said.theirs) {
      line(theirs, `${each.who}, ${each.at}: ${each.said}`);
      if (each.detail) line(theirs, each.detail);
    }
    line(mine, { accept: "accepted", reject: `rejected: ${body.reason}`, english: "English corrected", spans: "borders moved", speaker: "speaker changed", comment: "comment" }[body.action]);
    for (const text of Object.values(body.english || {})) line(mine, text);
    if (body.speaker) line(mine, body.speaker.english || body.speaker.name || "unknown");
    if (body.comment) line(mine, body.comment);
    for (const [k, a, b] of body.english_spans || []) line(mine, points(data.texts[k]).slice(a, b).join(""));
    // Accepting words never seen makes no sense: then there is only looking at theirs.
    $("[data-act=take-mine]").hidden = body.action === "accept";
    $("[data-act=take-theirs] span").textContent = body.action === "accept" ? "Show me, then I decide" : "Keep theirs";
    open("conflict");
  };
  const takeMine = async () => {
    $("#conflict").close();
    if (pending) await send(pending.path, pending.body);
  };

  // Editing
  const edit = (on) => {
    if (!item) return;
    for (const label of $$(".edit")) label.hidden = !on;
    for (const side of $$(".english .side")) side.hidden = on;
    $("#editing").hidden = !on;
    item.classList.toggle("busy", on);
    if (on) { const area = $(".edit textarea"); area.focus(); area.setSelectionRange(area.value.length, area.value.length); for (const each of $$(".edit textarea")) fit(each); }
    else { for (const area of $$(".edit textarea")) area.value = area.dataset.original; dropDraft(); $("#main").focus({ preventScroll: true }); }
  };
  const fit = (area) => { area.style.height = "auto"; area.style.height = `${area.scrollHeight + 4}px`; };
  const saveEnglish = () => {
    const english = {};
    for (const area of $$(".edit textarea")) if (area.value.trim() !== area.dataset.original.trim()) english[area.closest(".pair").dataset.key] = area.value;
    if (!Object.keys(english).length) { edit(false); say("Nothing was changed", ""); return; }
    decide("english", { english });
  };

  // Moving borders: all positions in characters (code points), as on the server.
  let span = null, shownBefore = [];
  const points = (text) => Array.from(text);
  const borders = (text) => {
    const cuts = new Set([0, points(text).length]);
    let at = 0;
    for (const part of text.match(/[\p{L}\p{N}\p{M}]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu) || []) {
      const size = points(part).length;
      if (!/^\s/u.test(part)) { cuts.add(at); cuts.add(at + size); }
      at += size;
    }
    return [...cuts].sort((a, b) => a - b);
  };
  const starts = (text) => borders(text).filter((cut) => cut < points(text).length && /\S/u.test(points(text)[cut]));
  const ends = (text) => borders(text).filter((cut) => cut > 0 && /\S/u.test(points(text)[cut - 1]));
  const spans = (on) => {
    if (!item || !data.german_spans) return;
    $("#spanning").hidden = !on;
    for (const name of ["spanning", "busy"]) item.classList.toggle(name, on);
    if (!on) { span = null; for (const [side, nodes] of shownBefore) side.replaceChildren(...nodes); return; }
    shownBefore = $$(".now .side").map((side) => [side, [...side.childNodes]]);
    const english = data.english_spans.length ? data.english_spans : [[0, 0, points(data.texts[0]).length]];
    span = { side: "english", part: 0, german: data.german_spans.map((s) => [0, ...s]), english: english.map((s) => [...s]) };
    showSpans();
    $("#main").focus({ preventScroll: true });
  };
  const textOf = (side, k) => side === "german" ? data.german : data.texts[k];
  const step = (which, by) => {
    if (!span) return;
    const part = span[span.side][span.part], text = textOf(span.side, part[0]);
    const at = which === "start" ? 1 : 2, cuts = which === "start" ? starts(text) : ends(text);
    const next = by > 0 ? cuts.find((cut) => cut > part[at]) : cuts.filter((cut) => cut < part[at]).pop();
    if (next === undefined) return;
    const moved = [...part];
    moved[at] = next;
    const others = span[span.side].filter((other, n) => n !== span.part && other[0] === part[0]);
    if (moved[1] < moved[2] && others.every((o) => moved[2] <= o[1] || moved[1] >= o[2])) span[span.side][span.part] = moved;
    showSpans();
  };
  const paint = (place, text, marks, current) => {
    place.replaceChildren();
    let at = 0;
    const chars = points(text);
    for (const [n, [, start, end]] of marks) {
      place.append(chars.slice(at, start).join(""));
      const mark = document.createElement("span");
      mark.className = n === current ? "q current" : "q";
      mark.textContent = chars.slice(start, end).join("");
      place.append(mark);
      at = end;
    }
    place.append(chars.slice(at).join(""));
  };
  const showSpans = () => {
    const current = (side) => span.side === side ? span.part : -1;
    const german = span.german.map((part, n) => [n, part]);
    const sides = $$('.side[data-side="german"]');
    // The German of several sentences is one text: it is shown in the first row while borders are moved.
    sides.forEach((side, k) => { if (k) side.replaceChildren(); else paint(side, data.german, german, current("german")); });
    $$('.side[data-side="english"]').forEach((side, k) => paint(side, data.texts[k], span.english.map((p, n) => [n, p]).filter(([, p]) => p[0] === k), current("english")));
    const part = span[span.side][span.part];
    $("#span-now").textContent = `${span.side === "german" ? "German" : "English"}: ${points(textOf(span.side, part[0])).slice(part[1], part[2]).join("")}`;
  };
  const saveSpans = () => decide("spans", { german_spans: span.german.map(([, a, b]) => [a, b]), english_spans: span.english });

  // Word links
  let words = null;
  const lit = new Set();
  const light = (word) => {
    for (const each of lit) each.classList.remove("lit");
    lit.clear();
    const row = word && word.closest(".s");
    if (!row) return;
    const wanted = new Set(word.dataset.k.split(" "));
    for (const other of $$(".side [data-k]", row))
      if (other === word || (other.closest("[lang]") !== word.closest("[lang]") && other.dataset.k.split(" ").some((k) => wanted.has(k)))) { other.classList.add("lit"); lit.add(other); }
  };
  document.addEventListener("pointerover", (event) => light(event.target.closest(".side [data-k]")));
  document.addEventListener("focusin", (event) => { if (event.target.matches(".side [data-k]")) light(event.target); });
  const walk = (by) => {
    const all = $$(".now .side [data-k]");
    if (!all.length) { say("No word links here", ""); return; }
    words = words === null ? 0 : (words + by + all.length) % all.length;
    all.forEach((each) => each.removeAttribute("tabindex"));
    all[words].tabIndex = 0;
    all[words].focus();
  };

  const ACTS = {
    accept: () => decide("accept"),
    reject: () => { if (!readOnly) open("reject"); },
    edit: () => { if (!readOnly) edit(true); },
    spans: () => { if (!readOnly) spans(true); },
    speaker: () => { if (!readOnly && data && data.german_spans) open("speaker"); },
    comment: () => { if (!readOnly) open("comment"); },
    undo: () => { const shown = $("#status [data-number]"); if (!readOnly) send("/api/undo", shown ? { number: Number(shown.dataset.number) } : {}); },
    cancel: () => span ? spans(false) : edit(false),
    "save-english": saveEnglish,
    "save-spans": saveSpans,
    "other-side": () => { span.side = span.side === "english" ? "german" : "english"; span.part = 0; showSpans(); },
    "take-theirs": () => { dropDraft(); location.reload(); },
    "take-mine": takeMine,
    hypotheses: () => { const box = $("#hypotheses"); if (box) { box.open = !box.open; if (box.open) $("button", box).focus(); } else say("There are no other translations", ""); },
    text: () => { const whole = $("#whole"); if (whole) { whole.focus(); whole.scrollIntoView({ block: "nearest" }); } },
    words: () => { words = null; walk(0); },
    next: () => go(item && item.dataset.next),
    back: () => go(item && item.dataset.before),
    article: () => go(item && item.dataset.article),
    queue: () => go(item ? `/?${item.dataset.from}` : "/"),
  };
  const KEYS = { a: "accept", r: "reject", e: "edit", s: "spans", p: "speaker", c: "comment", u: "undo", h: "hypotheses", t: "text", w: "words", n: "next", j: "next", b: "back", k: "back", g: "article", q: "queue" };

  const rows = $$("[data-row]");
  const move = (by) => {
    const here = rows.indexOf(document.activeElement), next = rows[here < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, here + by))];
    if (next) { next.focus(); next.scrollIntoView({ block: "nearest" }); }
  };

  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, textarea, select");
    if (event.target.matches(".edit textarea")) {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); saveEnglish(); }
      if (event.key === "Escape") { event.preventDefault(); edit(false); }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const dialog = $("dialog[open]");
    if (dialog) {
      const choice = !typing && $$("[data-choice]", dialog)[Number(event.key) - 1];
      if (choice) { event.preventDefault(); choice.click(); }
      else if (!typing && dialog.id === "speaker" && /^\p{L}$/u.test(event.key)) { const name = $("[name=name]", dialog); name.focus(); name.select(); } // the letter follows the focus
      return;
    }
    if (typing) { if (event.key === "Escape") event.target.blur(); return; }
    if (span) return spanKey(event);
    if (event.target.matches(".side [data-k]") && (event.key === "ArrowLeft" || event.key === "ArrowRight")) { event.preventDefault(); walk(event.key === "ArrowRight" ? 1 : -1); return; }
    const box = $("#hypotheses[open]");
    if (box && /^[1-9]$/.test(event.key)) { const one = $$("[data-hypothesis]", box)[Number(event.key) - 1]; if (one) one.click(); return; }
    if (event.key === "?") { event.preventDefault(); open("keys"); return; }
    if (event.key === "/" && $("input[type=search]")) { event.preventDefault(); $("input[type=search]").focus(); return; }
    if (!item && rows.length && (event.key === "j" || event.key === "k" || event.key === "ArrowDown" || event.key === "ArrowUp")) { event.preventDefault(); move(event.key === "j" || event.key === "ArrowDown" ? 1 : -1); return; }
    if (event.key === "Escape" && box) { box.open = false; return; }
    const act = KEYS[event.key];
    if (act && (item || act === "undo" || act === "queue")) { event.preventDefault(); ACTS[act](); }
  });
  const spanKey = (event) => {
    const arrow = { ArrowLeft: -1, ArrowRight: 1 }[event.key], part = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const onButton = event.target.matches("button");
    if (arrow) step(event.shiftKey ? "start" : "end", arrow);
    else if (part) { const count = span[span.side].length; span.part = (span.part + part + count) % count; showSpans(); }
    else if (event.key === "Tab" && !onButton) ACTS["other-side"]();
    else if (event.key === "Enter" && !onButton) saveSpans();
    else if (event.key === "Escape") spans(false);
    else return;
    event.preventDefault();
  };

  document.addEventListener("click", (event) => {
    const target = event.target.closest("button, [data-dialog]");
    if (!target) return;
    const { act, dialog, reason, hypothesis, step: by } = target.dataset; // choices of a dialog have a number as well
    if (dialog) open(dialog);
    else if (act) ACTS[act]();
    else if (reason) { $("#reject").close(); decide("reject", { reason }); }
    else if (target.dataset.name !== undefined) { const { name, role, english } = target.dataset; $("#speaker").close(); decide("speaker", { speaker: { name, role, english } }); }
    else if (hypothesis) decide("english", { english: { [target.dataset.key]: hypothesis } });
    else if (by) { const [which, way] = by.split(" "); step(which, Number(way)); }
    else if (target.matches("[data-close]")) target.closest("dialog").close();
  });
  document.addEventListener("input", (event) => {
    if (event.target.matches(".edit textarea")) { fit(event.target); keepDraft(); }
  });
  const onSubmit = (id, send) => { const form = document.getElementById(id); if (form) form.addEventListener("submit", (event) => { event.preventDefault(); form.closest("dialog").close(); send(form); }); };
  onSubmit("speaker-form", (form) => decide("speaker", { speaker: { name: form.elements.name.value, role: form.elements.role.value, english: form.elements.english.value } }));
  onSubmit("comment-form", (form) => decide("comment", { comment: form.elements.comment.value }));
  for (const area of $$("dialog textarea")) area.addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); area.form.requestSubmit(); } });

  // The whole article, in step with the item.
  const here = $(".whole .here"), whole = $("#whole");
  if (here && whole) whole.scrollTop += here.getBoundingClientRect().top - whole.getBoundingClientRect().top - whole.clientHeight / 3;
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); }); // the way back must not show an old state

  if (item && !readOnly) {
    let draft = null;
    try { draft = JSON.parse(sessionStorage.getItem(draftName)); } catch { /* private mode */ }
    if (draft) {
      edit(true);
      for (const area of $$(".edit textarea")) { const text = draft[area.closest(".pair").dataset.key]; if (text !== undefined) area.value = text; }
      say("What you had typed was not saved yet; it is here again", "");
    }
  }

  // Live progress of everybody, and whether this very item was decided elsewhere.
  let polled = "";
  const poll = async () => {
    if (busy) return;
    try {
      const query = item ? `?brief=${encodeURIComponent(item.dataset.brief)}&item=${encodeURIComponent(item.dataset.item)}` : "";
      const answer = await fetch(`/api/progress${query}`, { credentials: "same-origin" });
      if (!answer.ok) return;
      const said = await answer.json();
      for (const place of $$("[data-progress]")) place.textContent = `${said.accepted + said.rejected} of ${said.total} decided`;
      for (const bar of $$("[data-bar]")) { bar.max = said.total || 1; bar.value = said.accepted + said.rejected; }
      let news = said.problem ? `Decisions are saved, but files are not written. ${said.problem}` : "";
      if (item && said.version !== undefined && said.version > Number(item.dataset.version)) news = "Somebody decided on this item just now. Load the page again to see it.";
      if (news || alert.textContent === polled) warn(news);
      polled = news;
      if ($("[data-unknown]") && !said.unknown && document.activeElement === document.body) location.reload();
    } catch { /* the next decision will say so */ }
  };
  setInterval(() => { if (!document.hidden) poll(); }, 4000);
})();
