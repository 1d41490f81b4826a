using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Interviewing.Load.Interviews;

/// <summary>
/// A request as bytes, made once: what differs from one interview to the next has a fixed length and is written over.
/// Every candidate has its own copy.
/// </summary>
public sealed class RequestBytes
{
    /// <summary>The length of a session id.</summary>
    public const int IdLength = 36;

    private const string IdPlace = "{iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii}";
    private const string NumberPlace = "{nnnnnn}";

    private readonly byte[] _bytes;
    private readonly int _idAt;
    private readonly int[] _numbersAt;

    private RequestBytes(byte[] bytes)
    {
        _bytes = bytes;
        _idAt = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(IdPlace));
        _numbersAt = [.. Places(bytes, Encoding.ASCII.GetBytes(NumberPlace))];
    }

    /// <summary>The whole request.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>A creation. Room and candidate get the number of the interview.</summary>
    public static RequestBytes Create(IPEndPoint server, string jobDescription) => Post(server, "/interview", new()
    {
        ["roomName"] = "load-room-" + NumberPlace,
        ["candidateId"] = "load-candidate-" + NumberPlace,
        ["candidateName"] = "Robin Example",
        ["jobDescription"] = jobDescription,
        ["questionCount"] = 5,
    });

    /// <summary>A response with one of the answers; its id is the same in every interview.</summary>
    public static RequestBytes Respond(IPEndPoint server, int index, string answer) => PostTo(server, "response", new()
    {
        ["response"] = answer,
        ["responseId"] = $"response-{index}",
    });

    /// <summary>A POST to a part of an interview.</summary>
    public static RequestBytes PostTo(IPEndPoint server, string part, Dictionary<string, object> body) =>
        Post(server, $"/interview/{IdPlace}/{part}", body);

    /// <summary>A GET of a part of an interview.</summary>
    public static RequestBytes GetFrom(IPEndPoint server, string part) =>
        new(Encoding.ASCII.GetBytes($"GET /interview/{IdPlace}/{part} HTTP/1.1\r\nHost: {server}\r\n\r\n"));

    /// <summary>Writes the interview's id into it.</summary>
    public void SetId(ReadOnlySpan<byte> id) => id.CopyTo(_bytes.AsSpan(_idAt, IdLength));

    /// <summary>Writes the interview's number into it, in eight digits.</summary>
    public void SetNumber(int number)
    {
        foreach (var at in _numbersAt)
            Utf8Formatter.TryFormat(number, _bytes.AsSpan(at, NumberPlace.Length), out _, new('D', 8));
    }

    private static RequestBytes Post(IPEndPoint server, string path, Dictionary<string, object> body)
    {
        // Places are not escaped: the default encoder leaves braces and letters as they are.
        var json = JsonSerializer.SerializeToUtf8Bytes(body);
        var head = $"POST {path} HTTP/1.1\r\nHost: {server}\r\nContent-Type: application/json\r\n"
            + $"Content-Length: {json.Length}\r\n\r\n";
        return new([.. Encoding.ASCII.GetBytes(head), .. json]);
    }

    private static IEnumerable<int> Places(byte[] bytes, byte[] place)
    {
        for (var from = 0; bytes.AsSpan(from).IndexOf(place) is >= 0 and var found; from += found + place.Length)
            yield return from + found;
    }
}
