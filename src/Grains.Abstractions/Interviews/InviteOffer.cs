namespace Interviewing.Interviews;

/// <summary>An invitation of the candidate: whoever has its secret may take the candidate's place once.</summary>
[GenerateSerializer, Immutable, Alias("interviewing.invite-offer")]
public sealed record InviteOffer
{
    /// <summary>The SHA-256 of its secret, in lower-case hexadecimal. The secret itself is kept nowhere.</summary>
    [Id(0)] public required string SecretHash { get; init; }

    /// <summary>Until when it can be taken up, UTC.</summary>
    [Id(1)] public required DateTimeOffset ExpiresAt { get; init; }
}
