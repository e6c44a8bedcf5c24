import type { ReactNode } from "react";
import { Icon, type IconName } from "@/components/icon";

type Tone = "note" | "warning" | "error";

const icons: Record<Tone, IconName> = { note: "check", warning: "alert", error: "alert" };

/** A message with a way on; errors are announced at once, the others when there is a pause. */
export function Notice({
  tone,
  icon,
  children,
}: {
  tone: Tone;
  icon?: IconName;
  children: ReactNode;
}) {
  return (
    <div className={`notice notice-${tone}`} role={tone === "error" ? "alert" : "status"}>
      <Icon name={icon ?? icons[tone]} />
      <div className="notice-body">{children}</div>
    </div>
  );
}
