import { Suspense, useState } from "react";
import { useLocation, useSearch } from "wouter";
import { useInterviews } from "@/api/interviews";
import type { InterviewItem } from "@/api/types";
import { Button, ButtonLink } from "@/components/button";
import { Failure } from "@/components/failure";
import { latePart } from "@/components/late-part";
import { Loading } from "@/components/loading";
import { PageHeading } from "@/components/page-heading";
import { HistoryFilter } from "@/features/interviews/history-filter";
import { searchOf, wishFrom } from "@/features/interviews/history-wish";
import { InterviewRow } from "@/features/interviews/interview-row";
import { useRemoval } from "@/features/interviews/use-removal";
import { historyStrings } from "@/strings/history";
import "./rows.css";
import "./history.css";

const text = historyStrings;
/** Two reports are compared; a third choice takes the place of the first. */
const COMPARED = 2;

const ScoreTrend = latePart(
  async () => (await import("@/features/interviews/score-trend")).ScoreTrend,
);

export function HistoryPage() {
  const search = useSearch();
  const [, navigate] = useLocation();
  const wish = wishFrom(search);
  const [pages, setPages] = useState(1);
  return (
    <div className="page stack-large">
      <header className="stack">
        <PageHeading documentTitle={text.documentTitle}>{text.title}</PageHeading>
        <HistoryFilter
          wish={wish}
          onChange={(next) => {
            setPages(1);
            navigate(`/history${searchOf(next)}`, { replace: true });
          }}
        />
      </header>
      <Found wish={wish} pages={pages} onMore={() => setPages(pages + 1)} />
    </div>
  );
}

type FoundProps = { wish: ReturnType<typeof wishFrom>; pages: number; onMore: () => void };

function Found({ wish, pages, onMore }: FoundProps) {
  const interviews = useInterviews(pages, wish);
  const removal = useRemoval();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  if (interviews.isPending) return <Loading />;
  if (interviews.isError) {
    return (
      <Failure title={text.failed} error={interviews.error} onRetry={() => interviews.refetch()} />
    );
  }
  const { items, hasMore } = interviews.data;
  const narrowed = Object.keys(wish).length > 0;
  const toggle = (id: string) =>
    setChosen((before) =>
      before.includes(id)
        ? before.filter((other) => other !== id)
        : [...before, id].slice(-COMPARED),
    );
  return (
    <div ref={removal.lists} className="stack" tabIndex={-1}>
      <p className="hint" role="status">
        {removal.message || text.count(items.length, hasMore)}
      </p>
      {items.length === 0 && <p className="empty">{narrowed ? text.noneFound : text.none}</p>}
      {items.filter(({ final_score }) => final_score !== null).length > 1 && (
        <Suspense>
          <ScoreTrend interviews={items} />
        </Suspense>
      )}
      <h2 className="visually-hidden">{text.list}</h2>
      <ul className="rows">
        {items.map((item) => (
          <InterviewRow
            key={item.id}
            interview={item}
            onRemove={() => removal.ask(item)}
            {...(canCompare(item) && {
              chosen: chosen.includes(item.id),
              onChoose: () => toggle(item.id),
            })}
          />
        ))}
      </ul>
      {hasMore && (
        <div className="actions">
          <Button onClick={onMore} disabled={interviews.isFetching}>
            {text.more}
          </Button>
        </div>
      )}
      {chosen.length > 0 && (
        <div className="compare-bar">
          <p>{text.chosen(chosen.length)}</p>
          {chosen.length === COMPARED && (
            <ButtonLink look="primary" href={`/compare/${chosen.join("/")}`}>
              {text.compare}
            </ButtonLink>
          )}
        </div>
      )}
      {removal.dialog}
    </div>
  );
}

const canCompare = ({ status }: InterviewItem): boolean => status === "completed";
