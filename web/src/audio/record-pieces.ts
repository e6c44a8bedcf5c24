/** A piece this long is all that a crash can take. */
const PIECE_MS = 1000;
/** Plenty for one voice; five minutes are a little over a megabyte. */
const BITS_PER_SECOND = 32_000;

export type Recording = {
  /** The container, as the browser names it. */
  type: string;
  /** Resolves after the last piece, also where the microphone was pulled out. */
  ended: Promise<void>;
  stop: () => void;
  pause: () => void;
  resume: () => void;
};

/** Records a microphone and gives each second of it at once; pieces are numbered from 0. */
export function recordPieces(
  stream: MediaStream,
  onPiece: (number: number, data: Blob) => void,
): Recording {
  const machine = new MediaRecorder(stream, { audioBitsPerSecond: BITS_PER_SECOND });
  let number = 0;
  machine.ondataavailable = ({ data }) => {
    if (data.size > 0) onPiece(number++, data);
  };
  const ended = new Promise<void>((resolve) => {
    machine.onstop = () => resolve();
  });
  machine.start(PIECE_MS);
  return {
    type: machine.mimeType,
    ended,
    stop: () => machine.state !== "inactive" && machine.stop(),
    pause: () => machine.state === "recording" && machine.pause(),
    resume: () => machine.state === "paused" && machine.resume(),
  };
}
