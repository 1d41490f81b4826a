using System.Collections.Immutable;
using Interviewing.Directory;
using Interviewing.Interviews;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Interviews;

public sealed class ReadTests
{
    [Fact]
    public async Task ATranscriptCanBeHadAsText()
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        var reply = await host.GetAsync($"/interview/{Samples.Id}/transcript?format=text");

        Assert.Equal("text/plain", reply.ContentType);
        Assert.Equal(
            """
            [2026-03-04T05:00:01.120Z] Interviewer: Welcome.

            [2026-03-04T05:00:02.120Z] Candidate: I *lead* nights.
            # Not a heading


            """,
            reply.Body);
    }

    [Fact]
    public async Task ATranscriptInMarkdownShowsTheWordsAsTheyWereSaid()
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        var reply = await host.GetAsync($"/interview/{Samples.Id}/transcript?format=markdown");

        Assert.Equal("text/markdown", reply.ContentType);
        Assert.Equal(
            $$"""
            # Interview {{Samples.Id}}

            **Interviewer**, 2026-03-04T05:00:01.120Z

            > Welcome\.

            **Candidate**, 2026-03-04T05:00:02.120Z

            > I \*lead\* nights\.
            > \# Not a heading

            """,
            reply.Body);
    }

    [Fact]
    public async Task ATranscriptHasNoOtherFormats()
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        var reply = await host.GetAsync($"/interview/{Samples.Id}/transcript?format=pdf");

        Assert.Equal(400, reply.Status);
        Assert.Equal(["must be json, text or markdown"], reply.ErrorsOf("format"));
    }

    [Fact]
    public async Task EventsComeAfterTheNumberAskedFor()
    {
        long asked = -1;
        await using var host = await WebFrontHost.StartAsync(grains => grains.On<IInterviewGrain>("GetEvents", (_, arguments) =>
        {
            asked = (long)arguments[0]!;
            return Task.FromResult(ImmutableArray<InterviewEvent>.Empty);
        }));

        var reply = await host.GetAsync($"/interview/{Samples.Id}/events?after=41");

        Assert.Equal(41, asked);
        Assert.Equal(41, reply.Json.GetProperty("lastSequence").GetInt64());
        Assert.Equal(0, reply.Json.GetProperty("events").GetArrayLength());
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("1.5")]
    [InlineData("99999999999999999999")]
    public async Task ANumberThatIsNoneIsRefused(string after)
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        var reply = await host.GetAsync($"/interview/{Samples.Id}/events?after={after}");

        Assert.Equal(400, reply.Status);
        Assert.Equal(["must be a number, whole, from 0"], reply.ErrorsOf("after"));
    }

    [Fact]
    public async Task TheListIsAskedWithItsFilters()
    {
        DirectoryQuery? asked = null;
        await using var host = await WebFrontHost.StartAsync(grains => List(grains, query => asked = query));

        await host.GetAsync("/interviews?state=follow_up&candidateId=c&roomName=r&limit=200");

        Assert.Equal(
            new DirectoryQuery { State = InterviewState.FollowUp, CandidateId = "c", RoomName = "r", Limit = 200 }, asked);
    }

    [Fact]
    public async Task TheListGoesOnWhereItsCursorSays()
    {
        List<DirectoryQuery> asked = [];
        await using var host = await WebFrontHost.StartAsync(grains => List(grains, asked.Add));

        var first = await host.GetAsync("/interviews?limit=1");
        var cursor = first.Json.GetProperty("nextCursor").GetString();
        await host.GetAsync($"/interviews?limit=1&cursor={cursor}");

        Assert.Null(asked[0].Before);
        Assert.Equal(Samples.Id, asked[1].Before);
        Assert.DoesNotContain(Samples.Id, cursor, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheListHas50ItemsWhereTheCallerDoesNotSay()
    {
        DirectoryQuery? asked = null;
        await using var host = await WebFrontHost.StartAsync(grains => List(grains, query => asked = query));

        var reply = await host.GetAsync("/interviews");

        Assert.Equal(new DirectoryQuery { Limit = 50 }, asked);
        Assert.Equal("null", reply.Json.GetProperty("nextCursor").GetRawText());
    }

    [Theory]
    [InlineData("state=done", "state")]
    [InlineData("state=1", "state")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("candidateId=a%00b", "candidateId")]
    [InlineData("roomName=a/b", "roomName")]
    [InlineData("cursor=MTIz", "cursor")]
    [InlineData("cursor=!!", "cursor")]
    [InlineData("cursor=a", "cursor")]
    public async Task AFilterThatBreaksARuleIsRefused(string query, string field)
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        var reply = await host.GetAsync("/interviews?" + query);

        Assert.Equal(400, reply.Status);
        Assert.Single(reply.ErrorsOf(field));
    }

    private static void List(FakeGrains grains, Action<DirectoryQuery> asked) =>
        grains.On<IInterviewDirectoryGrain>("List", (_, arguments) =>
        {
            asked((DirectoryQuery)arguments[0]!);
            return Task.FromResult<ImmutableArray<InterviewRow>>([Samples.Row()]);
        });
}
