using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Orleans.Runtime;

/// <summary>
/// XXH32 of the UTF-8 text with seed 0, its bytes in opposite order: the hash that published Orleans uses for
/// identities. A reminder table written by one build is ranged in the same way by the other.
/// </summary>
internal static class StableHash
{
    private const uint Prime1 = 2654435761, Prime2 = 2246822519, Prime3 = 3266489917, Prime4 = 668265263;
    private const uint Prime5 = 374761393;

    internal static uint Compute(string text) =>
        BinaryPrimitives.ReverseEndianness(Compute(Encoding.UTF8.GetBytes(text)));

    private static uint Compute(ReadOnlySpan<byte> data)
    {
        unchecked
        {
            var length = (uint)data.Length;
            uint hash;
            if (data.Length >= 16)
            {
                uint a = Prime1 + Prime2, b = Prime2, c = 0, d = 0 - Prime1;
                for (; data.Length >= 16; data = data[16..])
                {
                    a = Round(a, data);
                    b = Round(b, data[4..]);
                    c = Round(c, data[8..]);
                    d = Round(d, data[12..]);
                }

                hash = BitOperations.RotateLeft(a, 1) + BitOperations.RotateLeft(b, 7)
                    + BitOperations.RotateLeft(c, 12) + BitOperations.RotateLeft(d, 18);
            }
            else
            {
                hash = Prime5;
            }

            hash += length;
            for (; data.Length >= 4; data = data[4..])
                hash = BitOperations.RotateLeft(hash + (Read(data) * Prime3), 17) * Prime4;
            foreach (var one in data)
                hash = BitOperations.RotateLeft(hash + (one * Prime5), 11) * Prime1;

            hash = (hash ^ (hash >> 15)) * Prime2;
            hash = (hash ^ (hash >> 13)) * Prime3;
            return hash ^ (hash >> 16);
        }
    }

    private static uint Round(uint lane, ReadOnlySpan<byte> data) =>
        unchecked(BitOperations.RotateLeft(lane + (Read(data) * Prime2), 13) * Prime1);

    private static uint Read(ReadOnlySpan<byte> data) => BinaryPrimitives.ReadUInt32LittleEndian(data);
}
