using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Interviewing.Storage.Sqlite;

/// <summary>Writes values as <see cref="JsonTexts"/>. Each thread keeps one for its lifetime.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "The JSON writer holds nothing between two uses.")]
internal sealed class JsonTextWriter : IBufferWriter<byte>
{
    private const int FirstSize = 2048;

    [ThreadStatic]
    private static JsonTextWriter? _ofThread;

    private readonly JsonSerializerOptions _options;
    private readonly Utf8JsonWriter _json;
    private byte[] _bytes = [];
    private int _length;

    private JsonTextWriter(JsonSerializerOptions options)
    {
        _options = options;
        // What the serialiser writes is valid by construction.
        _json = new(this, new() { Encoder = options.Encoder, MaxDepth = options.MaxDepth, SkipValidation = true });
    }

    /// <summary>The one of this thread.</summary>
    public static JsonTextWriter For(JsonSerializerOptions options) =>
        _ofThread is { } writer && writer._options == options ? writer : _ofThread = new(options);

    /// <summary>One value.</summary>
    public JsonTexts Write<T>(T value)
    {
        var type = (JsonTypeInfo<T>)_options.GetTypeInfo(typeof(T));
        return Write(1, (value, type), static (json, of, _) => JsonSerializer.Serialize(json, of.value, of.type));
    }

    /// <summary>The entries of a journal from one on.</summary>
    public JsonTexts Write(IJournal journal, int first)
    {
        var type = _options.GetTypeInfo(journal.EntryType);
        return Write(
            journal.Count - first,
            (journal, first, type),
            static (json, of, i) => JsonSerializer.Serialize(json, of.journal[of.first + i], of.type));
    }

    void IBufferWriter<byte>.Advance(int count) => _length += count;

    Memory<byte> IBufferWriter<byte>.GetMemory(int sizeHint)
    {
        Grow(sizeHint);
        return _bytes.AsMemory(_length);
    }

    Span<byte> IBufferWriter<byte>.GetSpan(int sizeHint)
    {
        Grow(sizeHint);
        return _bytes.AsSpan(_length);
    }

    private JsonTexts Write<TValues>(int count, TValues values, Action<Utf8JsonWriter, TValues, int> write)
    {
        _bytes = ArrayPool<byte>.Shared.Rent(FirstSize);
        _length = 0;
        var ends = new int[count];
        try
        {
            for (var i = 0; i < count; i++)
            {
                _json.Reset();
                write(_json, values, i);
                _json.Flush();
                ends[i] = _length;
            }

            return new(_bytes, ends);
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            throw;
        }
        finally
        {
            _bytes = [];
        }
    }

    private void Grow(int sizeHint)
    {
        var wanted = _length + Math.Max(sizeHint, 1);
        if (wanted <= _bytes.Length) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(wanted, _bytes.Length * 2));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
