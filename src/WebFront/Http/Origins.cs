using System.Buffers;
using System.Collections.Frozen;
using Interviewing.WebFront.Hosting;

namespace Interviewing.WebFront.Http;

/// <summary>
/// Decides which pages' scripts may use this server: its own, those that are configured, and, where the server is open to
/// everybody on this machine, those that come from this machine. A browser says in <c>Origin</c> where a page comes from;
/// what is no browser says nothing, and is not asked.
/// </summary>
internal sealed class Origins(WebSettings settings)
{
    // A request may have more in its headers than may be sent back in a response's.
    private static readonly SearchValues<char> Printable =
        SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(character => (char)character)]);

    private readonly FrozenSet<string> _listed = Listed(settings).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Whether no credentials are asked for. Then a page of any site could do what its visitor can, if it were let in, and the
    /// name that the server is called by counts too: a site may give its own name this machine's address.
    /// </summary>
    public bool IsOpen { get; } = settings.ApiKeys.Count == 0;

    /// <summary>Whether a page of an origin may make this request.</summary>
    public bool Allows(string origin, HttpRequest request)
    {
        if (_listed.Contains(origin))
            return true;
        if (origin.AsSpan().ContainsAnyExcept(Printable))
            return false;
        if (settings.CorsOrigins.IsAny)
            return true;
        return IsOwn(origin, request) || (IsOpen && LoopbackNames.Is(HostIn(origin)));
    }

    /// <summary>Whether an origin is that of this server, as the request calls it.</summary>
    public static bool IsOwn(string origin, HttpRequest request)
    {
        var host = HostIn(origin);
        return !host.IsEmpty && host.Equals(request.Headers.Host.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the server answers to the name that it is called by.</summary>
    public bool AnswersTo(string host) => !IsOpen || host.Length == 0 || LoopbackNames.Is(host);

    private static IEnumerable<string> Listed(WebSettings settings) => settings.PublicUrl is { } address
        ? settings.CorsOrigins.Listed.Append(OriginList.Of(address))
        : settings.CorsOrigins.Listed;

    // By the host alone: which scheme the browser used is not known behind a proxy.
    private static ReadOnlySpan<char> HostIn(ReadOnlySpan<char> origin) =>
        origin.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? origin["https://".Length..]
        : origin.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? origin["http://".Length..]
        : default;
}
