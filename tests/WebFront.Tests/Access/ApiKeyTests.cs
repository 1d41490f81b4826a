using Interviewing.WebFront.Access;

namespace Interviewing.WebFront.Tests.Access;

public sealed class ApiKeyTests
{
    private const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"; // of "test"
    private const string OtherHash = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"; // of "test2"

    [Fact]
    public void KeysAreReadWithTheirTenants()
    {
        var keys = ApiKey.Parse($" ats:{Hash} , acme-1:{OtherHash.ToUpperInvariant()}:acme ,")!;

        Assert.Equal([("ats", "default"), ("acme-1", "acme")], keys.Select(key => (key.Name, key.Tenant)));
        ApiKeys known = new(keys);
        Assert.Equal("default", known.Find("test")!.Tenant);
        Assert.Equal("acme", known.Find("test2")!.Tenant);
        Assert.Null(known.Find("test3"));
        Assert.Null(known.Find(Hash));
    }

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("ats")]
    [InlineData("ats:")]
    [InlineData("ats:abc")]
    [InlineData(":" + Hash)]
    [InlineData("a b:" + Hash)]
    [InlineData("ats:" + Hash + ":")]
    [InlineData("ats:" + Hash + ":Acme")]
    [InlineData("ats:" + Hash + ":a/b")]
    [InlineData("ats:" + Hash + ":a:b")]
    [InlineData("ats:" + Hash + ",ats:" + OtherHash)]
    [InlineData("one:" + Hash + ",two:" + Hash)]
    public void WhatIsNotAsTheRuleSaysIsRefusedAsAWhole(string setting) => Assert.Null(ApiKey.Parse(setting));

    [Fact]
    public void TheCommandMakesAKeyThatItsLineLetsIn()
    {
        using StringWriter output = new();

        Assert.Equal(0, KeysCommand.Run(["keys", "new", "ats", "acme"], output, TextWriter.Null));

        var text = output.ToString();
        var key = text.Split("once:")[1].Split('\n')[0].Trim();
        var line = text.Split("API_KEYS=")[1].Split('\n')[0].Trim();
        Assert.StartsWith("ivk_", key, StringComparison.Ordinal);
        Assert.Equal(47, key.Length);
        Assert.Equal(("ats", "acme"), new ApiKeys(ApiKey.Parse(line)!).Find(key) is { } caller ? (caller.Name, caller.Tenant) : default);
        Assert.DoesNotContain(key, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("keys")]
    [InlineData("keys", "new")]
    [InlineData("keys", "old", "ats")]
    [InlineData("keys", "new", "a b")]
    [InlineData("keys", "new", "ats", "A")]
    [InlineData("keys", "new", "ats", "acme", "more")]
    public void TheCommandSaysWhatItNeeds(params string[] arguments)
    {
        using StringWriter errors = new();

        Assert.Equal(2, KeysCommand.Run(arguments, TextWriter.Null, errors));
        Assert.NotEmpty(errors.ToString());
    }

    [Fact]
    public void CodesOfInvitesAreReadAsTheyWereWritten()
    {
        foreach (var tenant in (string[])["default", "acme"])
        {
            var code = InviteCode.New(tenant, Support.Samples.Id);
            Assert.Equal(code, InviteCode.Parse(code.ToString()));
        }

        Assert.NotEqual(InviteCode.New("acme", Support.Samples.Id).Secret, InviteCode.New("acme", Support.Samples.Id).Secret);
    }
}
