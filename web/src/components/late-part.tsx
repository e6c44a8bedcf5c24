import { type ComponentType, lazy, type ReactNode } from "react";
import { strings } from "@/strings/shell";

/**
 * A part of a page whose code is fetched when it is wanted, under a `Suspense` of the caller.
 *
 * Where the code cannot be fetched, because the server is away or another version is there, words
 * stand in its place, before what it was to stand around; the rest of the page goes on.
 */
export function latePart<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async (): Promise<{ default: ComponentType<Props> }> => {
    try {
      return { default: await load() };
    } catch {
      return { default: Missing };
    }
  });
}

const Missing = ({ children }: { children?: ReactNode }) => (
  <>
    <p className="hint hint-error" role="alert">
      {strings.problem.part}
    </p>
    {children}
  </>
);
