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

// Suggestions while typing, over the plain search form: a combobox as in ARIA 1.2. Without it the form works as it is.

const PAUSE = 200;
const SHORTEST = 2;

document.querySelectorAll("form[data-suggestions]").forEach(suggestFor);

function suggestFor(form) {
  const input = form.elements.q;
  const popup = document.createElement("div");
  const status = form.appendChild(document.createElement("p"));
  const listId = `${input.id}-suggestions`;
  let pause, request, options = [], active = -1;

  // Right after the field, so that Tab goes on to the links of urgent advice.
  input.after(popup);
  popup.className = "suggestions";
  popup.hidden = true;
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": listId,
  })) input.setAttribute(name, value);

  async function ask() {
    const words = input.value.trim();
    stop();
    if (words.length < SHORTEST) return close();
    const { signal } = (request = new AbortController());
    try {
      const answer = await fetch(`${form.dataset.suggestions}?q=${encodeURIComponent(words)}`, { signal });
      const text = await answer.text();
      if (!signal.aborted) answer.ok ? show(text) : close();
    } catch {
      if (!signal.aborted) close();
    }
  }

  // At most one request is under way, and none after the reader has gone on.
  function stop() {
    clearTimeout(pause);
    request?.abort();
  }

  function show(html) {
    popup.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
    const list = popup.querySelector("[role=listbox]");
    list.id = listId;
    options = [...list.children];
    options.forEach((option, n) => { option.id = `${listId}-${n}`; });
    list.hidden = !options.length;
    popup.hidden = !popup.querySelector("[role=option], a");
    input.setAttribute("aria-expanded", String(options.length > 0));
    choose(-1);
    status.textContent = list.dataset.announce;
  }

  function close() {
    stop();
    popup.hidden = true;
    popup.replaceChildren();
    options = [];
    input.setAttribute("aria-expanded", "false");
    choose(-1);
    status.textContent = "";
  }

  function choose(n) {
    active = n;
    options.forEach((option, other) => option.setAttribute("aria-selected", String(other === n)));
    if (n < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", options[n].id);
    options[n].scrollIntoView({ block: "nearest" });
  }

  // From the field to the first or last option, and from these back to the field.
  function move(step) {
    if (!options.length) return ask();
    const places = options.length + 1;
    choose(((active + 1 + step + places) % places) - 1);
  }

  const keys = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Escape: () => (popup.hidden ? false : close()),
    Enter: () => (active < 0 ? false : location.assign(options[active].dataset.href)),
    // These act on the words.
    Home: () => (choose(-1), false),
    End: () => (choose(-1), false),
    ArrowLeft: () => (choose(-1), false),
    ArrowRight: () => (choose(-1), false),
  };

  input.addEventListener("input", () => {
    stop();
    pause = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    const plain = !event.isComposing && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (plain && keys[event.key] && keys[event.key]() !== false) event.preventDefault();
  });
  // A press on an option must not take the focus away from the field, or the list would close before the click.
  popup.addEventListener("mousedown", (event) => { if (!event.target.closest("a")) event.preventDefault(); });
  popup.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.href);
  });
  popup.addEventListener("keydown", (event) => { if (event.key === "Escape") { input.focus(); close(); } });
  for (const part of [input, popup]) {
    part.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget !== input && !popup.contains(relatedTarget)) close();
    });
  }
  form.addEventListener("submit", close);
}
