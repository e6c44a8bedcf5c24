import { Component, type ReactNode } from "react";
import { Button } from "@/components/button";
import { strings } from "@/strings/shell";

/** The last resort: a fault of the page leaves a message and a way on, not a blank window. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <section className="page stack" role="alert">
        <h1>{strings.problem.pageTitle}</h1>
        <p>{strings.problem.page}</p>
        <div className="actions">
          <Button look="primary" onClick={() => window.location.reload()}>
            {strings.problem.reload}
          </Button>
        </div>
      </section>
    );
  }
}
