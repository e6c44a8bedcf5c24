/** One sentence that can be heard: from the server, or from a voice on board of the browser. */
import { synthesize } from "@/api/speech";
import type { VoiceChoices } from "@/audio/voice-choices";

export type Utterance = {
  /** Resolves when all of it was heard, or when it was stopped. */
  play: () => Promise<void>;
  stop: () => void;
};

/** The browser plays sound only after a click or a key. */
export class BlockedError extends Error {}

/** Gets the sound of a sentence ready to be played. */
export type Voice = (sentence: string, signal: AbortSignal) => Promise<Utterance>;

export const voiceOf = (choices: VoiceChoices, lang: string): Voice =>
  choices.engine === "browser" ? browserVoice(choices, lang) : serverVoice(choices);

function serverVoice({ voice, speed }: VoiceChoices): Voice {
  return async (text, signal) => {
    const sound = await synthesize({ text, speed, ...(voice !== "" && { voice }) }, signal);
    return soundOf(sound);
  };
}

function soundOf(sound: Blob): Utterance {
  const player = new Audio();
  let finish = () => undefined as unknown;
  return {
    play: async () => {
      const address = URL.createObjectURL(sound);
      try {
        await new Promise<void>((resolve, reject) => {
          finish = () => resolve();
          player.onended = () => resolve();
          player.onerror = () => reject(new Error("the sound cannot be played"));
          player.src = address;
          player.play().catch((error: Error) => {
            // A play that is cut off by `pause` rejects, too, after `finish`.
            reject(error.name === "NotAllowedError" ? new BlockedError() : error);
          });
        });
      } finally {
        URL.revokeObjectURL(address);
      }
    },
    stop: () => {
      finish();
      player.pause();
    },
  };
}

/** The voices on board; those that would send the words to a stranger are left out. */
export function listBrowserVoices(): SpeechSynthesisVoice[] {
  if (!("speechSynthesis" in window)) return [];
  return speechSynthesis.getVoices().filter(({ localService }) => localService);
}

function browserVoice({ voice, speed }: VoiceChoices, lang: string): Voice {
  return async (text) => {
    const voices = listBrowserVoices();
    const chosen =
      voices.find(({ voiceURI }) => voiceURI === voice) ??
      voices.find((one) => one.lang.startsWith(lang));
    if (!chosen) throw new Error("no voice on board");
    const words = Object.assign(new SpeechSynthesisUtterance(text), {
      voice: chosen,
      lang: chosen.lang,
      rate: speed,
    });
    return {
      play: () =>
        new Promise<void>((resolve, reject) => {
          words.onend = () => resolve();
          words.onerror = ({ error }) => {
            if (error === "not-allowed") reject(new BlockedError());
            else if (error === "canceled" || error === "interrupted") resolve();
            else reject(new Error(error));
          };
          speechSynthesis.speak(words);
        }),
      stop: () => speechSynthesis.cancel(),
    };
  };
}
