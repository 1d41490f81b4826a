using System.Collections.Immutable;
using System.Text.Json;

namespace Interviewing.Interviews;

/// <summary>Puts together all that is held on an interview.</summary>
internal static class InterviewExports
{
    /// <summary>All of it. The facts are as they are stored, so nothing that is stored can be missing.</summary>
    public static InterviewExport Of(Interview interview)
    {
        var created = interview.Created!;
        return new()
        {
            Status = InterviewViews.Status(interview),
            Command = created.Command,
            TimeLimit = created.TimeLimit,
            Plan = interview.Questions,
            Transcript = InterviewViews.Transcript(interview),
            Analyses = InterviewViews.Analyses(interview),
            Summary = interview.Summary,
            Events = InterviewEvents.After(interview, 0),
            Suggestions = Each<AnswerSuggested, Suggestion>(interview, heard => new() { Text = heard.Text, At = heard.At }),
            Consents = Each<ConsentRecorded, Consent>(
                interview, said => new() { Given = said.Given, Text = said.Text, At = said.At }),
            AudioFiles = InterviewViews.AudioFiles(interview),
            Facts = JsonSerializer.Serialize([.. interview.Facts], InterviewJsonContext.Default.InterviewFactArray),
        };
    }

    private static ImmutableArray<T> Each<TFact, T>(Interview interview, Func<TFact, T> make)
        where TFact : InterviewFact =>
        [.. interview.Facts.OfType<TFact>().Select(make)];
}
