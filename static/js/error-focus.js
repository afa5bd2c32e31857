// The error summary takes focus when the page or an answer brings one, and its links lead into the fields.
// A request that failed is said aloud in the page, so that nobody believes that something was saved.
(function () {
  "use strict";

  function focusSummary(scope) {
    const summary = scope.querySelector("[data-error-summary]");
    if (summary) summary.focus();
  }

  function say(text) {
    const region = document.getElementById("request-error");
    if (!region) return;
    region.textContent = text;
    region.hidden = text === "";
  }

  document.addEventListener("DOMContentLoaded", () => focusSummary(document));
  document.addEventListener("htmx:afterSettle", (event) => focusSummary(event.target));
  document.addEventListener("htmx:beforeRequest", () => say(""));
  document.addEventListener("htmx:sendError", () =>
    say("Ingen kontakt med servern. Det du skrev står kvar. Kontrollera uppkopplingen och försök igen."),
  );
  // An answer that names its own place (the login ran out) is shown there, whatever its status.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.getResponseHeader("HX-Retarget")) event.detail.shouldSwap = true;
  });
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.getResponseHeader("HX-Retarget")) return;
    const status = event.detail.xhr.status;
    if (status === 403) say("Du får inte göra det här, eller så har du blivit utloggad. Logga in och försök igen.");
    else if (status === 404) say("Det du ville ändra finns inte längre. Ladda om sidan.");
    else say("Det gick inte att spara. Det du skrev står kvar. Försök igen om en stund.");
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-error-summary] a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    field.scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
  });
})();
