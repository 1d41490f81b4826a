using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Interviewing.Load.Figures;
using Interviewing.Load.Wire;
using Interviewing.Load.Words;

namespace Interviewing.Load.Interviews;

/// <summary>One of those who are interviewed at once: one interview after another over one connection.</summary>
public sealed class Candidate(IPEndPoint server, CallRecord record, Extent extent) : IDisposable
{
    private const int Ok = 200;
    private const int Created = 201;

    // A server that is gone fails every interview: there is no point in trying them all.
    private const int MostBrokenConnections = 5;

    private readonly InterviewCalls _calls = new(server);
    private HttpConnection? _connection;
    private int _broken;

    /// <summary>Conducts interviews until none is left to begin.</summary>
    public async Task ConductAll(InterviewNumbers numbers)
    {
        while (_broken < MostBrokenConnections && numbers.TryTake(out var number))
        {
            try
            {
                _connection ??= await HttpConnection.Open(server);
                if (await ConductOne(_connection, number))
                    record.CountInterview();
            }
            catch (Exception fault) when (fault is IOException or SocketException)
            {
                record.CountError("connection: " + fault.Message);
                _connection?.Dispose();
                _connection = null;
                _broken++;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connection?.Dispose();

    private async ValueTask<bool> ConductOne(HttpConnection connection, int number)
    {
        _calls.Create.SetNumber(number);
        var created = await Call(connection, CallKind.Create, _calls.Create, Created);
        if (created is not { } answer || !TakeId(answer.Body.Span))
            return false;
        if (await Call(connection, CallKind.Start, _calls.Start, Ok) is null)
            return false;
        if (extent == Extent.CreatedAndStarted)
            return true;

        foreach (var response in _calls.Responses)
        {
            if (await Call(connection, CallKind.Response, response, Ok) is null)
                return false;
        }

        if (await Call(connection, CallKind.Transcript, _calls.Transcript, Ok) is not { } transcript)
            return false;
        if (transcript.Body.Span.Count("\"speaker\":\"candidate\""u8) != SpokenWords.Responses)
        {
            record.CountError("transcript: not every answer is in it");
            return false;
        }

        if (await Call(connection, CallKind.End, _calls.End, Ok) is null
            || await Call(connection, CallKind.Summary, _calls.Summary, Ok) is not { } summary)
        {
            return false;
        }

        if (summary.Body.Span.IndexOf("\"degraded\":true"u8) < 0)
            return true;
        record.CountError("summary: the provider did not conduct the whole interview");
        return false;
    }

    private async ValueTask<HttpAnswer?> Call(
        HttpConnection connection, CallKind kind, RequestBytes request, int expected)
    {
        var began = Stopwatch.GetTimestamp();
        var answer = await connection.Exchange(request.Bytes);
        record.Add(kind, Stopwatch.GetElapsedTime(began));
        if (answer.Status == expected)
            return answer;
        record.CountError($"{kind}: status {answer.Status}", Encoding.UTF8.GetString(answer.Body.Span));
        return null;
    }

    private bool TakeId(ReadOnlySpan<byte> body)
    {
        var name = "\"sessionId\":\""u8;
        var at = body.IndexOf(name);
        if (at < 0 || body.Length < at + name.Length + RequestBytes.IdLength)
        {
            record.CountError("create: no sessionId");
            return false;
        }

        _calls.SetId(body.Slice(at + name.Length, RequestBytes.IdLength));
        return true;
    }
}
