using System.Globalization;
using FakeOpenAI;
using Interviewing.History;
using Interviewing.Servers;

namespace Interviewing.Cluster.Running;

/// <summary>
/// A cluster as somebody runs it: its storage, silos, web fronts, a language model, each a process of its own; and candidates
/// who put it under load and remember what they were told.
/// </summary>
public sealed class ClusterUnderTest : IAsyncDisposable
{
    /// <summary>Ends a test that hangs: nothing that a test waits for takes nearly as long, however busy the machine is.</summary>
    public static readonly TimeSpan Generous = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("interviews-cluster-");
    private readonly FakeOpenAIServer _provider;
    private readonly Dictionary<string, string> _settings;
    private readonly List<Uri> _addresses = [];

    private ClusterUnderTest(IClusterStorage storage, FakeOpenAIServer provider)
    {
        (Storage, _provider) = (storage, provider);
        _settings = new(storage.Settings)
        {
            ["CLUSTER_ID"] = "cluster-under-test",
            ["ADVERTISED_ADDRESS"] = "127.0.0.1",
            ["DATA_DIR"] = _data.FullName,
            ["TOKEN_SECRET"] = "a-secret-that-all-web-fronts-of-this-test-have",
            ["OPENAI_API_KEY"] = "test",
            ["OPENAI_BASE_URL"] = provider.BaseUrl.ToString(),
            // Whoever else works on this machine turns nobody away here.
            ["LOAD_SHEDDING_PERCENT"] = "none",
        };
    }

    /// <summary>What they share.</summary>
    public IClusterStorage Storage { get; }

    /// <summary>The language model.</summary>
    public FakeOpenAIServer Provider => _provider;

    /// <summary>The silos.</summary>
    public List<Member> Silos { get; } = [];

    /// <summary>The web fronts.</summary>
    public List<Member> Fronts { get; } = [];

    /// <summary>Where the web fronts answer.</summary>
    public IReadOnlyList<Uri> Addresses => _addresses;

    /// <summary>Where the silos say how they are.</summary>
    public List<Uri> HealthAddresses { get; } = [];

    /// <summary>The settings that all processes have.</summary>
    public IReadOnlyDictionary<string, string> Settings => _settings;

    /// <summary>What the candidates have seen.</summary>
    public Log Log { get; } = new();

    /// <summary>Starts one over PostgreSQL.</summary>
    public static async Task<ClusterUnderTest> StartAsync(
        int silos, int fronts, TimeSpan? providerDelay = null, IEnumerable<KeyValuePair<string, string>>? settings = null)
    {
        Needs.SkipWithoutPostgres();
        return await StartAsync(await PostgresServer.StartNewAsync(), silos, fronts, providerDelay, settings);
    }

