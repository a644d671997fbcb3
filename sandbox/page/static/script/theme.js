// Light or dark: as the computer has it, until somebody chooses here. No module, so that it comes before the first paint.

(() => {
  const KEY = "steady-page-theme";
  const root = document.documentElement;
  const night = matchMedia("(prefers-color-scheme: dark)");

  function show() {
    root.dataset.theme = localStorage.getItem(KEY) ?? (night.matches ? "dark" : "light");
    const pressed = String(root.dataset.theme === "dark");
    document.querySelector("#theme")?.setAttribute("aria-pressed", pressed);
  }

  show();
  night.addEventListener("change", show);
  addEventListener("DOMContentLoaded", () => {
    show();
    document.querySelector("#theme").addEventListener("click", () => {
      localStorage.setItem(KEY, root.dataset.theme === "dark" ? "light" : "dark");
      show();
    });
  });
})();
