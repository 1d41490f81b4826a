using Interviewing.StandIns.Tests.Running;
using Orleans.Serialization;

namespace Interviewing.StandIns.Tests.Copying;

[Collection(SharedClusterTests.Name)]
public sealed class CopyingTests(SharedCluster cluster)
{
    [Fact]
    public async Task What_the_caller_changes_after_the_call_the_grain_does_not_see()
    {
        var message = new MutableMessage { Items = ["a"] };
        var grain = Grain("argument");
        await grain.Keep(message);
        message.Items.Add("b");
        Assert.Equal(["a"], (await grain.Kept()).Items);
    }

    [Fact]
    public async Task What_the_grain_changes_after_the_call_the_caller_does_not_see()
    {
        var grain = Grain("result");
        await grain.Keep(new MutableMessage { Items = ["a"] });
        var result = await grain.Kept();
        await grain.AddToKept("b");
        Assert.Equal(["a"], result.Items);
    }

    [Fact]
    public async Task Between_grains_messages_are_copied_too() =>
        Assert.Equal("a", await Caller("copies").SendAndChange());

    [Fact]
    public async Task Between_grains_immutable_messages_are_not_copied() =>
        Assert.True(await Caller("immutable").ImmutableIsPassedAsItIs());

    [Fact]
    public async Task Members_without_an_id_stay_behind()
    {
        var grain = Grain("no-id");
        await grain.Keep(new MutableMessage { NotSent = "x", Bytes = [1, 2] });
        var kept = await grain.Kept();
        Assert.Null(kept.NotSent);
        Assert.Equal([1, 2], kept.Bytes);
    }

    [Fact]
    public async Task A_records_positional_members_travel_without_ids()
    {
        var sent = new PositionalMessage("n", [1, 2]) { Extra = 3, NotSent = 4 };
        var echoed = await Grain("record").Echo(sent);
        Assert.Equal(("n", 3, 0), (echoed.Name, echoed.Extra, echoed.NotSent));
        Assert.Equal([1, 2], echoed.Numbers);
        Assert.NotSame(sent.Numbers, echoed.Numbers);
    }

    [Fact]
    public async Task A_derived_message_travels_as_its_base_type_with_all_its_members()
    {
        var sent = new DerivedMessage
        {
            FromBase = ["b"],
            FromDerived = { ["k"] = new PositionalMessage("n", [1]) },
            Pair = (1, [2]),
            Words = ["w"],
            Times = new List<DateTimeOffset> { DateTimeOffset.UnixEpoch },
            Anything = new List<int> { 7 },
        };
        var echoed = await Grain("derived").Echo((BaseMessage)sent);
        Assert.Equal(["b"], echoed.FromBase);
        Assert.Equal([1], echoed.FromDerived["k"].Numbers);
        Assert.Equal((1, 2), (echoed.Pair.Number, Assert.Single(echoed.Pair.List)));
        Assert.Equal(["w"], echoed.Words.AsEnumerable());
        Assert.Equal([DateTimeOffset.UnixEpoch], echoed.Times);
        Assert.Equal([7], Assert.IsType<List<int>>(echoed.Anything));
    }

    [Fact]
    public async Task Arrays_are_copied()
    {
        var sent = new[] { 1, 2, 3 };
        var echoed = await Grain("array").Echo(sent);
        Assert.Equal(sent, echoed);
        Assert.NotSame(sent, echoed);
    }

    [Fact]
    public async Task An_object_that_occurs_twice_is_one_object_for_the_grain()
    {
        var message = new MutableMessage();
        Assert.True(await Grain("identity").AreTheSame(message, message));
    }

    [Fact]
    public async Task A_cycle_is_a_cycle_for_the_grain()
    {
        var message = new MutableMessage();
        message.Other = message;
        var grain = Grain("cycle");
        await grain.Keep(message);
        var kept = await grain.Kept();
        Assert.NotSame(message, kept);
        Assert.Same(kept, kept.Other);
    }

    [Fact]
    public async Task A_type_without_GenerateSerializer_is_refused_with_its_name()
    {
        var grain = Grain("refused");
        var refused = await Assert.ThrowsAsync<CodecNotFoundException>(() => grain.SendAny(new UnmarkedMessage()));
        Assert.Contains(nameof(UnmarkedMessage), refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<CodecNotFoundException>(() => grain.SendAny(new HolderOfUnmarked { Unmarked = new() }));
        Assert.Equal(nameof(CodecNotFoundException), await Caller("refused").UnmarkedIsRefused());
    }

    [Fact]
    public async Task A_list_of_the_compilers_own_type_is_refused()
    {
        IReadOnlyList<int> list = [1, 2];
        Assert.IsNotType<List<int>>(list);
        await Assert.ThrowsAsync<CodecNotFoundException>(() => Grain("compilers-list").SendAny(list));
    }

    [Fact]
    public async Task A_result_without_GenerateSerializer_is_an_error_for_the_caller() =>
        await Assert.ThrowsAsync<CodecNotFoundException>(Grain("refused-result").Unmarked);

    [Fact]
    public async Task A_grain_that_passes_itself_passes_its_reference() =>
        Assert.Equal("itself", await Grain("itself").IntroduceItselfTo(Grain("another")));

    private ICopyingGrain Grain(string key) => cluster.Client.GetGrain<ICopyingGrain>(key);

    private ICopyingCallerGrain Caller(string key) => cluster.Client.GetGrain<ICopyingCallerGrain>(key);
}
