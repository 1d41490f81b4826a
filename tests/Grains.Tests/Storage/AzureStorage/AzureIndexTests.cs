using Azure.Data.Tables;
using Interviewing.Directory;
using Interviewing.Interviews;

namespace Interviewing.Storage.AzureStorage;

/// <summary>The list of interviews in a table that has no transactions over partitions: what may happen between two requests.</summary>
public sealed class AzureIndexTests(AzureFixture server)
{
    private static readonly InterviewRow Row = InterviewIndexTests.Row(1) with { CandidateName = "Zoe" };

    [Fact]
    public async Task ARowThatAnotherSiloRemovesWhileItIsChangedStaysRemoved()
    {
        var things = server.NewStorage();
        await things.Index.UpsertAsync([Row]);
        await using var held = await HeldAsync(things, "PUT", "row-");
        var change = held.Index.UpsertAsync([Row with { LastSequence = 2, State = InterviewState.Introduction }]);
        await held.Reached;

        await things.Index.RemoveAsync(new(Row.Tenant, Row.SessionId));
        held.Go();
        await change;

        Assert.Empty(await EntitiesAsync(things));
    }

    [Fact]
    public async Task ARowThatIsChangedAndRemovedAtOnceIsRemoved()
    {
        var things = server.NewStorage();
        var index = things.Index;
        for (var round = 0; round < 20; round++)
        {
            await index.UpsertAsync([Row]);
            var change = index.UpsertAsync([Row with { LastSequence = 2, State = InterviewState.Questioning }]);
            await index.RemoveAsync(new(Row.Tenant, Row.SessionId));
            await change;

            Assert.Empty(await EntitiesAsync(things));
        }
    }

    [Fact]
    public async Task ARowWhoseStateGoesThereAndBackIsFoundByIt()
    {
        var things = server.NewStorage();
        await things.Index.UpsertAsync([Row with { State = InterviewState.Questioning }]);
        await using var held = await HeldAsync(things, "DELETE", "state-");
        var change = held.Index.UpsertAsync([Row with { LastSequence = 2, State = InterviewState.FollowUp }]);
        await held.Reached;

        await things.Index.UpsertAsync([Row with { LastSequence = 3, State = InterviewState.Questioning }]);
        held.Go();
        await change;

        Assert.Single(await things.Index.ListAsync(new() { State = InterviewState.Questioning }));
        Assert.Empty(await things.Index.ListAsync(new() { State = InterviewState.FollowUp }));
        await things.Index.RemoveAsync(new(Row.Tenant, Row.SessionId));
        Assert.Empty(await EntitiesAsync(things));
    }

    private async Task<HeldSilo> HeldAsync(AzureThings things, string method, string path)
    {
        var proxy = await LossyProxy.StartAsync(server.Server.TableEndpoint);
        return new(proxy, things.Through(server.Server.ConnectionTo(server.Server.BlobEndpoint, proxy.Address)), method, path);
    }

    // Rows and links alike, of this service alone.
    private static async Task<List<string>> EntitiesAsync(AzureThings things)
    {
        var links = InterviewLinks.OfAnyState(things.Account, Row).Append(InterviewEntities.Write(things.Account, Row));
        List<string> there = [];
        foreach (var one in links)
        {
            var found = await things.Account.Interviews.GetEntityIfExistsAsync<TableEntity>(one.PartitionKey, one.RowKey);
            if (found.HasValue) there.Add($"{one.PartitionKey} {one.RowKey}");
        }

        return there;
    }

    /// <summary>Another silo, whose next request of a kind waits.</summary>
    private sealed class HeldSilo : IAsyncDisposable
    {
        private readonly TaskCompletionSource _reached = new(), _go = new();
        private readonly LossyProxy _proxy;

        public HeldSilo(LossyProxy proxy, AzureThings things, string method, string path)
        {
            (_proxy, Index) = (proxy, things.Index);
            proxy.Before = (itsMethod, itsPath) =>
            {
                if (itsMethod != method || !itsPath.Contains(path, StringComparison.Ordinal)) return Task.CompletedTask;
                _reached.TrySetResult();
                return _go.Task;
            };
        }

        public IInterviewIndex Index { get; }

        public Task Reached => _reached.Task;

        public void Go() => _go.TrySetResult();

        public ValueTask DisposeAsync()
        {
            Go();
            return _proxy.DisposeAsync();
        }
    }
}
