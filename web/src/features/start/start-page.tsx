import { lazy, Suspense } from "react";
import { useConfiguration } from "@/api/configuration";
import { ButtonLink } from "@/components/button";
import { Loading } from "@/components/loading";
import { PageHeading } from "@/components/page-heading";
import { startStrings } from "@/strings/start";
import "./start.css";

const text = startStrings;

/** The opening words wait for neither of these. */
const Specimen = lazy(async () => ({
  default: (await import("@/features/start/specimen")).Specimen,
}));
const InterviewLists = lazy(async () => ({
  default: (await import("@/features/start/interview-lists")).InterviewLists,
}));

export function StartPage() {
  return (
    <div className="page start">
      <section className="hero opening">
        <PageHeading documentTitle={text.documentTitle}>{text.title}</PageHeading>
        <p className="lead">{text.lead}</p>
        <Suspense>
          <Specimen />
        </Suspense>
        <div className="actions">
          <ButtonLink look="primary" href="/new" icon="arrow">
            {text.begin}
          </ButtonLink>
          <ButtonLink href="/new?example">{text.example}</ButtonLink>
        </div>
      </section>
      <Suspense fallback={<Loading />}>
        <InterviewLists />
      </Suspense>
      <WhereDataLies />
    </div>
  );
}

function WhereDataLies() {
  const { data } = useConfiguration();
  return (
    <section className="where" aria-labelledby="where-title">
      <h2 id="where-title">{text.whereTitle}</h2>
      <p>
        {text.where} <code className="path">{data?.data_dir ?? "…"}</code>. {text.whereAfter}
      </p>
    </section>
  );
}
