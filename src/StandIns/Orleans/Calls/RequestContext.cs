namespace Orleans.Runtime;

/// <summary>Values that travel with a grain call, and on with the calls that it makes.</summary>
public static class RequestContext
{
    private static readonly AsyncLocal<IReadOnlyDictionary<string, object>?> Values = new();

    // Never changed in place: whoever has captured it keeps what it captured.
    internal static IReadOnlyDictionary<string, object>? Current
    {
        get => Values.Value;
        set => Values.Value = value;
    }

    /// <summary>A value; null where there is none.</summary>
    /// <param name="key">Its name.</param>
    public static object? Get(string key) => Current?.GetValueOrDefault(key);

    /// <summary>Sets a value for the calls that follow.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="value">The value; treated as immutable.</param>
    public static void Set(string key, object value) =>
        Current = new Dictionary<string, object>(Current ?? new Dictionary<string, object>()) { [key] = value };

    /// <summary>Removes a value.</summary>
    /// <param name="key">Its name.</param>
    /// <returns>Whether it was there.</returns>
    public static bool Remove(string key)
    {
        if (Current is not { } values || !values.ContainsKey(key)) return false;
        var left = new Dictionary<string, object>(values);
        left.Remove(key);
        Current = left.Count == 0 ? null : left;
        return true;
    }

    /// <summary>Removes all values.</summary>
    public static void Clear() => Current = null;
}
