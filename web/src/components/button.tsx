import type { ComponentProps, ReactNode } from "react";
import { Link } from "wouter";
import { Icon, type IconName } from "@/components/icon";

type Look = "primary" | "secondary" | "quiet" | "danger";
type Shared = { look?: Look; icon?: IconName; children: ReactNode };

const classOf = (look: Look) => `button button-${look}`;

export function Button({
  look = "secondary",
  icon,
  children,
  type = "button",
  ...rest
}: Shared & ComponentProps<"button">) {
  return (
    <button type={type} className={classOf(look)} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A link within the page that looks like a button. */
export function ButtonLink({
  look = "secondary",
  icon,
  children,
  href,
  label,
}: Shared & { href: string; label?: string }) {
  return (
    <Link href={href} className={classOf(look)} aria-label={label}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}

/** A link to a file of the server. */
export function DownloadLink({ icon, children, href }: Shared & { href: string }) {
  return (
    <a href={href} download className={classOf("secondary")}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}
