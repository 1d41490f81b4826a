using System.Net.Http.Headers;
using System.Text;
using Google.Protobuf;

/// <summary>
/// The protocol of LiveKit's services (github.com/twitchtv/twirp): a POST with the message as body, and for an error a
/// JSON body {"code", "msg"}. It stands in no namespace, as in the published SDK.
/// </summary>
public class Twirp
{
    /// <summary>The media type of requests and answers.</summary>
    public static readonly MediaTypeWithQualityHeaderValue CONTENT_TYPE_PROTOBUF = new("application/protobuf");

    /// <summary>Calls a method; anything but a 2xx answer is a <see cref="Exception"/>.</summary>
    internal static async Task<T> PostAsync<T>(
        HttpClient client, string service, string method, IMessage request, MessageParser<T> parser)
        where T : IMessage<T>
    {
        using var content = new ByteArrayContent(request.ToByteArray());
        content.Headers.ContentType = CONTENT_TYPE_PROTOBUF;
        using var response = await client.PostAsync($"twirp/{service}/{method}", content);
        var body = await response.Content.ReadAsByteArrayAsync();
        return response.IsSuccessStatusCode ? parser.ParseFrom(body) : throw Error(Encoding.UTF8.GetString(body));
    }

    // An error is not parsed but searched, in the published SDK as here: a body without "code":" (an intermediary's page,
    // a plain text) is an unknown error with the body as its message, and a quote within a message ends it.
    private static Exception Error(string body)
    {
        if (Find(body, "code") is not { } code)
            return new Exception(ErrorCode.Unknown, body);
        _ = Enum.TryParse<ErrorCode>(code, ignoreCase: true, out var type);
        return new Exception(type, Find(body, "msg") ?? body);
    }

    private static string? Find(string body, string name)
    {
        var start = body.IndexOf(name + "\":\"", StringComparison.Ordinal);
        if (start < 0)
            return null;
        start += name.Length + 3;
        var end = body.IndexOf('"', start);
        return end < 0 ? null : body[start..end];
    }

    /// <summary>What kind of error it is; of a code that is none of these, <see cref="NoError"/>.</summary>
    public enum ErrorCode
    {
        /// <summary>The server named a code that is not known here.</summary>
        NoError,

        /// <summary>The caller went away.</summary>
        Canceled,

        /// <summary>The answer was not Twirp's: it named no code.</summary>
        Unknown,

        /// <summary>The request has a wrong value.</summary>
        Invalid_Argument,

        /// <summary>The request cannot be read.</summary>
        Malformed,

        /// <summary>It took too long.</summary>
        Deadline_Exceeded,

        /// <summary>There is no such room, participant or dispatch.</summary>
        Not_Found,

        /// <summary>There is no such method.</summary>
        Bad_Route,

        /// <summary>It is there already.</summary>
        Already_Exists,

        /// <summary>The caller is known, and may not.</summary>
        Permission_Denied,

        /// <summary>The token is missing, not valid, or without the right. LiveKit's answer to all three.</summary>
        Unauthenticated,

        /// <summary>A limit is reached.</summary>
        Resource_Exhausted,

        /// <summary>The state does not allow it.</summary>
        Failed_Precondition,

        /// <summary>It was broken off.</summary>
        Aborted,

        /// <summary>A value is outside of its range.</summary>
        Out_Of_Range,

        /// <summary>The method is not there yet.</summary>
        Unimplemented,

        /// <summary>The server failed.</summary>
        Internal,

        /// <summary>The server cannot answer now.</summary>
        Unavailable,

        /// <summary>Data was lost.</summary>
        Data_Loss,
    }

    /// <summary>The server refused a call, or failed at it.</summary>
    public class Exception : System.Exception
    {
        /// <summary>What kind of error it is.</summary>
        public readonly ErrorCode Type;

        /// <summary>An error of a kind.</summary>
        public Exception(ErrorCode type, string message)
            : base(message) => Type = type;
    }
}
