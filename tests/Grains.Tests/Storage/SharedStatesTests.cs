using Orleans.Storage;

namespace Interviewing.Storage;

/// <summary>What a storage provider of Orleans' is spared, and spares the grain.</summary>
public sealed class SharedStatesTests
{
    private static readonly GrainId Grain = GrainId.Create("room", "bed");

    private readonly HeldProvider _provider = new();

    [Fact]
    public async Task The_provider_is_given_what_the_state_was_at_the_call()
    {
        GrainState<TestState> state = new(new() { Words = "at the call" });
        var write = States(TimeSpan.FromMinutes(1)).WriteStateAsync("state", Grain, state);

        state.State!.Words = "later";
        _provider.Go();
        await write;

        Assert.Equal("""{"words":"at the call","number":0}""", _provider.Written);
        Assert.Equal(("1", true), (state.ETag, state.RecordExists));
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_is_given_up_and_its_late_end_changes_nothing()
    {
        var states = States(TimeSpan.Zero);
        GrainState<TestState> state = new(new() { Words = "words" }, "0");

        foreach (var call in (Task[])[
            states.WriteStateAsync("state", Grain, state), states.ClearStateAsync("state", Grain, state),
            states.ReadStateAsync("state", Grain, state)])
        {
            // At once: the provider never answers.
            await Assert.ThrowsAsync<StorageUnavailableException>(() => call.WaitAsync(TimeSpan.FromSeconds(30)));
        }

        _provider.Go();
        await _provider.AllEnded;

        Assert.Equal(("0", "words"), (state.ETag, state.State!.Words));
    }

    [Fact]
    public async Task A_fault_of_the_provider_is_named_and_a_conflict_stays_one()
    {
        var states = States(TimeSpan.FromMinutes(1));
        _provider.Go();

        _provider.Failure = new IOException("The disk is full, says the test.");
        var fault = await Assert.ThrowsAsync<StorageUnavailableException>(
            () => states.WriteStateAsync("state", Grain, new GrainState<TestState>(new())));
        Assert.EndsWith("The disk is full, says the test.", fault.Message, StringComparison.Ordinal);
        Assert.Same(_provider.Failure, fault.InnerException);

        _provider.Failure = new InconsistentStateException("Somebody else, says the test.");
        await Assert.ThrowsAsync<InconsistentStateException>(
            () => states.WriteStateAsync("state", Grain, new GrainState<TestState>(new())));
    }

    private SharedStates States(TimeSpan timeout) => new(
        _provider,
        new()
        {
            System = "test",
            KeyOf = static grain => grain,
            IsFault = static failure => failure is IOException,
            Words = static failure => failure.Message,
            Timeout = timeout,
        },
        new(TestJson.Default.Options),
        TimeProvider.System);

    /// <summary>A provider whose calls wait, and that serializes after it.</summary>
    private sealed class HeldProvider : IGrainStorage
    {
        private readonly TaskCompletionSource _held = new();
        private readonly List<Task> _calls = [];

        public string? Written { get; private set; }

        public Exception? Failure { get; set; }

        public Task AllEnded => Task.WhenAll(_calls);

        public void Go() => _held.SetResult();

        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Call(() => { });

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Call(() =>
        {
            Written = StoredJsonSerializer.Instance.Serialize(grainState.State).ToString();
            (grainState.ETag, grainState.RecordExists) = ("1", true);
        });

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Call(() => grainState.ETag = null);

        private Task Call(Action end)
        {
            var call = CallAsync(end);
            _calls.Add(call);
            return call;
        }

        private async Task CallAsync(Action end)
        {
            await _held.Task;
            if (Failure is { } failure)
                throw failure;
            end();
        }
    }
}
