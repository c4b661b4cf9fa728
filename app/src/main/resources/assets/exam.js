// Sends the player's form as soon as something changes and says honestly whether it arrived. Without this script the
// same form works by its buttons. "Saved" is shown only after the server's reply; what has no reply yet is kept in this
// browser and sent again, always under the same key, by one sender at a time.
(function () {
  "use strict";
  var time = document.getElementById("time");
  if (time) runClock(time);
  var form = document.getElementById("answer-form");
  if (form) readAloud(document.getElementById("listen"));
  if (!form || !window.fetch) return;

  var state = document.getElementById("save-state");
  var store = "tessera-unsent:" + form.dataset.sitting + ":" + form.elements.part.value + ":";
  var mine = store + form.elements.slot.value;
  var seq = Number(form.dataset.seq) || 0;
  var sending = false;
  var typing = null;
  var retry = null;
  var wait = 1000;
  var onward = null;
  var memory = {};
  var base = disk();

  recall().then(restore);
  form.addEventListener("change", function (event) {
    if (/^(radio|checkbox|select-one)$/.test(event.target.type)) keepAndSend();
  });
  form.addEventListener("input", function (event) {
    if (event.target.tagName !== "TEXTAREA" && event.target.type !== "text") return;
    say("typing");
    clearTimeout(typing);
    typing = setTimeout(keepAndSend, 1000);
  });
  form.addEventListener("submit", function (event) {
    var button = event.submitter;
    if (button && button.hasAttribute("formaction")) {
      forget();
      return;
    }
    event.preventDefault();
    if (onward === "left") return; // the next page is on its way
    clearTimeout(typing);
    onward = button ? button.value : "next";
    keepAndSend();
  });
  window.addEventListener("online", send);
  window.addEventListener("beforeunload", function (event) {
    if (unsent().length > 0 && onward !== "left") event.preventDefault();
  });

  // The newest change of this page replaces one that was never sent; one that may have arrived keeps its key.
  function keepAndSend() {
    var body = {};
    new FormData(form).forEach(function (value, name) { body[name] = value; });
    seq += 1;
    body.seq = String(seq);
    body.go = onward || "save";
    body.key = uuid();
    write(mine, { path: form.getAttribute("action"), body: body });
    send();
  }

  function send() {
    clearTimeout(retry);
    if (sending) return;
    var name = unsent()[0];
    if (!name) return;
    var change = read(name);
    sending = true;
    if (name === mine) say("saving");
    change.body._csrf = form.elements._csrf ? form.elements._csrf.value : "";
    fetch(change.path, {
      method: "POST",
      headers: { "Accept": "application/json", "Idempotency-Key": change.body.key },
      body: new URLSearchParams(change.body),
      redirect: "manual",
      cache: "no-store"
    }).then(function (reply) {
      sending = false;
      if (reply.type === "opaqueredirect" || reply.status === 401 || reply.status === 403) return later("signedOut");
      if (reply.ok) return reply.json().then(function (saved) { arrived(name, change, saved); });
      if (reply.status === 409) return elsewhere(reply, name);
      if (reply.status >= 500 || reply.status === 429) {
        wait = Math.max(wait, 1000 * (Number(reply.headers.get("Retry-After")) || 0));
        return later("unsaved");
      }
      return reply.json().then(function (problem) {
        state.textContent = problem.title + ". " + problem.detail;
        state.classList.add("not-saved");
        remove(name);
      });
    }).catch(function () {
      sending = false;
      later("unsaved");
    });
  }

  function arrived(name, change, saved) {
    wait = 1000;
    var newest = read(name);
    if (newest && newest.body.key === change.body.key) remove(name);
    clock(saved.remaining);
    if (name === mine && !read(mine)) {
      say(saved.counted ? "saved" : "late", saved.time);
      if (onward) {
        onward = "left";
        window.location.assign(saved.next);
        return;
      }
    }
    send();
  }

  function elsewhere(reply, name) {
    if (name !== mine) {
      remove(name);
      return send();
    }
    return reply.json().then(function (problem) {
      state.textContent = problem.title;
      state.classList.add("not-saved");
      document.getElementById("elsewhere").hidden = false;
      onward = null;
    });
  }

  function later(text) {
    say(text);
    retry = setTimeout(send, wait);
    wait = Math.min(wait * 2, 15000);
  }

  function say(text, at) {
    state.textContent = state.dataset[text].replace("{0}", at || "");
    state.classList.toggle("not-saved", text !== "saved" && text !== "saving" && text !== "typing");
  }

  // What stands in localStorage reaches the disk seconds later, and a browser that is killed forgets it. So it is kept in
  // IndexedDB too, which can be told to wait for the disk; what is found there after a start is what was not sent.
  function disk() {
    return new Promise(function (ready) {
      try {
        var asked = window.indexedDB.open("tessera-exam", 1);
        asked.onupgradeneeded = function () { asked.result.createObjectStore("unsent"); };
        asked.onsuccess = function () { ready(asked.result); };
        asked.onerror = asked.onblocked = function () { ready(null); };
      } catch (closed) {
        ready(null);
      }
    });
  }
  function onDisk(work) {
    return base.then(function (db) {
      return db && new Promise(function (done) {
        var turn = db.transaction("unsent", "readwrite", { durability: "strict" });
        var asked = work(turn.objectStore("unsent"));
        turn.oncomplete = function () { done(asked.result); };
        turn.onerror = turn.onabort = function () { done(null); };
      });
    });
  }
  function recall() {
    return onDisk(function (unsent) { return unsent.getAll(IDBKeyRange.bound(store, store + "\uffff")); })
      .then(function (left) {
        (left || []).forEach(function (change) {
          var name = store + change.body.slot;
          var known = read(name);
          if (!known || Number(known.body.seq) < Number(change.body.seq)) keep(name, change);
        });
      });
  }

  // What an earlier visit could not send belongs to this page again: it is shown as chosen, and sent.
  function restore() {
    var left = read(mine);
    if (left && left.body.lease === form.elements.lease.value) {
      Array.prototype.forEach.call(form.querySelectorAll("[name^=answer]"), function (field) {
        var answer = left.body[field.name];
        if (field.type === "radio" || field.type === "checkbox") field.checked = field.value === answer;
        else if (answer !== undefined) field.value = answer;
      });
      if (Number(left.body.seq) > seq) seq = Number(left.body.seq);
      left.body.go = "save";
      write(mine, left);
    } else if (left) {
      remove(mine);
    }
    send();
  }

  function unsent() {
    var names = [];
    try {
      for (var i = 0; i < localStorage.length; i += 1) {
        if (localStorage.key(i).indexOf(store) === 0) names.push(localStorage.key(i));
      }
    } catch (closed) {
      // Without storage the change lives on this page only.
    }
    if (memory[mine] && names.indexOf(mine) < 0) names.unshift(mine);
    return names.sort(function (a) { return a === mine ? -1 : 1; });
  }

  function read(name) {
    if (memory[name]) return memory[name];
    try {
      return JSON.parse(localStorage.getItem(name));
    } catch (closed) {
      return null;
    }
  }
  function write(name, change) {
    keep(name, change);
    var kept = JSON.parse(JSON.stringify(change));
    delete kept.body._csrf;
    onDisk(function (unsent) { return unsent.put(kept, name); });
  }
  function keep(name, change) {
    memory[name] = change;
    try {
      var kept = JSON.parse(JSON.stringify(change));
      delete kept.body._csrf;
      localStorage.setItem(name, JSON.stringify(kept));
    } catch (full) {
      // The page itself still holds it.
    }
  }
  function remove(name) {
    onDisk(function (unsent) { return unsent.delete(name); });
    delete memory[name];
    try {
      localStorage.removeItem(name);
    } catch (closed) {
      // Nothing was kept.
    }
  }
  function forget() {
    onward = "left";
    remove(mine);
  }

  // For those to whom it was granted: this device reads what is to be answered, in the language it is written in.
  function readAloud(listen) {
    if (!listen || !window.speechSynthesis) return;
    listen.hidden = false;
    listen.firstElementChild.addEventListener("click", function () {
      var words = form.querySelector("fieldset") || form;
      var speech = new SpeechSynthesisUtterance(words.innerText);
      speech.lang = words.lang || document.documentElement.lang;
      window.speechSynthesis.cancel();
      window.speechSynthesis.speak(speech);
    });
  }

  function uuid() {
    if (window.crypto.randomUUID) return window.crypto.randomUUID();
    var b = window.crypto.getRandomValues(new Uint8Array(16));
    b[6] = (b[6] & 15) | 64;
    b[8] = (b[8] & 63) | 128;
    var hex = Array.prototype.map.call(b, function (x) { return ("0" + x.toString(16)).slice(-2); }).join("");
    return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
  }

  // The time left comes from the server; this device only counts on from there, so its own clock may be wrong.
  var end;
  function clock(seconds) {
    end = performance.now() + seconds * 1000;
  }
  function runClock(place) {
    clock(Number(place.dataset.seconds));
    var said = document.getElementById("time-said");
    var announced = {};
    setInterval(function () {
      var left = Math.max(0, end - performance.now());
      var minutes = Math.ceil(left / 60000);
      var text = left === 0 ? place.dataset.over : place.dataset.left.replace("{0}", String(minutes));
      if (minutes !== Number(place.dataset.shown) || left === 0) {
        place.dataset.shown = String(minutes);
        place.textContent = text;
      }
      if ((minutes === 10 || minutes === 5 || minutes === 1) && !announced[minutes]) {
        announced[minutes] = true;
        said.textContent = text;
      }
    }, 1000);
  }
})();
