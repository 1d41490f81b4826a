namespace Interviewing.WebFront.Live;

/// <summary>What can go wrong with a client's message: the codes of <c>error</c> events and failed acknowledgements.</summary>
internal static class LiveCodes
{
    /// <summary>The message breaks a rule of the contract; the words name the field and the rule.</summary>
    public const string BadRequest = "bad_request";

    /// <summary>The message is larger than this server takes.</summary>
    public const string TooLarge = "too_large";

    /// <summary>The caller is not known, or no longer: the message is not taken.</summary>
    public const string Unauthorized = "unauthorized";

    /// <summary>The caller's credentials do not open this.</summary>
    public const string Forbidden = "forbidden";

    /// <summary>There is no such interview.</summary>
    public const string NotFound = "not_found";

    /// <summary>The interview's state does not allow it; <c>state</c> says which it is.</summary>
    public const string WrongState = "wrong_state";

    /// <summary>The candidate has not consented to the interview, or has withdrawn the consent.</summary>
    public const string ConsentRequired = ConsentRequiredException.Code;

    /// <summary>Not known to be done; the same message again is safe.</summary>
    public const string Unavailable = "unavailable";

    /// <summary>A defect of the server; its log has more.</summary>
    public const string Internal = "internal";
}
