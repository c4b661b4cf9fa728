// Keeping a unit on this phone and deleting it, and the list of what is there. Each unit is a cache of its own: it is
// there when its last file is, and goes in one piece.
(() => {
  "use strict";
  const able = "caches" in self && "serviceWorker" in navigator;
  const megabytes = (bytes, language) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(Math.max(0.1, bytes / 1000000));

  // All kept units: what was written about each one when it was whole.
  const kept = async () => {
    const names = (await caches.keys()).filter(n => n.startsWith("unit "));
    const found = await Promise.all(names.map(async name => {
      const about = await (await caches.open(name)).match("/about");
      return about ? Object.assign(await about.json(), { name }) : null;
    }));
    return found.filter(each => each !== null);
  };

  const form = document.getElementById("keep");
  if (form) keeping(form);
  const list = document.getElementById("kept-units");
  if (list) listing(list);
  const units = document.querySelectorAll("[data-kept-unit]");
  if (units.length && able) kept().then(all => units.forEach(mark => {
    mark.hidden = !all.some(each => each.course === mark.dataset.keptCourse && each.unit === mark.dataset.keptUnit);
  })).catch(() => null);

  function keeping(place) {
    const said = document.getElementById("keep-said");
    const at = place.dataset;
    const button = place.querySelector("button");
    const there = document.getElementById("keep-there");
    const name = () => "unit " + at.course + " " + at.unit + " " + at.pack;
    const say = (text, ...values) => {
      said.textContent = values.reduce((t, v, i) => t.replace("{" + i + "}", v), said.dataset[text]);
    };
    if (!able) return say("refused");
    place.hidden = false;
    const show = async () => {
      const mine = (await kept()).find(each => each.name === name());
      there.hidden = !mine;
      button.disabled = false;
      if (mine) there.querySelector("a").href = mine.address;
      return mine;
    };
    room(document.getElementById("keep-room"));
    show().then(mine => mine && say("done")).catch(() => say("refused"));
    place.addEventListener("submit", async event => {
      event.preventDefault();
      button.disabled = true;
      const sound = new FormData(place).get("sound");
      try {
        // Only asked for; a browser that says no may still keep it, but may also clear it.
        if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => null);
        await fetchAll(at, name(), sound, say);
        say("done");
      } catch (failed) {
        await tidy().catch(() => null);
        say(failed.name === "QuotaExceededError" ? "full" : failed.name === "SecurityError" ? "refused" : "failed");
      }
      show().catch(() => null);
    });
    there.querySelector("button").addEventListener("click", async () => {
      await caches.delete(name());
      say("deleted");
      show();
    });
  }

  async function fetchAll(at, name, sound, say) {
    const asked = await fetch(at.address + "/files?sound=" + sound);
    if (!asked.ok) throw new Error("no list");
    const parcel = await asked.json();
    await tidy();
    // What is there already stays whole until the new one is.
    const cache = await caches.open(name);
    const files = [...parcel.pages, ...parcel.sounds];
    let bytes = 0;
    for (let i = 0; i < files.length; i += 1) {
      say("progress", i, files.length);
      const reply = await fetch(files[i]);
      if (!reply.ok || reply.redirected) throw new Error("not all arrived");
      bytes += (await reply.clone().blob()).size;
      await cache.put(files[i], reply);
    }
    const about = { course: at.course, unit: at.unit, address: at.address, language: at.language, sound, bytes };
    about.titles = JSON.parse(at.titles);
    about.courses = JSON.parse(at.courses);
    await cache.put("/about", new Response(JSON.stringify(about), { headers: { "Content-Type": "application/json" } }));
    const wanted = new Set([...files, "/about"].map(file => new URL(file, location.href).href));
    for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
    await phone.refresh(at.course).catch(() => null);
  }

  // Takes away what is left of units that were never whole, because the page was closed or the phone was full.
  async function tidy() {
    for (const name of (await caches.keys()).filter(n => n.startsWith("unit "))) {
      if (!await (await caches.open(name)).match("/about")) await caches.delete(name);
    }
  }

  async function room(place) {
    if (!place || !navigator.storage || !navigator.storage.estimate) return;
    const known = await navigator.storage.estimate();
    place.hidden = false;
    place.textContent = place.dataset.text.replace("{0}", megabytes(known.quota - known.usage, document.documentElement.lang));
  }

  function listing(place) {
    const language = document.documentElement.lang;
    const leave = document.getElementById("leave");
    document.getElementById("leaving").hidden = false;
    const show = async () => {
      const all = able ? await kept() : [];
      place.textContent = "";
      document.getElementById("kept-none").hidden = all.length > 0;
      all.sort((a, b) => (a.course + a.unit).localeCompare(b.course + b.unit)).forEach(each => {
        const line = document.getElementById("kept-line").content.cloneNode(true);
        const address = each.address.replace(/[^/]+$/, each.titles[language] ? language : each.language);
        line.querySelector("a").href = address;
        line.querySelector("a").textContent = each.titles[language] || each.titles[each.language];
        line.querySelector(".course").textContent = each.courses[language] || each.courses.en || "";
        line.querySelector(".weight").textContent = megabytes(each.bytes, language) + " MB";
        line.querySelector("button").addEventListener("click", async () => { await caches.delete(each.name); show(); });
        place.append(line);
      });
    };
    show().catch(() => null);
    room(document.getElementById("keep-room"));
    leave.addEventListener("click", async () => {
      if (await phone.waiting() > 0) {
        const sure = document.getElementById("leave-sure");
        if (sure.hidden) { sure.hidden = false; return; }
      }
      await phone.wipe();
      await (await caches.open("left")).put("/left", new Response(""));
      show();
      document.getElementById("left").hidden = false;
      document.getElementById("leave-sure").hidden = true;
    });
  }
})();
