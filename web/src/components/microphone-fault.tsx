import type { ReactNode } from "react";
import type { MicrophoneFault as Fault } from "@/audio/microphone";
import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { soundStrings } from "@/strings/sound";

const text = soundStrings;

type Props = { fault: Fault; onRetry: () => void; children: ReactNode };

/** Why there is no microphone, what to do about it, and the caller's way on without one. */
export function MicrophoneFault({ fault, onRetry, children }: Props) {
  const { title, steps } = text.faults[fault];
  const hopeless = fault === "insecure" || fault === "unsupported";
  return (
    <Notice tone="error">
      <p>
        <strong>{title}</strong>
      </p>
      <ol className="notice-steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div className="actions">
        {!hopeless && <Button onClick={onRetry}>{text.again}</Button>}
        {children}
      </div>
    </Notice>
  );
}
