// Long texts save themselves as drafts: after three seconds of stillness, when the field is left and when the page is
// hidden. A copy lies in the browser until the server has the text. The published row is never touched.
//
//   <textarea name="text" data-autosave-url="/utkast/…" data-autosave-version="7" data-autosave-status="status-id">
//   data-autosave-says="Utkast sparat": instead of "Sparat", where there is something else to press
//
// PUT (form-encoded): field, text, version → 200 or 204 saved; 409 someone else has saved; 403 or a redirect: logged out.
//
// Drafts and savings go one at a time, so that no draft reaches the server after the text itself was saved: a saving
// waits for the drafts that are under way (two seconds at most), and drafts wait for the saving.
(function () {
  "use strict";
  const STILLNESS_MS = 3000;
  const RETRY_MS = 15000;
  const PATIENCE_MS = 2000; // so long a saving waits for a draft

  const drafts = new Set(); // those under way
  const waiting = new Set(); // what will be saved after them
  let savings = 0;

  // Stockholm's clock, as in what the server writes: the two may stand beside each other.
  const hours = new Intl.DateTimeFormat("sv-SE", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Stockholm" });
  const clock = () => hours.format(new Date()).replace(":", ".");

  function keep(key, value) {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch {
      // Full or closed storage: the server's draft is the first net, this was the second.
    }
  }

  function kept(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  function token(field) {
    const input = field.form && field.form.querySelector("[name=csrfmiddlewaretoken]");
    if (input) return input.value;
    const headers = document.body.getAttribute("hx-headers");
    return headers ? JSON.parse(headers)["X-CSRFToken"] : "";
  }

  function watch(field) {
    if (field.dataset.autosaveReady) return;
    field.dataset.autosaveReady = "yes";
    const key = `utkast:${field.dataset.autosaveUrl}:${field.name}`;
    const status = document.getElementById(field.dataset.autosaveStatus || "") || document.createElement("p");
    let saved = field.value;
    let timer = null;
    let sending = false;
    let stopped = false;

    const say = (text) => {
      if (status.textContent !== text) status.textContent = text;
    };

    const copy = kept(key);
    if (copy !== null && copy !== field.value) {
      say("Det finns en nyare text i den här webbläsaren. ");
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn btn-link btn-inline";
      button.textContent = "Hämta tillbaka den";
      button.addEventListener("click", () => {
        field.value = copy;
        field.focus();
        field.dispatchEvent(new Event("input", { bubbles: true }));
      });
      status.append(button);
    }

    async function save(leaving) {
      clearTimeout(timer);
      const text = field.value;
      // A field that an answer has replaced is saved, or stands in its new place.
      if (stopped || sending || text === saved || !field.isConnected) return;
      if (savings || waiting.size) {
        timer = setTimeout(save, STILLNESS_MS);
        return;
      }
      sending = true;
      let sent = null;
      try {
        sent = fetch(field.dataset.autosaveUrl, {
          method: "PUT",
          headers: { "X-CSRFToken": token(field), "X-Requested-With": "fetch" },
          body: new URLSearchParams({ field: field.name, text, version: field.dataset.autosaveVersion || "" }),
          credentials: "same-origin",
          redirect: "manual",
          // A request that outlives the page may carry at most 64 kB.
          keepalive: Boolean(leaving) && text.length < 20000,
        });
        drafts.add(sent);
        const answer = await sent;
        if (answer.ok) {
          saved = text;
          if (field.value === text) keep(key, null);
          say(`${field.dataset.autosaveSays || "Sparat"} kl. ${clock()}`);
        } else if (answer.status === 409) {
          stopped = true;
          say("Någon annan har ändrat texten. Spara för att se båda och välja. Din text är kvar.");
        } else if (answer.status === 403 || answer.type === "opaqueredirect") {
          say("Du är utloggad. Texten finns kvar i webbläsaren: logga in i en ny flik och fortsätt här.");
        } else {
          throw new Error(String(answer.status));
        }
      } catch {
        say("Inte sparat än: ingen kontakt med servern. Texten finns kvar i webbläsaren.");
        timer = setTimeout(save, RETRY_MS);
      } finally {
        drafts.delete(sent);
        sending = false;
      }
    }

    field.addEventListener("input", () => {
      keep(key, field.value);
      clearTimeout(timer);
      timer = setTimeout(save, STILLNESS_MS);
    });
    field.addEventListener("blur", () => save(false));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") save(true);
    });
    if (field.form) {
      field.form.addEventListener("submit", () => {
        stopped = true;
        clearTimeout(timer);
        // The copy stays until the page comes back with the saved text.
        sessionStorage.setItem("utkast-skickat", key);
      });
    }
  }

  function afterDrafts(event, by, goOn) {
    if (!drafts.size) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (waiting.has(by)) return;
    waiting.add(by);
    const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
    Promise.race([Promise.allSettled(drafts), patience]).then(() => {
      drafts.clear();
      waiting.delete(by);
      goOn();
    });
  }

  const changes = (verb) => verb.toLowerCase() !== "get";
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (changes(form.method)) afterDrafts(event, form, () => form.requestSubmit(event.submitter));
  }, true);
  document.addEventListener("htmx:confirm", (event) => {
    const { verb, elt, issueRequest } = event.detail;
    if (changes(verb)) afterDrafts(event, elt, () => issueRequest(false));
  });
  document.addEventListener("htmx:beforeSend", (event) => {
    const { xhr, requestConfig } = event.detail;
    if (!changes(requestConfig.verb)) return;
    savings += 1;
    // Not htmx:afterRequest: nobody hears it when another answer has replaced what sent this one.
    xhr.addEventListener("loadend", () => (savings -= 1));
  });

  function start(scope) {
    for (const field of scope.querySelectorAll("[data-autosave-url]")) watch(field);
  }

  document.addEventListener("DOMContentLoaded", () => {
    const sent = sessionStorage.getItem("utkast-skickat");
    if (sent && !document.querySelector("[data-error-summary], [data-conflict]")) keep(sent, null);
    if (sent) sessionStorage.removeItem("utkast-skickat");
    start(document);
  });
  document.addEventListener("htmx:afterSettle", (event) => start(event.target));
})();
