namespace Orleans.Serialization;

/// <summary>What one copying has copied so far: a value that occurs twice is copied once, and cycles end.</summary>
internal sealed class CopyContext
{
    private const int FewEnough = 8;
    private readonly List<(object Original, object Copy)> _few = [];
    private Dictionary<object, object>? _many;

    internal void Record(object original, object copy)
    {
        if (_many is not null)
        {
            _many[original] = copy;
            return;
        }

        _few.Add((original, copy));
        if (_few.Count <= FewEnough) return;
        _many = new Dictionary<object, object>(ReferenceEqualityComparer.Instance);
        foreach (var (one, itsCopy) in _few) _many[one] = itsCopy;
    }

    internal object? CopyOf(object original)
    {
        if (_many is not null) return _many.GetValueOrDefault(original);
        foreach (var (one, copy) in _few)
            if (ReferenceEquals(one, original)) return copy;
        return null;
    }
}
