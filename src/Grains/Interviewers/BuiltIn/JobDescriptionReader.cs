using System.Collections.Immutable;

namespace Interviewing.Interviewers.BuiltIn;

/// <summary>Reads a job description for what an interview can be made of.</summary>
internal static class JobDescriptionReader
{
    private const int MostDuties = 24;
    private const int MostSkills = 24;

    /// <summary>The profile of the job. A description of any shape gives one, if need be an empty one.</summary>
    public static JobProfile Read(string description)
    {
        var statements = JobText.Statements(description);
        var title = JobTitle.Find(statements);
        var skills = new SkillReader();
        var phrases = new List<(string Phrase, bool IsAction)>();
        for (var i = 0; i < statements.Count; i++)
        {
            skills.Read(statements[i], i == 0 && title is not null);
            if (phrases.Count < MostDuties)
                DutyReader.Read(statements[i], phrases);
        }

        var titleStems = title is null ? [] : SpokenText.Read(title).Words.Select(word => word.Stem).ToHashSet();
        return new()
        {
            Title = title,
            Skills = [.. skills.Skills().Where(skill => !NamesTitle(skill, titleStems)).Take(MostSkills)],
            Duties = Duties(phrases),
            Fields = FieldOfWork.Of(JobVocabulary.Stems(description), titleStems),
        };
    }

    private static bool NamesTitle(string skill, HashSet<ulong> titleStems) =>
        SpokenText.Read(skill).Words.All(word => titleStems.Contains(word.Stem));

    private static ImmutableArray<Duty> Duties(List<(string Phrase, bool IsAction)> phrases)
    {
        var duties = ImmutableArray.CreateBuilder<Duty>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (phrase, isAction) in phrases)
        {
            if (!seen.Add(phrase) || duties.Count == MostDuties)
                continue;
            duties.Add(new(phrase, isAction, CompetencyWords.Nearest(SpokenText.Read(phrase)) ?? DutyReader.Label(phrase)));
        }

        return duties.ToImmutable();
    }
}
