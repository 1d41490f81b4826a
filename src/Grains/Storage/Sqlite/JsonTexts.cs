using System.Buffers;

namespace Interviewing.Storage.Sqlite;

/// <summary>
/// JSON texts, one after the other in a rented array: filled by the grain's thread, bound by the writer's, given back after
/// that.
/// </summary>
/// <param name="Bytes">The array.</param>
/// <param name="Ends">Where each text ends.</param>
internal readonly record struct JsonTexts(byte[] Bytes, int[] Ends)
{
    public int Count => Ends.Length;

    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            var start = index == 0 ? 0 : Ends[index - 1];
            return Bytes.AsSpan(start, Ends[index] - start);
        }
    }

    public void Release() => ArrayPool<byte>.Shared.Return(Bytes);
}
