import { useRef, useState } from "react";
import { useInterviews } from "@/api/interviews";
import type { InterviewItem } from "@/api/types";
import { Button } from "@/components/button";
import { Failure } from "@/components/failure";
import { Loading } from "@/components/loading";
import { DeleteInterview } from "@/features/start/delete-interview";
import { InterviewRow } from "@/features/start/interview-row";
import { isUnfinished } from "@/features/start/interview-title";
import { startStrings } from "@/strings/start";

const text = startStrings;

export function InterviewLists() {
  const [pages, setPages] = useState(1);
  const interviews = useInterviews(pages);
  const [doomed, setDoomed] = useState<InterviewItem | null>(null);
  const [removed, setRemoved] = useState(false);
  const lists = useRef<HTMLDivElement>(null);
  const confirmRemoval = () => {
    setRemoved(true);
    // The button that had the focus is gone.
    lists.current?.focus();
  };
  if (interviews.isPending) return <Loading />;
  if (interviews.isError) {
    return (
      <Failure title={text.failed} error={interviews.error} onRetry={() => interviews.refetch()} />
    );
  }
  const { items, hasMore } = interviews.data;
  return (
    <div ref={lists} className="stack-large" tabIndex={-1}>
      <p className="visually-hidden" role="status">
        {removed ? text.removed : ""}
      </p>
      {items.length === 0 && <p className="empty">{text.empty}</p>}
      <InterviewList
        title={text.unfinished}
        items={items.filter(isUnfinished)}
        onRemove={setDoomed}
      />
      <InterviewList
        title={text.finished}
        items={items.filter((item) => !isUnfinished(item))}
        onRemove={setDoomed}
      />
      {hasMore && (
        <div className="actions">
          <Button onClick={() => setPages(pages + 1)} disabled={interviews.isFetching}>
            {text.more}
          </Button>
        </div>
      )}
      <DeleteInterview
        interview={doomed}
        onClose={() => setDoomed(null)}
        onRemoved={confirmRemoval}
      />
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
