import { useEffect, useRef } from "react";
import { isTyping } from "@/lib/is-typing";

/** Whether a key is no button's, or is taken from one that was only clicked. */
function leavesControl({ target }: KeyboardEvent, clicked: boolean): boolean {
  if (!(target instanceof HTMLElement) || !target.closest("button, a, summary")) return true;
  // Else letting the key go would press the button.
  if (clicked) target.blur();
  return clicked;
}

type Actions = { repeat: () => void; toggle: () => void };

/** R speaks the question again, Space starts and finishes a recording. */
export function useVoiceKeys(actions: Actions): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    // Whoever clicked a button does not mean it with Space; whoever tabbed to it does.
    let clicked = true;
    const point = () => {
      clicked = true;
    };
    const listen = (event: KeyboardEvent) => {
      if (event.key === "Tab") clicked = false;
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event)) return;
      if (event.key.toLowerCase() === "r") latest.current.repeat();
      if (event.key === " " && leavesControl(event, clicked)) {
        event.preventDefault();
        latest.current.toggle();
      }
    };
    window.addEventListener("pointerdown", point);
    window.addEventListener("keydown", listen);
    return () => {
      window.removeEventListener("pointerdown", point);
      window.removeEventListener("keydown", listen);
    };
  }, []);
}
