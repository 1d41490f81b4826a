using System.Net;
using System.Net.WebSockets;
using System.Text;

namespace Interviewing.EndToEnd.Access;

/// <summary>What was given to a candidate can be taken back before the interview is over.</summary>
public sealed class TokenRevocationTests(GuardedInstallation guarded) : IClassFixture<GuardedInstallation>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WithdrawnTokensOpenNothingAndANewInviteDoes()
    {
        var interview = await guarded.CreateAsync();
        var other = await guarded.CreateAsync();
        var ofInvite = await ExchangeAsync(await InviteAsync(interview));
        var open = await InviteAsync(interview);
        await guarded.DoAsync("GET", $"/interview/{interview.Id}", ofInvite);

        await RevokeAsync(interview);

        foreach (var token in (string[])[interview.CandidateToken, ofInvite])
        {
            foreach (var (method, path) in new[]
            {
                ("GET", $"/interview/{interview.Id}"), ("POST", $"/interview/{interview.Id}/start"), ("GET", "/whoami"),
                ("GET", $"/livekit/token?identity=cand-1&room={interview.RoomName}"), ("GET", $"/audio/file/{new string('0', 64)}.wav"),
                ("POST", "/hubs/interview/negotiate?negotiateVersion=1"), ("GET", "/socket.io/?EIO=4&transport=polling"),
            })
            {
                using var answer = await guarded.SendAsync(method, path, token);
                Assert.Equal((path, HttpStatusCode.Unauthorized), (path, answer.StatusCode));
            }
        }

        using var late = await guarded.SendAsync("POST", "/invite/exchange", null, new { code = open });
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
        await guarded.DoAsync("GET", $"/interview/{other.Id}", other.CandidateToken);

        // Access is given anew, and what was withdrawn stays so, after a kill too.
        var renewed = await ExchangeAsync(await InviteAsync(interview));
        await guarded.Product.KillAndStart();
        await guarded.DoAsync("POST", $"/interview/{interview.Id}/start", renewed);
        using var withdrawn = await guarded.SendAsync("GET", $"/interview/{interview.Id}", ofInvite);
        Assert.Equal(HttpStatusCode.Unauthorized, withdrawn.StatusCode);

        var log = await guarded.DoAsync("GET", $"/audit?sessionId={interview.Id}", GuardedInstallation.OperatorKey);
        Assert.Single(
            log.GetProperty("items").EnumerateArray(),
            item => item.GetProperty("action").GetString() == "token_revoke" && item.GetProperty("actor").GetString() == "ops");
    }

    [Fact]
    public async Task WhatAnOpenConnectionSaysIsRefusedAtOnceAndItIsClosed()
    {
        var interview = await guarded.CreateAsync();
        await guarded.DoAsync("POST", $"/interview/{interview.Id}/start", GuardedInstallation.OperatorKey);
        using var candidate = await OpenAsync(interview.CandidateToken);
        using var recruiter = await OpenAsync(GuardedInstallation.OperatorKey);
        Assert.Contains("\"success\":true", await SayAsync(candidate, "joinInterview", interview), StringComparison.Ordinal);
        Assert.Contains("\"success\":true", await SayAsync(recruiter, "joinInterview", interview), StringComparison.Ordinal);

        await RevokeAsync(interview);

        foreach (var name in (string[])["candidateResponse", "endInterview", "startInterview", "joinInterview"])
        {
            var reply = await SayAsync(candidate, name, interview, ""","response":"Six years." """);
            Assert.Contains("\"code\":\"unauthorized\"", reply, StringComparison.Ordinal);
        }

        var status = await guarded.DoAsync("GET", $"/interview/{interview.Id}", GuardedInstallation.OperatorKey);
        Assert.Equal("introduction", status.GetProperty("state").GetString());
        await ClosedAsync(candidate).WaitAsync(Running.Deadline.Generous, Cancelled);
        Assert.Contains("\"success\":true", await SayAsync(recruiter, "joinInterview", interview), StringComparison.Ordinal);
    }

    private async Task RevokeAsync(MadeInterview interview) =>
        await guarded.DoAsync("DELETE", $"/interview/{interview.Id}/tokens", GuardedInstallation.OperatorKey);

    private async Task<string> InviteAsync(MadeInterview interview) =>
        (await guarded.DoAsync("POST", $"/interview/{interview.Id}/invite", GuardedInstallation.OperatorKey)).GetProperty("code").GetString()!;

    private async Task<string> ExchangeAsync(string code) =>
        (await guarded.DoAsync("POST", "/invite/exchange", null, new { code })).GetProperty("candidateToken").GetString()!;

    private async Task<ClientWebSocket> OpenAsync(string credentials)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", "Bearer " + credentials);
        await socket.ConnectAsync(new UriBuilder(guarded.Product.Address) { Scheme = "ws", Path = "/ws" }.Uri, Cancelled);
        return socket;
    }

    // The reply to a message; what comes before it is not asked for here.
    private static async Task<string> SayAsync(ClientWebSocket socket, string name, MadeInterview interview, string more = "")
    {
        var message = $$"""{"event":"{{name}}","id":1,"data":{"sessionId":"{{interview.Id}}"{{more}} } }""";
        await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, Cancelled);
        while (true)
        {
            var text = await ReceiveAsync(socket) ?? throw new WebSocketException("The connection is gone.");
            if (text.Contains("\"event\":\"reply\"", StringComparison.Ordinal))
                return text;
        }
    }

    private static async Task ClosedAsync(ClientWebSocket socket)
    {
        while (await ReceiveAsync(socket) is not null)
        {
        }
    }

    // Null once the connection is closed, however that is.
    private static async Task<string?> ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            var got = await socket.ReceiveAsync(buffer, Cancelled);
            return got.MessageType == WebSocketMessageType.Close ? null : Encoding.UTF8.GetString(buffer, 0, got.Count);
        }
        catch (WebSocketException)
        {
            return null;
        }
    }
}
