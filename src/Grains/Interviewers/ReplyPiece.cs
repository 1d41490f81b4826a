namespace Interviewing.Interviewers;

/// <summary>A piece of a reply's acknowledgement, unchecked, while the rest is still being written.</summary>
/// <param name="Text">What comes behind the pieces before.</param>
/// <param name="WithFollowUp">Whether a follow-up question is to come behind the acknowledgement, as far as that is known.</param>
/// <param name="IsLast">True for the last one.</param>
/// <param name="StartsOver">True where the pieces before are void.</param>
public readonly record struct ReplyPiece(string Text, bool WithFollowUp, bool IsLast, bool StartsOver);
