import { lazy, type ReactNode, Suspense } from 'react';
import { Outlet, Route, Routes } from 'react-router';
import { Dashboard } from './dashboard/Dashboard';
import { OperatorSession } from './session/OperatorSession';
import { Crash } from './shared/Crash';
import { Empty } from './shared/Empty';
import { OperatorShell } from './shared/OperatorShell';
import { Waiting } from './shared/Waiting';

const NewInterview = lazy(() => import('./create/NewInterview').then((module) => ({ default: module.NewInterview })));
const InterviewPage = lazy(() => import('./interview/InterviewPage').then((module) => ({ default: module.InterviewPage })));
const CandidatePage = lazy(() => import('./candidate/CandidatePage').then((module) => ({ default: module.CandidatePage })));

export function App(): ReactNode {
  return (
    <Crash>
      <Suspense fallback={<Waiting what="Loading the page" />}>
        <Routes>
          <Route path="/join" element={<CandidatePage />} />
          <Route element={<Operator />}>
            <Route path="/" element={<Dashboard />} />
            <Route path="/new" element={<NewInterview />} />
            <Route path="/interviews/:id" element={<InterviewPage />} />
          </Route>
          <Route path="*" element={<Empty title="There is no such page" link="/" linkWords="To the overview" />} />
        </Routes>
      </Suspense>
    </Crash>
  );
}

function Operator(): ReactNode {
  return (
    <OperatorSession>
      <OperatorShell>
        <Suspense fallback={<Waiting what="Loading the page" />}>
          <Outlet />
        </Suspense>
      </OperatorShell>
    </OperatorSession>
  );
}
