// What a phone keeps for the learner who is signed in: how far they are, and what is still to be sent. All of it is
// encrypted with a key that the phone has only while they are signed in, so the next person can read nothing. One sender
// at a time; every deed carries a key of its own, so what arrives twice counts once. Pages and the worker share this.
const phone = (() => {
  "use strict";
  const BATCH = 50;
  const memory = { person: new Map(), outbox: new Map(), courses: new Map() };
  const listeners = [];
  let base;
  let state = "unknown";

  // Private windows and full phones refuse to keep anything: then it lives as long as the page, and is sent at once.
  const database = () => {
    base = base || new Promise((yes, no) => {
      const asked = indexedDB.open("tessera", 1);
      asked.onupgradeneeded = () => Object.keys(memory).forEach(name => asked.result.createObjectStore(name));
      asked.onsuccess = () => {
        asked.result.onversionchange = () => { asked.result.close(); base = null; };
        yes(asked.result);
      };
      asked.onerror = asked.onblocked = () => no(asked.error);
    });
    return base;
  };
  const within = async (name, mode, work, otherwise) => {
    try {
      const db = await database();
      return await new Promise((yes, no) => {
        const turn = db.transaction(name, mode, { durability: "strict" });
        const asked = work(turn.objectStore(name));
        turn.oncomplete = () => yes(asked.result);
        turn.onerror = turn.onabort = () => no(turn.error);
      });
    } catch (refused) {
      base = null;
      state = "refused";
      return otherwise(memory[name]);
    }
  };
  const read = (name, id) => within(name, "readonly", s => s.get(id), m => m.get(id));
  const all = name => within(name, "readonly", s => s.getAll(), m => [...m.values()]);
  const write = (name, id, value) => within(name, "readwrite", s => s.put(value, id), m => m.set(id, value));
  const remove = (name, id) => within(name, "readwrite", s => s.delete(id), m => m.delete(id));

  const seal = async (person, value) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(value));
    return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, person.key, plain) };
  };
  const unseal = async (person, sealed) => {
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv }, person.key, sealed.data);
    return JSON.parse(new TextDecoder().decode(plain));
  };

  const person = () => read("person", "now");

  // A network that asks to log in first answers with pages of its own, so only our JSON counts as an answer.
  const ask = async (path, options) => {
    const reply = await fetch(path, Object.assign({ redirect: "manual", cache: "no-store" }, options, {
      headers: Object.assign({ Accept: "application/json" }, options && options.headers),
    }));
    if (reply.type === "opaqueredirect" || reply.status === 401 || reply.status === 403) return null;
    if (!/json/.test(reply.headers.get("content-type") || "")) throw new Error("not our server");
    return reply;
  };

  // Who is signed in at the server. Nobody any more: the key is forgotten here too.
  const meet = async () => {
    const reply = await ask("/learn/phone");
    if (!reply || !reply.ok) {
      if (!reply) await remove("person", "now");
      state = "signedOut";
      return null;
    }
    const said = await reply.json();
    const raw = Uint8Array.from(atob(said.key), c => c.charCodeAt(0));
    const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
    await write("person", "now", { who: said.who, key });
    state = state === "refused" ? state : "signedIn";
    return { who: said.who, key, header: said.header, token: said.token };
  };

  // One at a time, in all tabs and the worker: two changes at once would each forget the other.
  const turns = {};
  const alone = (name, work) => navigator.locks
    ? navigator.locks.request(name, work)
    : (turns[name] = (turns[name] || Promise.resolve()).then(work, work));

  const blank = () => ({ done: {}, answers: {}, place: null, turn: 0 });
  const name = (who, course) => who + ":" + course;

  // How far this learner is in a course, as far as this phone knows; nothing when nobody is signed in.
  const look = async course => {
    const me = await person();
    if (!me) return null;
    const sealed = await read("courses", name(me.who, course));
    try {
      return sealed ? await unseal(me, sealed) : blank();
    } catch (damaged) {
      return blank();
    }
  };
  const save = async (me, course, known) => write("courses", name(me.who, course), await seal(me, known));

  // Asks how far the learner is on all devices. What was done here since then, or waits to be sent, is newer than the reply.
  const refresh = async course => {
    const me = await meet();
    if (!me) return;
    const before = await look(course);
    const reply = await ask("/learn/phone/" + course);
    if (!reply || !reply.ok) return;
    const told = await reply.json();
    await alone("tessera-known", async () => {
      const turn = ((await look(course)) || blank()).turn;
      if (turn === (before || blank()).turn && await waiting() === 0) await save(me, course, Object.assign(blank(), told, { turn }));
    });
  };

  const uuid = () => {
    if (crypto.randomUUID) return crypto.randomUUID();
    const b = crypto.getRandomValues(new Uint8Array(16));
    b[6] = (b[6] & 15) | 64;
    b[8] = (b[8] & 63) | 128;
    return [...b].map(x => x.toString(16).padStart(2, "0")).join("").replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
  };

  // Keeps a deed before anything is sent. False when nobody is signed in, as it could be counted for nobody.
  const did = async (course, deed, finishes) => {
    const me = await person() || await meet().catch(() => null);
    if (!me) return false;
    const whole = Object.assign({ key: uuid(), at: Date.now() }, deed);
    const sealed = await seal(me, { course, deed: whole });
    await write("outbox", whole.key, Object.assign({ who: me.who, key: whole.key, at: whole.at }, sealed));
    await alone("tessera-known", async () => {
      const known = await look(course) || blank();
      known.turn = (known.turn || 0) + 1;
      known.place = { unit: deed.unit, step: deed.step, sentence: deed.sentence || 0 };
      if (deed.answer !== undefined) known.answers[deed.unit + "/" + deed.step] = deed.answer;
      if (finishes) known.done[deed.unit] = [...new Set([...(known.done[deed.unit] || []), deed.step])];
      await save(me, course, known);
    });
    flush();
    return true;
  };

  const waiting = async () => {
    const me = await person();
    const rows = await all("outbox");
    return rows.filter(row => !me || row.who === me.who).length;
  };

  // Sends what waits. A deed leaves the phone only when the server has named its key.
  const flush = () => alone("tessera-outbox", async () => {
    try {
      const rows = (await all("outbox")).sort((a, b) => a.at - b.at);
      if (rows.length === 0) return;
      const me = await meet();
      if (me) await send(me, rows.filter(row => row.who === me.who));
    } catch (noNetwork) {
      if (state !== "refused") state = "offline";
    } finally {
      tell();
    }
  });

  const send = async (me, rows) => {
    const byCourse = new Map();
    for (const row of rows) {
      const opened = await unseal(me, row).catch(() => null);
      if (!opened) await remove("outbox", row.key);
      else byCourse.set(opened.course, [...(byCourse.get(opened.course) || []), opened.deed]);
    }
    for (const [course, deeds] of byCourse) {
      for (let from = 0; from < deeds.length; from += BATCH) await sendOne(me, course, deeds.slice(from, from + BATCH));
    }
  };

  const sendOne = async (me, course, deeds) => {
    const now = Date.now();
    const told = deeds.map(d => Object.assign({}, d, { at: undefined, ago: Math.max(0, now - d.at) }));
    const reply = await ask("/learn/phone/" + course, {
      method: "POST",
      headers: { "Content-Type": "application/json", [me.header]: me.token },
      body: JSON.stringify({ deeds: told }),
    });
    if (!reply) return;
    if (reply.status === 404) return Promise.all(deeds.map(d => remove("outbox", d.key)));
    if (!reply.ok) throw new Error("not taken");
    const said = await reply.json();
    for (const key of [...said.kept, ...said.refused]) await remove("outbox", key);
  };

  const tell = async () => {
    const count = await waiting();
    listeners.forEach(listener => listener(state, count));
  };

  // Leaves nothing of anybody in this browser: kept units, progress, keys, choices.
  const wipe = async () => {
    const db = await database().catch(() => null);
    if (db) db.close();
    base = null;
    await new Promise(done => {
      const asked = indexedDB.deleteDatabase("tessera");
      asked.onsuccess = asked.onerror = asked.onblocked = done;
    }).catch(() => null);
    const kept = await caches.keys();
    await Promise.all(kept.map(each => caches.delete(each)));
    if (typeof localStorage !== "undefined") localStorage.clear();
  };

  return {
    did, look, refresh, flush, waiting, meet, person, ask, wipe,
    state: () => state,
    listen: listener => { listeners.push(listener); tell(); },
  };
})();

if (typeof document !== "undefined" && "serviceWorker" in navigator) {
  navigator.serviceWorker.register("/worker.js").catch(() => null);
  // The language to answer in when there is no network.
  if (self.caches) {
    caches.open("tessera").then(c => c.put("/language", new Response(document.documentElement.lang))).catch(() => null);
  }
}
if (typeof document !== "undefined") {
  addEventListener("online", phone.flush);
  addEventListener("pageshow", phone.flush);
  document.addEventListener("visibilitychange", phone.flush);
  setInterval(phone.flush, 20000);
}

// Whether what one does is kept and sent, on pages that have a line for it.
if (typeof document !== "undefined" && document.getElementById("phone-state")) {
  phone.listen((state, waiting) => {
    const line = document.getElementById("phone-state");
    const text = state === "refused" ? "refused" : state === "signedOut" ? "signedOut"
      : !navigator.onLine || state === "offline" ? "offline" : waiting > 0 ? "waiting" : "sent";
    line.textContent = line.dataset[text].replace("{0}", String(waiting));
  });
}
