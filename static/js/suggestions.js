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
