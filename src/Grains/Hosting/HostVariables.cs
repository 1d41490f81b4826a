using Interviewing.Storage;

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
        list.OneOf<StorageKind>("STORAGE", (s, v) => s.StorageKind = v);
        list.SecretOf(
            "POSTGRES_CONNECTION",
            "a connection as Npgsql reads it, such as Host=db;Database=interviews;Username=interviews;Password=...",
            PostgresOptions.IsConnection, (s, v) => s.Postgres.Connection = v);
        list.Text("CLUSTER_ID", (s, v) => s.Cluster.ClusterId = v);
        list.Text("SERVICE_ID", (s, v) => s.Cluster.ServiceId = v);
        list.Number("SILO_PORT", 1, 65_535, (s, v) => s.Cluster.SiloPort = v);
        list.Number("GATEWAY_PORT", 1, 65_535, (s, v) => s.Cluster.GatewayPort = v);
        list.Text("ADVERTISED_ADDRESS", (s, v) => s.Cluster.AdvertisedAddress = v);
        list.Text("LISTEN_ADDRESS", (s, v) => s.Cluster.ListenAddress = v);
        list.Time("GRAIN_IDLE_MINUTES", "minutes", OneMinute, 2, 1440, (s, v) => s.Cluster.GrainIdle = v);
        list.NumberOrNone("LOAD_SHEDDING_PERCENT", 1, 100, (s, v) => s.Cluster.LoadSheddingPercent = (int?)v);

        list.Secret("OPENAI_API_KEY", 1, (s, v) => s.OpenAI.ApiKey = v);
        list.Address("OPENAI_BASE_URL", ["https", "http"], (s, v) => s.OpenAI.BaseUrl = v);
        list.Text("OPENAI_MODEL", (s, v) => s.OpenAI.Model = v);
        list.NumberOrNone("OPENAI_TEMPERATURE", 0, 2, (s, v) => s.OpenAI.Temperature = v);
        list.NumberOrNone("OPENAI_MAX_OUTPUT_TOKENS", 256, 200_000, (s, v) => s.OpenAI.MaxOutputTokens = (int?)v);
        list.Time("OPENAI_TIMEOUT_SECONDS", "seconds", OneSecond, 0.1, 19, (s, v) => s.OpenAI.CallTimeout = v);
        list.Number("OPENAI_MAX_CONCURRENCY", 1, 10_000, (s, v) => s.OpenAI.MaxConcurrency = v);

        list.Address("LIVEKIT_URL", ["wss", "ws", "https", "http"], (s, v) => s.LiveKit.Url = v);
        list.Text("LIVEKIT_API_KEY", (s, v) => s.LiveKit.ApiKey = v);
        list.Secret("LIVEKIT_API_SECRET", 1, (s, v) => s.LiveKit.ApiSecret = v);

        list.Time(
            "INTERVIEW_TIME_LIMIT_MINUTES", "minutes", OneMinute, 1, 480, (s, v) => s.Interviews.TimeLimit = v);
        list.Time(
            "INTERVIEW_ABANDONED_AFTER_MINUTES", "minutes", OneMinute, 1, 480,
            (s, v) => s.Interviews.AbandonedAfter = v);
        list.Time(
            "INTERVIEW_RECONNECT_GRACE_SECONDS", "seconds", OneSecond, 0, 600,
            (s, v) => s.Interviews.ReconnectGrace = v);
    }

    private static TimeSpan OneSecond => TimeSpan.FromSeconds(1);

    private static TimeSpan OneMinute => TimeSpan.FromMinutes(1);
}
