// Nothing here is needed to use the site: it makes what works without it more convenient.

const byId = (id) => document.getElementById(id);

// Addresses of lists hold only what was chosen: fields left empty stay out.
document.addEventListener("formdata", (event) => {
  for (const [name, value] of [...event.formData]) {
    if (value === "") event.formData.delete(name);
  }
});

// Leaving the field after typing asks for what is already shown: no new request, no new step for Back.
document.addEventListener("htmx:beforeRequest", (event) => {
  const { requestConfig, pathInfo } = event.detail;
  if (pathInfo.finalRequestPath !== location.pathname + location.search) return;
  event.preventDefault();
  if (isWholeStep(requestConfig)) byId("results-heading").focus();
});

// After the button or a link the reader goes to the results. After a change in the form the focus stays where it is,
// and the number of results is announced, once, from outside of what is swapped.
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "results" || !event.detail.requestConfig) return;
  const heading = byId("results-heading");
  if (isWholeStep(event.detail.requestConfig)) heading.focus();
  else announce(heading.textContent);
});

function isWholeStep({ triggeringEvent }) {
  return ["submit", "click"].includes(triggeringEvent?.type);
}

// Emptied first, so that the same number is heard again.
function announce(text) {
  byId("announce").textContent = "";
  setTimeout(() => { byId("announce").textContent = text; }, 100);
}

// When the swap cannot be had, go there the plain way.
for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(failure, (event) => location.assign(event.detail.pathInfo.finalRequestPath));
}

// These buttons need a script, and come into the page only here: each where the browser can do what it says.
for (const held of document.querySelectorAll("script[type='text/html']")) {
  held.insertAdjacentHTML("beforebegin", held.text.trim());
  const row = held.previousElementSibling;
  const share = row.querySelector("[data-share]");
  if (share && navigator.share) share.hidden = false;
  row.addEventListener("click", (event) => {
    const { dataset } = event.target.closest("button") ?? {};
    if (!dataset) return;
    if ("copy" in dataset) copy(dataset.copy, row.querySelector("[role=status]"));
    if ("print" in dataset) print();
    // Closing the sheet without a choice is no fault.
    if ("share" in dataset) navigator.share({ title: document.title, url: dataset.share }).catch(() => {});
  });
}

async function copy(address, status) {
  try {
    await navigator.clipboard.writeText(address);
    status.textContent = "Copied";
  } catch {
    status.textContent = "This browser does not let us copy. Press and hold the short address.";
  }
}

// The emergency pages open without a connection after the first visit.
if ("serviceWorker" in navigator) {
  addEventListener("load", () => navigator.serviceWorker.register("/service-worker.js").catch(() => {}));
}

// What folds is printed open, in browsers whose style sheets cannot do it.
const folded = () => document.querySelectorAll("main details:not([open])");
addEventListener("beforeprint", () => folded().forEach((part) => { part.open = true; part.dataset.opened = ""; }));
addEventListener("afterprint", () => document.querySelectorAll("[data-opened]").forEach((part) => { part.open = false; delete part.dataset.opened; }));
