namespace FakeLiveKit;

/// <summary>What goes wrong with an answer.</summary>
public enum AnswerFault
{
    None,

    /// <summary>The call is not carried out: the connection is cut.</summary>
    Cut,

    /// <summary>The call is carried out, and the connection cut before the answer.</summary>
    Lost,

    /// <summary>Status 200 with a body that is no message.</summary>
    Rubbish,

    /// <summary>Status 502 with the page of an intermediary.</summary>
    ErrorPage,
}

/// <summary>How one call is answered.</summary>
public sealed record FakeBehaviour
{
    /// <summary>As a healthy server does.</summary>
    public static FakeBehaviour Normal { get; } = new();

    /// <summary>Never, until the caller goes away.</summary>
    public static FakeBehaviour Hang { get; } = new() { Delay = Timeout.InfiniteTimeSpan };

    /// <summary>How long the answer takes.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>What goes wrong with it.</summary>
    public AnswerFault Fault { get; init; }

    /// <summary>Twirp's code of an error; null for none. The call is not carried out.</summary>
    public string? Code { get; init; }

    /// <summary>After this long.</summary>
    public static FakeBehaviour Slow(TimeSpan delay) => new() { Delay = delay };

    /// <summary>With an error of Twirp's: unavailable, internal, resource_exhausted, ...</summary>
    public static FakeBehaviour Fail(string code) => new() { Code = code };

    /// <summary>With a fault.</summary>
    public static FakeBehaviour With(AnswerFault fault) => new() { Fault = fault };
}
