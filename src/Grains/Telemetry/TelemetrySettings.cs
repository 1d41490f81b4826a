namespace Interviewing.Telemetry;

/// <summary>Where metrics and traces are sent. The variables are OpenTelemetry's own.</summary>
public sealed class TelemetrySettings
{
    private const string Prefix = "OTEL_";

    /// <summary>The variable that turns it on.</summary>
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The collector (OTEL_EXPORTER_OTLP_ENDPOINT). Default: none, and nothing is sent.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Other variables of OpenTelemetry's that this process's settings know of.</summary>
    public Dictionary<string, string?> Others { get; } = [];

    /// <summary>Whether anything is sent.</summary>
    public bool IsOn => Endpoint is not null;

    /// <summary>What OpenTelemetry's own options are read from: its variables in the environment, and before them these settings.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Variables()
    {
        Dictionary<string, string?> all = [];
        foreach (System.Collections.DictionaryEntry one in Environment.GetEnvironmentVariables())
        {
            if (one.Key is string name && name.StartsWith(Prefix, StringComparison.Ordinal))
                all[name] = one.Value as string;
        }

        foreach (var (name, value) in Others)
            all[name] = value;
        all[EndpointVariable] = Endpoint?.ToString();
        return all;
    }
}
