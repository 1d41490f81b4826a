using System.Collections.Immutable;
using System.Text;

namespace FakeLiveKit.Rooms;

/// <summary>Data that was sent into a room.</summary>
/// <param name="Room">The room's name.</param>
/// <param name="Topic">The topic; null where none was said.</param>
/// <param name="Reliable">False where it might get lost.</param>
/// <param name="To">The identities it is for; empty for everybody.</param>
/// <param name="Data">The data.</param>
public sealed record SentData(
    string Room, string? Topic, bool Reliable, ImmutableArray<string> To, ReadOnlyMemory<byte> Data)
{
    /// <summary>The data as UTF-8 text.</summary>
    public string Text => Encoding.UTF8.GetString(Data.Span);
}
