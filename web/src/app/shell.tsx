import type { ReactNode } from "react";
import { Link } from "wouter";
import { type Appearance, useAppearance } from "@/app/appearance";
import { Icon, type IconName } from "@/components/icon";
import { Logo } from "@/components/logo";
import { strings } from "@/strings/shell";

const appearanceIcons: Record<Appearance, IconName> = {
  system: "system",
  light: "sun",
  dark: "moon",
};

/** What stands around every page. */
export function Shell({ children }: { children: ReactNode }) {
  const [appearance, stepAppearance] = useAppearance();
  const label = strings.common.appearance[appearance];
  return (
    <>
      <a className="skip-link" href="#content">
        {strings.common.skipToContent}
      </a>
      <header className="masthead">
        <Link href="/" className="wordmark" aria-label={strings.common.home}>
          <Logo />
          <span aria-hidden="true">{strings.brand}</span>
        </Link>
        <button
          type="button"
          className="icon-button"
          aria-label={label}
          title={label}
          onClick={stepAppearance}
        >
          <Icon name={appearanceIcons[appearance]} />
        </button>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
