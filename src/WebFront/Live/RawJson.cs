using System.Text.Json;
using System.Text.Json.Serialization;

namespace Interviewing.WebFront.Live;

/// <summary>JSON that is there already and goes out as it is.</summary>
[JsonConverter(typeof(Converter))]
internal readonly record struct RawJson(ReadOnlyMemory<byte> Utf8)
{
    internal sealed class Converter : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("It only goes out.");

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
    }
}
