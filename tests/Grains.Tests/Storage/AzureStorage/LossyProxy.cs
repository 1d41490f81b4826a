using Interviewing.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Interviewing.Storage.AzureStorage;

/// <summary>
/// Stands between a client and a server and loses the answers of chosen requests: the server has done what it was asked for, the
/// client sees its connection end; and holds requests back.
/// </summary>
internal sealed class LossyProxy : IAsyncDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    private readonly WebApplication _app;
    private readonly Uri _server;
    private Func<string, string, bool>? _loses;

    private LossyProxy(Uri server)
    {
        _server = server;
        Address = new UriBuilder(server) { Port = FreePort.Find() }.Uri;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(Address.GetLeftPart(UriPartial.Authority));
        _app = builder.Build();
        _app.Run(ForwardAsync);
    }

    /// <summary>Where it answers in the server's place.</summary>
    public Uri Address { get; }

    /// <summary>What happens before a request is forwarded, by its method and path with query.</summary>
    public Func<string, string, Task>? Before { get; set; }

    /// <summary>How many answers it has lost.</summary>
    public int Lost { get; private set; }

    /// <summary>Starts one before the address where a server's paths begin.</summary>
    public static async Task<LossyProxy> StartAsync(Uri server)
    {
        LossyProxy proxy = new(server);
        await proxy._app.StartAsync();
        return proxy;
    }

    /// <summary>Loses the answer of the next request for which <paramref name="isIt"/> holds, by its method and path with query.</summary>
    public void LoseNext(Func<string, string, bool> isIt) => _loses = isIt;

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        using MemoryStream body = new();
        await request.Body.CopyToAsync(body, context.RequestAborted);
        // As it came: what is signed must stay as it is.
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        using HttpRequestMessage forwarded = new(new HttpMethod(request.Method), new Uri(_server, target));
        if (request.ContentLength is not null)
            forwarded.Content = new ByteArrayContent(body.ToArray());
        foreach (var (name, values) in request.Headers)
        {
            if (!forwarded.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
                forwarded.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }

        if (Before is { } before) await before(request.Method, target);
        using var answer = await _http.SendAsync(forwarded, context.RequestAborted);
        var content = await answer.Content.ReadAsByteArrayAsync(context.RequestAborted);
        if (_loses?.Invoke(request.Method, target) == true)
        {
            _loses = null;
            Lost++;
            context.Abort();
            return;
        }

        response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
        {
            if (name is not ("Transfer-Encoding" or "Connection" or "Keep-Alive"))
                response.Headers[name] = values.ToArray();
        }

        if (content.Length > 0)
            await response.Body.WriteAsync(content, context.RequestAborted);
    }
}
