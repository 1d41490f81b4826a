using Interviewing.Interviews;

namespace Interviewing;

/// <summary>The interview cannot be started: the candidate has not consented, or has withdrawn the consent (409).</summary>
[GenerateSerializer, Alias("interviewing.error.consent-required")]
public sealed class ConsentRequiredException : InterviewingException
{
    /// <summary>The same for a program.</summary>
    public const string Code = "consent_required";

    /// <summary>Says which of the two it is.</summary>
    public ConsentRequiredException(InterviewState state, string message)
        : base(message) => State = state;

    /// <summary>The state that the interview is in.</summary>
    [Id(0)] public InterviewState State { get; private set; }
}
