using System.Net;
using System.Net.Sockets;
using FakeOpenAI;

namespace Interviewing.Interviewers.OpenAI;

/// <summary>Requests leave in one piece, whatever HttpClient makes of them.</summary>
public sealed class WholeRequestsTests : IAsyncLifetime
{
    private readonly List<byte[]> _written = [];
    private FakeOpenAIServer _server = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeOpenAIServer.StartAsync(new FakeOpenAIOptions { ApiKey = "test-key" });
        _http = new(new SocketsHttpHandler
        {
            ConnectCallback = ConnectAsync,
            PlaintextStreamFilter = static (connection, _) =>
                ValueTask.FromResult<Stream>(new WholeRequests(connection.PlaintextStream)),
        });
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData(10)]
    [InlineData(4_000)]
    [InlineData(10_000)]
    [InlineData(60_000)]
    public async Task EachRequestGoesOutInOnePiece(int length)
    {
        for (var request = 1; request <= 3; request++)
        {
            await PostAsync(new ByteArrayContent(Body(length)));
            Assert.Equal(request, _written.Count);
            Assert.True(_written[^1].AsSpan().EndsWith(Body(length)));
        }
    }

    [Fact]
    public async Task OneThatIsTooLongToHoldGoesOutAsItComesAndTheNextOneWholeAgain()
    {
        var body = Body(200_000);
        await PostAsync(new ByteArrayContent(body));
        Assert.True(_written.Count > 1);
        Assert.True(_written.SelectMany(piece => piece).ToArray().AsSpan().EndsWith(body));

        _written.Clear();
        await PostAsync(new ByteArrayContent(Body(10_000)));
        Assert.True(Assert.Single(_written).AsSpan().EndsWith(Body(10_000)));
    }

    [Fact]
    public async Task OneThatDoesNotSayHowLongItIsGoesOutAsItComes()
    {
        for (var request = 0; request < 2; request++)
            await PostAsync(new StreamContent(new Unsized(Body(20_000))));
    }

    // Any status will do: the server has read the request to its end.
    private async Task PostAsync(HttpContent content)
    {
        using var answer = await _http.PostAsync(
            new Uri($"{_server.BaseUrl}/chat/completions"), content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static byte[] Body(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)('a' + (i % 26)))];

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
        return new Recorded(socket, _written);
    }

    private sealed class Recorded(Socket socket, List<byte[]> written) : NetworkStream(socket, ownsSocket: true)
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            written.Add(buffer.ToArray());
            return base.WriteAsync(buffer, cancellationToken);
        }
    }

    private sealed class Unsized(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
