import { expect, it } from 'vitest';
import { emptyForm, interviewOf } from './newInterview';

it('ids that nobody chose are made from the name, of letters that ids may have', () => {
  const made = interviewOf({ ...emptyForm, jobDescription: ' Nurse ', candidateName: 'Zoë O’Neil' }, 'abc12345');
  expect(made).toMatchObject({ jobDescription: 'Nurse', candidateId: 'zoe-o-neil-abc12345', roomName: 'interview-zoe-o-neil-abc12345', candidateName: 'Zoë O’Neil' });
  expect(interviewOf({ ...emptyForm, candidateName: '李雷' }, 'x').candidateId).toBe('candidate-x');
});

it('ids that were chosen are kept, and what is empty is left out', () => {
  const made = interviewOf({ ...emptyForm, candidateId: 'c-1', roomName: 'r-1' }, 'x');
  expect(made).toMatchObject({ candidateId: 'c-1', roomName: 'r-1' });
  expect(made).not.toHaveProperty('candidateName');
  expect(made).not.toHaveProperty('resume');
});
