// Editing in a table or a list: [data-rows] holds rows marked [data-row="<id>"].
// A row being edited holds its controls; Enter saves, Esc cancels, arrow up and down go to the same column in the
// next row. Focus stays in the row when the server's answer has replaced it.
//
//   <tbody data-rows>
//     <tr data-row="12" id="row-12"> … <button data-row-edit hx-get=… hx-target="closest tr" hx-swap="outerHTML">Ändra</button>
//     <tr data-row="12" id="row-12"> … <button data-row-save>Spara</button> <button data-row-cancel>Avbryt</button>
(function () {
  "use strict";
  const FIELDS = "input:not([type=hidden]):not([disabled]), select:not([disabled]), textarea:not([disabled])";
  let waiting = null;

  const rowOf = (element) => element.closest("[data-row]");
  const columnOf = (element) => {
    const cell = element.closest("td, th");
    return cell ? cell.cellIndex : 0;
  };
  const rowsOf = (row) => [...row.closest("[data-rows]").querySelectorAll("[data-row]")];

  function focusIn(row, column) {
    const cell = row.cells ? row.cells[column] : row;
    const place =
      (cell && cell.querySelector(FIELDS)) ||
      row.querySelector("[aria-invalid='true']") ||
      row.querySelector(FIELDS) ||
      row.querySelector("[data-row-edit]");
    if (!place) return;
    place.focus();
    if (place.select && place.matches("input[type=text], input[type=number], input:not([type])")) place.select();
  }

  function move(row, step, column) {
    const rows = rowsOf(row);
    const next = rows[rows.indexOf(row) + step];
    if (next) focusIn(next, column);
    return Boolean(next);
  }

  document.addEventListener("keydown", (event) => {
    const row = event.target.closest && event.target.closest("[data-rows] [data-row]");
    if (!row || event.isComposing || event.altKey || event.metaKey) return;
    const field = event.target;

    if (event.key === "Escape") {
      const cancel = row.querySelector("[data-row-cancel]");
      if (cancel) {
        event.preventDefault();
        cancel.click();
      }
    } else if (event.key === "Enter" && field.matches(FIELDS) && (!field.matches("textarea") || event.ctrlKey)) {
      const save = row.querySelector("[data-row-save]");
      if (save) {
        event.preventDefault();
        save.click();
      }
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      // Lists, dates, numbers and long texts use the arrows themselves.
      if (field.matches("textarea, select, input[type=number], input[type=date], input[type=radio]")) return;
      if (move(row, event.key === "ArrowDown" ? 1 : -1, columnOf(field))) event.preventDefault();
    }
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    const active = document.activeElement;
    const row = active && rowOf(active);
    const target = event.detail.target;
    if (row && target && (target === row || row.contains(target) || target.contains(row))) {
      waiting = { row: row.dataset.row, column: columnOf(active), name: active.name || "", id: active.id };
    }
  });

  document.addEventListener("htmx:afterSettle", () => {
    if (!waiting) return;
    const { row: key, column, name, id } = waiting;
    waiting = null;
    if (document.activeElement && document.activeElement !== document.body) return;
    const row = document.querySelector(`[data-row="${CSS.escape(key)}"]`);
    if (!row) return;
    const same = (id && document.getElementById(id)) || (name && row.querySelector(`[name="${CSS.escape(name)}"]`));
    if (same && row.contains(same)) same.focus();
    else focusIn(row, column);
  });
})();
