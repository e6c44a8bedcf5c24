import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const server = process.env.VIVA_SERVER ?? "http://127.0.0.1:8000";

/** Puts the first style sheet into the page: the opening words are then drawn with the first answer. */
const inlineStyles: Plugin = {
  name: "inline-styles",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler: (html, { bundle }) =>
      html.replace(/<link rel="stylesheet"[^>]*href="\/([^"]+)"[^>]*>/, (link, file: string) => {
        const sheet = bundle?.[file];
        return sheet?.type === "asset" ? `<style>${sheet.source}</style>` : link;
      }),
  },
};

export default defineConfig({
  plugins: [react(), inlineStyles],
  resolve: {
    alias: {
      "@": fileURLToPath(new URL("./src", import.meta.url)),
      // The router brings a stand-in for older versions of React; this one has it built in.
      "use-sync-external-store/shim/index.js": "react",
    },
  },
  server: { proxy: { "/api": server, "/health": server, "/ready": server } },
  build: {
    outDir: "../src/viva/web",
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    // One file for what every page needs: small pieces compress badly.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: "shared",
              // With a few lines that would weigh twice as much as files of their own.
              test: /node_modules.(react|scheduler|@tanstack|wouter|regexparam|openapi-fetch)|src.lib.(aloud|is-typing|use-online|wait-for)|room.use-unload-guard/,
            },
            {
              name: "shared",
              test: /src.(api|app|components|lib)|strings.shell/,
              minShareCount: 5,
            },
            // What recording and conversation share; the room names each file, and has no byte left.
            {
              name: "wave",
              test: /audio.(use-waveform|loudness)/,
            },
            {
              name: "spoken",
              test: /room.voice.(wave|use-voice-keys)|components.microphone-fault|audio.use-microphone/,
            },
          ],
        },
      },
    },
    manifest: true,
    // Lower targets rewrite light-dark() into something that follows the system alone.
    cssTarget: ["chrome123", "safari17.5", "firefox120"],
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.{ts,tsx}"],
    restoreMocks: true,
  },
});
