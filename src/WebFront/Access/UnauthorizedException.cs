namespace Interviewing.WebFront.Access;

/// <summary>The caller is not known: no credentials, or none that are good (401).</summary>
internal sealed class UnauthorizedException(string message, string challenge = "Bearer") : Exception(message)
{
    /// <summary>How credentials are to be sent (RFC 9110, WWW-Authenticate).</summary>
    public string Challenge => challenge;
}
