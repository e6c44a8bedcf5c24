/** The words of the sound check. */
import { localized } from "@/strings/localized";

const english = {
  documentTitle: "Sound check – Viva",
  title: "Does your microphone work?",
  lead: "Say a sentence and listen to it. What you record here stays in this browser.",
  begin: "Turn the microphone on",
  asking: "Waiting for your permission…",
  type: "Type instead",
  again: "Try again",
  device: "Microphone",
  recorder: "Recorder",
  level: "Level",
  heard: "You are heard.",
  record: "Record",
  stop: "Stop",
  recording: "Recording. Say a sentence.",
  listen: "This is how you sound:",
  playback: "Your recording",
  forget: "Delete the recording",
  kept: "Kept in this browser until you delete it.",
  notKept: "This browser could not keep the recording; it is gone when the page is closed.",
  practise: "Try a practice question",
  goOn: "To the interview",
  faults: {
    denied: {
      title: "The browser does not allow the microphone.",
      steps: [
        "Click the sign beside the address of this page.",
        "Set the microphone to “Allow”.",
        "Then try again.",
      ],
    },
    missing: {
      title: "There is no microphone.",
      steps: ["Plug one in, or turn your headset on.", "Then try again."],
    },
    busy: {
      title: "The microphone could not be opened.",
      steps: ["Another program may hold it: close calls and recorders.", "Then try again."],
    },
    insecure: {
      title: "Browsers give a microphone only to secure addresses.",
      steps: ["Open Viva on this computer as http://127.0.0.1, or elsewhere with https."],
    },
    unsupported: {
      title: "This browser cannot record.",
      steps: ["A current Firefox, Chrome, Edge or Safari can."],
    },
  },
};

export const soundStrings = localized("sound", english);
