using Orleans.Storage;

namespace Interviewing.Storage;

/// <summary>A state as Orleans' storage providers are given it, and store it: JSON in UTF-8.</summary>
internal sealed class StoredJson
{
    public ReadOnlyMemory<byte> Utf8 { get; init; }
}

/// <summary>Stores <see cref="StoredJson"/> byte by byte.</summary>
internal sealed class StoredJsonSerializer : IGrainStorageSerializer
{
    public static StoredJsonSerializer Instance { get; } = new();

    public BinaryData Serialize<T>(T? input) => new(((StoredJson)(object)input!).Utf8);

    // The provider may use its buffer again.
    public T Deserialize<T>(BinaryData input) => (T)(object)new StoredJson { Utf8 = input.ToArray() };
}
