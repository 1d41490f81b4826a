using Interviewing.Logging;
using Interviewing.Speech;
using Interviewing.Storage;
using Interviewing.Telemetry;

namespace Interviewing.Hosting;

/// <summary>The environment variables of every process of the system.</summary>
public static class HostVariables
{
    /// <summary>Adds them to the list of a kind of process.</summary>
    public static void AddTo<TSettings>(EnvironmentVariables<TSettings> list)
        where TSettings : HostSettings
    {
        list.Text("DATA_DIR", (s, v) => s.Storage.DataDirectory = v);

        list.OneOf<Clustering>("CLUSTERING", (s, v) => s.Clustering = v);
        list.SecretOf(
            "POSTGRES_CONNECTION",
            "a connection as Npgsql reads it, such as Host=db;Database=interviews;Username=interviews;Password=...",
            PostgresOptions.IsConnection, (s, v) => s.Postgres.Connection = v);
        list.SecretOf(
            "AZURE_STORAGE_CONNECTION_STRING",
            "a connection string of a storage account, such as DefaultEndpointsProtocol=https;AccountName=...;AccountKey=...;"
                + "EndpointSuffix=core.windows.net",
            AzureStorageOptions.IsConnection, (s, v) => s.Azure.ConnectionString = v);
        list.TextOf(
            "AZURE_STORAGE_ACCOUNT", "the name of a storage account: 3 to 24 lower-case letters and digits",
            value => AzureStorageOptions.IsAccount(value) ? value : null, (s, v) => s.Azure.Account = v);
        list.Address("AZURE_STORAGE_BLOB_ENDPOINT", ["https"], (s, v) => s.Azure.BlobEndpoint = v);
        list.Address("AZURE_STORAGE_TABLE_ENDPOINT", ["https"], (s, v) => s.Azure.TableEndpoint = v);
        list.Text("CLUSTER_ID", (s, v) => s.Cluster.ClusterId = v);
        list.Text("SERVICE_ID", (s, v) => s.Cluster.ServiceId = v);
        list.Number("SILO_PORT", 1, 65_535, (s, v) => s.Cluster.SiloPort = v);
        list.Number("GATEWAY_PORT", 1, 65_535, (s, v) => s.Cluster.GatewayPort = v);
        list.Text("ADVERTISED_ADDRESS", (s, v) => s.Cluster.AdvertisedAddress = v);
        list.Text("LISTEN_ADDRESS", (s, v) => s.Cluster.ListenAddress = v);
        list.Number("HEALTH_PORT", 1, 65_535, (s, v) => s.Cluster.HealthPort = v);
        list.Time("GRAIN_IDLE_MINUTES", "minutes", OneMinute, 2, 1440, (s, v) => s.Cluster.GrainIdle = v);
        list.NumberOrNone("LOAD_SHEDDING_PERCENT", 1, 100, (s, v) => s.Cluster.LoadSheddingPercent = (int?)v);
        list.Flag("ORLEANS_DASHBOARD", (s, v) => s.OrleansDashboard = v);

        list.Secret("OPENAI_API_KEY", 1, (s, v) => s.OpenAI.ApiKey = v);
        list.Address("OPENAI_BASE_URL", ["https", "http"], (s, v) => s.OpenAI.BaseUrl = v);
        list.Text("OPENAI_MODEL", (s, v) => s.OpenAI.Model = v);
        list.NumberOrNone("OPENAI_TEMPERATURE", 0, 2, (s, v) => s.OpenAI.Temperature = v);
        list.NumberOrNone("OPENAI_MAX_OUTPUT_TOKENS", 256, 200_000, (s, v) => s.OpenAI.MaxOutputTokens = (int?)v);
        list.Time("OPENAI_TIMEOUT_SECONDS", "seconds", OneSecond, 0.1, 19, (s, v) => s.OpenAI.CallTimeout = v);
        list.Number("OPENAI_MAX_CONCURRENCY", 1, 10_000, (s, v) => s.OpenAI.MaxConcurrency = v);

        list.Address("LIVEKIT_URL", ["wss", "ws", "https", "http"], (s, v) => s.LiveKit.Url = v);
        list.Address("LIVEKIT_PUBLIC_URL", ["wss", "ws", "https", "http"], (s, v) => s.LiveKit.PublicUrl = v);
        list.Text("LIVEKIT_API_KEY", (s, v) => s.LiveKit.ApiKey = v);
        list.Secret("LIVEKIT_API_SECRET", 1, (s, v) => s.LiveKit.ApiSecret = v);
        list.Time("LIVEKIT_TIMEOUT_SECONDS", "seconds", OneSecond, 0.1, 8, (s, v) => s.LiveKit.CallTimeout = v);
        list.Text("LIVEKIT_AGENT_NAME", (s, v) => s.Rooms.AgentName = v == "none" ? null : v);
        list.Time("ROOM_GRACE_SECONDS", "seconds", OneSecond, 0, 3600, (s, v) => s.Rooms.Grace = v);

        list.OneOf<SpeechProviderKind>("SPEECH_PROVIDER", (s, v) => s.Speech.Provider = v);
        list.Flag("SPEECH_AUTO", (s, v) => s.Speech.Auto = v);
        list.OneOf<Voice>("SPEECH_VOICE", (s, v) => s.Speech.Voice = v);
        list.Text("SPEECH_MODEL", (s, v) => s.Speech.Model = v);
        list.OneOf<AudioFormat>("SPEECH_FORMAT", (s, v) => s.Speech.Format = v);
        list.Time("SPEECH_TIMEOUT_SECONDS", "seconds", OneSecond, 0.1, 300, (s, v) => s.Speech.CallTimeout = v);
        list.Number("SPEECH_MAX_CONCURRENCY", 1, 1000, (s, v) => s.Speech.MaxConcurrency = v);
        list.Number("LIMIT_SPEECH_TEXT", 1, 100_000, (s, v) => s.Speech.MaxCharacters = v);
        list.Time("AUDIO_KEEP_HOURS", "hours", TimeSpan.FromHours(1), 0.01, 8760, (s, v) => s.Speech.KeepFor = v);
        list.Text("TRANSCRIPTION_MODEL", (s, v) => s.Transcription.Model = v);
        list.Time(
            "TRANSCRIPTION_TIMEOUT_SECONDS", "seconds", OneSecond, 0.1, 600, (s, v) => s.Transcription.Timeout = v);
        list.Number("TRANSCRIPTION_MAX_CONCURRENCY", 1, 1000, (s, v) => s.Transcription.MaxConcurrency = v);
        list.Number("LIMIT_AUDIO_BYTES", 1024, 1024 * 1024 * 1024, (s, v) => s.Transcription.MaxBytes = v);

        list.Time(
            "INTERVIEW_TIME_LIMIT_MINUTES", "minutes", OneMinute, 1, 480, (s, v) => s.Interviews.TimeLimit = v);
        list.Time(
            "INTERVIEW_ABANDONED_AFTER_MINUTES", "minutes", OneMinute, 1, 480,
            (s, v) => s.Interviews.AbandonedAfter = v);
        list.Number("RETENTION_DAYS", 1, 3650, (s, v) => s.Retention.Days = v);
        list.Flag("REQUIRE_CONSENT", (s, v) => s.Interviews.RequireConsent = v);
        list.Flag("INTERVIEW_AUTO_START", (s, v) => s.Rooms.AutoStart = v);
        list.Time(
            "INTERVIEW_RECONNECT_GRACE_SECONDS", "seconds", OneSecond, 0, 600,
            (s, v) => s.Interviews.ReconnectGrace = v);

        list.OneOf<LogFormat>("LOG_FORMAT", (s, v) => s.LogFormat = v);
        list.Address(TelemetrySettings.EndpointVariable, ["http", "https"], (s, v) => s.Telemetry.Endpoint = v);
        list.WordOf("OTEL_EXPORTER_OTLP_PROTOCOL", ["grpc", "http/protobuf"], Other("OTEL_EXPORTER_OTLP_PROTOCOL"));
        list.Secret("OTEL_EXPORTER_OTLP_HEADERS", 1, Other("OTEL_EXPORTER_OTLP_HEADERS"));
        list.Text("OTEL_SERVICE_NAME", Other("OTEL_SERVICE_NAME"));

        static Action<TSettings, string> Other(string name) => (s, v) => s.Telemetry.Others[name] = v;
    }

    private static TimeSpan OneSecond => TimeSpan.FromSeconds(1);

    private static TimeSpan OneMinute => TimeSpan.FromMinutes(1);
}
