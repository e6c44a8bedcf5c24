import { type ReactNode, Suspense, useState } from "react";
import { Link } from "wouter";
import { useHelpKey } from "@/app/use-help-key";
import { Icon, type IconName } from "@/components/icon";
import { latePart } from "@/components/late-part";
import { Logo } from "@/components/logo";
import { strings } from "@/strings/shell";

const Help = latePart(async () => (await import("@/features/help/help")).Help);

/** What stands around every page. */
export function Shell({ children }: { children: ReactNode }) {
  const [helping, setHelping] = useState(false);
  useHelpKey(() => setHelping(true));
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
        <nav className="masthead-links" aria-label={strings.common.navigation}>
          <Way href="/history" icon="list" name={strings.common.history} />
          <Way href="/settings" icon="settings" name={strings.common.settings} />
          <button
            type="button"
            className="icon-button"
            aria-label={strings.common.help}
            title={strings.common.help}
            aria-keyshortcuts="?"
            onClick={() => setHelping(true)}
          >
            <Icon name="help" />
          </button>
        </nav>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      {helping && (
        <Suspense>
          <Help onClose={() => setHelping(false)} />
        </Suspense>
      )}
    </>
  );
}

/** A way to another page; on a phone only its drawing is seen. */
function Way({ href, icon, name }: { href: string; icon: IconName; name: string }) {
  return (
    <Link href={href} className="masthead-link" title={name}>
      <Icon name={icon} />
      <span>{name}</span>
    </Link>
  );
}
