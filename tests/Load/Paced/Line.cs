using System.Collections.Concurrent;
using System.Net;
using Interviewing.Load.Interviews;
using Interviewing.Load.Wire;

namespace Interviewing.Load.Paced;

/// <summary>A connection with requests to send on it.</summary>
public sealed record Line(HttpConnection Connection, InterviewCalls Calls);

/// <summary>Connections that many candidates share, as many as there are calls under way.</summary>
public sealed class LinePool(IPEndPoint server) : IDisposable
{
    private readonly ConcurrentBag<Line> _idle = [];

    /// <summary>Takes an idle one, or opens one.</summary>
    public async ValueTask<Line> Take() =>
        _idle.TryTake(out var line) ? line : new(await HttpConnection.Open(server), new(server));

    /// <summary>Gives one back whose last answer was read whole.</summary>
    public void Return(Line line) => _idle.Add(line);

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_idle.TryTake(out var line))
            line.Connection.Dispose();
    }
}
