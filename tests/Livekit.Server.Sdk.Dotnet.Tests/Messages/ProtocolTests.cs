using System.Text;
using Google.Protobuf.Reflection;
using Livekit.Server.Sdk.Dotnet;

namespace Interviewing.LiveKitSdk.Tests.Messages;

/// <summary>
/// The golden file has every field and enum value of the messages, as the published SDK describes them. Of the published
/// SDK the same is asked as of the stand-in: that each of them is there.
/// </summary>
public sealed class ProtocolTests
{
    private static readonly FileDescriptor[] Files =
    [
        LivekitModelsReflection.Descriptor,
        LivekitRoomReflection.Descriptor,
        LivekitAgentReflection.Descriptor,
        LivekitAgentDispatchReflection.Descriptor,
        LivekitWebhookReflection.Descriptor,
    ];

    [Fact]
    public void Every_name_number_and_type_is_the_protocols()
    {
        var described = Files.SelectMany(file => file.MessageTypes.SelectMany(Describe).Concat(file.EnumTypes.SelectMany(Describe)))
            .ToHashSet();

        var golden = Golden().ToArray();
        Assert.True(golden.Length > 200, "The golden file is there.");
        Assert.Equal("", string.Join('\n', golden.Except(described)));
    }

    private static IEnumerable<string> Golden()
    {
        using var reader = new StreamReader(
            typeof(ProtocolTests).Assembly.GetManifestResourceStream("protocol.golden")!, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private static IEnumerable<string> Describe(MessageDescriptor message) =>
        message.Fields.InFieldNumberOrder().Select(field =>
                $"{message.FullName}.{field.Name} = {field.FieldNumber} {(field.IsMap ? "map" : field.IsRepeated ? "repeated" : "one")} "
                + $"{TypeOf(field)}{(field.HasPresence ? " optional" : "")}")
            .Prepend($"{message.FullName}")
            .Concat(message.NestedTypes.Where(each => each.ClrType is not null).SelectMany(Describe))
            .Concat(message.EnumTypes.SelectMany(Describe));

    private static IEnumerable<string> Describe(EnumDescriptor type) =>
        type.Values.Select(value => $"{type.FullName}.{value.Name} = {value.Number}");

    private static string TypeOf(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Enum => field.EnumType.FullName,
        FieldType.Message when !field.IsMap => field.MessageType.FullName,
        _ => field.FieldType.ToString(),
    };
}
