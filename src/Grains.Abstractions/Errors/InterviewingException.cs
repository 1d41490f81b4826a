using Interviewing.Interviews;

namespace Interviewing;

/// <summary>What grains throw on purpose: the web edge maps each to its status. Nothing else is shown to a client.</summary>
[GenerateSerializer, Alias("interviewing.error")]
public abstract class InterviewingException : Exception
{
    /// <summary>Says what happened, for the caller to read.</summary>
    protected InterviewingException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}

/// <summary>There is no such interview (404).</summary>
[GenerateSerializer, Alias("interviewing.error.not-found")]
public sealed class InterviewNotFoundException : InterviewingException
{
    /// <summary>Names what was looked for.</summary>
    public InterviewNotFoundException(string message)
        : base(message)
    {
    }

    /// <summary>For the session id that is not there.</summary>
    public static InterviewNotFoundException For(string sessionId) => new($"There is no interview {sessionId}.");
}

/// <summary>The interview's state does not allow it (409).</summary>
[GenerateSerializer, Alias("interviewing.error.wrong-state")]
public sealed class WrongStateException : InterviewingException
{
    /// <summary>Says what the state does not allow.</summary>
    public WrongStateException(InterviewState state, string message)
        : base(message) => State = state;

    /// <summary>The state it is in.</summary>
    [Id(0)] public InterviewState State { get; private set; }
}

/// <summary>A field breaks a rule (400).</summary>
[GenerateSerializer, Alias("interviewing.error.invalid-input")]
public sealed class InvalidInputException : InterviewingException
{
    /// <summary>Names the field, as the client wrote it, and the rule.</summary>
    public InvalidInputException(string field, string rule)
        : base($"{field}: {rule}") => (Field, Rule) = (field, rule);

    /// <summary>The field.</summary>
    [Id(0)] public string Field { get; private set; }

    /// <summary>The rule that it breaks.</summary>
    [Id(1)] public string Rule { get; private set; }
}

/// <summary>A change is not known to be stored; nothing was acknowledged, and the call can be repeated (503).</summary>
[GenerateSerializer, Alias("interviewing.error.storage-unavailable")]
public sealed class StorageUnavailableException : InterviewingException
{
    /// <summary>Says what could not be stored, and for logs what it comes from.</summary>
    public StorageUnavailableException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
