// Shows the text box's unit as its learners will meet it, a moment after the last key. The server makes the same preview
// that its button makes, so without this script nothing is missing but the button's click.
(function () {
  "use strict";
  var form = document.getElementById("editing");
  var preview = document.getElementById("preview");
  if (!form || !preview || !window.fetch) return;
  var waiting = null;
  var latest = 0;
  form.elements.text.addEventListener("input", function () {
    clearTimeout(waiting);
    waiting = setTimeout(show, 600);
  });

  function show() {
    var mine = ++latest;
    var body = new URLSearchParams(new FormData(form));
    body.set("action", "preview");
    fetch(form.action, { method: "POST", body: body, credentials: "same-origin" })
      .then(function (reply) { return reply.ok ? reply.text() : Promise.reject(reply.status); })
      .then(function (html) {
        if (mine !== latest) return; // a later one is on its way
        var fresh = new DOMParser().parseFromString(html, "text/html").getElementById("preview");
        if (fresh) preview.replaceChildren.apply(preview, Array.from(fresh.childNodes));
      })
      .catch(function () { /* The last preview stays; the button tells what is wrong. */ });
  }
})();
