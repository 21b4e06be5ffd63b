// Where a link leads to a page, that page fades in. This runs before the page is there, since browsers decide then.
// To other addresses, which are texts without this script, nothing fades: they would report a fade that they do not
// know. A fade that is given up is no fault.

if ("onpagereveal" in window) {
  const fade = new CSSStyleSheet();
  fade.replaceSync(`@media (prefers-reduced-motion: no-preference) {
    @view-transition { navigation: auto; }
    ::view-transition-old(root), ::view-transition-new(root) { animation-duration: 0.12s; }
  }`);
  document.adoptedStyleSheets.push(fade);

  let toPage = false;
  document.addEventListener("click", ({ target }) => {
    const link = target.closest("a");
    toPage = link?.origin === location.origin && link.pathname.endsWith("/");
  }, true);
  addEventListener("pageswap", ({ viewTransition, activation }) => {
    forgive(viewTransition);
    if (!toPage || activation?.navigationType !== "push") viewTransition?.skipTransition();
    toPage = false;
  });
  addEventListener("pagereveal", ({ viewTransition }) => forgive(viewTransition));
}

function forgive(transition) {
  for (const part of ["ready", "finished", "updateCallbackDone"]) transition?.[part].catch(() => {});
}
