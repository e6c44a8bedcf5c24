import { useEffect, useRef } from "react";
import { isTyping } from "@/lib/is-typing";

type Actions = { repeat: () => void; toggle: () => void };

/** R speaks the question again, Space starts and finishes a recording. */
export function useVoiceKeys(actions: Actions): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event)) return;
      if (event.key.toLowerCase() === "r") latest.current.repeat();
      // A button that has the focus is pressed by Space itself.
      const onControl = (event.target as Element).closest?.("button, a, summary, audio");
      if (event.key !== " " || onControl) return;
      event.preventDefault();
      latest.current.toggle();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
