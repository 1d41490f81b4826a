using System.Text.Json;
using Interviewing.WebFront.Tests.Support;

namespace Interviewing.WebFront.Tests.Interviews;

public sealed class ExportTests
{
    [Fact]
    public async Task AnExportHasAllThatIsHeldInTheShapesOfTheOtherAnswers()
    {
        await using var host = await WebFrontHost.StartAsync(ShapeTests.Script);

        var export = (await host.GetAsync($"/interview/{Samples.Id}/export")).Json;

        string[] names =
        [
            "id", "sessionId", "interviewId", "exportedAt", "status", "jobDescription", "resume", "metadata", "timeLimitMinutes",
            "plan", "transcript", "analyses", "summary", "events", "suggestions", "consents", "audioFiles", "record",
        ];
        Assert.Equal(names, export.EnumerateObject().Select(member => member.Name));
        await SameAsync("status", "");
        await SameAsync("summary", "/summary");
        await SameAsync("transcript", "/transcript", "transcript");
        await SameAsync("plan", "/plan", "questions");
        await SameAsync("events", "/events", "events");
        Assert.Equal("7", export.GetProperty("metadata").GetProperty("ats").GetRawText());
        Assert.Equal("Wards.", export.GetProperty("resume").GetString());
        Assert.Equal(
            """[{"questionId":"q1","sequence":4,"competency":null,"score":4,"reason":"Said so.","evidence":[{"quote":"I lead nights","sequence":4}],"missing":[],"droppedQuotes":0,"model":"m","prompt":"p","rubric":"r"}]""",
            export.GetProperty("analyses").GetRawText());
        Assert.Equal("""[{"fact":"created","introduction":"Zoë"}]""", export.GetProperty("record").GetRawText());

        async Task SameAsync(string member, string path, string? of = null)
        {
            var other = (await host.GetAsync($"/interview/{Samples.Id}{path}")).Json;
            Assert.True(JsonElement.DeepEquals(of is null ? other : other.GetProperty(of), export.GetProperty(member)), member);
        }
    }
}
