using System.ComponentModel.DataAnnotations;
using Interviewing.Interviewers;
using Interviewing.Interviews;
using Interviewing.Logging;
using Interviewing.Retention;
using Interviewing.Rooms;
using Interviewing.Speech;
using Interviewing.Speech.Transcription;
using Interviewing.Storage;
using Interviewing.Storage.AzureStorage;
using Interviewing.Storage.Postgres;
using Interviewing.Telemetry;

namespace Interviewing.Hosting;

/// <summary>What a process that hosts grains, or calls them, is told by its environment.</summary>
public class HostSettings
{
    /// <summary>How interviews go.</summary>
    public InterviewOptions Interviews { get; } = new();

    /// <summary>How a language model is reached.</summary>
    public OpenAIOptions OpenAI { get; } = new();

    /// <summary>Which LiveKit server carries the rooms.</summary>
    public LiveKitOptions LiveKit { get; } = new();

    /// <summary>What becomes of the rooms of interviews.</summary>
    public RoomOptions Rooms { get; } = new();

    /// <summary>How words become sound.</summary>
    public SpeechOptions Speech { get; } = new();

    /// <summary>How sound becomes words.</summary>
    public TranscriptionOptions Transcription { get; } = new();

    /// <summary>How long interviews are kept.</summary>
    public RetentionOptions Retention { get; } = new();

    /// <summary>Where an embedded silo keeps what must last.</summary>
    public StorageOptions Storage { get; } = new();

    /// <summary>Where the grains run, and with that where interviews are kept (CLUSTERING). Default: in the web front's own process.</summary>
    public Clustering Clustering { get; set; } = Clustering.Embedded;

    /// <summary>The cluster.</summary>
    public ClusterSettings Cluster { get; } = new();

    /// <summary>The database of a cluster.</summary>
    public PostgresOptions Postgres { get; } = new();

    /// <summary>The storage account of a cluster.</summary>
    public AzureStorageOptions Azure { get; } = new();

    /// <summary>What silos on several machines share; null where there is one silo.</summary>
    public ISharedStorage? Shared => Clustering switch
    {
        Clustering.Postgres => new SharedPostgres(Postgres),
        Clustering.Azure => new SharedAzureStorage(Azure),
        _ => null,
    };

    /// <summary>Whether silos collect for the Orleans dashboard, and web fronts show it (ORLEANS_DASHBOARD). Default no.</summary>
    public bool OrleansDashboard { get; set; }

    /// <summary>How the process writes its log (LOG_FORMAT). Default: for people.</summary>
    public LogFormat LogFormat { get; set; }

    /// <summary>Where metrics and traces are sent.</summary>
    public TelemetrySettings Telemetry { get; } = new();

    /// <summary>What is wrong with the settings taken together: a line each.</summary>
    public virtual IEnumerable<string> Problems()
    {
        if (LiveKit.Url is not null && (LiveKit.ApiKey is null || LiveKit.ApiSecret is null))
            yield return "LIVEKIT_URL is set: LIVEKIT_API_KEY and LIVEKIT_API_SECRET must be set too.";
        foreach (var problem in (Shared?.Problems() ?? []).Concat(Cluster.Problems()))
            yield return problem;
        foreach (var options in (object[])[Interviews, OpenAI, LiveKit, Rooms, Speech, Transcription, Retention, Storage])
        {
            List<ValidationResult> results = [];
            Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
            foreach (var result in results)
                yield return $"{options.GetType().Name}: {result.ErrorMessage}";
        }
    }

    /// <summary>Sets what the variables say, and checks the whole.</summary>
    /// <param name="settings">What to set it on.</param>
    /// <param name="variables">The variables that there are.</param>
    /// <param name="read">Gives a variable's value; empty counts as not set.</param>
    /// <exception cref="SettingsException">Something is not as it must be; every line of it is said at once.</exception>
    public static TSettings Read<TSettings>(
        TSettings settings, EnvironmentVariables<TSettings> variables, Func<string, string?> read)
        where TSettings : HostSettings
    {
        List<string> wrong = [];
        foreach (var variable in variables.All)
        {
            var value = read(variable.Name)?.Trim();
            if (string.IsNullOrEmpty(value) || variable.TrySet(settings, value))
                continue;
            wrong.Add(variable.Secret
                ? $"{variable.Name} must be {variable.Rule}."
                : $"{variable.Name} is \"{value}\": it must be {variable.Rule}.");
        }

        wrong.AddRange(settings.Problems());
        return wrong.Count == 0 ? settings : throw new SettingsException(wrong);
    }
}
