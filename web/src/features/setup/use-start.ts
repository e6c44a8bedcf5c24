import { useRef, useState } from "react";
import { useLocation } from "wouter";
import { useCreateInterview } from "@/api/interviews";
import { asProblem } from "@/api/problem";
import { interviewRequest, type ShownOptions } from "@/features/setup/interview-request";
import type { SetupDraft } from "@/features/setup/setup-draft";
import { randomId } from "@/lib/random-id";
import { setupStrings } from "@/strings/setup";

type Wish = { draft: SetupDraft; options: ShownOptions; busy: boolean; forget: () => void };

export type Start = { begin: () => void; pending: boolean; problem: string | null };

/** Begins the interview; the same wish sent twice makes one interview. */
export function useStart({ draft, options, busy, forget }: Wish): Start {
  const create = useCreateInterview();
  const [, navigate] = useLocation();
  const [asked, setAsked] = useState(false);
  const attempt = useRef({ wish: "", key: "" });
  const request = interviewRequest(draft, options);
  const missing = request ? null : setupStrings.nothingYet;
  const objection = busy ? setupStrings.stillReading : missing;

  const begin = () => {
    setAsked(true);
    if (objection || !request || create.isPending) return;
    const wish = JSON.stringify(request);
    if (attempt.current.wish !== wish) attempt.current = { wish, key: randomId() };
    create.mutate(
      { request, key: attempt.current.key },
      {
        onSuccess: (interview) => {
          forget();
          navigate(`/interviews/${interview.id}`);
        },
      },
    );
  };

  return {
    begin,
    pending: create.isPending,
    // Said once the visitor wants to start, and only for as long as it is true.
    problem:
      (asked ? objection : null) ?? (create.isError ? asProblem(create.error).message : null),
  };
}
