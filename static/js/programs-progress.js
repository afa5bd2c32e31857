// The table of progress: a status saves itself when it is chosen, Enter saves a text and goes to the next row.
//
//   [data-progress] the form · [data-progress-row="<key>"] a row · [data-col="tick|status|text"] a control in a column
//
// The server answers with a row's cells, or with the whole form. What is typed while an answer is on its way stays.
(function () {
  "use strict";
  const form = () => document.querySelector("[data-progress]");
  const rowOf = (element) => element && element.closest && element.closest("[data-progress-row]");
  const rows = () => [...document.querySelectorAll("[data-progress-row]")];
  const control = (row, column) => row.querySelector(`[data-col="${column}"]`);
  const valueOf = (row, column) => {
    const field = control(row, column);
    return field ? field.value : "";
  };
  const say = (text) => {
    document.getElementById("laget-sagt").textContent = text;
  };

  // --- Moving ------------------------------------------------------------------------------------------------

  function move(row, step, column) {
    const all = rows();
    for (let at = all.indexOf(row) + step; all[at]; at += step) {
      const field = control(all[at], column);
      if (!field) continue; // a row in which two texts have met
      field.focus();
      return true;
    }
    return false;
  }

  // --- Saving ------------------------------------------------------------------------------------------------

  // One request per row at a time: the next waits for what the first one changed.
  function save(row, what) {
    if (row.dataset.busy) {
      row.dataset.again = row.dataset.again === "all" ? "all" : what;
      return;
    }
    const button = row.querySelector("button[name=spara]");
    if (!button) return;
    row.dataset.saves = what;
    button.click();
  }

  function saveAgain(row) {
    const what = row.dataset.again;
    delete row.dataset.again;
    if (what) save(row, what);
  }

  const isChanged = (row) => valueOf(row, "text").trim() !== "";

  function count() {
    if (!form()) return;
    const changed = rows().filter(isChanged).length;
    const ticked = rows().filter((row) => control(row, "tick").checked).length;
    for (const row of rows()) row.classList.toggle("is-changed", isChanged(row));
    form().querySelector("[data-save-all]").textContent =
      changed === 0 ? "Spara alla ändrade rader" : changed === 1 ? "Spara 1 ändrad rad" : `Spara ${changed} ändrade rader`;
    form().querySelector("[data-save-ticked]").textContent = ticked
      ? `Sätt på ${ticked} markerade`
      : "Sätt på markerade";
    for (const section of form().querySelectorAll("[data-progress-rows] section")) {
      const boxes = [...section.querySelectorAll("[data-col=tick]")];
      section.querySelector("[data-tick-area]").checked = boxes.every((box) => box.checked);
    }
    const all = form().querySelector("[data-tick-all]");
    all.checked = rows().length > 0 && ticked === rows().length;
  }

  document.addEventListener("htmx:confirm", (event) => {
    // From now on: the request may have to wait for a draft (autosave.js).
    const row = form() && form().contains(event.detail.elt) && rowOf(event.detail.elt);
    if (row) row.dataset.busy = "yes";
  });

  document.addEventListener("htmx:configRequest", (event) => {
    const button = event.detail.elt;
    if (!form() || !form().contains(button)) return;
    const row = rowOf(button);
    if (!row) return;
    // A row sends itself alone.
    const key = row.dataset.progressRow;
    const sent = event.detail.parameters;
    for (const name of Object.keys(sent)) {
      const own = name.endsWith(`-${key}`) || [button.name, "csrfmiddlewaretoken"].includes(name);
      if (!own) delete sent[name];
    }
    if (row.dataset.saves === "status") sent.bara = "status";
  });

  const typed = new Map(); // what stood in each row's fields when the request left
  const fieldsOf = (row) => ({ text: valueOf(row, "text"), status: valueOf(row, "status") });

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (!form() || !form().contains(event.detail.elt)) return;
    const row = rowOf(event.detail.elt);
    for (const one of row ? [row] : rows()) typed.set(one.id, fieldsOf(one));
  });

  let before = null; // focus, and what has been typed since

  document.addEventListener("htmx:beforeSwap", (event) => {
    const target = event.detail.target;
    if (!form() || !event.detail.shouldSwap || !(target === form() || (rowOf(target) && form().contains(target)))) return;
    const active = document.activeElement;
    const fields = new Map();
    for (const row of target === form() ? rows() : [target]) {
      fields.set(row.id, { now: fieldsOf(row), left: typed.get(row.id) || fieldsOf(row) });
    }
    const inside = active && target.contains(active);
    before = {
      fields,
      row: inside && rowOf(active) ? rowOf(active).id : null,
      column: inside ? active.dataset.col : null,
      name: inside ? active.name : "",
      start: inside && active.matches("textarea") ? active.selectionStart : null,
      top: inside && !rowOf(active),
    };
  });

  document.addEventListener("htmx:afterSwap", () => {
    if (!before) return;
    const { fields, row: rowId, column, name, start, top } = before;
    before = null;
    for (const [id, { now, left }] of fields) {
      const row = document.getElementById(id);
      const field = row && control(row, "text");
      if (!field) continue;
      if (now.status !== left.status) control(row, "status").value = now.status; // its own request is next
      if (now.text !== left.text) {
        field.value = field.value.trim() && field.value !== left.text ? `${field.value}\n${now.text}` : now.text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      } else if (field.value === "") forget(field); // saved for good: the browser's own copy has done its work
    }
    const row = rowId && document.getElementById(rowId);
    if (row) {
      const field =
        (column && control(row, column)) || row.querySelector("[data-conflict] button") || control(row, "text");
      if (field) {
        field.focus({ preventScroll: true });
        if (start !== null && field.matches("textarea")) field.setSelectionRange(start, start);
      }
    } else if (top && !document.querySelector("[data-error-summary]")) {
      const same = name && form().querySelector(`[name="${CSS.escape(name)}"]`);
      if (same) same.focus({ preventScroll: true });
    }
    count();
  });

  function forget(field) {
    try {
      localStorage.removeItem(`utkast:${field.dataset.autosaveUrl}:${field.name}`);
    } catch {
      // No storage, no copy.
    }
  }

  document.addEventListener("htmx:afterRequest", (event) => {
    // The button may be gone with the cells it stood in; the row stays.
    const row = event.detail.target && rowOf(event.detail.target);
    if (!row) return;
    delete row.dataset.busy;
    delete row.dataset.saves;
    if (row.dataset.again) setTimeout(() => saveAgain(row), 0); // after the answer has settled
  });

  // --- Keys --------------------------------------------------------------------------------------------------

  const thrownAway = new WeakMap();

  document.addEventListener("keydown", (event) => {
    const field = event.target;
    const row = rowOf(field);
    const column = field.dataset && field.dataset.col;
    if (!row || !column || event.isComposing) return;
    const plain = !event.altKey && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    const isOpen = field.matches("select") && CSS.supports("selector(select:open)") && field.matches(":open");
    if (isOpen) return;

    if (event.key === "Enter" && column === "tick") {
      event.preventDefault();
      if (plain) move(row, 1, column);
    } else if (event.key === "Enter" && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      if (column === "text" && isChanged(row)) save(row, "all");
      move(row, 1, column);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && plain) {
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (column === "text") {
        // Where the arrow no longer moves the cursor, the text ends and the next row begins.
        const at = field.selectionStart;
        setTimeout(() => {
          const edge = step > 0 ? field.value.length : 0;
          if (document.activeElement === field && (field.selectionStart === at || at === edge)) move(row, step, column);
        }, 0);
      } else if (move(row, step, column)) event.preventDefault();
      else if (column === "status") event.preventDefault(); // the last row: no status chosen by mistake
    } else if (event.key === "Escape" && column === "text") {
      event.preventDefault();
      const gone = thrownAway.get(row);
      if (field.value !== "") {
        thrownAway.set(row, field.value);
        field.value = "";
        say("Det du skrev är tömt. Esc igen hämtar tillbaka det.");
      } else if (gone) {
        thrownAway.delete(row);
        field.value = gone;
        say("Det du skrev är tillbaka.");
      } else return;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    } else if (event.key.toLowerCase() === "z" && event.ctrlKey && !event.shiftKey && column !== "text") {
      const undo = row.querySelector("[data-undo]");
      if (!undo) return;
      event.preventDefault();
      undo.click();
    }
  });

  // --- Choosing and ticking ----------------------------------------------------------------------------------

  let lastTicked = null;

  document.addEventListener("change", (event) => {
    const field = event.target;
    if (!form() || !form().contains(field)) return;
    if (field.dataset.col === "status") save(rowOf(field), "status");
    if (field.matches("[data-tick-all]")) tick(rows(), field.checked);
    if (field.matches("[data-tick-area]")) tick([...field.closest("section").querySelectorAll("[data-progress-row]")], field.checked);
    count();
  });

  function tick(some, on) {
    for (const row of some) control(row, "tick").checked = on;
  }

  document.addEventListener("click", (event) => {
    const box = event.target;
    if (!box.matches || !box.matches("[data-progress] [data-col=tick]")) return;
    const row = rowOf(box);
    if (event.shiftKey && lastTicked && lastTicked.isConnected) {
      const all = rows();
      const [from, to] = [all.indexOf(lastTicked), all.indexOf(row)].sort((a, b) => a - b);
      tick(all.slice(from, to + 1), box.checked);
    }
    lastTicked = row;
    count();
  });

  document.addEventListener("input", (event) => {
    if (event.target.dataset && event.target.dataset.col === "text") count();
  });
  document.addEventListener("DOMContentLoaded", count);
})();
