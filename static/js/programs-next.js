// Next year's plan by keyboard. In a row, the letters on its buttons choose: K, L, M, D, U, and Å undoes. The arrows go
// between the rows. When the server has answered, focus goes on to what comes next: the panel that was opened, the
// next row that nobody has chosen for, or the row that was undone.
(function () {
  "use strict";
  const FIELDS = "input:not([type=hidden]), select, textarea";
  let came = null;

  const page = () => document.querySelector("[data-next]");
  const rowOf = (element) => element.closest("[data-next-row]");
  const rowNumbered = (number) => document.querySelector(`[data-next-row="${CSS.escape(number)}"]`);
  const rows = () => [...page().querySelectorAll("[data-next-row]")];
  const first = (row) => row.querySelector("[data-key], [data-next-edit], a");

  function keyed(row, letter) {
    return [...row.querySelectorAll("[data-key]")].find((one) => one.dataset.key.split(" ").includes(letter));
  }

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey || event.metaKey || !event.target.closest) return;
    const panel = event.target.closest("[data-next-panel]");
    if (panel) {
      inPanel(event, panel);
      return;
    }
    const row = rowOf(event.target);
    if (!row || event.ctrlKey || event.shiftKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const all = rows();
      const next = all[all.indexOf(row) + (event.key === "ArrowDown" ? 1 : -1)];
      if (next) {
        event.preventDefault();
        first(next).focus();
      }
      return;
    }
    const button = event.key.length === 1 && keyed(row, event.key.toLowerCase());
    if (button) {
      event.preventDefault();
      button.click();
    }
  });

  function inPanel(event, panel) {
    if (event.key === "Escape") {
      event.preventDefault();
      panel.querySelector("[data-does=cancel]").click();
    } else if (event.key === "Enter" && event.target.matches("textarea")) {
      // Enter saves one activity's words; where each line is an activity it is a new line, and Ctrl+Enter saves.
      if (!event.ctrlKey && !event.target.matches("[data-enter-saves]")) return;
      event.preventDefault();
      panel.querySelector("form").requestSubmit();
    }
  }

  document.addEventListener("htmx:beforeRequest", (event) => {
    const by = event.detail.elt;
    const place = by.closest("[data-next-row], [data-next-panel]");
    came = {
      does: by.dataset.does || "",
      row: place ? place.dataset.nextRow || place.dataset.nextPanel : "",
    };
  });

  function goOn({ does, row: number }) {
    const here = number && rowNumbered(number);
    const panel = page().querySelector("[data-next-panel]");
    if (page().querySelector("[data-error-summary]")) return; // error-focus.js
    if (panel) {
      const field = panel.querySelector("[aria-invalid=true]") || panel.querySelector(FIELDS);
      field.focus();
      if (field.matches("textarea") && does === "open") field.setSelectionRange(field.value.length, field.value.length);
      return;
    }
    if (does === "choose" && here) {
      const all = rows();
      const after = [...all.slice(all.indexOf(here) + 1), ...all.slice(0, all.indexOf(here))];
      const next = after.find((row) => row.matches("[data-next-open]"));
      if (next) first(next).focus();
      else page().querySelector("[data-next-done]").focus();
    } else if (here) {
      first(here).focus();
    } else {
      const title = page().querySelector("#ny [name=title]");
      const next = page().querySelector("[data-next-done]") || page().querySelector("[data-next-left]");
      (does === "new" ? title : next || title).focus();
    }
  }

  document.addEventListener("htmx:afterSettle", () => {
    if (!came || !page()) return;
    const last = came;
    came = null;
    goOn(last);
  });

  // A link that leads to a row puts the keyboard in it.
  function followHash() {
    const row = /^#val-\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
    const panel = page() && page().querySelector("[data-next-panel]");
    if (panel && !page().querySelector("[data-error-summary]")) panel.querySelector(FIELDS)?.focus();
    else if (row && rowOf(row)) first(row).focus();
  }
  window.addEventListener("hashchange", followHash);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-next-left]");
    if (!link) return;
    event.preventDefault();
    first(document.getElementById(link.hash.slice(1))).focus();
  });
  followHash();
})();
