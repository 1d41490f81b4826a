using System.Globalization;

namespace Interviewing.Load;

/// <summary>What the command line says.</summary>
public sealed record LoadOptions
{
    /// <summary>How the program is called.</summary>
    public const string Usage = """
        Load [options]                  measures a server beside the same calls answered with constants
          --interviews N                measured interviews, all rounds together (4000)
          --warmup N                    interviews before the measured ones (4000)
          --concurrency N               how many go on at once (32)
          --rounds N                    product and limit take turns this often; medians are printed (5)
          --provider-delay-ms D         how long the faked provider takes for each call (0)
          --built-in                    no provider: the built-in interviewer
          --base-url URL [--pid P]      a server that is there already, on loopback; its processor time only with P
          --server-env NAME=VALUE       a setting for the server that is started; may come several times
          --cluster N                   N silos and a web front, each a process of its own, over --storage
          --storage postgres|azure      PostgreSQL (the default), or Azurite
          --no-limit                    without the constant answers
        Load --paced N                  N interviews at once, each with an answer at a fixed interval
          --every-s S                   the interval (30)
          --for-s S                     how long it is measured, after two intervals of warm-up (300)
        Load --idle N                   memory that N running interviews take
        Load --finished N               memory that N interviews leave behind
        Load --start                    from the start of the process to its first answers, several times
        """;

    private const int MostInterviews = 2_000_000;
    private const int MostAtOnce = 2_000;
    private const int MostPaced = 100_000;

    /// <summary>Measured interviews, all rounds together.</summary>
    public int Interviews { get; init; } = 4_000;

    /// <summary>Interviews before the measured ones, for each server.</summary>
    public int Warmup { get; init; } = 4_000;

    /// <summary>How many go on at once.</summary>
    public int Concurrency { get; init; } = 32;

    /// <summary>How often product and limit take turns.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>How long the faked provider takes for each call.</summary>
    public TimeSpan ProviderDelay { get; init; }

    /// <summary>True where no provider is configured.</summary>
    public bool BuiltIn { get; init; }

    /// <summary>A server that is there already.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>The process of that server.</summary>
    public int? ProcessId { get; init; }

    /// <summary>Further settings for the server that is started.</summary>
    public Dictionary<string, string> ServerEnvironment { get; init; } = [];

    /// <summary>How many silos, beside a web front; 0 for one embedded process.</summary>
    public int Cluster { get; init; }

    /// <summary>What the cluster stores in: postgres or azure.</summary>
    public string ClusterStorage { get; init; } = "postgres";

    /// <summary>True where constants are measured beside the product.</summary>
    public bool WithLimit { get; init; } = true;

    /// <summary>How many interviews answer at a fixed interval; 0 for none.</summary>
    public int Paced { get; init; }

    /// <summary>The interval of paced answers.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long paced answers are measured.</summary>
    public TimeSpan For { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>How many running interviews to weigh; 0 for none.</summary>
    public int Idle { get; init; }

    /// <summary>How many finished interviews to weigh; 0 for none.</summary>
    public int Finished { get; init; }

    /// <summary>True to measure the start.</summary>
    public bool MeasureStart { get; init; }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="ArgumentException">An option is unknown or its value makes no sense.</exception>
    public static LoadOptions Parse(IEnumerable<string> arguments)
    {
        var options = new LoadOptions();
        using var rest = arguments.GetEnumerator();
        while (rest.MoveNext())
            options = options.With(rest.Current, rest);
        return options;
    }

    private LoadOptions With(string name, IEnumerator<string> rest)
    {
        return name switch
        {
            "--interviews" => this with { Interviews = Number(1, MostInterviews) },
            "--warmup" => this with { Warmup = Number(0, MostInterviews) },
            "--concurrency" => this with { Concurrency = Number(1, MostAtOnce) },
            "--rounds" => this with { Rounds = Number(1, 100) },
            "--provider-delay-ms" => this with { ProviderDelay = TimeSpan.FromMilliseconds(Number(0, 20_000)) },
            "--built-in" => this with { BuiltIn = true },
            "--base-url" => this with { BaseUrl = new Uri(Value()) },
            "--pid" => this with { ProcessId = Number(1, int.MaxValue) },
            "--server-env" => this with { ServerEnvironment = new(ServerEnvironment.Append(Setting(Value()))) },
            "--cluster" => this with { Cluster = Number(1, 8) },
            "--storage" => this with { ClusterStorage = Storage(Value()) },
            "--no-limit" => this with { WithLimit = false },
            "--paced" => this with { Paced = Number(1, MostPaced) },
            "--every-s" => this with { Every = TimeSpan.FromSeconds(Number(1, 600)) },
            "--for-s" => this with { For = TimeSpan.FromSeconds(Number(1, 3_600)) },
            "--idle" => this with { Idle = Number(1, MostInterviews) },
            "--finished" => this with { Finished = Number(1, MostInterviews) },
            "--start" => this with { MeasureStart = true },
            _ => throw new ArgumentException($"There is no option {name}."),
        };

        string Value() => rest.MoveNext() ? rest.Current : throw new ArgumentException($"{name} needs a value.");

        int Number(int least, int most) =>
            int.TryParse(Value(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most
                ? number
                : throw new ArgumentException($"{name} takes a number from {least} to {most}.");
    }

    private static string Storage(string name) =>
        name is "postgres" or "azure" ? name : throw new ArgumentException("--storage is postgres or azure.");

    private static KeyValuePair<string, string> Setting(string text) => text.Split('=', 2) is [var name, var value]
        ? new(name, value)
        : throw new ArgumentException("--server-env takes NAME=VALUE.");
}
