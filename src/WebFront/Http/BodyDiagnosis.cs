using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Interviewing.WebFront.Http;

/// <summary>
/// Reads a body that the serialiser refused: finds every field of the wrong type, notes it, and reads the rest, so that
/// the other rules can be checked too. Only bodies that are refused anyway come here.
/// </summary>
internal static class BodyDiagnosis
{
    public static T Read<T>(byte[] utf8, JsonTypeInfo<T> shape, FieldErrors errors)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw FieldErrors.Of(RequestBody.Field, "must be a JSON object");
            ArrayBufferWriter<byte> rest = new();
            using (Utf8JsonWriter writer = new(rest))
                CopyObject(document.RootElement, shape, "", writer, errors);
            return JsonSerializer.Deserialize(rest.WrittenSpan, shape)!;
        }
        catch (JsonException malformed)
        {
            throw FieldErrors.Of(
                RequestBody.Field,
                $"must be JSON: line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1} is not");
        }
        catch (InvalidOperationException)
        {
            // A name with half a surrogate pair: it cannot be told which field it is.
            throw FieldErrors.Of(RequestBody.Field, "must be JSON: a name in it is not Unicode text");
        }
    }

    private static void CopyObject(
        JsonElement element, JsonTypeInfo shape, string path, Utf8JsonWriter writer, FieldErrors errors)
    {
        writer.WriteStartObject();
        foreach (var member in element.EnumerateObject())
        {
            if (shape.Properties.FirstOrDefault(property => property.Name == member.Name) is not { } property)
                continue;
            var type = shape.Options.GetTypeInfo(property.PropertyType);
            var name = path + member.Name;
            if (type.Kind == JsonTypeInfoKind.Enumerable && member.Value.ValueKind == JsonValueKind.Array)
            {
                writer.WritePropertyName(member.Name);
                CopyArray(member.Value, shape.Options.GetTypeInfo(type.ElementType!), name, writer, errors);
            }
            else if (Reads(member.Value, type))
            {
                writer.WritePropertyName(member.Name);
                member.Value.WriteTo(writer);
            }
            else
            {
                errors.AddWrongType(name);
            }
        }

        writer.WriteEndObject();
    }

    private static void CopyArray(
        JsonElement array, JsonTypeInfo item, string path, Utf8JsonWriter writer, FieldErrors errors)
    {
        writer.WriteStartArray();
        var index = 0;
        foreach (var element in array.EnumerateArray())
        {
            var name = $"{path}[{index++}]";
            if (element.ValueKind == JsonValueKind.Object)
            {
                CopyObject(element, item, name + ".", writer, errors);
                continue;
            }

            errors.AddWrongType(name);
            writer.WriteStartObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static bool Reads(JsonElement value, JsonTypeInfo type)
    {
        try
        {
            _ = value.Deserialize(type);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
