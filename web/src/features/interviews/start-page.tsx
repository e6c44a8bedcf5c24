import { useConfiguration } from "@/api/configuration";
import { ButtonLink } from "@/components/button";
import { PageHeading } from "@/components/page-heading";
import { InterviewLists } from "@/features/interviews/interview-lists";
import { Specimen } from "@/features/interviews/specimen";
import { startStrings } from "@/strings/start";
import "./start.css";

const text = startStrings;

export function StartPage() {
  return (
    <div className="page start">
      <section className="hero opening">
        <PageHeading documentTitle={text.documentTitle}>{text.title}</PageHeading>
        <p className="lead">{text.lead}</p>
        <Specimen />
        <div className="actions">
          <ButtonLink look="primary" href="/new" icon="arrow">
            {text.begin}
          </ButtonLink>
          <ButtonLink href="/new?example">{text.example}</ButtonLink>
        </div>
      </section>
      <InterviewLists />
      <WhereDataLies />
    </div>
  );
}

function WhereDataLies() {
  const { data } = useConfiguration();
  const asksModels = data?.parts.some(({ name, active }) => name === "language model" && active);
  return (
    <section className="where" aria-labelledby="where-title">
      <h2 id="where-title">{text.whereTitle}</h2>
      <p>
        {text.where} <code className="path">{data?.data_dir ?? "…"}</code>.{" "}
        {asksModels ? text.whereWithModels : text.whereAfter}
      </p>
    </section>
  );
}
