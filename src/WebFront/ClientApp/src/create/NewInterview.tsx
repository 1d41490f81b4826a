import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { wordsFor } from '../api/problem';
import { useOperator } from '../session/OperatorSession';
import { Notice } from '../shared/Notice';
import { useTitle } from '../shared/useTitle';
import './create.css';
import { JobDescription } from './JobDescription';
import { MakingPlan } from './MakingPlan';
import { emptyForm, type Filled, interviewOf } from './newInterview';
import { Options } from './Options';

/** Makes an interview; its plan of questions is then shown where it is edited. */
export function NewInterview(): ReactNode {
  useTitle('New interview');
  const { api } = useOperator();
  const navigate = useNavigate();
  const [filled, setFilled] = useState<Filled>(emptyForm);
  // The same form sent again makes the same interview; another form, another one.
  const sent = useRef<{ form: string; key: string }>(undefined);
  const create = useMutation({
    mutationFn: () => {
      const form = JSON.stringify(filled);
      if (sent.current?.form !== form) sent.current = { form, key: crypto.randomUUID() };
      const { key } = sent.current;
      return api.create(interviewOf(filled, key.slice(0, 8)), key);
    },
    onSuccess: (created) => navigate(`/interviews/${created.sessionId}`),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    create.mutate();
  };
  const change = (part: Partial<Filled>): void => setFilled((before) => ({ ...before, ...part }));

  return (
    <div className="page create">
      <div className="page-head">
        <div>
          <h1>New interview</h1>
          <p>Describe the job. You see and change the questions before the candidate does.</p>
        </div>
      </div>
      {create.isPending ? <MakingPlan count={filled.questionCount} /> : (
        <form onSubmit={submit} className="create-form">
          <div className="stack">
            {create.error && <Notice tone="bad" title="The interview was not made">{wordsFor(create.error)}</Notice>}
            <section className="card" aria-label="The job"><JobDescription text={filled.jobDescription} onText={(jobDescription) => change({ jobDescription })} /></section>
          </div>
          <div className="stack">
            <Options filled={filled} onChange={change} />
            <button type="submit" className="button button-main create-go" disabled={!filled.jobDescription.trim()}>Make the questions</button>
          </div>
        </form>
      )}
    </div>
  );
}
