import { useState } from "react";
import { usePerformance } from "@/api/performance";
import type { Performance } from "@/api/types";
import { Failure } from "@/components/failure";
import { Loading } from "@/components/loading";
import { formatFigure, formatMoney, formatTokens } from "@/lib/format";
import { reportEndStrings } from "@/strings/report-end";

const text = reportEndStrings.cost;

/** What language models were asked for this interview, and what that cost; fetched when opened. */
export function Cost({ interviewId }: { interviewId: string }) {
  const [open, setOpen] = useState(false);
  const performance = usePerformance(interviewId, open);
  return (
    <details className="card how no-print" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>{text.title}</h2>
      </summary>
      <div className="stack-small">
        {performance.isError && (
          <Failure error={performance.error} onRetry={() => performance.refetch()} />
        )}
        {open && performance.isPending && <Loading />}
        {performance.data && <Figures performance={performance.data} />}
      </div>
    </details>
  );
}

function Figures({ performance }: { performance: Performance }) {
  const { language_models: used, operations } = performance;
  const wait = operations[0]?.seconds;
  return (
    <>
      <p>
        {used.calls === 0
          ? text.none
          : text.sum(
              used.calls,
              formatTokens(used.prompt_tokens + used.output_tokens),
              formatMoney(used.cost_usd),
            )}
      </p>
      {used.unpriced_calls > 0 && <p className="hint">{text.unpriced(used.unpriced_calls)}</p>}
      {used.by_role.length > 0 && <Roles roles={used.by_role} />}
      {wait && <p className="hint">{text.wait(formatFigure(wait.p50), formatFigure(wait.p95))}</p>}
    </>
  );
}

function Roles({ roles }: { roles: Performance["language_models"]["by_role"] }) {
  return (
    <table className="delivery">
      <thead>
        <tr>
          <th scope="col">{text.role}</th>
          <th scope="col">{text.requests}</th>
          <th scope="col">{text.tokens}</th>
          <th scope="col">{text.price}</th>
        </tr>
      </thead>
      <tbody>
        {roles.map((one) => (
          <tr key={`${one.role} ${one.model}`}>
            <th scope="row">
              {text.roles[one.role] ?? one.role} <span className="hint">{one.model}</span>
            </th>
            <td className="figure">{one.calls}</td>
            <td className="figure">{formatTokens(one.prompt_tokens + one.output_tokens)}</td>
            <td className="figure">{formatMoney(one.cost_usd)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
