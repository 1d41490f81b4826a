namespace Interviewing.WebFront.Access;

/// <summary>The caller is not known: no credentials, or none that are good (401).</summary>
internal sealed class UnauthorizedException(string message) : Exception(message);
