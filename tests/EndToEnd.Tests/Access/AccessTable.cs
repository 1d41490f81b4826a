namespace Interviewing.EndToEnd.Access;

/// <summary>
/// Who may do what, a line for each endpoint: the status that each caller of <see cref="Who"/> gets, in that order, from an
/// interview that was just created. 409, 503 and 404 behind a gate are answers too: what was asked for is let through.
/// </summary>
public static class AccessTable
{
    // In each: nobody, a wrong key, the other tenant's operator, the own candidate, another's, an expired token, the operator.
    private static readonly int[] Operators = [401, 401, 404, 403, 403, 401, 200];
    private static readonly int[] OperatorsOfAny = [401, 401, 200, 403, 403, 401, 200];
    private static readonly int[] OwnInterview = [401, 401, 404, 200, 403, 401, 200];
    private static readonly int[] Everyone = [200, 200, 200, 200, 200, 200, 200];

    /// <summary>All of it. In paths and bodies {id} and {room} are the interview's.</summary>
    public static IReadOnlyList<AccessRow> Rows { get; } =
    [
        new("POST", "/interview", Of(OperatorsOfAny, 201), """{"roomName":"r","candidateId":"c","jobDescription":"A nurse for the night shift."}"""),
        new("POST", "/interview/create", Of(OperatorsOfAny, 201), """{"roomName":"r","candidateId":"c","jobDescription":"A nurse for the night shift."}"""),
        new("GET", "/interviews", OperatorsOfAny),
        new("GET", "/interview/{id}", OwnInterview),
        new("GET", "/interview/room/{roomName}", OwnInterview),
        new("GET", "/interview/{id}/transcript", OwnInterview),
        new("GET", "/interview/{id}/events", OwnInterview),
        new("GET", "/interview/{id}/plan", Operators),
        new("PUT", "/interview/{id}/plan", Operators, """{"questions":[{"text":"Why?","type":"motivation","competency":"Drive"}]}"""),
        new("GET", "/interview/{id}/summary", Of(Operators, 409)),
        new("GET", "/interview/{id}/analyses", Operators),
        new("POST", "/interview/{id}/consent", OwnInterview, """{"given":true,"text":"I agree."}"""),
        new("POST", "/interview/{id}/start", OwnInterview),
        new("POST", "/interview/{id}/response", Of(OwnInterview, 409), """{"response":"Six years."}"""),
        new("POST", "/interview/{id}/end", OwnInterview),
        new("GET", "/interview/{id}/export", Operators),
        new("DELETE", "/interview/{id}", Operators),
        new("GET", "/audit", OperatorsOfAny),
        new("POST", "/interview/{id}/invite", Of(Operators, 201), "{}"),
        new("DELETE", "/interview/{id}/invite", Operators),
        new("DELETE", "/interview/{id}/tokens", Operators),
        new("POST", "/invite/exchange", All(404), """{"code":"AAAA"}"""),
        new("POST", "/audio/synthesize", [401, 401, 503, 503, 503, 401, 503], """{"text":"Hello."}"""),
        new("GET", "/audio/file/{filename}", [401, 401, 404, 404, 404, 401, 404]),
        new("POST", "/audio/cleanup", OperatorsOfAny, "{}"),
        new("POST", "/transcription/audio", [401, 401, 415, 415, 415, 401, 415], "{}"),
        new("GET", "/livekit/token", [401, 401, 200, 200, 403, 401, 200], Query: "?identity=cand-1&room={room}"),
        new("POST", "/livekit/token", [401, 401, 200, 200, 403, 401, 200], """{"identity":"cand-1","roomName":"{room}"}"""),
        new("POST", "/livekit/room", Of(OperatorsOfAny, 201), """{"name":"{room}"}"""),
        new("GET", "/livekit/room/{roomName}", Of(Operators, 404)),
        new("DELETE", "/livekit/room/{roomName}", Of(Operators, 404)),
        new("GET", "/livekit/rooms", OperatorsOfAny),
        // Signed by LiveKit, or not: no other credentials count.
        new("POST", "/livekit/webhook", All(401), "{}"),
        new("GET", "/whoami", [401, 401, 200, 200, 200, 401, 200]),
        new("GET", "/", Everyone),
        new("GET", "/health", Everyone),
        new("GET", "/health/ready", Everyone),
        new("GET", "/info", Everyone),
    ];

    // The same, with another answer for those who are let in.
    private static int[] Of(int[] row, int letIn) => [.. row.Select(status => status == 200 ? letIn : status)];

    private static int[] All(int status) => [.. Everyone.Select(_ => status)];
}

/// <summary>One endpoint.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path, as the OpenAPI document has it.</param>
/// <param name="Statuses">What each caller gets.</param>
/// <param name="Body">A body, JSON.</param>
/// <param name="Query">What is behind the path.</param>
public sealed record AccessRow(string Method, string Path, int[] Statuses, string? Body = null, string Query = "")
{
    /// <summary>The request of this row for an interview.</summary>
    public (string Path, string? Body) For(MadeInterview interview) => (Fill(Path + Query, interview), Body is null ? null : Fill(Body, interview));

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Path}";

    private static string Fill(string text, MadeInterview interview) => text
        .Replace("{id}", interview.Id, StringComparison.Ordinal)
        .Replace("{room}", interview.RoomName, StringComparison.Ordinal)
        .Replace("{roomName}", interview.RoomName, StringComparison.Ordinal)
        .Replace("{filename}", new string('0', 64) + ".wav", StringComparison.Ordinal);
}
