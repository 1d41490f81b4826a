using Microsoft.Extensions.Logging;

namespace Interviewing.Hosting;

/// <summary>How every process logs: one line an event, to the console, nothing per request.</summary>
public static class HouseLogging
{
    /// <summary>Logs to the console.</summary>
    public static ILoggingBuilder AddHouseConsole(this ILoggingBuilder logging)
    {
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
        });
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddFilter("Interviewing", LogLevel.Information);
        // A failed start is told in one line by the program, not in fifty by the host.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        return logging;
    }
}