    /// <summary>Starts one over some storage, which ends with it.</summary>
    public static async Task<ClusterUnderTest> StartAsync(
        IClusterStorage storage, int silos, int fronts, TimeSpan? providerDelay = null,
        IEnumerable<KeyValuePair<string, string>>? settings = null)
    {
        var cluster = new ClusterUnderTest(
            storage, await FakeOpenAIServer.StartAsync(new() { Delay = providerDelay ?? TimeSpan.FromMilliseconds(50), Record = false }));
        foreach (var (name, value) in settings ?? []) cluster._settings[name] = value;
        try
        {
            Assert.Contains("has the ", await cluster.InitStorageAsync(), StringComparison.Ordinal);
            for (var i = 0; i < silos; i++) cluster.Silos.Add(cluster.NewSilo());
            for (var i = 0; i < fronts; i++) cluster.Fronts.Add(cluster.NewFront());
            await Task.WhenAll(cluster.Silos.Concat(cluster.Fronts).Select(member => member.StartAsync()));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes the tables, as a deployer does; what the command said.</summary>
    public async Task<string> InitStorageAsync()
    {
        await using var init = ServerProcess.Start(
            BuiltProgram.PathOf("Silo", "Interviewing.Silo"), _settings, "--init-storage");
        var code = await init.WaitForExit(Generous);
        Assert.True(code == 0, init.Output);
        return init.Output;
    }

    /// <summary>A silo that is not started yet.</summary>
    public Member NewSilo()
    {
        var health = FreePort.Find();
        HealthAddresses.Add(new($"http://127.0.0.1:{health}"));
        return new(
            "Silo",
            With(("SILO_PORT", FreePort.Find()), ("GATEWAY_PORT", FreePort.Find()), ("HEALTH_PORT", health)),
            "Silo of cluster cluster-under-test");
    }

    /// <summary>A web front that is not started yet.</summary>
    public Member NewFront()
    {
        var port = FreePort.Find();
        _addresses.Add(new($"http://127.0.0.1:{port}"));
        return new("WebFront", With(("PORT", port)), "Listening on");
    }

    /// <summary>Lets candidates conduct interviews while something happens, and then finish those under way.</summary>
    /// <param name="candidates">How many at once.</param>
    /// <param name="during">What happens meanwhile.</param>
    /// <param name="created">Is told of each interview before it starts.</param>
    /// <param name="addresses">Where the candidates send their requests; to all web fronts, if it is not said.</param>
    public async Task UnderLoadAsync(
        int candidates, Func<Task> during, Func<string, Task>? created = null, IReadOnlyList<Uri>? addresses = null)
    {
        using var enough = new CancellationTokenSource();
        var all = Enumerable.Range(0, candidates).Select(
            i => new Candidate(Log, addresses ?? Addresses, i) { Created = created }).ToList();
        var conducted = Task.WhenAll(all.Select(candidate => candidate.ConductAsync(enough.Token)));
        await Task.WhenAny(conducted, during());
        await enough.CancelAsync();
        await conducted;

        using var reader = new Candidate(Log, addresses ?? Addresses, 0);
        List<string> broken = [];
        foreach (var interview in all.SelectMany(candidate => candidate.Interviews))
            broken.AddRange(Model.Check(interview, Log.Entries, await reader.TranscriptAsync(interview)));
        Assert.True(broken.Count == 0, string.Join('\n', broken.Take(20)));
        foreach (var candidate in all) candidate.Dispose();
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{all.Sum(candidate => candidate.Interviews.Count)} interviews, {Log.Acknowledged} answers acknowledged, "
            + $"{Log.Failures.Count()} requests failed ({string.Join(", ", Log.Failures.CountBy(entry => entry.Status).Select(one => $"{one.Value} x {one.Key}"))}), the longest took "
            + string.Create(CultureInfo.InvariantCulture, $"{Log.Entries.Max(entry => entry.Ended - entry.Began).TotalSeconds:0.0} s."));
    }

    /// <summary>Waits until the candidates have had so many more answers acknowledged.</summary>
    public async Task ProgressAsync(int answers)
    {
        var until = Log.Acknowledged + answers;
        using var deadline = new CancellationTokenSource(Generous);
        while (Log.Acknowledged < until) await Task.Delay(20, deadline.Token);
    }

    /// <summary>Waits until a candidate has had another request fail.</summary>
    public async Task FailureAsync()
    {
        var before = Log.Failures.Count();
        using var deadline = new CancellationTokenSource(Generous);
        while (Log.Failures.Count() == before) await Task.Delay(20, deadline.Token);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var member in Fronts.Concat(Silos)) await member.DisposeAsync();
        await _provider.DisposeAsync();
        await Storage.DisposeAsync();
        foreach (var member in Fronts.Concat(Silos)) TestContext.Current.TestOutputHelper?.WriteLine(member.Output);
        _data.Delete(recursive: true);
    }

    private Dictionary<string, string> With(params (string Name, int Value)[] more)
    {
        var settings = new Dictionary<string, string>(_settings);
        foreach (var (name, value) in more) settings[name] = value.ToString(CultureInfo.InvariantCulture);
        return settings;
    }
}
