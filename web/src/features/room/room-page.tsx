import { Redirect } from "wouter";
import { useConfiguration } from "@/api/configuration";
import { useInterview } from "@/api/interviews";
import type { Interview } from "@/api/types";
import { Button, ButtonLink } from "@/components/button";
import { Failure } from "@/components/failure";
import { Loading } from "@/components/loading";
import { PageHeading } from "@/components/page-heading";
import { Room } from "@/features/room/room";
import { useSingleTab } from "@/features/room/use-single-tab";
import { roomStrings } from "@/strings/room";
import { strings } from "@/strings/shell";
import "./room.css";

const text = roomStrings;

const isOver = ({ status }: Interview): boolean =>
  status === "completing" || status === "completed";

export function RoomPage({ id }: { id: string }) {
  const interview = useInterview(id);
  const tab = useSingleTab(`room.${id}`, () => void interview.refetch());
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
  if (tab.state === "elsewhere") return <OpenElsewhere onTakeOver={tab.takeOver} />;
  if (tab.state === "waiting") return <Loading text={text.loading} />;
  return (
    <Room
      interview={interview.data}
      question={interview.data.question}
      maxCharacters={configuration?.limits.max_answer_characters ?? null}
    />
  );
}

function OpenElsewhere({ onTakeOver }: { onTakeOver: () => void }) {
  return (
    <div className="page stack">
      <PageHeading documentTitle={strings.brand}>{text.elsewhere}</PageHeading>
      <p className="lead">{text.elsewhereText}</p>
      <div className="actions">
        <Button look="primary" onClick={onTakeOver}>
          {text.takeOver}
        </Button>
        <ButtonLink href="/">{strings.notFound.back}</ButtonLink>
      </div>
    </div>
  );
}
