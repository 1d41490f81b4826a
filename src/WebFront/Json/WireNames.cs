using System.Reflection;
using System.Text.Json.Serialization;

namespace Interviewing.WebFront.Json;

/// <summary>The names of an enumeration's values on the wire, from the attributes that the serialiser heeds.</summary>
internal static class WireNames<T>
    where T : struct, Enum
{
    private static readonly (string Name, T Value)[] All =
        [.. typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static).Select(
            field => (field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()!.Name, (T)field.GetValue(null)!))];

    /// <summary>All of them, for a person to read.</summary>
    public static string List { get; } = string.Join(", ", All.Select(each => each.Name));

    /// <summary>The value of a name; null for what is none.</summary>
    public static T? Find(string name)
    {
        foreach (var each in All)
        {
            if (each.Name == name)
                return each.Value;
        }

        return null;
    }
}
