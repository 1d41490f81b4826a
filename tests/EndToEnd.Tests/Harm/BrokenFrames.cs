using System.Buffers.Binary;
using System.Text;

namespace Interviewing.EndToEnd.Harm;

/// <summary>What is sent over a WebSocket of some transport: its messages with something wrong about them, in frames (RFC 6455)
/// with something wrong about them at times.</summary>
internal sealed class BrokenFrames(string id, Garbage garbage)
{
    private const byte Final = 0x80;
    private const byte Masked = 0x80;
    private const byte Text = 1;
    private const byte Binary = 2;
    private const byte CloseCode = 8;
    private const char End = '\u001e';

    private static readonly string[] Messages =
    [
        """{"sessionId":"ID","participantId":"p","name":"n","after":0,"deltas":true}""", """{"sessionId":"ID"}""",
        """{"sessionId":"ID","response":"I would.","responseId":"r","questionId":"q1"}""", """{"limit":5,"candidateId":"c"}""", "{}",
    ];

    private static readonly string[] Names =
    [
        "joinInterview", "leaveInterview", "candidateResponse", "startInterview", "endInterview", "watchInterviews", "unwatchInterviews",
        "dance", "", "__proto__",
    ];

    /// <summary>Where a transport is, and what opens it.</summary>
    public static IReadOnlyList<(string Path, string[] Opening)> Transports { get; } =
    [
        ("/ws", []),
        ("/", []),
        ("/hubs/interview", ["{\"protocol\":\"json\",\"version\":1}\u001e"]),
        ("/hubs/interview", ["{\"protocol\":\"messagepack\",\"version\":1}\u001e"]),
        ("/socket.io/?EIO=4&transport=websocket", ["40"]),
    ];

    /// <summary>A whole text frame.</summary>
    public static byte[] Whole(string text) => Frame(Final | Text, Encoding.UTF8.GetBytes(text));

    /// <summary>The next frame for a transport.</summary>
    public byte[] Next(string path)
    {
        var payload = path.StartsWith("/hubs", StringComparison.Ordinal) ? Hub()
            : path.StartsWith("/socket.io", StringComparison.Ordinal) ? [.. garbage.OneIn(10) ? ""u8 : "4"u8, .. SocketIo()]
            : BrokenJson.Break($$"""{"event":"{{garbage.Of(Names)}}","data":{{Data()}},"id":7}""", garbage);
        return garbage.Below(40) switch
        {
            0 => Frame((byte)garbage.Below(256), payload),
            1 => Frame(Final | Text, payload, isMasked: false),
            2 => Frame(Final | Text, payload, claimed: garbage.Of(0L, long.MaxValue, -1L, payload.Length + 1, 1 << 30)),
            3 => Frame(Final | CloseCode, garbage.Bytes(130)),
            4 => Frame(Final | 9, garbage.Bytes(140)),
            5 => [.. Frame(Text, payload), .. Frame(Text, payload)],
            6 => Frame(Final | Binary, garbage.Bytes(300)),
            7 => garbage.Break(Frame(Final | Text, payload)),
            8 => Frame(Final | Text, garbage.Bytes(100)),
            _ => Frame(Final | Text, payload),
        };
    }

    /// <summary>The next packets of Socket.IO for a session on polling.</summary>
    public byte[] NextPackets() => garbage.Below(8) switch
    {
        0 => garbage.Bytes(200),
        1 => [.. "4"u8, .. SocketIo(), (byte)End, .. "4"u8, .. SocketIo(), (byte)End],
        2 => garbage.Break([.. "4"u8, .. SocketIo()]),
        _ => [.. "4"u8, .. SocketIo()],
    };

    private byte[] Hub()
    {
        var call = $$"""{"type":{{(garbage.OneIn(6) ? garbage.Value() : "1")}},"invocationId":"1","target":"{{garbage.Of(Names)}}","arguments":[{{Data()}}]}""";
        return [.. BrokenJson.Break(call, garbage), .. garbage.OneIn(10) ? [] : Encoding.UTF8.GetBytes($"{End}")];
    }

    private byte[] SocketIo() => garbage.OneIn(4)
        ? Encoding.UTF8.GetBytes(garbage.Of("", "1", "3", "51-", "61-1[", "2", "21", "299999999999999999999[", "0/x,", "b", "4{}", "0{\"token\":1}") + garbage.Text())
        : [.. "2"u8, .. Encoding.UTF8.GetBytes(garbage.Of("", "7", "999999999999")), .. BrokenJson.Break($$"""["{{garbage.Of(Names)}}",{{Data()}}]""", garbage)];

    private string Data() => garbage.OneIn(5) ? garbage.Value() : garbage.Of(Messages).Replace("ID", id, StringComparison.Ordinal);

    private static byte[] Frame(int first, byte[] payload, bool isMasked = true, long? claimed = null)
    {
        List<byte> frame = [(byte)first];
        var length = claimed ?? payload.Length;
        var mask = isMasked ? Masked : (byte)0;
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, length);
        if (length is >= 0 and < 126)
            frame.Add((byte)(mask | length));
        else if (length is >= 0 and < 65_536)
            frame.AddRange([(byte)(mask | 126), .. number[6..]]);
        else
            frame.AddRange([(byte)(mask | 127), .. number]);
        // A mask of zeros leaves the payload as it is.
        if (isMasked)
            frame.AddRange([0, 0, 0, 0]);
        return [.. frame, .. payload];
    }
}
