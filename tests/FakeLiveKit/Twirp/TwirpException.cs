namespace FakeLiveKit.Twirp;

/// <summary>A call is refused, with one of Twirp's codes.</summary>
internal sealed class TwirpException(string code, string message) : Exception(message)
{
    /// <summary>Twirp's code, as it stands on the wire.</summary>
    public string Code => code;

    /// <summary>The HTTP status that Twirp has for the code.</summary>
    public int Status => code switch
    {
        "invalid_argument" or "malformed" or "out_of_range" => 400,
        "unauthenticated" => 401,
        "permission_denied" => 403,
        "not_found" or "bad_route" => 404,
        "canceled" or "deadline_exceeded" => 408,
        "already_exists" or "aborted" => 409,
        "failed_precondition" => 412,
        "resource_exhausted" => 429,
        "unimplemented" => 501,
        "unavailable" => 503,
        _ => 500,
    };
}
