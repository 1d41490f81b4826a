using Interviewing.WebFront.Access;
using Interviewing.WebFront.Hosting;
using Interviewing.WebFront.Tokens;

namespace Interviewing.WebFront.Tests.Support;

/// <summary>The credentials of a server that asks for some.</summary>
internal static class Keys
{
    public static string Operator { get; } = ApiKey.New();

    public static string Other { get; } = ApiKey.New();

    /// <summary>The candidate of the interview of <see cref="Samples"/>.</summary>
    public static string Candidate { get; } =
        new CandidateTokens(WebFrontHost.Secret).Issue(Samples.Status, "default", FixedClock.Now);

    /// <summary>Lets a server ask for them.</summary>
    public static void Configure(WebSettings settings) => settings.ApiKeys =
        [new("platform", ApiKey.HashOf(Operator), "default"), new("other", ApiKey.HashOf(Other), "default")];

    public static (string Name, string Value) Bearer(string credentials) => ("Authorization", "Bearer " + credentials);
}
