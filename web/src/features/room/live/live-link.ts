import { type LiveMessage, readMessage } from "@/features/room/live/live-messages";
import { waitForNetwork } from "@/lib/wait-for-network";

/** The end, not the caller's interview, taken over, and not possible here: trying again is vain. */
const FINAL = [1000, 4404, 4409, 4503];
const PING_MS = 5_000;
/** A line on which nothing comes for so long is dead, whatever the browser believes. */
const DEAD_MS = 15_000;
/** Ten seconds of sound: what waits longer than that is not sent any more. */
const MOST_WAITING_BYTES = 320_000;

type Events = {
  message: (message: LiveMessage) => void;
  sound: (pcm: ArrayBuffer) => void;
  /** The connection is gone, and is tried again. */
  lost: () => void;
  /** The server has closed it for good. */
  closed: (code: number) => void;
};

/** The connection of one live conversation; it comes back by itself, at the question it was at. */
export class LiveLink {
  readonly #address: string;
  readonly #events: Events;
  readonly #over = new AbortController();
  #socket: WebSocket | null = null;
  #turnId: string | null = null;
  #tries = 0;
  #pinging: ReturnType<typeof setInterval> | undefined;
  #heardAt = 0;

  constructor(address: string, events: Events) {
    this.#address = address;
    this.#events = events;
  }

  open(): void {
    if (this.#socket || this.#over.signal.aborted) return;
    const socket = new WebSocket(this.#address);
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    this.#heardAt = performance.now();
    this.#pinging = setInterval(() => this.#ping(), PING_MS);
    socket.onopen = () => this.say({ type: "start", turn_id: this.#turnId });
    socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => this.#hear(data);
    socket.onclose = ({ code }) => this.#lose(code);
  }

  say(message: { type: string; turn_id?: string | null }): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(message));
  }

  /** What is said while nobody is there is not sent later: it would no longer be live. */
  send(pcm: ArrayBuffer): void {
    const socket = this.#socket;
    const open = socket?.readyState === WebSocket.OPEN;
    if (open && socket.bufferedAmount < MOST_WAITING_BYTES) socket.send(pcm);
  }

  close(): void {
    this.#over.abort();
    this.#letGo()?.close();
  }

  #hear(data: string | ArrayBuffer): void {
    this.#heardAt = performance.now();
    if (typeof data !== "string") {
      this.#events.sound(data);
      return;
    }
    const message = readMessage(data);
    if (!message) return;
    if (message.type === "ready" || message.type === "question") {
      this.#tries = 0;
      this.#turnId = message.question?.turn_id ?? null;
    }
    this.#events.message(message);
  }

  #ping(): void {
    if (performance.now() - this.#heardAt < DEAD_MS) {
      this.say({ type: "ping" });
      return;
    }
    const socket = this.#socket;
    this.#lose(0);
    socket?.close();
  }

  #lose(code: number): void {
    this.#letGo();
    if (FINAL.includes(code)) {
      this.#events.closed(code);
      return;
    }
    this.#events.lost();
    this.#tries += 1;
    void waitForNetwork(this.#tries, this.#over.signal).then(() => this.open());
  }

  #letGo(): WebSocket | null {
    clearInterval(this.#pinging);
    const socket = this.#socket;
    this.#socket = null;
    if (socket) socket.onopen = socket.onmessage = socket.onclose = null;
    return socket;
  }
}
