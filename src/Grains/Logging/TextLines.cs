using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Interviewing.Logging;

/// <summary>Writes an event as a line for people; what it is about stands in its words, the request at its end.</summary>
internal sealed class TextLines() : ConsoleFormatter(HouseLogging.FormatterOf(LogFormat.Text))
{
    public override void Write<TState>(in LogEntry<TState> entry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var words = entry.Formatter(entry.State, entry.Exception);
        textWriter.Write(LogTime.Now);
        textWriter.Write(string.Create(CultureInfo.InvariantCulture, $" {Level(entry.LogLevel)}: {entry.Category}[{entry.EventId.Id}] "));
        WriteInLine(words, textWriter);
        if (RequestId.Current is { } request)
        {
            textWriter.Write(" request=");
            textWriter.Write(request);
        }

        if (entry.Exception is { } exception)
        {
            textWriter.Write(' ');
            WriteInLine(exception.ToString(), textWriter);
        }

        textWriter.Write('\n');
    }

    private static void WriteInLine(string words, TextWriter to) => to.Write(words.ReplaceLineEndings(" "));

    private static string Level(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}
