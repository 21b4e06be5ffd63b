// Pages that open without a connection because the reader asked for it. Phones are shared: nothing is kept unasked but
// the emergency pages, and everything can be forgotten.

const KEPT = "kept";

// Not in every browser, and not without HTTPS.
if ("caches" in window && "serviceWorker" in navigator) {
  document.querySelectorAll("[data-keep]").forEach(offerToKeep);
  document.querySelectorAll("[data-kept]").forEach(listKept);
}

async function offerToKeep(button) {
  const status = button.closest(".share-buttons").querySelector("[role=status]");
  const words = button.querySelector("span");
  const cache = await caches.open(KEPT);
  const address = location.pathname;
  let kept = await cache.match(address);

  const show = () => { words.textContent = kept ? button.dataset.forget : button.dataset.keep; };
  button.addEventListener("click", async () => {
    try {
      await (kept ? cache.delete(address) : cache.add(new Request(address, { cache: "no-cache" })));
      kept = !kept;
      status.textContent = kept ? "Kept. This page opens without a connection." : "Forgotten.";
    } catch {
      status.textContent = "This page could not be kept. Try again when you have a connection.";
    }
    show();
  });
  show();
  button.hidden = false;
}

async function listKept(part) {
  const cache = await caches.open(KEPT);
  const list = part.querySelector("ul");
  const forgetAll = part.querySelector("[data-forget-all]");
  const status = part.querySelector("[role=status]");

  async function show() {
    const pages = await cache.matchAll();
    list.replaceChildren(...(await Promise.all(pages.map(row))));
    forgetAll.hidden = pages.length < 2;
    part.querySelector("[data-none]").hidden = pages.length > 0;
  }

  async function row(page) {
    const { title } = new DOMParser().parseFromString(await page.text(), "text/html");
    const name = title.split(" | ")[0];
    const item = document.createElement("li");
    const link = item.appendChild(document.createElement("a"));
    const button = item.appendChild(document.createElement("button"));
    link.href = new URL(page.url).pathname;
    link.textContent = name;
    button.type = "button";
    button.textContent = "Forget";
    button.setAttribute("aria-label", `Forget ${name}`);
    button.addEventListener("click", async () => {
      await cache.delete(page.url);
      await said(`Forgotten: ${name}.`);
    });
    return item;
  }

  // The button that had the focus is gone: the heading of the list takes it.
  async function said(words) {
    await show();
    status.textContent = words;
    part.querySelector("h2").focus();
  }

  forgetAll.addEventListener("click", async () => {
    for (const page of await cache.keys()) await cache.delete(page);
    await said("All forgotten.");
  });
  await show();
}
