import { useEffect, useRef } from "react";

/** Puts the focus where the next thing is done: the button for a new question, the box to check. */
export function useVoiceFocus(later: boolean, checking: boolean) {
  const box = useRef<HTMLTextAreaElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const was = useRef(checking);
  useEffect(() => {
    if (later) button.current?.focus({ preventScroll: true });
  }, [later]);
  useEffect(() => {
    // Not on a phone: its keyboard would cover the words.
    if (checking && !was.current && matchMedia("(pointer: fine)").matches) box.current?.focus();
    was.current = checking;
  }, [checking]);
  return { box, button };
}
