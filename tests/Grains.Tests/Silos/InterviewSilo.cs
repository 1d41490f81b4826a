namespace Interviewing.Silos;

/// <summary>A cluster of one silo, for the rules that hold on each.</summary>
public class InterviewSilo() : InterviewCluster(1);
