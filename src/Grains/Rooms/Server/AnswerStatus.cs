using System.Net;

namespace Interviewing.Rooms.Server;

/// <summary>
/// Remembers the status of the last answer. The SDK tells what LiveKit says in Twirp's own errors, but a key that LiveKit does
/// not know is refused before Twirp is asked, as plain text under 401.
/// </summary>
internal sealed class AnswerStatus(SocketsHttpHandler connections) : DelegatingHandler(new Shared(connections))
{
    /// <summary>The status; null where nothing answered.</summary>
    public HttpStatusCode? Last { get; private set; }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        Last = response.StatusCode;
        return response;
    }

    // The connections outlive the call.
    private sealed class Shared(SocketsHttpHandler connections) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _invoker = new(connections, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) => _invoker.SendAsync(request, cancellationToken);
    }
}
