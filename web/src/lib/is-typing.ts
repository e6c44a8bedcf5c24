/** Whether keys belong to a field or to a window above the page, and are no shortcuts then. */
export function isTyping({ target }: Event): boolean {
  if (document.querySelector("dialog[open]")) return true;
  return target instanceof Element && target.closest("input, textarea, select") !== null;
}
