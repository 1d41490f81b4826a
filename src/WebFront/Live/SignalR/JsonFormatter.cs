using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MessagePack;
using MessagePack.Formatters;

namespace Interviewing.WebFront.Live.SignalR;

/// <summary>Writes a value in MessagePack just as it is in JSON: there is one set of names and shapes on the wire.</summary>
internal sealed class JsonFormatter<T>(JsonTypeInfo<T> shape) : IMessagePackFormatter<T?>
{
    public void Serialize(ref MessagePackWriter writer, T? value, MessagePackSerializerOptions options)
    {
        using StringReader json = new(JsonSerializer.Serialize(value!, shape));
        MessagePackSerializer.ConvertFromJson(json, ref writer, options);
    }

    public T? Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
    {
        using StringWriter json = new();
        MessagePackSerializer.ConvertToJson(ref reader, json, options);
        return JsonSerializer.Deserialize(json.ToString(), shape);
    }
}
