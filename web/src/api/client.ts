import type { Client } from "openapi-fetch";
import { Problem, problemFrom } from "@/api/problem";
import { type RequestOptions, send } from "@/api/request";
import type { paths } from "@/api/schema";
import { strings } from "@/strings/shell";

const by = (method: string) => (path: string, options?: RequestOptions) =>
  send(method, path, options);

/** Knows every path of the server's OpenAPI document with its parameters, bodies and answers. */
export const client = {
  GET: by("GET"),
  POST: by("POST"),
  PUT: by("PUT"),
  PATCH: by("PATCH"),
  DELETE: by("DELETE"),
} as unknown as Pick<Client<paths>, "GET" | "POST" | "PUT" | "PATCH" | "DELETE">;

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
