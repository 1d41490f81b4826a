using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Interviewing.Load.Figures;
using Interviewing.Load.Interviews;
using Interviewing.Load.Wire;

namespace Interviewing.Load.Paced;

/// <summary>
/// A candidate who answers at a fixed interval, however long the answers take, and begins the next interview when one is over.
/// </summary>
public sealed class PacedCandidate(LinePool lines, TimeSpan interval, TimeSpan phase, int number)
{
    private const int Created = 201;

    private readonly byte[] _id = new byte[RequestBytes.IdLength];
    private int _answered;
    private bool _isRunning;

    /// <summary>Where the calls are recorded from now on.</summary>
    public static CallRecord Record { get; set; } = new();

    /// <summary>Creates and starts an interview, and answers until it is cancelled.</summary>
    public async Task Conduct(CancellationToken cancelled)
    {
        try
        {
            await Task.Delay(phase, cancelled);
            using var ticks = new PeriodicTimer(interval);
            do
            {
                await Step();
            }
            while (await ticks.WaitForNextTickAsync(cancelled));
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
    }

    private async Task Step()
    {
        try
        {
            if (!_isRunning)
                _isRunning = await Begin();
            else if (_answered < RequestCount)
                await Respond();
            else
                await End();
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            Record.CountError("connection: " + fault.Message);
        }
    }

    private static int RequestCount => Words.SpokenWords.Responses;

    private async Task<bool> Begin()
    {
        var line = await lines.Take();
        line.Calls.Create.SetNumber(number);
        if (await Call(line, CallKind.Create, line.Calls.Create, Created, keep: false) is not { } created)
            return false;
        var at = created.Body.Span.IndexOf("\"sessionId\":\""u8) + "\"sessionId\":\""u8.Length;
        created.Body.Span.Slice(at, RequestBytes.IdLength).CopyTo(_id);
        line.Calls.SetId(_id);
        _answered = 0;
        return await Call(line, CallKind.Start, line.Calls.Start, 200) is not null;
    }

    private async Task Respond()
    {
        var line = await lines.Take();
        line.Calls.SetId(_id);
        if (await Call(line, CallKind.Response, line.Calls.Responses[_answered], 200) is not { } answer)
            return;
        _answered++;
        if (answer.Body.Span.IndexOf("\"degraded\":true"u8) >= 0)
            Record.CountError("response: degraded");
    }

    private async Task End()
    {
        var line = await lines.Take();
        line.Calls.SetId(_id);
        _isRunning = false;
        if (await Call(line, CallKind.End, line.Calls.End, 200) is not null)
            Record.CountInterview();
    }

    // The line goes back but where it is used again; its answer is copied before it is.
    private async ValueTask<HttpAnswer?> Call(Line line, CallKind kind, RequestBytes request, int expected, bool keep = true)
    {
        var record = Record;
        var began = Stopwatch.GetTimestamp();
        HttpAnswer answer;
        try
        {
            answer = await line.Connection.Exchange(request.Bytes);
        }
        catch
        {
            line.Connection.Dispose();
            throw;
        }

        record.Add(kind, Stopwatch.GetElapsedTime(began));
        if (answer.Status != expected)
        {
            record.CountError($"{kind}: status {answer.Status}", Encoding.UTF8.GetString(answer.Body.Span));
            lines.Return(line);
            return null;
        }

        if (keep)
            lines.Return(line);
        return answer;
    }
}
