// The order of the action plan: a row is dragged by its grip, or moved with Alt and an arrow, and the server is asked.
//
//   <form id="ordna" hx-post=…> rad, till, fore, sedd: the hidden form that says it
//   <tbody data-place="s12"> a sub-goal (f3: a focus area without one), also one without rows
//   <tr data-row="7"> a row; the grip is put in here, since nothing can be dragged without script
(function () {
  "use strict";
  const form = () => document.getElementById("ordna");
  const rowsIn = (place) => [...place.querySelectorAll(":scope > tr[data-row]")];
  const places = () => [...document.querySelectorAll("#handlingsplan tbody[data-place]")];
  const say = (text) => {
    const message = document.createElement("p");
    message.className = "message message-warning";
    message.textContent = text;
    document.getElementById("messages").replaceChildren(message);
  };
  let back = null; // the row that gets the focus when the table has come back

  function prepare() {
    if (!form()) return;
    for (const row of document.querySelectorAll("#handlingsplan tr[data-row]:not(.editing)")) {
      if (row.querySelector(".plan-grip") || !row.querySelector(".plan-do")) continue;
      const grip = document.createElement("span");
      grip.className = "plan-grip";
      grip.title = "Dra raden dit den ska. Med tangenter: Alt och pil.";
      grip.setAttribute("aria-hidden", "true");
      row.querySelector(".plan-do").append(grip);
    }
  }

  function place(row, target, before) {
    if (document.querySelector("#handlingsplan tr.editing")) {
      say("Spara eller avbryt raden som du ändrar. Flytta sedan.");
      return;
    }
    const own = rowsIn(row.parentElement);
    const stays = target === row.parentElement && (before === row || own[own.indexOf(row) + 1] === before);
    if (stays || (target === row.parentElement && !before && own[own.length - 1] === row)) return;
    const fields = form().elements;
    fields.rad.value = row.dataset.row;
    fields.till.value = target.dataset.place;
    fields.fore.value = before ? before.dataset.row : "";
    back = row.dataset.row;
    form().requestSubmit();
  }

  // --- Keys: Alt and an arrow, from anywhere in the row --------------------------------------------------

  document.addEventListener("keydown", (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    const row = event.target.closest && event.target.closest("#handlingsplan tr[data-row]:not(.editing)");
    if (!row || !form()) return;
    event.preventDefault();
    const own = rowsIn(row.parentElement);
    const at = own.indexOf(row);
    const all = places();
    const next = all[all.indexOf(row.parentElement) + (event.key === "ArrowUp" ? -1 : 1)];
    if (event.key === "ArrowUp") {
      if (at > 0) place(row, row.parentElement, own[at - 1]);
      else if (next) place(row, next, null);
      else say("Raden står redan först i planen.");
    } else if (at < own.length - 1) place(row, row.parentElement, own[at + 2] || null);
    else if (next) place(row, next, rowsIn(next)[0] || null);
    else say("Raden står redan sist i planen.");
  });

  // --- The pointer -------------------------------------------------------------------------------------

  let drag = null;

  function spotAt(y) {
    for (const target of places()) {
      for (const line of target.rows) {
        const box = line.getBoundingClientRect();
        if (y < box.top || y >= box.bottom) continue;
        const rows = rowsIn(target);
        if (!line.dataset.row) return { target, before: rows[0] || null, line, edge: "after" };
        const isUpper = y < box.top + box.height / 2;
        const at = rows.indexOf(line);
        return { target, before: isUpper ? line : rows[at + 1] || null, line, edge: isUpper ? "before" : "after" };
      }
    }
    return null;
  }

  function mark(spot) {
    for (const line of document.querySelectorAll(".drop-before, .drop-after")) line.classList.remove("drop-before", "drop-after");
    if (spot) spot.line.classList.add(`drop-${spot.edge}`);
  }

  function stop(isDone) {
    if (!drag) return;
    const { row, spot, scroll } = drag;
    clearInterval(scroll);
    row.classList.remove("is-dragged");
    mark(null);
    drag = null;
    if (isDone && spot && spot.line !== row) place(row, spot.target, spot.before);
  }

  document.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest && event.target.closest(".plan-grip");
    if (!grip || event.button !== 0 || !form()) return;
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    const row = grip.closest("tr");
    row.classList.add("is-dragged");
    drag = { row, spot: null, y: event.clientY };
    // Near the edge of the window the page follows.
    drag.scroll = setInterval(() => {
      const step = drag.y < 70 ? -14 : drag.y > window.innerHeight - 70 ? 14 : 0;
      if (!step) return;
      window.scrollBy(0, step);
      drag.spot = spotAt(drag.y);
      mark(drag.spot);
    }, 30);
  });

  document.addEventListener("pointermove", (event) => {
    if (!drag) return;
    drag.y = event.clientY;
    drag.spot = spotAt(event.clientY);
    mark(drag.spot);
  });
  document.addEventListener("pointerup", () => stop(true));
  document.addEventListener("pointercancel", () => stop(false));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") stop(false);
  });

  document.addEventListener("htmx:afterSettle", () => {
    prepare();
    if (back === null) return;
    const row = document.getElementById(`rad-${back}`);
    back = null;
    if (!row) return;
    row.scrollIntoView({ block: "nearest" });
    const link = row.querySelector("[data-row-edit]") || row.querySelector("a");
    if (link) link.focus({ preventScroll: true });
  });
  prepare();
})();
