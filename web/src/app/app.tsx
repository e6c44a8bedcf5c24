import { QueryClientProvider } from "@tanstack/react-query";
import { Suspense } from "react";
import { Route, Switch } from "wouter";
import { ErrorBoundary } from "@/app/error-boundary";
import { NotFoundPage } from "@/app/not-found-page";
import { compare, history, report, room, settings, setup, soundCheck, start } from "@/app/pages";
import { queryClient } from "@/app/query-client";
import { Shell } from "@/app/shell";
import { Loading } from "@/components/loading";

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Shell>
        <ErrorBoundary>
          <Suspense fallback={<Loading />}>
            <Switch>
              <Route path="/">
                <start.Page />
              </Route>
              <Route path="/new">
                <setup.Page />
              </Route>
              <Route path="/history">
                <history.Page />
              </Route>
              <Route path="/settings">
                <settings.Page />
              </Route>
              <Route path="/sound-check">
                <soundCheck.Page />
              </Route>
              <Route path="/compare/:first/:second">
                {({ first, second }) => <compare.Page first={first} second={second} />}
              </Route>
              <Route path="/interviews/:id">{({ id }) => <room.Page key={id} id={id} />}</Route>
              <Route path="/interviews/:id/report">
                {({ id }) => <report.Page key={id} id={id} />}
              </Route>
              <Route>
                <NotFoundPage />
              </Route>
            </Switch>
          </Suspense>
        </ErrorBoundary>
      </Shell>
    </QueryClientProvider>
  );
}
