using Interviewing.EndToEnd.Running;

namespace Interviewing.EndToEnd.Operations;

/// <summary>A start that fails says why in one line, and leaves what runs alone.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task ASecondServerOnTheSameDataSaysSoInOneLine()
    {
        await using var product = await Installation.Start();

        var (code, output) = await product.Run();

        Assert.Equal(1, code);
        Assert.StartsWith("DATA_DIR ", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', output);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("key", "new", "ats")]
    public async Task ACommandThatThereIsNotStartsNoServer(params string[] arguments)
    {
        await using var product = await Installation.Start();

        var (code, output) = await product.Run(arguments);

        Assert.Equal(1, code);
        Assert.StartsWith($"There is no command {arguments[0]}: ", output, StringComparison.Ordinal);
    }
}
