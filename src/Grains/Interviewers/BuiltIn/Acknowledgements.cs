using System.Text;

namespace Interviewing.Interviewers.BuiltIn;

/// <summary>
/// The words that take up what was said before the next question. They do not judge: a candidate is not told on the way
/// how they do.
/// </summary>
internal static class Acknowledgements
{
    /// <summary>After an answer. <paramref name="used"/> is what the follow-up takes up already.</summary>
    public static string AfterAnswer(in Choice choice, Verdict verdict, IReadOnlyList<Mention> mentions, Mention? used, bool followsUp)
    {
        if (verdict.NoScore is NoScore.Empty)
            return followsUp ? "I did not catch an answer there." : "I did not catch an answer, so let us move on.";
        if (verdict.NoScore is NoScore.NoAnswer)
            return followsUp ? "That is all right." : "That is all right, let us move on.";
        if (verdict.NoScore is not NoScore.None)
            return followsUp ? "Thank you." : choice.Of(1, "Thank you. Let us move on.", "All right, let us go on.", "Thank you, I have taken that down.");
        var mention = mentions.FirstOrDefault(each => each != used);
        if (mention is null || (followsUp && used is not null && mention.IsAction == used.IsAction))
            return choice.Of(1, "Thank you.", "I see.", "All right.", "Thank you, I have taken that down.");
        return mention.IsAction
            ? string.Format(null, Actions[choice.Start(2, Actions.Length)], mention.Text)
            : string.Format(null, Terms[choice.Start(3, Terms.Length)], mention.Text);
    }

    /// <summary>After the introduction.</summary>
    public static string AfterIntroduction(in Choice choice, SpokenText text, IReadOnlyList<Mention> terms, string? name)
    {
        var thanks = name is null ? "Thank you for introducing yourself." : $"Thank you, {name}.";
        if (text.Words.Length == 0)
            return "All right, let us start with the questions.";
        if (SelfStatement.In(text) is { } said)
            return $"{thanks} {choice.Of(1, "So", "I see,", "All right,")} {said}.";
        return terms.Count > 0 ? $"{thanks} I have noted what you said about {terms[0].Text}." : $"{thanks} Let us start.";
    }

    private static readonly CompositeFormat[] Actions =
    [
        CompositeFormat.Parse("Thank you. So you {0}."),
        CompositeFormat.Parse("I see, you {0}."),
        CompositeFormat.Parse("All right, so you {0}."),
        CompositeFormat.Parse("Thank you, I have noted that you {0}."),
        CompositeFormat.Parse("Thank you for telling me that you {0}."),
    ];

    private static readonly CompositeFormat[] Terms =
    [
        CompositeFormat.Parse("Thank you, I have noted what you said about {0}."),
        CompositeFormat.Parse("Thank you for telling me about {0}."),
        CompositeFormat.Parse("I see, {0} came into it."),
        CompositeFormat.Parse("All right, I have taken down the part about {0}."),
    ];
}
