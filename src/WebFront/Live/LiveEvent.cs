using System.Text.Json.Serialization.Metadata;
using Interviewing.Interviews;
using Interviewing.WebFront.Events;
using Interviewing.WebFront.Json;

namespace Interviewing.WebFront.Live;

/// <summary>
/// An event on its way to clients. Its JSON is made once, and so is each encoding that a transport makes of it, however
/// many clients it goes to.
/// </summary>
internal sealed class LiveEvent
{
    private readonly byte[] _json;
    private object[] _encodings = [];

    private LiveEvent(string name, byte[] json, long sequence, DateTimeOffset? at = null) =>
        (Name, _json, Sequence, At) = (name, json, sequence, at);

    /// <summary>The name, as in the contract: <c>aiInterviewerMessage</c>.</summary>
    public string Name { get; }

    /// <summary>The one object that it carries, as UTF-8.</summary>
    public ReadOnlyMemory<byte> Json => _json;

    /// <summary>The place in the interview's events; 0 for what has none.</summary>
    public long Sequence { get; }

    /// <summary>When it happened, where it goes to clients as it comes; null for what is caught up, or has no time.</summary>
    public DateTimeOffset? At { get; }

    /// <summary>An event for one client.</summary>
    public static LiveEvent Of<T>(string name, T data, JsonTypeInfo<T> shape) =>
        new(name, ToJson(data!, shape), 0);

    /// <summary>An event of an interview.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="isNew">Whether it goes to clients as it comes.</param>
    public static LiveEvent Of(InterviewEvent happened, bool isNew = false)
    {
        var view = EventView.Of(happened);
        return new(view.Event, ToJson(view.Data, WebJson.Shapes.EventData), happened.Sequence, isNew ? happened.Timestamp : null);
    }

    /// <summary>The event as a transport sends it, made the first time that it is asked for.</summary>
    /// <typeparam name="T">The encoding: each has a type of its own.</typeparam>
    /// <param name="encode">Makes it. It may run more than once, when several ask at the same time.</param>
    public T As<T>(Func<LiveEvent, T> encode)
        where T : class
    {
        foreach (var encoding in Volatile.Read(ref _encodings))
        {
            if (encoding is T made)
                return made;
        }

        var encoded = encode(this);
        var known = Volatile.Read(ref _encodings);
        Interlocked.CompareExchange(ref _encodings, [.. known, encoded], known);
        return encoded;
    }

    private static byte[] ToJson(object data, JsonTypeInfo shape)
    {
        using var json = JsonBuffer.Rent(data, shape);
        return json.Written.ToArray();
    }
}
