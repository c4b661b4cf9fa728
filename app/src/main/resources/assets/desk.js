// Looks every two seconds whether the wallet has answered, and shows the answer then. Without it, there is a link.
"use strict";
(() => {
  const waiting = document.querySelector("[data-wait]");
  if (!waiting) return;
  const look = async () => {
    try {
      const answer = await fetch(waiting.dataset.wait, { headers: { Accept: "application/json" } });
      if (answer.status === 404 || (answer.ok && (await answer.json()).state !== "waiting")) {
        location.reload();
        return;
      }
    } catch (offline) {
      // The next look may do better.
    }
    setTimeout(look, 2000);
  };
  setTimeout(look, 2000);
})();
