using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace FakeLiveKit.Twirp;

/// <summary>
/// Bodies in the two forms that Twirp has. JSON answers are as those of Twirp's Go server: names as in the protocol's
/// files, and every field there.
/// </summary>
internal static class Bodies
{
    public const string Protobuf = "application/protobuf";
    public const string Json = "application/json";

    private static readonly JsonParser Reader = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));
    private static readonly JsonFormatter Writer = new(
        JsonFormatter.Settings.Default.WithFormatDefaultValues(true).WithPreserveProtoFieldNames(true));
    private static readonly JsonSerializerOptions Errors = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a request.</summary>
    /// <exception cref="TwirpException">It is malformed.</exception>
    public static IMessage Read(MessageDescriptor type, bool json, byte[] body)
    {
        try
        {
            return json ? Reader.Parse(Encoding.UTF8.GetString(body), type) : type.Parser.ParseFrom(body);
        }
        catch (Exception malformed) when (malformed is InvalidProtocolBufferException or InvalidJsonException)
        {
            throw new TwirpException("malformed", $"the {(json ? "json" : "protobuf")} request could not be decoded");
        }
    }

    /// <summary>Writes an answer.</summary>
    public static byte[] Write(IMessage answer, bool json) =>
        json ? Encoding.UTF8.GetBytes(Writer.Format(answer)) : answer.ToByteArray();

    /// <summary>Writes an error.</summary>
    public static byte[] Write(TwirpException error) =>
        JsonSerializer.SerializeToUtf8Bytes(new { code = error.Code, msg = error.Message }, Errors);

    /// <summary>A message as JSON with every name in camel case, without what is empty.</summary>
    public static JsonElement ToJson(IMessage message) => JsonElement.Parse(JsonFormatter.Default.Format(message));
}
