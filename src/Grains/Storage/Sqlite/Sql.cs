namespace Interviewing.Storage.Sqlite;

/// <summary>
/// The text of a statement, and its place in every connection's list of prepared ones: a lookup by number, where one by
/// text would hash the text on every call.
/// </summary>
internal sealed class Sql(string text)
{
    private static int _count;

    /// <summary>The place in <see cref="Connection"/>'s list.</summary>
    public int Number { get; } = Interlocked.Increment(ref _count) - 1;

    /// <summary>What is prepared.</summary>
    public string Text { get; } = text;
}
