import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useReducer, useRef, useState } from "react";
import { interviewQuery } from "@/api/interviews";
import type { Interview } from "@/api/types";
import { captureSound } from "@/audio/capture-sound";
import { SoundQueue } from "@/audio/sound-queue";
import { LiveLink } from "@/features/room/live/live-link";
import type { LiveMessage } from "@/features/room/live/live-messages";
import { beginning, step } from "@/features/room/live/live-state";

/** Browsers need a moment to start, also where they may. */
const BLOCKED_AFTER_MS = 800;

const addressOf = (interviewId: string): string =>
  new URL(`/api/v1/interviews/${interviewId}/voice`, location.href.replace(/^http/, "ws")).href;

/** What the message changes of the interview as the page knows it. */
function withNews(interview: Interview, message: LiveMessage): Interview {
  if (message.type === "ended") return { ...interview, status: message.status, question: null };
  const { question } = message as { question?: Interview["question"] };
  if (!question || question.turn_id === interview.question?.turn_id) return interview;
  return { ...interview, question, progress: { ...interview.progress, asked: question.number } };
}

/** Holds the conversation for as long as there is a microphone. */
export function useLive(interviewId: string, stream: MediaStream | null) {
  const queries = useQueryClient();
  const [state, dispatch] = useReducer(step, beginning);
  const [blocked, setBlocked] = useState(false);
  const [round, setRound] = useState(0);
  const link = useRef<LiveLink | null>(null);
  const context = useRef<AudioContext | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round begins anew.
  useEffect(() => {
    if (!stream) return;
    const sound = new AudioContext();
    const queue = new SoundQueue(sound);
    const { queryKey } = interviewQuery(interviewId);
    let endCapture: (() => void) | null = null;
    let over = false;
    const line = new LiveLink(addressOf(interviewId), {
      message: (message) => {
        if (message.type === "speech.start") queue.stop();
        if (message.type === "speech.stop" && message.reason !== "finished") queue.stop();
        dispatch({ type: "message", message });
        queries.setQueryData(queryKey, (known) => known && withNews(known, message));
      },
      sound: (pcm) => queue.add(pcm),
      lost: () => {
        queue.stop();
        dispatch({ type: "lost" });
      },
      closed: (code) => {
        queue.stop();
        dispatch({ type: "closed", code });
      },
    });
    const begin = async () => {
      const end = await captureSound(sound, stream, (pcm) => line.send(pcm));
      if (over) return end();
      endCapture = end;
      follow();
    };
    // Nobody is asked anything before they can hear it.
    const follow = () => {
      const runs = sound.state === "running";
      if (runs) setBlocked(false);
      if (runs && endCapture) line.open();
    };
    link.current = line;
    context.current = sound;
    sound.addEventListener("statechange", follow);
    const waiting = setTimeout(() => setBlocked(sound.state !== "running"), BLOCKED_AFTER_MS);
    void sound.resume().catch(() => undefined);
    begin().catch(() => !over && dispatch({ type: "deaf" }));
    return () => {
      over = true;
      clearTimeout(waiting);
      line.close();
      endCapture?.();
      sound.removeEventListener("statechange", follow);
      void sound.close();
    };
  }, [interviewId, stream, queries, round]);

  return {
    ...state,
    /** The browser plays nothing before a click. */
    blocked,
    unblock: () => void context.current?.resume(),
    interrupt: () => link.current?.say({ type: "interrupt" }),
    done: () => link.current?.say({ type: "done", turn_id: state.turnId }),
    repeat: () => link.current?.say({ type: "repeat" }),
    /** Connects anew after it was given up. */
    again: () => {
      dispatch({ type: "again" });
      setRound((before) => before + 1);
    },
  };
}

export type Live = ReturnType<typeof useLive>;
