/** The little of openapi-fetch that this page uses; its whole would weigh as much as a page. */

type Values = Readonly<Record<string, unknown>>;

export type RequestOptions = {
  params?: { path?: Values; query?: Values; header?: Values };
  headers?: Record<string, string>;
  body?: unknown;
  bodySerializer?: (body: unknown) => BodyInit;
  parseAs?: "json" | "stream" | "blob";
  signal?: AbortSignal;
};

export type Outcome = { data?: unknown; error?: unknown; response: Response };

/** The address with its `{names}` filled in; values that are not there are left out of the query. */
export function addressOf(
  path: string,
  { path: parts = {}, query = {} }: { path?: Values; query?: Values },
): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(parts[name])),
  );
  const given = Object.entries(query).filter(([, value]) => value != null);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return search.size > 0 ? `${filled}?${search}` : filled;
}

/** Sends a request; what the server says is read as JSON where it is no success. */
export async function send(
  method: string,
  path: string,
  options: RequestOptions = {},
): Promise<Outcome> {
  const { params = {}, body, bodySerializer, signal } = options;
  const headers = new Headers({ ...(params.header as Record<string, string>), ...options.headers });
  const sent = bodySerializer
    ? bodySerializer(body)
    : body === undefined
      ? null
      : JSON.stringify(body);
  if (typeof sent === "string") headers.set("Content-Type", "application/json");
  const response = await window.fetch(addressOf(path, params), {
    method,
    headers,
    body: sent,
    ...(signal && { signal }),
  });
  if (response.ok) return { data: await read(response, options.parseAs), response };
  return { error: await response.json().catch(() => undefined), response };
}

function read(response: Response, parseAs: RequestOptions["parseAs"] = "json"): unknown {
  if (response.status === 204) return undefined;
  return parseAs === "stream" ? response.body : response[parseAs]();
}
