// Says in Swedish what became of a key (allauth's script asks the device, and reports what went wrong),
// and tells beforehand when the browser or the address cannot use keys at all.
(function () {
  "use strict";

  const TEXTS = {
    NotAllowedError: "Nyckeln användes inte: frågan avbröts eller tog för lång tid. Försök igen, eller välj ett annat sätt.",
    AbortError: "Frågan avbröts. Försök igen, eller välj ett annat sätt.",
    InvalidStateError: "Enheten har redan en nyckel till ditt konto.",
    NotSupportedError: "Enheten kan inte göra en sådan nyckel. Prova telefonen, eller koppla en app med koder.",
    ConstraintError: "Enheten kan inte visa att det är du. Slå på skärmlås, fingeravtryck eller ansikte och försök igen.",
    SecurityError: "Nycklar fungerar inte på den här adressen. De kräver https och ett namn, som portal.example.se eller localhost.",
  };
  const OTHER = "Det gick inte att använda nyckeln. Försök igen, eller välj ett annat sätt.";
  const UNABLE = "Webbläsaren kan inte använda nycklar här. Välj ett annat sätt.";

  function say(text) {
    const region = document.querySelector("[data-passkey-trouble]");
    if (!region) return;
    region.textContent = text;
    region.hidden = false;
  }

  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    const problem = event.detail.exception;
    say(TEXTS[problem && problem.name] || OTHER);
  });

  document.addEventListener("DOMContentLoaded", () => {
    if (window.PublicKeyCredential) return;
    for (const button of document.querySelectorAll("[data-passkey]")) button.disabled = true;
    say(UNABLE);
  });
})();
