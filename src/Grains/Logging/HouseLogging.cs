using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Interviewing.Logging;

/// <summary>How every process logs: one line an event, to the console, nothing per request.</summary>
public static class HouseLogging
{
    /// <summary>Logs to the console.</summary>
    public static ILoggingBuilder AddHouseConsole(this ILoggingBuilder logging, LogFormat format)
    {
        logging.AddConsole(console => console.FormatterName = FormatterOf(format));
        logging.AddConsoleFormatter<TextLines, ConsoleFormatterOptions>();
        logging.AddConsoleFormatter<JsonLines, ConsoleFormatterOptions>();
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddFilter("Interviewing", LogLevel.Information);
        // A failed start is told in one line by the program, not in fifty by the host.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        return logging;
    }

    // The console has formatters of its own that are named text and json.
    internal static string FormatterOf(LogFormat format) => $"interviews-{format}";
}
