import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useReducer, useRef } from "react";
import { postTurn, type TurnAction, type TurnBody } from "@/api/answers";
import { interviewQuery } from "@/api/interviews";
import type { Interview, Question, TurnResult } from "@/api/types";
import { type Delivery, deliverTurn } from "@/features/room/deliver-turn";
import { forgetDraft } from "@/features/room/draft-storage";
import { idle, step } from "@/features/room/turn-state";
import { waitForNetwork } from "@/lib/wait-for-network";

function withResult(interview: Interview, result: TurnResult): Interview {
  const asked = result.question?.number ?? interview.progress.asked;
  return {
    ...interview,
    status: result.status,
    question: result.question,
    progress: { ...interview.progress, asked },
  };
}

/** Sends answers and actions for the current question and follows what comes back. */
export function useTurn(interviewId: string, question: Question) {
  const queries = useQueryClient();
  const [state, dispatch] = useReducer(step, idle);
  const sending = useRef<AbortController | null>(null);
  useEffect(() => () => sending.current?.abort(), []);

  const settle = async (delivery: Delivery, action: TurnAction | null, text: string) => {
    const { queryKey } = interviewQuery(interviewId);
    switch (delivery.kind) {
      case "done": {
        const { result } = delivery;
        const same = result.question?.turn_id === question.turn_id;
        if (!same) forgetDraft(interviewId);
        // Who asks for the question in words gets it like who presses the button.
        const asked = action ?? (same ? "repeat" : null);
        dispatch(result.question ? { type: "asked", action: asked } : { type: "finished" });
        queries.setQueryData(queryKey, (known) => known && withResult(known, result));
        break;
      }
      case "closed":
        await queries.invalidateQueries({ queryKey });
        dispatch({ type: "failed", notice: { kind: "moved", text } });
        break;
      case "refused":
        dispatch({
          type: "failed",
          notice: { kind: "refused", message: delivery.problem.message },
        });
        break;
      case "stopped":
        dispatch({ type: "failed", notice: { kind: "stopped" } });
    }
  };

  const deliver = async (body: TurnBody, action: TurnAction | null, text: string) => {
    if (sending.current) return;
    const controller = new AbortController();
    sending.current = controller;
    dispatch({ type: "sent" });
    await queries.cancelQueries({ queryKey: interviewQuery(interviewId).queryKey });
    const delivery = await deliverTurn(body, {
      post: (what, signal) => postTurn(interviewId, what, signal),
      wait: waitForNetwork,
      onToken: (piece) => dispatch({ type: "token", text: piece }),
      onReset: () => dispatch({ type: "reset" }),
      onRetry: () => dispatch({ type: "retrying" }),
      signal: controller.signal,
    });
    sending.current = null;
    await settle(delivery, action, text);
  };

  const turn_id = question.turn_id;
  return {
    ...state,
    send: (text: string) => {
      if (text.trim() === "") dispatch({ type: "noticed", notice: { kind: "empty" } });
      else void deliver({ turn_id, text }, null, text);
    },
    act: (action: TurnAction, text: string) => void deliver({ turn_id, action }, action, text),
    stop: () => sending.current?.abort(),
    dismiss: () => dispatch({ type: "noticed", notice: null }),
  };
}

export type Turn = ReturnType<typeof useTurn>;
