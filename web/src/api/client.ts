import createClient from "openapi-fetch";
import { Problem, problemFrom } from "@/api/problem";
import type { paths } from "@/api/schema";
import { strings } from "@/strings/shell";

export const client = createClient<paths>({
  fetch: (request) => window.fetch(request),
});

type Outcome<T> = { data?: T; error?: unknown; response: Response };

/** The body of a good response; anything else is thrown as a `Problem`. */
export async function unwrap<T>(call: Promise<Outcome<T>>): Promise<T> {
  const outcome = await call;
  if (!outcome.response.ok) throw problemFrom(outcome.response.status, outcome.error);
  if (outcome.data === undefined && outcome.response.status !== 204) {
    throw new Problem(outcome.response.status, "empty_response", strings.problem.http);
  }
  return outcome.data as T;
}
