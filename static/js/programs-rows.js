// The row's comment saves itself as a draft (autosave.js), and a draft found on the server can be fetched back.
(function () {
  "use strict";

  function prepare(scope) {
    for (const form of scope.querySelectorAll("form[data-draft-url]")) {
      const comment = form.querySelector("[name=comment]");
      if (!comment || comment.dataset.autosaveUrl) continue;
      comment.dataset.autosaveUrl = form.dataset.draftUrl;
      comment.dataset.autosaveVersion = form.dataset.draftVersion;
      comment.dataset.autosaveStatus = `utkast-${form.dataset.programsRow}`;
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-use-draft]");
    if (!button) return;
    const comment = button.form.querySelector("[name=comment]");
    comment.value = button.dataset.useDraft;
    comment.focus();
    comment.dispatchEvent(new Event("input", { bubbles: true }));
    button.closest(".note").remove();
  });

  // Before autosave.js looks: it listens for the same events, and is loaded first.
  document.addEventListener("htmx:afterSwap", () => prepare(document));
  prepare(document);
})();
