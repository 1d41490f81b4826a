namespace Interviewing.WebFront.Service;

/// <summary>That the process is alive.</summary>
public sealed record HealthView
{
    /// <summary><c>ok</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Now.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>How long it has been running, in seconds.</summary>
    public required double Uptime { get; init; }

    /// <summary>The version of the product.</summary>
    public required string Version { get; init; }

    /// <summary>The environment that it runs in.</summary>
    public required string Environment { get; init; }
}

/// <summary>Whether the process can do its work.</summary>
public sealed record ReadyView
{
    /// <summary><c>ready</c> or <c>unavailable</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Now.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>What it depends on.</summary>
    public required IReadOnlyList<DependencyView> Dependencies { get; init; }
}

/// <summary>Something that the process depends on.</summary>
public sealed record DependencyView
{
    /// <summary><c>silo</c>, <c>storage</c>, <c>ai</c> or <c>livekit</c>.</summary>
    public required string Name { get; init; }

    /// <summary><c>ok</c> or <c>unavailable</c>.</summary>
    public required string Status { get; init; }

    /// <summary>False for what the interviews can go on without.</summary>
    public required bool Required { get; init; }

    /// <summary>More about it.</summary>
    public required string Detail { get; init; }
}

/// <summary>What is running here.</summary>
public sealed record InfoView
{
    /// <summary>The name of the product.</summary>
    public required string Name { get; init; }

    /// <summary>The version of the product.</summary>
    public required string Version { get; init; }

    /// <summary>The environment that it runs in.</summary>
    public required string Environment { get; init; }

    /// <summary>The Orleans assembly and version of this build.</summary>
    public required string Orleans { get; init; }

    /// <summary>Where the grains run.</summary>
    public required string Clustering { get; init; }

    /// <summary>Who conducts the interviews: a language model, or the built-in interviewer.</summary>
    public required string Interviewer { get; init; }

    /// <summary>What carries the rooms: the address of a LiveKit server, or <c>in-process</c>.</summary>
    public required string LiveKit { get; init; }

    /// <summary>Who speaks: the model of a provider, <c>espeak-ng</c>, or <c>not available</c>.</summary>
    public required string Speech { get; init; }

    /// <summary>Who understands speech: the model of a provider, or <c>not available</c>.</summary>
    public required string Transcription { get; init; }

    /// <summary>Where things last.</summary>
    public required string Storage { get; init; }

    /// <summary>True where an interview is not started before its candidate has consented.</summary>
    public required bool RequireConsent { get; init; }

    /// <summary>Where the description of this interface is.</summary>
    public required string OpenApi { get; init; }
}
