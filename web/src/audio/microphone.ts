/** Getting at a microphone, and why that may fail. */

export type MicrophoneFault = "denied" | "missing" | "busy" | "insecure" | "unsupported";

export class MicrophoneError extends Error {
  readonly fault: MicrophoneFault;

  constructor(fault: MicrophoneFault) {
    super(fault);
    this.name = "MicrophoneError";
    this.fault = fault;
  }
}

const faults: Record<string, MicrophoneFault> = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "missing",
  OverconstrainedError: "missing",
  NotReadableError: "busy",
  AbortError: "busy",
};

/** What a browser's error means for the visitor. */
export const faultOf = (error: unknown): MicrophoneFault =>
  (error instanceof Error && faults[error.name]) || "busy";

/** Why this page can have no microphone at all, whatever the visitor allows; null where it can. */
export function findObstacle(): MicrophoneFault | null {
  if (!window.isSecureContext) return "insecure";
  if (!navigator.mediaDevices || typeof MediaRecorder === "undefined") return "unsupported";
  return null;
}

/** Opens a microphone, by default the system's; asks the visitor the first time. */
export async function openMicrophone(deviceId: string | null): Promise<MediaStream> {
  const obstacle = findObstacle();
  if (obstacle) throw new MicrophoneError(obstacle);
  try {
    return await navigator.mediaDevices.getUserMedia({
      // The question that a loudspeaker plays is nobody's answer.
      audio: { echoCancellation: true, ...(deviceId && { deviceId: { exact: deviceId } }) },
    });
  } catch (error) {
    throw new MicrophoneError(faultOf(error));
  }
}

export function closeMicrophone(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** The microphones by name; browsers tell the names once one has been allowed. */
export async function listMicrophones(): Promise<MediaDeviceInfo[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind, deviceId }) => kind === "audioinput" && deviceId !== "");
}
