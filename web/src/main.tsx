import "@/styles/tokens.css";
import "@/styles/base.css";
import "@/styles/components.css";

import { createRoot } from "react-dom/client";
import { App } from "@/app/app";
import { preparePage } from "@/app/pages";
import { language } from "@/lib/language";

document.documentElement.lang = language;

const root = document.getElementById("root");
if (root) {
  // The words painted by index.html stay until there is something better to show.
  await preparePage(window.location.pathname);
  createRoot(root).render(<App />);
}
