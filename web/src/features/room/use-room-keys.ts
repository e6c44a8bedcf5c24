import { useEffect, useRef } from "react";
import { isTyping } from "@/lib/is-typing";

type Actions = { repeat: () => void; end: () => void };

/** R repeats the question, Escape asks whether to end; neither while something is typed with R. */
export function useRoomKeys(actions: Actions): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const inBox = event.target instanceof HTMLTextAreaElement;
      const isOpen = document.querySelector("dialog[open]") !== null;
      if (event.key === "Escape" && (inBox || !isTyping(event)) && !isOpen) {
        // Else the browser would close the window that this opens.
        event.preventDefault();
        latest.current.end();
      } else if (event.key.toLowerCase() === "r" && !isTyping(event)) latest.current.repeat();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
