// Copies an address to the clipboard. Without script the buttons stay hidden and the address can be marked by hand.
(function () {
  "use strict";
  if (!navigator.clipboard) return;

  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const field = document.getElementById(button.dataset.copy);
      const told = document.querySelector(`[data-copied="${CSS.escape(button.dataset.copy)}"]`);
      try {
        await navigator.clipboard.writeText(field.value);
        told.textContent = "Kopierad";
      } catch {
        field.focus();
        field.select();
        told.textContent = "Markerad: kopiera med Ctrl och C";
      }
    });
  }
})();
