using System.Net;
using Interviewing.WebFront.Access;

namespace Interviewing.WebFront.Live.SocketIo;

/// <summary>What is known of a client from its first request.</summary>
/// <param name="Caller">Who it is; null for one that brings its credentials when it connects.</param>
/// <param name="Seat">What counts it among the caller's connections; null for the same.</param>
/// <param name="Address">Where it comes from.</param>
internal sealed record SocketHandshake(Caller? Caller, IDisposable? Seat, IPAddress? Address);
