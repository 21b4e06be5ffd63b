{% load static %}// Opens a few pages without a connection. With one, what is shown always comes from the site.
// The pages of EMERGENCY are kept on every device; others only when the reader asks, in the cache KEPT (static/js/keep.js).

const VERSION = "site-{{ version }}";
const KEPT = "kept";
const OFFLINE = "{% url 'offline' %}";
const EMERGENCY = [{% for address in addresses %}"{{ address }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
const FILES = ["{% static 'css/site.css' %}", "{% static 'js/fade.js' %}", "{% static 'js/site.js' %}", "{% static 'js/keep.js' %}", "{% static 'favicon.svg' %}"];
// Milliseconds until a copy is shown, where there is one: in an emergency nobody waits for a dead connection.
const PATIENCE = 8000;

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(openPage(event, pathname, search));
  else if (pathname.startsWith("{% get_static_prefix %}")) event.respondWith(fetch(request).catch(() => copyOfFile(request.url)));
});

async function install() {
  const cache = await caches.open(VERSION);
  await cache.addAll([...FILES, ...EMERGENCY.map(asItIsNow)]);
  await skipWaiting();
}

async function activate() {
  for (const name of await caches.keys()) if (![VERSION, KEPT].includes(name)) await caches.delete(name);
  await registration.navigationPreload?.enable();
  await clients.claim();
  // What was kept is as old as the last version: bring it up to date while there is a connection.
  const kept = await caches.open(KEPT);
  await Promise.allSettled((await kept.keys()).map(async ({ url }) => renew(kept, url, await fetch(asItIsNow(url)))));
}

function asItIsNow(address) {
  return new Request(address, { cache: "no-cache" });
}

async function openPage(event, path, search) {
  const answer = fromSite(event);
  const copy = await caches.match(path);
  try {
    const response = await (copy ? Promise.race([answer, impatience()]) : answer);
    if (response.status >= 500 && copy) return copyOfPage(copy);
    if (copy && !search) event.waitUntil(renewEverywhere(path, response.clone()));
    return response;
  } catch {
    return copyOfPage(copy);
  }
}

async function fromSite(event) {
  return (await event.preloadResponse) || fetch(event.request);
}

function impatience() {
  return new Promise((_, reject) => { setTimeout(reject, PATIENCE); });
}

async function renewEverywhere(path, response) {
  for (const name of [VERSION, KEPT]) {
    const cache = await caches.open(name);
    if (await cache.match(path)) await renew(cache, path, response.clone());
  }
}

// A page that moved is kept under its new address, and one that was withdrawn is kept no longer.
async function renew(cache, address, response) {
  if (response.redirected || [404, 410].includes(response.status)) await cache.delete(address);
  if (response.ok) await cache.put(response.redirected ? response.url : address, response);
}

async function copyOfPage(copy) {
  const page = copy || (await caches.match(OFFLINE));
  if (!page) return Response.error();
  const headers = new Headers(page.headers);
  const keptOn = new Date(headers.get("Date")).toLocaleString("en-US", { dateStyle: "long", timeStyle: "short" });
  const said = copy
    ? `<strong>No connection.</strong> This is the copy that this device kept on ${keptOn}. It may not be the newest.`
    : "<strong>You are offline,</strong> and the page that you asked for is not on this device.";
  const notice = `<p class="offline-notice">${said} <a href="">Try again</a></p>`;
  const html = (await page.text()).replace(/<main[^>]*>/, (main) => main + notice);
  // These were about the bytes that came over the line.
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  return new Response(html, { headers });
}

// A page that was kept for long can name a file of that time: then today's file under the same name does.
async function copyOfFile(address) {
  const cache = await caches.open(VERSION);
  const plain = (url) => url.replace(/\.[0-9a-f]{12}(?=\.\w+$)/, "");
  const same = (await cache.keys()).find(({ url }) => plain(url) === plain(address));
  return (same && (await cache.match(same))) || Response.error();
}
