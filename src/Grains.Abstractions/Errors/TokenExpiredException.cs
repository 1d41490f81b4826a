namespace Interviewing;

/// <summary>The candidate's token has expired with its interview (401).</summary>
[GenerateSerializer, Alias("interviewing.error.token-expired")]
public sealed class TokenExpiredException : InterviewingException
{
    /// <summary>How long a candidate's token opens an interview that is over.</summary>
    public static readonly TimeSpan AfterTheEnd = TimeSpan.FromHours(1);

    /// <summary>Says so.</summary>
    public TokenExpiredException()
        : base("The candidate's token has expired: the interview is over.")
    {
    }
}
