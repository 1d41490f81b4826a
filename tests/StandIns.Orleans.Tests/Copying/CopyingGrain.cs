using System.Runtime.CompilerServices;
using Orleans.Concurrency;

namespace Interviewing.StandIns.Tests.Copying;

/// <summary>Keeps what it was sent and returns what it keeps, so that a test sees whether it is the same object.</summary>
public interface ICopyingGrain : IGrainWithStringKey
{
    Task Keep(MutableMessage message);

    Task<MutableMessage> Kept();

    Task AddToKept(string item);

    Task<int> IdentityOf(ImmutableMessage message);

    Task<int> IdentityOf([Immutable] List<string> list);

    Task<int> IdentityOfWrapped(Immutable<List<string>> list);

    Task<bool> AreTheSame(MutableMessage one, MutableMessage two);

    Task<PositionalMessage> Echo(PositionalMessage message);

    Task<DerivedMessage> Echo(BaseMessage message);

    Task<int[]> Echo(int[] numbers);

    Task SendAny(object message);

    Task<object> Unmarked();

    Task<string> KeyOf(IGrainWithStringKey grain);

    Task<string> IntroduceItselfTo(ICopyingGrain other);
}

public sealed class CopyingGrain : Grain, ICopyingGrain
{
    private MutableMessage _kept = new();

    public Task Keep(MutableMessage message)
    {
        _kept = message;
        return Task.CompletedTask;
    }

    public Task<MutableMessage> Kept() => Task.FromResult(_kept);

    public Task AddToKept(string item)
    {
        _kept.Items.Add(item);
        return Task.CompletedTask;
    }

    public Task<int> IdentityOf(ImmutableMessage message) => Task.FromResult(RuntimeHelpers.GetHashCode(message));

    public Task<int> IdentityOf(List<string> list) => Task.FromResult(RuntimeHelpers.GetHashCode(list));

    public Task<int> IdentityOfWrapped(Immutable<List<string>> list) =>
        Task.FromResult(RuntimeHelpers.GetHashCode(list.Value));

    public Task<bool> AreTheSame(MutableMessage one, MutableMessage two) => Task.FromResult(ReferenceEquals(one, two));

    public Task<PositionalMessage> Echo(PositionalMessage message) => Task.FromResult(message);

    public Task<DerivedMessage> Echo(BaseMessage message) => Task.FromResult((DerivedMessage)message);

    public Task<int[]> Echo(int[] numbers) => Task.FromResult(numbers);

    public Task SendAny(object message) => Task.CompletedTask;

    public Task<object> Unmarked() => Task.FromResult<object>(new UnmarkedMessage());

    public Task<string> KeyOf(IGrainWithStringKey grain) => Task.FromResult(grain.GetPrimaryKeyString());

    public Task<string> IntroduceItselfTo(ICopyingGrain other) => other.KeyOf(this);
}

/// <summary>Calls a <see cref="ICopyingGrain"/> from within the silo, where nothing is ever serialized to bytes.</summary>
public interface ICopyingCallerGrain : IGrainWithStringKey
{
    Task<string> SendAndChange();

    Task<bool> ImmutableIsPassedAsItIs();

    Task<string> UnmarkedIsRefused();
}

public sealed class CopyingCallerGrain : Grain, ICopyingCallerGrain
{
    private ICopyingGrain Other => GrainFactory.GetGrain<ICopyingGrain>("called-by-" + this.GetPrimaryKeyString());

    public async Task<string> SendAndChange()
    {
        var message = new MutableMessage { Items = ["a"] };
        await Other.Keep(message);
        message.Items.Add("changed by the caller");
        var result = await Other.Kept();
        await Other.AddToKept("changed by the callee");
        return string.Join(",", result.Items);
    }

    public async Task<bool> ImmutableIsPassedAsItIs()
    {
        var message = new ImmutableMessage();
        var list = new List<string>();
        return await Other.IdentityOf(message) == RuntimeHelpers.GetHashCode(message)
            && await Other.IdentityOf(list) == RuntimeHelpers.GetHashCode(list)
            && await Other.IdentityOfWrapped(list.AsImmutable()) == RuntimeHelpers.GetHashCode(list);
    }

    public async Task<string> UnmarkedIsRefused()
    {
        try
        {
            await Other.SendAny(new UnmarkedMessage());
            return "not refused";
        }
        catch (Exception refused)
        {
            return refused.GetType().Name;
        }
    }
}
