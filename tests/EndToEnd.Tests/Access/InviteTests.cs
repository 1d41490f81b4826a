using System.Net;
using System.Text.Json;

namespace Interviewing.EndToEnd.Access;

public sealed class InviteTests(GuardedInstallation guarded) : IClassFixture<GuardedInstallation>
{
    [Theory]
    [InlineData(GuardedInstallation.OperatorKey)]
    [InlineData(GuardedInstallation.OtherKey)]
    public async Task AnInviteIsExchangedOnceForATokenOfItsInterview(string key)
    {
        var interview = await guarded.CreateAsync(key);
        var invite = await guarded.DoAsync("POST", $"/interview/{interview.Id}/invite", key);
        var code = invite.GetProperty("code").GetString()!;
        Assert.Equal($"{guarded.Product.Address}join#{code}", invite.GetProperty("url").GetString());

        var exchanged = await guarded.DoAsync("POST", "/invite/exchange", null, new { code });

        Assert.Equal(interview.Id, exchanged.GetProperty("sessionId").GetString());
        var token = exchanged.GetProperty("candidateToken").GetString();
        await guarded.DoAsync("POST", $"/interview/{interview.Id}/start", token);
        Assert.Equal((410, "invite_used"), await RefusedAsync(code));
        // Also after the process was killed.
        await guarded.Product.KillAndStart();
        Assert.Equal((410, "invite_used"), await RefusedAsync(code));
        await guarded.DoAsync("GET", $"/interview/{interview.Id}", token);
    }

    [Fact]
    public async Task ALostAnswerIsHadAgainUnderTheSameIdempotencyKey()
    {
        var interview = await guarded.CreateAsync();
        var code = await InviteAsync(interview);

        var first = await ExchangeAsync(code, "key-1");
        var again = await ExchangeAsync(code, "key-1");

        Assert.Equal(first, again);
        Assert.Contains("candidateToken", again, StringComparison.Ordinal);
        Assert.Equal((410, "invite_used"), await RefusedAsync(code));
    }

    [Fact]
    public async Task ANewInviteTakesThePlaceOfTheOneBefore()
    {
        var interview = await guarded.CreateAsync();
        var first = await InviteAsync(interview);
        var second = await InviteAsync(interview);

        Assert.Equal((410, "invite_revoked"), await RefusedAsync(first));
        await guarded.DoAsync("POST", "/invite/exchange", null, new { code = second });
    }

    [Fact]
    public async Task AWithdrawnInviteIsOfNoUse()
    {
        var interview = await guarded.CreateAsync();
        var code = await InviteAsync(interview);

        await guarded.DoAsync("DELETE", $"/interview/{interview.Id}/invite", GuardedInstallation.OperatorKey);

        Assert.Equal((410, "invite_revoked"), await RefusedAsync(code));
    }

    [Fact]
    public async Task AnInviteToWhatIsOverOrGoneIsOfNoUse()
    {
        var ended = await guarded.CreateAsync();
        var erased = await guarded.CreateAsync();
        var (codeOfEnded, codeOfErased) = (await InviteAsync(ended), await InviteAsync(erased));
        await guarded.DoAsync("POST", $"/interview/{ended.Id}/end", GuardedInstallation.OperatorKey);
        await guarded.DoAsync("DELETE", $"/interview/{erased.Id}", GuardedInstallation.OperatorKey);

        Assert.Equal((410, "invite_over"), await RefusedAsync(codeOfEnded));
        Assert.Equal((404, null), await RefusedAsync(codeOfErased));
        using var late = await guarded.SendAsync("POST", $"/interview/{ended.Id}/invite", GuardedInstallation.OperatorKey);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Fact]
    public async Task ACodeThatIsNearlyRightIsNone()
    {
        var interview = await guarded.CreateAsync();
        var code = await InviteAsync(interview);
        string[] wrong =
        [
            code[..^1] + (code[^1] == 'A' ? 'B' : 'A'), code + "A", code + ".acme", code + ".default/", code[..^1], new string('A', code.Length), ".", "%00",
        ];
        foreach (var other in wrong)
            Assert.Equal((other, (404, (string?)null)), (other, await RefusedAsync(other)));

        await guarded.DoAsync("POST", "/invite/exchange", null, new { code });
    }

    private async Task<string> InviteAsync(MadeInterview interview) =>
        (await guarded.DoAsync("POST", $"/interview/{interview.Id}/invite", GuardedInstallation.OperatorKey, new { expiresInMinutes = 5 }))
        .GetProperty("code").GetString()!;

    private async Task<string> ExchangeAsync(string code, string key)
    {
        using var content = System.Net.Http.Json.JsonContent.Create(new { code });
        content.Headers.Add("Idempotency-Key", key);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(guarded.Product.Address, "/invite/exchange")) { Content = content };
        using var http = new HttpClient();
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private async Task<(int Status, string? Code)> RefusedAsync(string code)
    {
        using var answer = await guarded.SendAsync("POST", "/invite/exchange", null, new { code });
        var problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        return ((int)answer.StatusCode, problem.TryGetProperty("code", out var why) ? why.GetString() : null);
    }
}
