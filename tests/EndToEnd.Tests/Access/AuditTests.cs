using System.Text.Json;

namespace Interviewing.EndToEnd.Access;

public sealed class AuditTests(GuardedInstallation guarded) : IClassFixture<GuardedInstallation>
{
    [Fact]
    public async Task WhatIsDoneToAnInterviewStandsInTheLogOfItsTenantAlsoAfterItsErasure()
    {
        var interview = await guarded.CreateAsync();
        var id = interview.Id;
        var code = (await guarded.DoAsync("POST", $"/interview/{id}/invite", GuardedInstallation.OperatorKey)).GetProperty("code").GetString();
        var token = (await guarded.DoAsync("POST", "/invite/exchange", null, new { code })).GetProperty("candidateToken").GetString();
        await guarded.DoAsync("POST", $"/interview/{id}/consent", token, new { given = true, text = "PRIVATE WORDS" });
        await guarded.DoAsync("PUT", $"/interview/{id}/plan", GuardedInstallation.OperatorKey, new
        {
            questions = new[] { new { text = "Why?", type = "motivation", competency = "Drive" } },
        });
        await guarded.DoAsync("POST", $"/interview/{id}/start", token);
        await guarded.DoAsync("POST", $"/interview/{id}/end", GuardedInstallation.OperatorKey);
        await guarded.DoAsync("GET", $"/interview/{id}/summary", GuardedInstallation.OperatorKey);
        await guarded.DoAsync("GET", $"/interview/{id}/export", GuardedInstallation.OperatorKey);
        await guarded.DoAsync("DELETE", $"/interview/{id}", GuardedInstallation.OperatorKey);

        var log = await guarded.DoAsync("GET", $"/audit?sessionId={id}", GuardedInstallation.OperatorKey);

        Assert.Equal(
            [
                "ops create", "ops invite", "cand-1 invite_exchange", "cand-1 consent", "ops plan_change", "cand-1 start", "ops end",
                "ops read_scores", "ops export", "ops erase",
            ],
            log.GetProperty("items").EnumerateArray().Select(item => $"{Text(item, "actor")} {Text(item, "action")}"));
        Assert.DoesNotContain("PRIVATE", log.GetRawText(), StringComparison.Ordinal);
        var others = await guarded.DoAsync("GET", $"/audit?sessionId={id}", GuardedInstallation.OtherKey);
        Assert.Empty(others.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task WhoIsRefusedStandsInTheLogWhenTheServerHasStopped()
    {
        var interview = await guarded.CreateAsync();
        for (var i = 0; i < 3; i++)
        {
            using var wrong = await guarded.SendAsync("GET", "/interviews", "ivk_wrong");
            using var notTheirs = await guarded.SendAsync("GET", $"/interview/{interview.Id}/summary", interview.CandidateToken);
        }

        await guarded.Product.Stop();
        await guarded.Product.KillAndStart();

        var log = await guarded.DoAsync("GET", "/audit?limit=1000", GuardedInstallation.OperatorKey);
        var refused = log.GetProperty("items").EnumerateArray().Where(item => Text(item, "action") == "refused").ToList();
        Assert.Contains(refused, item => Text(item, "actor") == "unknown" && Text(item, "detail")!.StartsWith("3 ", StringComparison.Ordinal));
        Assert.Contains(refused, item => Text(item, "sessionId") == interview.Id && Text(item, "detail")!.StartsWith("3 ", StringComparison.Ordinal));
    }

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() : null;
}
