// Light, dark, or as the system says. Runs before the first paint, so that the
// page never flashes in the wrong colours, and works without the app.
(() => {
  const KEY = "inkleaf-theme";
  const ORDER = ["auto", "light", "dark"];
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
  const apply = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
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
