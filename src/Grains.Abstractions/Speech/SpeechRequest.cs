using Interviewing.Tenants;

namespace Interviewing.Speech;

/// <summary>All that decides how a text sounds. The same request is the same audio file, whoever asks.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.speech-request")]
public sealed record SpeechRequest
{
    /// <summary>The words.</summary>
    [Id(0)] public required string Text { get; init; }

    /// <summary>Who speaks them.</summary>
    [Id(1)] public required Voice Voice { get; init; }

    /// <summary>The provider's model.</summary>
    [Id(2)] public required string Model { get; init; }

    /// <summary>The form of the file.</summary>
    [Id(3)] public required AudioFormat Format { get; init; }

    /// <summary>The language, a BCP 47 tag; null for a provider that hears it from the text.</summary>
    [Id(4)] public string? Language { get; init; }

    /// <summary>Whose file it is: each tenant pays for its own.</summary>
    [Id(5)] public string Tenant { get; init; } = TenantKey.DefaultTenant;
}
