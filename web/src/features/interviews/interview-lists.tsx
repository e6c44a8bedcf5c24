import { useInterviews } from "@/api/interviews";
import type { InterviewItem } from "@/api/types";
import { ButtonLink } from "@/components/button";
import { Failure } from "@/components/failure";
import { Loading } from "@/components/loading";
import { InterviewRow } from "@/features/interviews/interview-row";
import { isUnfinished } from "@/features/interviews/interview-title";
import { useRemoval } from "@/features/interviews/use-removal";
import { startStrings } from "@/strings/start";
import "./rows.css";

const text = startStrings;
const MOST_FINISHED = 5;

/** What can be continued, and what was finished last; all of it is in the history. */
export function InterviewLists() {
  const interviews = useInterviews(1, {});
  const removal = useRemoval();
  if (interviews.isPending) return <Loading />;
  if (interviews.isError) {
    return (
      <Failure title={text.failed} error={interviews.error} onRetry={() => interviews.refetch()} />
    );
  }
  const { items, hasMore } = interviews.data;
  const finished = items.filter((item) => !isUnfinished(item));
  return (
    <div ref={removal.lists} className="stack-large" tabIndex={-1}>
      <p className="visually-hidden" role="status">
        {removal.message}
      </p>
      {items.length === 0 && <p className="empty">{text.empty}</p>}
      <InterviewList
        title={text.unfinished}
        items={items.filter(isUnfinished)}
        onRemove={removal.ask}
      />
      <InterviewList
        title={text.finished}
        items={finished.slice(0, MOST_FINISHED)}
        onRemove={removal.ask}
      />
      {(hasMore || finished.length > MOST_FINISHED) && (
        <div className="actions">
          <ButtonLink href="/history">{text.all}</ButtonLink>
        </div>
      )}
      {removal.dialog}
    </div>
  );
}

type ListProps = { title: string; items: InterviewItem[]; onRemove: (item: InterviewItem) => void };

function InterviewList({ title, items, onRemove }: ListProps) {
  if (items.length === 0) return null;
  return (
    <section className="stack">
      <h2 className="section-title">{title}</h2>
      <ul className="rows">
        {items.map((item) => (
          <InterviewRow key={item.id} interview={item} onRemove={() => onRemove(item)} />
        ))}
      </ul>
    </section>
  );
}
