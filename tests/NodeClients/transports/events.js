// The names of what the server says.
export const events = [
  'joinedInterview', 'participantJoined', 'participantLeft', 'aiInterviewerMessage', 'aiInterviewerDelta',
  'candidateMessage', 'stateChanged', 'interviewEnded', 'interviewChanged', 'interviewRemoved', 'error',
];
