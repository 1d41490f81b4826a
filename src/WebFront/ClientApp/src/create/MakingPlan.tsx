import { type ReactNode, useEffect, useState } from 'react';

const steps = ['Reading the job description', 'Finding what the work asks for', 'Writing the questions', 'Putting them in order'];
const STEP = 2_500;

/** Shown while the plan is made: a moment with the built-in interviewer, some seconds with a language model. */
export function MakingPlan({ count }: { count: number }): ReactNode {
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    const began = Date.now();
    const timer = setInterval(() => setElapsed(Date.now() - began), 250);
    return () => clearInterval(timer);
  }, []);
  const step = Math.min(steps.length - 1, Math.floor(elapsed / STEP));
  return (
    <section className="card making">
      <h2>Making {count === 1 ? 'the question' : `${count} questions`}</h2>
      <div className="meter" aria-hidden="true"><span style={{ width: `${100 * (1 - Math.exp(-elapsed / 6_000))}%` }} /></div>
      <p role="status">{elapsed > 20_000 ? 'This takes longer than usual. If the language model does not answer, the built-in interviewer makes them.' : `${steps[step]}…`}</p>
    </section>
  );
}
