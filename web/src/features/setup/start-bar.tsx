import { Button } from "@/components/button";
import { Notice } from "@/components/notice";
import { estimateDuration } from "@/features/setup/estimate-duration";
import type { ShownOptions } from "@/features/setup/interview-request";
import type { Start } from "@/features/setup/use-start";
import { setupStrings } from "@/strings/setup";

const text = setupStrings;

type Props = { form: string; options: ShownOptions; start: Start };

/** How long it will take, and the one dominant button; on a phone it stays in sight. */
export function StartBar({ form, options, start }: Props) {
  const { from, to } = estimateDuration(options.questions, options.minutes);
  return (
    <div className="start-bar">
      {start.problem && (
        <Notice tone="error">
          <p>{start.problem}</p>
        </Notice>
      )}
      <div className="start-bar-row">
        <p>
          <strong>{text.estimate(from, to)}</strong>
          <span className="hint"> {text.estimateHint}</span>
        </p>
        <Button look="primary" type="submit" form={form} icon="arrow" disabled={start.pending}>
          {start.pending ? text.starting : text.start}
        </Button>
      </div>
    </div>
  );
}
