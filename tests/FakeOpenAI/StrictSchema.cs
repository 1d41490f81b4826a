using System.Text.Json;

namespace FakeOpenAI;

/// <summary>
/// The rules of a strict JSON schema, as OpenAI states them for structured outputs: every object closed, every
/// property required, no keyword that is not supported. A schema that passed is known again by its bytes.
/// </summary>
internal sealed class StrictSchema
{
    private static readonly HashSet<string> Keywords =
    [
        "type", "properties", "required", "additionalProperties", "items", "enum", "const", "anyOf", "$ref", "$defs",
        "description", "title",
    ];

    private readonly Lock _lock = new();
    private volatile byte[][] _passed = [];

    /// <summary>Says which rule the schema breaks; null when it breaks none.</summary>
    public string? Check(ReadOnlySpan<byte> schema)
    {
        foreach (var known in _passed)
        {
            if (schema.SequenceEqual(known))
                return null;
        }

        using var parsed = JsonDocument.Parse(schema.ToArray());
        var problem = parsed.RootElement.TryGetProperty("type", out var type) && type.ValueEquals("object"u8)
            ? Check(parsed.RootElement, [])
            : "schema must be a JSON Schema of 'type: \"object\"'";
        if (problem is not null)
            return "Invalid schema for response_format: " + problem;
        lock (_lock)
            _passed = [.. _passed, schema.ToArray()];
        return null;
    }

    private static string? Check(JsonElement schema, IReadOnlyList<string> path)
    {
        var at = "In context=(" + string.Join(", ", path.Select(step => $"'{step}'")) + ")";
        if (schema.ValueKind != JsonValueKind.Object)
            return at + ", a schema must be an object.";
        foreach (var keyword in schema.EnumerateObject())
        {
            if (!Keywords.Contains(keyword.Name))
                return $"{at}, '{keyword.Name}' is not permitted.";
        }

        if (!schema.TryGetProperty("type", out var type) && !schema.TryGetProperty("anyOf", out _)
            && !schema.TryGetProperty("$ref", out _))
        {
            return at + ", schema must have a 'type' key.";
        }

        if (schema.TryGetProperty("properties", out var properties) || IsType(type, "object"))
        {
            if (!schema.TryGetProperty("additionalProperties", out var more) || more.ValueKind != JsonValueKind.False)
                return at + ", 'additionalProperties' is required to be supplied and to be false.";
            var required = schema.TryGetProperty("required", out var list)
                ? list.EnumerateArray().Select(name => name.GetString()!).ToHashSet()
                : [];
            foreach (var property in properties.ValueKind == JsonValueKind.Object ? properties.EnumerateObject() : default)
            {
                if (!required.Remove(property.Name))
                    return $"{at}, 'required' must include every key in properties. Missing '{property.Name}'.";
                if (Check(property.Value, [.. path, "properties", property.Name]) is { } problem)
                    return problem;
            }

            if (required.Count > 0)
                return $"{at}, 'required' names '{required.First()}', which is not in properties.";
        }

        if (IsType(type, "array"))
        {
            return schema.TryGetProperty("items", out var items)
                ? Check(items, [.. path, "items"])
                : at + ", array schema missing items.";
        }

        return null;
    }

    private static bool IsType(JsonElement type, string name) => type.ValueKind switch
    {
        JsonValueKind.String => type.ValueEquals(name),
        JsonValueKind.Array => type.EnumerateArray().Any(each => each.ValueEquals(name)),
        _ => false,
    };
}
