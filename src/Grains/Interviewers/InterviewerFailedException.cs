using System.Collections.Immutable;
using Interviewing.Interviews;

namespace Interviewing.Interviewers;

/// <summary>An interviewer could not make a reply, retries included. The message names no words and no keys.</summary>
public sealed class InterviewerFailedException : Exception
{
    /// <summary>Says why, and what it cost all the same.</summary>
    public InterviewerFailedException(string message, ImmutableArray<ModelUsage> usage, Exception? inner = null)
        : base(message, inner) => Usage = usage;

    /// <summary>The calls that the provider answered before it was given up.</summary>
    public ImmutableArray<ModelUsage> Usage { get; }
}
