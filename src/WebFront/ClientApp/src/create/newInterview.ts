import type { NewInterview } from '../api/types';

/** The form as it is filled in. */
export interface Filled {
  jobDescription: string;
  candidateName: string;
  candidateId: string;
  roomName: string;
  language: string;
  questionCount: number;
  timeLimitMinutes: number;
  resume: string;
}

export const emptyForm: Filled = {
  jobDescription: '', candidateName: '', candidateId: '', roomName: '', language: 'en', questionCount: 5, timeLimitMinutes: 45, resume: '',
};

/** What is sent: ids that nobody chose are made from the name and something unique. */
export function interviewOf(filled: Filled, unique: string): NewInterview {
  const name = filled.candidateName.trim();
  const stem = name.normalize('NFD').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '').slice(0, 40) || 'candidate';
  return {
    jobDescription: filled.jobDescription.trim(),
    candidateId: filled.candidateId.trim() || `${stem}-${unique}`,
    roomName: filled.roomName.trim() || `interview-${stem}-${unique}`,
    language: filled.language,
    questionCount: filled.questionCount,
    timeLimitMinutes: filled.timeLimitMinutes,
    ...(name && { candidateName: name }),
    ...(filled.resume.trim() && { resume: filled.resume.trim() }),
  };
}
