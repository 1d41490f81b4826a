using Interviewing.Silos;

namespace Interviewing.Interviews;

/// <summary>A candidate's token is looked at by the interview itself, in the same step as what it opens.</summary>
public sealed class CandidateTokenTests(LiveKitSilo silo) : IClassFixture<LiveKitSilo>
{
    private static readonly Dictionary<string, Func<IInterviewGrain, int?, Task>> Calls = new()
    {
        ["RecordConsent"] = (grain, generation) => grain.RecordConsent(true, "I agree.", generation),
        ["Start"] = (grain, generation) => grain.Start(generation),
        ["Respond"] = (grain, generation) =>
            grain.Respond(new() { Text = "Six years.", ResponseId = "r1", TokenGeneration = generation }),
        ["End"] = (grain, generation) => grain.End(generation),
        ["GetStatus"] = (grain, generation) => grain.GetStatus(generation),
        ["GetTranscript"] = (grain, generation) => grain.GetTranscript(generation),
        ["GetEvents"] = (grain, generation) => grain.GetEvents(0, generation),
    };

    public static TheoryData<string> Names => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task AWithdrawnTokenDoesNothingAndAnOperatorDoes(string call)
    {
        var grain = await StartedAsync();
        await grain.RevokeTokens(0);
        var before = await grain.GetEvents(0);

        await Assert.ThrowsAsync<TokenRevokedException>(() => Calls[call](grain, 0));

        Assert.Equal(before.Length, (await grain.GetEvents(0)).Length);
        await Calls[call](grain, 1);
        await Calls[call](grain, null);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task ATokenExpiresAnHourAfterTheEnd(string call)
    {
        var grain = await StartedAsync();
        await grain.End();
        silo.Time.Advance(TokenExpiredException.AfterTheEnd + TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<TokenExpiredException>(() => Calls[call](grain, 0));
    }

    private async Task<IInterviewGrain> StartedAsync()
    {
        var grain = silo.GrainFactory.GetGrain<IInterviewGrain>(SessionId.New(silo.Time));
        await grain.Create(new()
        {
            RoomName = "room",
            CandidateId = "cand-1",
            JobDescription = "A nurse for the night shift.",
            QuestionCount = 2,
        });
        await grain.Start();
        return grain;
    }
}
