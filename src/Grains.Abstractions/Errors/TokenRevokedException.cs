namespace Interviewing;

/// <summary>The candidate's token was withdrawn (401).</summary>
[GenerateSerializer, Alias("interviewing.error.token-revoked")]
public sealed class TokenRevokedException : InterviewingException
{
    /// <summary>Says so.</summary>
    public TokenRevokedException()
        : base("The candidate's token was withdrawn.")
    {
    }
}
