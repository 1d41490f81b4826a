namespace Interviewing.Interviewers.BuiltIn;

/// <summary>The first words to the candidate.</summary>
internal static class Introduction
{
    /// <summary>That an AI asks, for what position, how it goes, and the invitation to introduce oneself.</summary>
    public static string For(InterviewBrief brief, JobProfile job, int questions)
    {
        var hello = CandidateName.Of(brief) is { } name ? $"Hello {name}, and welcome." : "Hello, and welcome.";
        var language = BuiltInInterviewer.Speaks(brief.Language)
            ? ""
            : " I can conduct this interview in English only; I hope that is all right with you.";
        var count = questions == 1 ? "one question" : $"{questions} questions";
        return $"{hello} I am an AI interviewer, and I will talk with you today about {job.Position}.{language} I have {count} "
            + "for you, and now and then I will ask for a little more detail. Take your time, and use examples from your own "
            + "work wherever you can. What you say is written down for the hiring team, and at the end you can ask "
            + "questions of your own. To begin with, please introduce yourself in a few sentences.";
    }
}
