import { Suspense, useEffect, useRef } from "react";
import { useLocation, useSearch } from "wouter";
import { useConfiguration } from "@/api/configuration";
import { asProblem } from "@/api/problem";
import { Button } from "@/components/button";
import { latePart } from "@/components/late-part";
import { Notice } from "@/components/notice";
import { PageHeading } from "@/components/page-heading";
import { DocumentSlot } from "@/features/setup/document-slot";
import { type Defaults, type Profiles, shownOptions } from "@/features/setup/interview-request";
import { OptionsCard } from "@/features/setup/options-card";
import { useSetupDraft } from "@/features/setup/setup-draft";
import { StartBar } from "@/features/setup/start-bar";
import { useExample } from "@/features/setup/use-example";
import { type Slot, useSlot } from "@/features/setup/use-slot";
import { useStart } from "@/features/setup/use-start";
import { setupStrings } from "@/strings/setup";
import "./setup.css";

const text = setupStrings;

const FitSummary = latePart(async () => (await import("@/features/setup/fit-summary")).FitSummary);

const FORM = "interview-options";

/** What the contract promises, for the moments before the server has said it. */
const FALLBACK: Defaults = { kind: "mixed", questions: 10 };
const FALLBACK_MOST_QUESTIONS = 20;

function profilesOf(cv: Slot, job: Slot): Profiles {
  const [first, second] = [cv.document?.profile, job.document?.profile];
  return {
    cv: first?.kind === "cv" ? first : null,
    job: second?.kind === "job" ? second : null,
  };
}

export function SetupPage() {
  const { data: configuration } = useConfiguration();
  const { draft, change, forget } = useSetupDraft();
  const cv = useSlot("cv", draft, change);
  const job = useSlot("job", draft, change);
  const example = useExample(cv, job);
  const profiles = profilesOf(cv, job);
  const options = shownOptions(draft, profiles, configuration?.defaults ?? FALLBACK);
  const start = useStart({
    draft,
    options,
    busy: cv.reading !== null || job.reading !== null,
    forget,
  });
  useExampleFromAddress(() => example.mutate());
  useNoStrayDrops();

  return (
    <div className="page setup">
      <header className="setup-head">
        <div>
          <PageHeading documentTitle={text.documentTitle}>{text.title}</PageHeading>
          <p className="lead">{text.lead}</p>
        </div>
        <div className="setup-example">
          <Button onClick={() => example.mutate()} disabled={example.isPending}>
            {text.example}
          </Button>
          <p className="hint">{text.exampleHint}</p>
        </div>
      </header>
      {example.isError && (
        <Notice tone="error">
          <p>{asProblem(example.error).message}</p>
        </Notice>
      )}
      <div className="setup-columns">
        <div className="setup-documents">
          {[cv, job].map((slot) => (
            <DocumentSlot
              key={slot.kind}
              slot={slot}
              limits={configuration?.limits}
              pasted={draft.pasted[slot.kind]}
              onPasted={(value) =>
                change(({ pasted }) => ({ pasted: { ...pasted, [slot.kind]: value } }))
              }
            />
          ))}
          {profiles.cv && profiles.job && (
            <Suspense>
              <FitSummary
                cv={profiles.cv}
                job={profiles.job}
                names={{ ...cv.document?.skill_names, ...job.document?.skill_names }}
                neighbours={job.document?.skill_neighbours}
              />
            </Suspense>
          )}
        </div>
        <div className="setup-side">
          <form
            id={FORM}
            className="setup-card"
            aria-labelledby="card-title"
            onSubmit={(event) => {
              event.preventDefault();
              start.begin();
            }}
          >
            <h2 id="card-title">{text.card}</h2>
            <OptionsCard
              options={options}
              maxQuestions={configuration?.limits.max_questions ?? FALLBACK_MOST_QUESTIONS}
              change={change}
            />
          </form>
          <StartBar form={FORM} options={options} start={start} />
        </div>
      </div>
    </div>
  );
}

/** `/new?example` fills in the example once; a reload then keeps what was made of it. */
function useExampleFromAddress(fill: () => void): void {
  const search = useSearch();
  const [, navigate] = useLocation();
  const filled = useRef(false);
  useEffect(() => {
    if (filled.current || !new URLSearchParams(search).has("example")) return;
    filled.current = true;
    navigate("/new", { replace: true });
    fill();
  }, [search, navigate, fill]);
}

/** A file dropped beside the zones would otherwise replace the page, and everything typed in it. */
function useNoStrayDrops(): void {
  useEffect(() => {
    const prevent = (event: DragEvent) => event.preventDefault();
    window.addEventListener("dragover", prevent);
    window.addEventListener("drop", prevent);
    return () => {
      window.removeEventListener("dragover", prevent);
      window.removeEventListener("drop", prevent);
    };
  }, []);
}
