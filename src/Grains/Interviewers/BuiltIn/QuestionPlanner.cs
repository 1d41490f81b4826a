using System.Collections.Immutable;
using Interviewing.Interviews;

namespace Interviewing.Interviewers.BuiltIn;

/// <summary>
/// Makes the plan: the same for everybody who applies for the same job, so that candidates can be compared; only where a
/// skill stands in the resume too is it asked about with a word of that.
/// </summary>
internal sealed class QuestionPlanner
{
    /// <summary>
    /// In this order kinds of questions come into the plan until it is full: a short plan has the heart of the job, a
    /// longer one all kinds.
    /// </summary>
    private static readonly Kind[] Order =
    [
        Kind.Skill, Kind.Duty, Kind.Situation, Kind.Experience, Kind.Skill, Kind.Motivation, Kind.Duty, Kind.General,
        Kind.Duty, Kind.Skill, Kind.Duty, Kind.Duty, Kind.Situation, Kind.Skill, Kind.General, Kind.DutySituation,
        Kind.Duty, Kind.Skill, Kind.General, Kind.Experience,
    ];

    /// <summary>In this order they are asked.</summary>
    private static readonly QuestionType[] Asked =
    [
        QuestionType.Experience, QuestionType.Technical, QuestionType.Behavioral, QuestionType.Situational,
        QuestionType.Motivation,
    ];

    private readonly JobProfile _job;
    private readonly string? _resume;
    private readonly Dictionary<Kind, Queue<QuestionDraft>> _drafts = [];

    private QuestionPlanner(JobProfile job, string? resume)
    {
        _job = job;
        _resume = resume;
        foreach (var kind in Enum.GetValues<Kind>())
            _drafts[kind] = new(Drafts(kind));
    }

    private enum Kind
    {
        Skill,
        Duty,
        DutySituation,
        Situation,
        Experience,
        Motivation,
        General,
    }

    /// <summary>As many questions as asked for, no two the same.</summary>
    public static ImmutableArray<Question> Plan(JobProfile job, string? resume, int count) =>
        new QuestionPlanner(job, resume).Plan(count);

    private ImmutableArray<Question> Plan(int count)
    {
        var drafts = new List<QuestionDraft>(count);
        var texts = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var competencies = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; drafts.Count < count; i++)
        {
            var draft = i < Order.Length ? Next(Order[i], competencies) : Next(Kind.General, competencies);
            if (texts.Add(draft.Text))
                drafts.Add(draft);
            competencies.Add(draft.Competency);
        }

        return
        [
            .. drafts.OrderBy(draft => Array.IndexOf(Asked, draft.Type)).Select((draft, index) => new Question
            {
                Id = $"q{index + 1}",
                Text = draft.Text,
                Type = draft.Type,
                Competency = draft.Competency,
                Expected = $"{draft.Expected}.",
            }),
        ];
    }

    /// <summary>The next of a kind, one of a competency that is not in the plan yet before one that is.</summary>
    private QuestionDraft Next(Kind kind, HashSet<string> competencies)
    {
        var queue = _drafts[kind];
        for (var i = 0; i < queue.Count && kind is Kind.Duty or Kind.General or Kind.Situation; i++)
        {
            if (!competencies.Contains(queue.Peek().Competency))
                break;
            queue.Enqueue(queue.Dequeue());
        }

        if (queue.Count > 0)
            return queue.Dequeue();
        // What runs short is made up for by what every trade has, and that by what is left of any kind.
        var other = kind == Kind.General ? _drafts.Values.First(drafts => drafts.Count > 0) : _drafts[Kind.General];
        return other.Count > 0 ? other.Dequeue() : _drafts.Values.First(drafts => drafts.Count > 0).Dequeue();
    }

    private IEnumerable<QuestionDraft> Drafts(Kind kind) => kind switch
    {
        Kind.Skill => Skills(),
        Kind.Duty => Duties(),
        Kind.DutySituation => _job.Duties.Where(duty => duty.IsAction).Skip(1)
            .Select(duty => QuestionBank.DutySituation.Fill(_job, duty.Phrase, duty.Competency)),
        Kind.Situation => _job.Fields.SelectMany(field => field.Situations).Select(situation => new QuestionDraft(
            QuestionType.Situational, situation.Competency, situation.Text, situation.Expected)),
        Kind.Experience => QuestionBank.Experience.Select(template => template.Fill(_job)),
        Kind.Motivation => QuestionBank.Motivation.Select(template => template.Fill(_job)),
        _ => QuestionBank.General.Select(template => template.Fill(_job)),
    };

    private IEnumerable<QuestionDraft> Skills()
    {
        var known = _job.Skills.Length >= 3 ? _job.Skills : [.. _job.Skills, .. _job.Fields.SelectMany(field => field.Topics)];
        var inResume = known.FirstOrDefault(InResume);
        IEnumerable<string> ordered = inResume is null ? known : [known[0], inResume, .. known.Skip(1)];
        var skills = ordered.Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        var templates = QuestionBank.Skill;
        for (var i = 0; i < skills.Length; i++)
        {
            var template = skills[i] == inResume ? QuestionBank.Resume : templates[i % templates.Length];
            yield return template.Fill(_job, skills[i], JobPhrases.UpperFirst(skills[i]));
        }
    }

    private IEnumerable<QuestionDraft> Duties()
    {
        var templates = QuestionBank.DutyDone;
        // "Think of a time when something went wrong in ..." needs an action; the others take any phrase.
        return _job.Duties.Select((duty, i) => templates[i % (duty.IsAction ? templates.Length : templates.Length - 1)]
            .Fill(_job, duty.Phrase, duty.Competency));
    }

    private bool InResume(string skill) =>
        _resume is not null && _resume.Contains(skill, StringComparison.OrdinalIgnoreCase);
}
