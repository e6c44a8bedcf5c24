import { useEffect, useState } from "react";
import {
  closeMicrophone,
  findObstacle,
  listMicrophones,
  MicrophoneError,
  type MicrophoneFault,
  openMicrophone,
} from "@/audio/microphone";
import { isText, readStored, writeStored } from "@/lib/storage";

const KEY = "microphone";

/** The microphone that was chosen last, if it is there; else the system's. */
async function openUsual(): Promise<MediaStream> {
  const chosen = readStored(KEY, isText);
  if (chosen === null) return openMicrophone(null);
  try {
    return await openMicrophone(chosen);
  } catch (error) {
    if (error instanceof MicrophoneError && error.fault === "denied") throw error;
    return openMicrophone(null);
  }
}

/** The open microphone, the others there are, and what is in the way; closed with the page. */
export function useMicrophone() {
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [devices, setDevices] = useState<MediaDeviceInfo[]>([]);
  const [fault, setFault] = useState<MicrophoneFault | null>(findObstacle);
  const [opening, setOpening] = useState(false);

  useEffect(() => () => void (stream && closeMicrophone(stream)), [stream]);
  useEffect(() => {
    if (!stream) return;
    const list = () => void listMicrophones().then(setDevices);
    const track = stream.getAudioTracks()[0];
    const unplugged = () => {
      setStream(null);
      setFault("missing");
    };
    list();
    navigator.mediaDevices.addEventListener("devicechange", list);
    track?.addEventListener("ended", unplugged);
    return () => {
      navigator.mediaDevices.removeEventListener("devicechange", list);
      track?.removeEventListener("ended", unplugged);
    };
  }, [stream]);

  const open = async (deviceId: string | null) => {
    setOpening(true);
    setFault(null);
    try {
      setStream(await (deviceId === null ? openUsual() : openMicrophone(deviceId)));
      if (deviceId !== null) writeStored(KEY, deviceId);
    } catch (error) {
      setFault(error instanceof MicrophoneError ? error.fault : "busy");
    } finally {
      setOpening(false);
    }
  };

  const used = stream?.getAudioTracks()[0]?.getSettings().deviceId ?? "";
  return { stream, devices, used, fault, opening, open };
}
