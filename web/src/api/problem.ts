import { isRecord } from "@/lib/storage";
import { strings } from "@/strings/shell";

/** What the server said (problem+json), or that it said nothing at all (`status` 0). */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, detail: string) {
    super(detail);
    this.name = "Problem";
    this.status = status;
    this.code = code;
  }

  /** Asking again later may help: no connection, too busy, or a fault of the server. */
  get passing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

export function problemFrom(status: number, body: unknown): Problem {
  const said = isRecord(body) ? body : {};
  const code = typeof said.code === "string" ? said.code : `http_${status}`;
  const detail =
    typeof said.detail === "string" && said.detail ? said.detail : strings.problem.http;
  return new Problem(status, code, detail);
}

/** Any thrown value as a problem with a sentence for the user. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  // fetch rejects with a TypeError when no answer came.
  if (error instanceof TypeError)
    return new Problem(0, "no_connection", strings.problem.connection);
  return new Problem(0, "page_error", strings.problem.page);
}
