// Runs before the first paint, so that a chosen appearance does not flash.
try {
  const chosen = JSON.parse(localStorage.getItem("viva.appearance") ?? '"system"');
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // The system's appearance stays.
}
