using System.Collections.Immutable;
using Interviewing.Interviews;

namespace Interviewing.Interviewers.BuiltIn;

/// <summary>Finds the question that asks for what an answer lacks, with the candidate's own words in it.</summary>
internal static class FollowUps
{
    /// <summary>From this score on an answer is asked no further, unless its result is missing.</summary>
    private const int GoodScore = 4;

    /// <summary>The follow-up and what it takes up, or nothing where none is worth it.</summary>
    public static (string? Question, Mention? Used) For(
        TurnRequest request, in Choice choice, Verdict verdict, IReadOnlyList<Mention> mentions, string? words)
    {
        if (!request.MayFollowUp || request.Question is null)
            return (null, null);
        var asked = request.Asked.Add(request.Prompt).Add(request.Question.Text);
        if (verdict.Score is null)
            return (WithoutScore(request, choice, verdict.NoScore, asked), null);
        if (verdict.Reading.IsNeverDone && verdict.Score == 1)
            return (First(choice, asked, Nearest), null);
        if (verdict.IsComplete || verdict.Score == 5
            || (verdict.Score >= GoodScore && !verdict.Lacks.Contains(Lack.Outcome)))
        {
            return (null, null);
        }

        var subject = Subject(request.Question);
        // What a vague answer lacks first of all is an example.
        var lacks = verdict.Lacks.Count == 0 ? [Lack.Specifics] : verdict.Lacks;
        foreach (var lack in lacks)
        {
            foreach (var mention in mentions.Where(each => each.IsOfSubject))
            {
                var forms = mention.IsAction ? AboutAction(lack, mention.Text, subject) : AboutThing(lack, mention.Text, subject);
                if (First(choice, asked, forms) is { } question)
                    return (question, mention);
            }

            if (words is not null && First(choice, asked, AboutWords(lack, words, subject)) is { } other)
                return (other, null);
        }

        return (null, null);
    }

    private static readonly string[] Nearest =
    [
        "What is the nearest thing to it that you have done, and how did you go about that?",
        "Which work of yours comes closest to that, even if it was in another setting?",
    ];

    private static string? WithoutScore(TurnRequest request, in Choice choice, NoScore reason, ImmutableArray<string> asked)
    {
        var subject = Subject(request.Question!);
        return reason switch
        {
            // Once is enough: who has had a second chance is not pressed.
            _ when request.Earlier.Length > 0 => null,
            NoScore.NoAnswer => First(choice, asked, Nearest),
            NoScore.TooShort or NoScore.Empty => First(
                choice,
                asked,
                ["Could you say a little more, perhaps with an example from your own work?", "What comes to your mind from your own work when you hear that question?"]),
            _ => First(
                choice,
                asked,
                [$"I would like to come back to the question, which was about {subject}. What from your own work can you tell me about that?", $"My question was about {subject}. What could you tell me about that from your own experience?"]),
        };
    }

    private static string Subject(Question question) => question.Type switch
    {
        QuestionType.Experience => "your earlier work",
        QuestionType.Motivation => "your interest in this position",
        _ => $"“{question.Competency}”",
    };

    private static string[] AboutAction(Lack lack, string action, string subject) => lack switch
    {
        Lack.Outcome =>
        [
            $"You said that you {action}. What came of it in the end?",
            $"After you {action}, what was the result, and how could you tell?",
            $"What changed because you {action}?",
        ],
        Lack.OwnPart =>
        [
            $"You said that you {action}. Which of the rest was done by you yourself, and which by others?",
            $"Apart from the moment when you {action}, what was your own part in it?",
        ],
        Lack.Action =>
        [
            $"You said that you {action}. What else did you do yourself, step by step?",
            $"How exactly did you go about it when you {action}?",
        ],
        Lack.Fit =>
        [
            $"You said that you {action}. How does that bear on {subject}, which I asked about?",
        ],
        Lack.Reason =>
        [
            $"You said that you {action}. Why did you choose to do it that way?",
            $"What were your reasons when you {action}?",
        ],
        _ =>
        [
            $"You said that you {action}. Can you give me some figures or details of that case?",
            $"When you {action}, what exactly was the situation: where was it, how large, who was concerned?",
        ],
    };

    private static string[] AboutThing(Lack lack, string thing, string subject) => lack switch
    {
        Lack.Outcome =>
        [
            $"You mentioned {thing}. What was the result there, and how could you tell?",
            $"What came of it in the end, with {thing}?",
        ],
        Lack.OwnPart =>
        [
            $"You mentioned {thing}. What was your own part in that?",
            $"With {thing}, what was done by you yourself?",
        ],
        Lack.Action =>
        [
            $"You mentioned {thing}. What did you yourself do the last time that came up, step by step?",
            $"Can you take me through one occasion with {thing}, and what you did?",
        ],
        Lack.Fit =>
        [
            $"You mentioned {thing}. How does that bear on {subject}, which I asked about?",
        ],
        Lack.Reason =>
        [
            $"You mentioned {thing}. Why does that matter in your view?",
            $"What are your reasons when it comes to {thing}?",
        ],
        _ =>
        [
            $"You mentioned {thing}. Can you give me one concrete case of that, with some details?",
            $"What is a concrete example of that, with {thing}?",
        ],
    };

    private static string[] AboutWords(Lack lack, string words, string subject) => lack switch
    {
        Lack.Outcome => [$"You said, “{words}”. What came of that in the end?"],
        Lack.OwnPart => [$"You said, “{words}”. What was your own part in that?"],
        Lack.Action => [$"You said, “{words}”. What did you do yourself the last time that came up, step by step?"],
        Lack.Fit => [$"You said, “{words}”. How does that bear on {subject}, which I asked about?"],
        Lack.Reason => [$"You said, “{words}”. What are your reasons for that?"],
        _ => [$"You said, “{words}”. What exactly do you mean by that? A concrete example would help."],
    };

    /// <summary>One of the forms that has not been asked yet.</summary>
    private static string? First(in Choice choice, ImmutableArray<string> asked, string[] forms)
    {
        var start = choice.Start(7, forms.Length);
        for (var i = 0; i < forms.Length; i++)
        {
            var form = forms[(start + i) % forms.Length];
            if (!asked.Any(each => each.Contains(form, StringComparison.OrdinalIgnoreCase)))
                return form;
        }

        return null;
    }
}
