namespace Interviewing.WebFront.Access;

/// <summary>The caller is known, and may not do this (403).</summary>
internal sealed class ForbiddenException(string message) : Exception(message);
