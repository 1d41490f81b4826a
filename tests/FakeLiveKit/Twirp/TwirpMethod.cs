using FakeLiveKit.Tokens;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace FakeLiveKit.Twirp;

/// <summary>A method of a service: how its requests are read, and what answers them.</summary>
internal sealed record TwirpMethod(
    string Name, MessageDescriptor Request, Func<IMessage, Grants, IMessage> Answer)
{
    /// <summary>A method by its handler.</summary>
    public static TwirpMethod Of<TRequest>(string name, Func<TRequest, Grants, IMessage> answer)
        where TRequest : IMessage<TRequest>, new() =>
        new(name, new TRequest().Descriptor, (request, grants) => answer((TRequest)request, grants));
}
