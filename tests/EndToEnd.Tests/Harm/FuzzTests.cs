using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Interviewing.EndToEnd.Conducting;
using Interviewing.EndToEnd.Running;

namespace Interviewing.EndToEnd.Harm;

/// <summary>
/// Malformed requests over everything that a client can reach, beside a client that means well. FUZZ_SEED chooses others,
/// FUZZ_REQUESTS how many.
/// </summary>
public sealed partial class FuzzTests
{
    private const int Workers = 16;
    private const int MostFramesOfAConnection = 30;
    private const int DefaultSeed = 20_261_124;
    private const int DefaultRequests = 20_000;

    // In bytes, as .NET reads it: hexadecimal. A request that leaves 10 KB behind is too much for it in the end.
    private const string HeapLimit = "A000000";

    private static readonly int Seed = Setting("FUZZ_SEED", DefaultSeed);
    private static readonly int Requests = Setting("FUZZ_REQUESTS", DefaultRequests);

    private static readonly ConcurrentDictionary<string, int> Answers = new();

    [Fact]
    public async Task MalformedRequestsHarmNobody()
    {
        await using var product = await Installation.Start(
            new("SPEECH_PROVIDER", "none"), new("TOKEN_SECRET", new string('s', 32)),
            new KeyValuePair<string, string>("DOTNET_GCHeapHardLimit", HeapLimit));
        using CancellationTokenSource done = new();
        var bystander = ConductAsync(product, done.Token);

        await FuzzAsync(product);

        await done.CancelAsync();
        var conducted = await bystander;
        Assert.False(product.Process.HasExited);
        Assert.True(conducted > 0, "The one that means well has not conducted an interview.");
        Assert.Equal(200, (await product.Interviews.Get("/health/ready")).Status);
        // What the server itself takes for a defect.
        var log = product.Process.Output;
        Assert.False(
            log.Split('\n').Any(IsDefect),
            $"Seed {Seed}. The server wrote:\n{string.Join('\n', log.Split('\n').Where(IsDefect))}");
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{Requests} requests, {conducted} interviews beside them; ")
            + string.Join(", ", Answers.OrderBy(answer => answer.Key).Select(answer => $"{answer.Value} of {answer.Key}")));
    }

    private static async Task FuzzAsync(Installation product)
    {
        var id = await product.Interviews.Create(Texts.Job);
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(
            () => WorkAsync(product, id, new Garbage(new Random(Seed + worker)), Requests / Workers))));
    }

    private static async Task WorkAsync(Installation product, string id, Garbage garbage, int requests)
    {
        BrokenHttp http = new(id, garbage);
        BrokenFrames frames = new(id, garbage);
        for (var sent = 0; sent < requests;)
        {
            sent += garbage.Below(40) switch
            {
                0 or 1 => await TalkAsync(product, frames, garbage),
                2 => await PollAsync(product, frames, garbage),
                _ => await AskAsync(product, http.Next()),
            };
        }
    }

    // A session of Socket.IO on polling.
    private static async Task<int> PollAsync(Installation product, BrokenFrames frames, Garbage garbage)
    {
        var opened = await SendAsync(product, "GET", "", []);
        var session = Sessions().Match(opened);
        // A busy machine may not have answered before this client has gone.
        if (!session.Success)
            return 1;
        await SendAsync(product, "POST", $"&sid={session.Value}", "40"u8.ToArray());
        var most = 1 + garbage.Below(6);
        for (var sent = 0; sent < most; sent++)
            await SendAsync(product, "POST", $"&sid={session.Value}", frames.NextPackets());
        return most + 2;
    }

    private static async Task<string> SendAsync(Installation product, string method, string query, byte[] body)
    {
        byte[] request =
        [
            .. Encoding.ASCII.GetBytes(string.Create(
                CultureInfo.InvariantCulture,
                $"{method} /socket.io/?EIO=4&transport=polling{query} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n")),
            .. body,
        ];
        using var connection = await RawConnection.OpenAsync(product.Address.Port);
        await connection.TrySendAsync(request);
        var answer = await connection.ReadToEndAsync();
        Check(product, request, answer);
        return answer;
    }

    private static async Task<int> AskAsync(Installation product, byte[] request)
    {
        using var connection = await RawConnection.OpenAsync(product.Address.Port);
        await connection.TrySendAsync(request);
        Check(product, request, await connection.ReadToEndAsync());
        return 1;
    }

    private static async Task<int> TalkAsync(Installation product, BrokenFrames frames, Garbage garbage)
    {
        var (path, opening) = garbage.Of(BrokenFrames.Transports);
        var handshake = Encoding.ASCII.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        using var connection = await RawConnection.OpenAsync(product.Address.Port);
        await connection.TrySendAsync(handshake);
        Assert.StartsWith("HTTP/1.1 101", await connection.ReadUntilAsync("\r\n\r\n"), StringComparison.Ordinal);
        var sent = 0;
        var isOpen = true;
        foreach (var said in opening)
            isOpen = await connection.TrySendAsync(BrokenFrames.Whole(said));
        for (var most = 1 + garbage.Below(MostFramesOfAConnection); isOpen && sent < most; sent++)
            isOpen = await connection.TrySendAsync(frames.Next(path));
        // At times it goes without a word, with answers under way.
        if (garbage.OneIn(2))
        {
            connection.Finish();
            await connection.ReadToEndAsync();
        }

        return Math.Max(sent, 1);
    }

    private static void Check(Installation product, byte[] request, string answer)
    {
        foreach (Match status in Statuses().Matches(answer))
        {
            Answers.AddOrUpdate(status.Value[^3..], 1, (_, count) => count + 1);
            // 505: a version of HTTP that there is not. 503: with the cause.
            var isRefused = status.ValueSpan[^3..] is "505"
                || (status.ValueSpan[^3..] is "503" && answer.Contains("\"detail\":", StringComparison.Ordinal));
            Assert.True(
                status.ValueSpan[^3] < '5' || isRefused,
                $"Seed {Seed}: {Shown(answer)}\nwas the answer to\n{Shown(Encoding.Latin1.GetString(request))}\nThe server wrote:\n{Tail(product)}");
        }

        Assert.DoesNotContain("   at Interviewing", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("\r\nSet-Cookie:", answer, StringComparison.OrdinalIgnoreCase);
    }

    // Interviews one after the other, each to its end, each answer as it must be.
    private static async Task<int> ConductAsync(Installation product, CancellationToken done)
    {
        for (var conducted = 0; ; conducted++)
        {
            if (done.IsCancellationRequested)
                return conducted;
            var interview = await Conversation.Begin(product.Interviews, Texts.Job, questionCount: 2);
            await interview.SayAll(turn => turn.State == "concluding" ? Texts.NoQuestions : Texts.Answer(interview.Said.Count + 1));
            var record = await InterviewRecord.Read(product.Interviews, interview.Id);
            Assert.Equal("completed", record.Status.State);
            Assert.Equal(interview.Said.Select(said => said.Words), record.CandidatesWords);
        }
    }

    private static bool IsDefect(string line) =>
        line.Contains("unexpectedly", StringComparison.Ordinal) || line.Contains(" fail: ", StringComparison.Ordinal);

    private static string Tail(Installation product) => string.Join('\n', product.Process.Output.Split('\n').Where(IsDefect).TakeLast(3));

    private static string Shown(string text) => Regex.Replace(
        text.Length > 3_000 ? text[..3_000] + "..." : text, "[^\n\r -~]", character => $"\\x{(int)character.ValueSpan[0]:x2}");

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    [GeneratedRegex("(?<=\"sid\":\")[A-Za-z0-9_-]+")]
    private static partial Regex Sessions();

    [GeneratedRegex(@"(?<=^|\n)HTTP/1\.[01] [0-9]{3}")]
    private static partial Regex Statuses();
}
