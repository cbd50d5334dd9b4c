// Light, dark, or as the system says. Runs before the first paint, so that the
// page never flashes in the wrong colours, and works without the app.
(() => {
  const KEY = "inkleaf-theme";
  const ORDER = ["auto", "light", "dark"];
  // In the order of the head's tags for the colour of the window.
  const SCHEMES = ["light", "dark"];
  const root = document.documentElement;

  // Storage may be forbidden; the choice then lasts as long as the page.
  const remembered = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };
  const remember = (theme) => {
    try {
      if (theme === "auto") localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch {}
  };

  const current = () => root.dataset.theme ?? "auto";
  // The window around the page is coloured as the page.
  const mediaOf = (scheme) => {
    if (current() === "auto") return `(prefers-color-scheme: ${scheme})`;
    return current() === scheme ? "all" : "not all";
  };
  const apply = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
    const colours = document.querySelectorAll('meta[name="theme-color"]');
    colours.forEach((meta, i) => (meta.media = mediaOf(SCHEMES[i])));
    const button = document.querySelector("[data-theme-button]");
    if (button) button.setAttribute("aria-label", button.dataset[`label${current()}`]);
  };

  apply(remembered());
  root.classList.add("scripts");

  document.addEventListener("DOMContentLoaded", () => apply(current()));
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("[data-theme-button]")) return;
    const next = ORDER[(ORDER.indexOf(current()) + 1) % ORDER.length];
    remember(next);
    apply(next);
  });
  // Another tab changed it.
  addEventListener("storage", (event) => {
    if (event.key === KEY) apply(event.newValue);
  });
})();
