namespace Interviewing.Interviewers.BuiltIn;

/// <summary>Picks words so that turns differ, and so that the same turn of the same interview has the same words.</summary>
internal readonly struct Choice
{
    private readonly ulong _seed;

    /// <summary>The choices of a turn.</summary>
    public Choice(TurnRequest request) => _seed = WordKey.Mix(WordKey.Of(request.Brief.SessionId), (ulong)request.Turn);

    /// <summary>One of several, the same one for the same purpose.</summary>
    public string Of(int purpose, params ReadOnlySpan<string> choices) => choices[Start(purpose, choices.Length)];

    /// <summary>Where to begin among so many.</summary>
    public int Start(int purpose, int count) => (int)(WordKey.Mix(_seed, (ulong)purpose) % (ulong)count);
}
