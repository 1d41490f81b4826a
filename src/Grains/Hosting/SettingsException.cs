namespace Interviewing.Hosting;

/// <summary>The process cannot start with these settings. Each line names a variable and what it should be.</summary>
public sealed class SettingsException : Exception
{
    /// <summary>Takes the lines to show.</summary>
    public SettingsException(params IReadOnlyList<string> lines)
        : base(string.Join(Environment.NewLine, lines))
    {
    }
}
