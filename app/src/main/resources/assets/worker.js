// Answers for the site when there is no network: units that a learner keeps, and the page that lists them. Nothing that is
// personal is ever kept here; credentials, results and sign-in always come from the network. The server fills in the two
// words in capitals. Should this ever do harm, a worker that unregisters itself is served under the same address.
"use strict";
const FILES = "FILES";
const SHELL = "shell " + FILES.join(" ");
const PATIENCE = 8000;
importScripts(FILES.find(file => file.endsWith("/phone.js")));

self.addEventListener("install", event => {
  event.waitUntil(caches.open(SHELL).then(shell => shell.addAll(FILES)));
});

self.addEventListener("activate", event => {
  event.waitUntil((async () => {
    const names = await caches.keys();
    await Promise.all(names.filter(n => n.startsWith("shell ") && n !== SHELL).map(n => caches.delete(n)));
    await self.clients.claim();
  })());
});

self.addEventListener("fetch", event => {
  const request = event.request;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  const path = url.pathname;
  if (request.method === "POST" && path === "/sign-out") return event.respondWith(signOut(request));
  if (request.method !== "GET") return;
  if (/^\/learn\/(narration|pictures)\/|^\/assets\//.test(path)) return event.respondWith(whole(request));
  if (/^\/learn\/(kept|offline)\//.test(path) && !path.endsWith("/files")) return event.respondWith(page(event, path));
  if (request.mode === "navigate" && !path.startsWith("/v/")) event.respondWith(live(request, path));
});

// What waits is sent before the server tells this browser to forget everything.
async function signOut(request) {
  await soon(phone.flush()).catch(() => null);
  return fetch(request);
}

async function whole(request) {
  const kept = await caches.match(request.url);
  return kept ? part(request, kept) : fetch(request);
}

// A phone asks for a sound in parts.
async function part(request, kept) {
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("range") || "");
  if (!range) return kept;
  const bytes = await kept.arrayBuffer();
  const from = Number(range[1]);
  const to = Math.min(range[2] ? Number(range[2]) : bytes.byteLength - 1, bytes.byteLength - 1);
  if (from > to) return new Response(null, { status: 416, headers: { "Content-Range": "bytes */" + bytes.byteLength } });
  return new Response(bytes.slice(from, to + 1), {
    status: 206,
    headers: {
      "Content-Type": kept.headers.get("content-type"),
      "Content-Range": "bytes " + from + "-" + to + "/" + bytes.byteLength,
      "Accept-Ranges": "bytes",
    },
  });
}

// A kept page at once, and in the background the newer one for the next time.
async function page(event, path) {
  const names = await caches.keys();
  for (const name of names) {
    const cache = await caches.open(name);
    const kept = await cache.match(path);
    if (!kept) continue;
    event.waitUntil(renew(cache, path, kept.headers.get("etag")).catch(() => null));
    return kept;
  }
  return fetch(path).catch(() => offline());
}

async function renew(cache, path, known) {
  const reply = await fetch(path, { cache: "no-cache" });
  if (!reply.ok || reply.redirected || reply.headers.get("etag") === known) return;
  const text = await reply.clone().text();
  const assets = [...text.matchAll(/(?:src|href)="(\/(?:assets|learn\/pictures)\/[^"]+)"/g)].map(found => found[1]);
  await cache.addAll([...new Set(assets)]);
  await cache.put(path, reply);
}

// Pages of a learner come from the server, so that they are true; without it, what is on the phone.
async function live(request, path) {
  if (await left()) await leaveForGood().catch(() => null);
  const place = /^\/learn\/([^/]+)\/([^/]+)(?:\/([^/]+))?$/.exec(path);
  const unit = place && await keptUnit(place[1], place[2]);
  try {
    return await (unit ? soon(fetch(request)) : fetch(request));
  } catch (noNetwork) {
    return unit ? Response.redirect(unit + (place[3] ? "#" + place[3] : ""), 302) : offline();
  }
}

async function keptUnit(course, unit) {
  const names = await caches.keys();
  const name = names.find(n => n.startsWith("unit " + course + " " + unit + " "));
  if (!name) return null;
  const about = await (await caches.open(name)).match("/about");
  return about ? (await about.json()).address : null;
}

async function offline() {
  const language = await caches.match("/language").then(r => r ? r.text() : "en");
  return Response.redirect("/learn/offline/" + language, 302);
}

function soon(promise) {
  return Promise.race([promise, new Promise((yes, no) => setTimeout(() => no(new Error("too slow")), PATIENCE))]);
}

// Somebody left while there was no network: the session is ended as soon as there is one, before anything is shown.
async function left() {
  return caches.match("/left");
}

async function leaveForGood() {
  const reply = await phone.ask("/learn/phone");
  if (reply && reply.ok) {
    const said = await reply.json();
    await fetch("/sign-out", { method: "POST", redirect: "manual", headers: { [said.header]: said.token } });
  }
  await caches.delete("left");
}
