import { QueryClientProvider } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { Route, Switch } from "wouter";
import { ErrorBoundary } from "@/app/error-boundary";
import { NotFoundPage } from "@/app/not-found-page";
import { queryClient } from "@/app/query-client";
import { Shell } from "@/app/shell";
import { Loading } from "@/components/loading";
import { StartPage } from "@/features/start/start-page";

const SetupPage = lazy(async () => ({
  default: (await import("@/features/setup/setup-page")).SetupPage,
}));
const RoomPage = lazy(async () => ({
  default: (await import("@/features/room/room-page")).RoomPage,
}));
const ReportPage = lazy(async () => ({
  default: (await import("@/features/report/report-page")).ReportPage,
}));

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Shell>
        <ErrorBoundary>
          <Suspense fallback={<Loading />}>
            <Switch>
              <Route path="/">
                <StartPage />
              </Route>
              <Route path="/new">
                <SetupPage />
              </Route>
              <Route path="/interviews/:id">{({ id }) => <RoomPage key={id} id={id} />}</Route>
              <Route path="/interviews/:id/report">
                {({ id }) => <ReportPage key={id} id={id} />}
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
