import { describe, expect, test, vi } from "vitest";
import { addressOf, send } from "@/api/request";

const answering = (response: Response) => {
  const fetched = vi.fn(async (_address: string, _options: RequestInit) => response);
  vi.stubGlobal("fetch", fetched);
  window.fetch = fetched as unknown as typeof fetch;
  return fetched;
};

describe("addressOf", () => {
  test("fills names in and leaves out what is not there", () => {
    const address = addressOf("/documents/{id}/lines", {
      path: { id: "a/b" },
      query: { limit: 20, cursor: undefined },
    });

    expect(address).toBe("/documents/a%2Fb/lines?limit=20");
  });
});

describe("send", () => {
  test("sends JSON with its headers and reads JSON", async () => {
    const fetched = answering(Response.json({ id: "1" }));

    const { data } = await send("POST", "/things", {
      body: { name: "x" },
      params: { header: { "idempotency-key": "k" } },
    });

    expect(data).toEqual({ id: "1" });
    const [address, options] = fetched.mock.calls[0] ?? [];
    const headers = options?.headers as Headers;
    expect([address, options?.method, options?.body]).toEqual(["/things", "POST", '{"name":"x"}']);
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.get("idempotency-key")).toBe("k");
  });

  test("gives the problem of a refusal, and none where it is not JSON", async () => {
    answering(Response.json({ code: "gone" }, { status: 404 }));
    const refused = await send("GET", "/x");
    answering(new Response("<html>", { status: 502 }));
    const broken = await send("GET", "/x");

    expect([refused.error, refused.response.status]).toEqual([{ code: "gone" }, 404]);
    expect([broken.error, broken.response.status]).toEqual([undefined, 502]);
  });

  test("an answer without content has no data", async () => {
    answering(new Response(null, { status: 204 }));

    expect((await send("DELETE", "/x")).data).toBeUndefined();
  });
});
