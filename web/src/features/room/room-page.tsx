import { Redirect } from "wouter";
import { useConfiguration } from "@/api/configuration";
import { useInterview } from "@/api/interviews";
import type { Interview } from "@/api/types";
import { ButtonLink } from "@/components/button";
import { Failure } from "@/components/failure";
import { Loading } from "@/components/loading";
import { PageHeading } from "@/components/page-heading";
import { Room } from "@/features/room/room";
import { roomStrings } from "@/strings/room";
import { strings } from "@/strings/shell";
import "./room.css";

const text = roomStrings;

const isOver = ({ status }: Interview): boolean =>
  status === "completing" || status === "completed";

export function RoomPage({ id }: { id: string }) {
  const interview = useInterview(id);
  const { data: configuration } = useConfiguration();
  if (interview.isPending) return <Loading text={text.loading} />;
  if (!interview.data) {
    return (
      <div className="page stack">
        <PageHeading documentTitle={strings.brand}>{text.failed}</PageHeading>
        <Failure error={interview.error} onRetry={() => interview.refetch()}>
          <ButtonLink href="/">{strings.notFound.back}</ButtonLink>
        </Failure>
      </div>
    );
  }
  if (isOver(interview.data)) return <Redirect to={`/interviews/${id}/report`} replace />;
  if (!interview.data.question) return <Loading text={text.preparing} />;
  return (
    <Room
      interview={interview.data}
      question={interview.data.question}
      maxCharacters={configuration?.limits.max_answer_characters ?? null}
    />
  );
}
