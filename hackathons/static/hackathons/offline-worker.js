// Without network, the phone opens the page of the door and what it is made of from what offline.js kept; nothing else.
const BOX = "essaim-door";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { method, url, mode } = event.request;
  if (method !== "GET" || new URL(url).origin !== location.origin) return;
  const kept = () => caches.open(BOX).then((box) => box.match(url, { ignoreVary: true }));
  const fallen = async (error) => (await kept()) ?? Promise.reject(error);
  if (mode === "navigate") event.respondWith(fetch(event.request).catch(fallen));
  else event.respondWith(kept().then((found) => found ?? fetch(event.request)));
});
