using System.Diagnostics;
using System.Net;

namespace Interviewing.EndToEnd.Http;

/// <summary>
/// Sends a request again, word for word, until it is answered for good: as a client must whose server may be away for a
/// moment, or says that it is (503) or that it is not done yet (202).
/// </summary>
public sealed class InsistingHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    private static readonly TimeSpan Longest = Running.Deadline.Generous;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var isLast = Stopwatch.GetElapsedTime(began) > Longest;
            try
            {
                var answer = await base.SendAsync(request, cancellationToken);
                if (isLast || answer.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.Accepted))
                    return answer;
                answer.Dispose();
            }
            catch (HttpRequestException) when (!isLast)
            {
                // The server is away: what became of the request is not known.
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }
}
