import type { UseQueryResult } from "@tanstack/react-query";
import { useTotalUsage } from "@/api/performance";
import type { Configuration } from "@/api/types";
import { Failure } from "@/components/failure";
import { Loading } from "@/components/loading";
import { formatMoney, formatTokens } from "@/lib/format";
import { settingsStrings } from "@/strings/settings";

const text = settingsStrings;

/** The parts of this installation, what is missing, and what language models have cost so far. */
export function Installation({ configuration }: { configuration: UseQueryResult<Configuration> }) {
  const usage = useTotalUsage().data?.language_models;
  return (
    <section className="stack" aria-labelledby="parts-title">
      <h2 id="parts-title" className="section-title">
        {text.parts}
      </h2>
      {configuration.isPending && <Loading />}
      {configuration.isError && (
        <Failure error={configuration.error} onRetry={() => configuration.refetch()} />
      )}
      {configuration.data && (
        <dl className="parts">
          {configuration.data.parts.map((part) => (
            <div key={part.name} className="part">
              <dt>
                {part.name} <span className="hint">{part.active ? text.active : text.missing}</span>
              </dt>
              <dd>{part.detail}</dd>
              {part.how_to_add && <dd className="hint">{part.how_to_add}</dd>}
            </div>
          ))}
        </dl>
      )}
      {usage && usage.calls > 0 && (
        <p>
          {text.usage(
            usage.calls,
            formatTokens(usage.prompt_tokens + usage.output_tokens),
            formatMoney(usage.cost_usd),
          )}
        </p>
      )}
      {configuration.data && <p className="hint">Viva {configuration.data.version}</p>}
    </section>
  );
}
