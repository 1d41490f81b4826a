using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Interviewing.Logging;

/// <summary>
/// Writes an event as a line of JSON: when, how grave, which event, its words, the request, the trace, and then what the words
/// name (<c>sessionId</c>), each as a member of its own.
/// </summary>
internal sealed class JsonLines() : ConsoleFormatter(HouseLogging.FormatterOf(LogFormat.Json))
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly HashSet<string> Taken =
    [
        "timestamp", "level", "category", "eventId", "event", "message", "requestId", "traceId", "spanId", "exception",
    ];

    public override void Write<TState>(in LogEntry<TState> entry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        ArrayBufferWriter<byte> line = new(512);
        using (Utf8JsonWriter json = new(line, Options))
        {
            json.WriteStartObject();
            json.WriteString("timestamp"u8, LogTime.Now);
            json.WriteString("level"u8, Level(entry.LogLevel));
            json.WriteString("category"u8, entry.Category);
            json.WriteNumber("eventId"u8, entry.EventId.Id);
            if (entry.EventId.Name is { } name)
                json.WriteString("event"u8, name);
            json.WriteString("message"u8, entry.Formatter(entry.State, entry.Exception));
            if (RequestId.Current is { } request)
                json.WriteString("requestId"u8, request);
            if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } span)
            {
                json.WriteString("traceId"u8, span.TraceId.ToHexString());
                json.WriteString("spanId"u8, span.SpanId.ToHexString());
            }

            if (entry.State is IReadOnlyList<KeyValuePair<string, object?>> state)
                WriteState(json, state);
            if (entry.Exception is { } exception)
                json.WriteString("exception"u8, exception.ToString());
            json.WriteEndObject();
        }

        textWriter.Write(Encoding.UTF8.GetString(line.WrittenSpan));
        textWriter.Write('\n');
    }

    private static void WriteState(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, object?>> state)
    {
        foreach (var (name, value) in state)
        {
            var member = JsonNamingPolicy.CamelCase.ConvertName(name);
            if (name == "{OriginalFormat}" || Taken.Contains(member))
                continue;
            json.WritePropertyName(member);
            switch (value)
            {
                case null: json.WriteNullValue(); break;
                case bool flag: json.WriteBooleanValue(flag); break;
                case int number: json.WriteNumberValue(number); break;
                case long number: json.WriteNumberValue(number); break;
                case double number when double.IsFinite(number): json.WriteNumberValue(number); break;
                default: json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
            }
        }
    }

    private static string Level(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "information",
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        _ => "critical",
    };
}
